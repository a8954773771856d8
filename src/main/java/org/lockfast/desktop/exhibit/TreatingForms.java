package org.lockfast.desktop.exhibit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Treating;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.Ask.Kind;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Amount;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Password;
import org.lockfast.rules.Treatment;
import org.lockfast.rules.Wording;

/** What was done to the exhibit after it was recorded: first what it was, then what that asks. */
final class TreatingForms {
    private static final String AMOUNT = "amount";
    private static final String UNIT = "unit";
    private static final String ALL = "all";
    private static final String COLLAR = "collar";
    private static final String PASSWORD = "password";

    private final Words words = Words.in(TreatingForms.class);
    private final Desk desk;
    private final Seen seen;

    TreatingForms(Desk desk, Seen seen) {
        this.desk = desk;
        this.seen = seen;
    }

    /** What was done; leads to the form of that. */
    SmallForm which() {
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        String category = seen.exhibit().category();
        List<Choice> offered =
                desk.rules().treatments().offeredOn(today).stream()
                        .filter(one -> category == null || one.isFor(category))
                        .map(one -> new Choice(one.code(), one.words().english()))
                        .toList();
        return ExhibitForms.form(
                words.say("exhibit.treat.title", seen.exhibit().name()),
                words.say("exhibit.treat.more"),
                words.say("exhibit.treat.go-on"),
                answers -> Outcome.done(new SmallForm.Result("", of(answers.text("which")))),
                Ask.choice("which", words.say("exhibit.treat.which"), offered)
                        .beginning("")
                        .needed(words.say("exhibit.treat.which.empty")));
    }

    /** The form of one thing that was done. */
    SmallForm of(String code) {
        Treatment what = desk.rules().treatments().get(code);
        return ExhibitForms.form(
                words.say("exhibit.treat.of", name(), what.words().english()),
                "",
                words.say("exhibit.treat.button"),
                answers -> record(what, answers),
                asks(what).toArray(Ask[]::new));
    }

    private List<Ask> asks(Treatment what) {
        List<Ask> asks = new ArrayList<>();
        if (what.amount()) {
            asks.add(
                    Ask.of(AMOUNT, Kind.LINE, words.say("exhibit.treat.amount"))
                            .hinted(words.say("exhibit.treat.amount.hint"))
                            .needed(words.say("exhibit.treat.amount.empty")));
            asks.add(
                    Ask.choice(
                            UNIT,
                            words.say("exhibit.treat.unit"),
                            what.units().stream().map(unit -> new Choice(unit, unit)).toList()));
        }
        Wording why = what.why();
        Wording who = what.who();
        if (why != null) { // what was not done was done by nobody
            asks.add(
                    Ask.of("note", Kind.LINE, why.english())
                            .needed(words.say("exhibit.treat.why.empty")));
        } else {
            asks.add(
                    who == null
                            ? Ask.of("by", Kind.LINE, words.say("exhibit.treat.by"))
                                    .hinted(words.say("exhibit.treat.by.hint"))
                            : Ask.of("by", Kind.LINE, who.english())
                                    .hinted(words.say("exhibit.treat.who.hint"))
                                    .needed(words.say("exhibit.treat.who.empty")));
        }
        Wording number = what.number();
        if (number != null) {
            Ask asked = Ask.of("number", Kind.LINE, number.english());
            asks.add(
                    what.numberNeeded()
                            ? asked.needed(words.say("exhibit.treat.number.empty"))
                            : asked);
        }
        asks.add(
                Ask.of("when", Kind.TIME, words.say("exhibit.when"))
                        .hinted(words.say("exhibit.when.hint")));
        if (why == null) {
            asks.add(Ask.of("note", Kind.LINE, words.say("exhibit.treat.note")));
        }
        String category = seen.exhibit().category();
        if (category != null && what.second().contains(category)) {
            asks.add(
                    Ask.of(COLLAR, Kind.LINE, words.say("exhibit.treat.second"))
                            .hinted(words.say("exhibit.treat.second.hint")));
            asks.add(Ask.of(PASSWORD, Kind.PASSWORD, words.say("exhibit.treat.second.password")));
        }
        if (seen.hasSeveral() && !what.amount()) { // each weighs what it weighs
            asks.add(Ask.of(ALL, Kind.TICK, words.say("exhibit.treat.all", present().size())));
        }
        return asks;
    }

    private Outcome<SmallForm.Result> record(Treatment what, Answers answers) {
        BigDecimal amount = null;
        if (what.amount()) {
            amount = Amount.read(answers.text(AMOUNT)).orElse(null);
            if (amount == null) {
                return Outcome.refused("AMOUNT", Amount.SENTENCE);
            }
        }
        boolean all = answers.ticked(ALL);
        List<PackageState> packages = all ? present() : List.of(seen.pack());
        Treating.What did =
                new Treating.What(
                        what.code(),
                        amount,
                        amount == null ? null : unit(answers),
                        answers.textOrNull("by"),
                        answers.textOrNull("number"),
                        answers.textOrNull("note"));
        Outcome<List<Recorded>> done =
                second(answers)
                        .then(with ->
                                desk.treating()
                                        .record(
                                                desk.session(),
                                                packages,
                                                did,
                                                with.orElse(null),
                                                answers.time("when")));
        return done.then(
                ExhibitForms.done(
                        words.say(
                                "exhibit.treat.done",
                                all ? seen.exhibit().name() : name(),
                                what.words().english())));
    }

    /** Those that can have had it done to them: not what left for good or is missing. */
    private List<PackageState> present() {
        return seen.story().accounts().stream()
                .map(Account::state)
                .filter(p -> !p.status().equals("LEFT") && !p.status().equals("MISSING"))
                .toList();
    }

    /** A second officer comes to the machine and signs too. */
    private Outcome<Optional<SecondPerson>> second(Answers answers) {
        if (answers.textOrNull(COLLAR) == null) {
            return Outcome.done(Optional.empty());
        }
        try (Password password = Password.of(answers.byId().getOrDefault(PASSWORD, ""))) {
            return desk.signInAnother(answers.text(COLLAR), password)
                    .then(session ->
                            Outcome.done(
                                    Optional.of(
                                            new SecondPerson(
                                                    session.officer().id(),
                                                    null,
                                                    "witness",
                                                    Vouch.PASSWORD,
                                                    session.signer()))));
        }
    }

    private static @Nullable String unit(Answers answers) {
        return answers.textOrNull(UNIT);
    }

    private String name() {
        return seen.hasSeveral()
                ? words.say("exhibit.package.of", seen.exhibit().name(), seen.pack().n())
                : seen.exhibit().name();
    }
}

package org.lockfast.desktop.exhibit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.CashStory;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.Ask.Kind;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.exhibit.Amount;
import org.lockfast.exhibit.CashCount;
import org.lockfast.exhibit.CashWords;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.officer.Session;
import org.lockfast.rules.Money;

/**
 * What is done with the cash in a package. Whether a laboratory needs it is asked before anybody
 * counts it, and no form shows what another officer counted.
 */
final class CashForms {
    private static final String DO = "do";
    private static final String LABORATORY = "laboratory";
    private static final String OTHER = "other";
    private static final String COLLAR = "collar";
    private static final String PASSWORD = "password";
    private static final String WHEN = "when";
    private static final String POUNDS = "GBP";

    private final Words words = Words.in(CashForms.class);
    private final Desk desk;
    private final Seen seen;
    private final PackageState p;
    private final String name;
    private final CashStory.@Nullable Count waiting;

    CashForms(Desk desk, Seen seen) {
        this.desk = desk;
        this.seen = seen;
        this.p = seen.pack();
        this.name =
                seen.hasSeveral()
                        ? words.say("exhibit.package.of", seen.exhibit().name(), p.n())
                        : seen.exhibit().name();
        this.waiting = desk.countingCash().of(p).waitingFor(desk.session().officer().id());
    }

    /** What to do with it; leads to the form of that. */
    SmallForm which() {
        List<Choice> offered =
                List.of(
                        new Choice("count", words.say("exhibit.cash.count")),
                        new Choice("uncounted", words.say("exhibit.cash.uncounted")),
                        new Choice("banked", words.say("exhibit.cash.banked")),
                        new Choice("detained", words.say("exhibit.cash.detained")));
        return ExhibitForms.form(
                words.say("exhibit.cash.title", name),
                standing(),
                words.say("exhibit.treat.go-on"),
                answers ->
                        Outcome.done(
                                new SmallForm.Result(
                                        "",
                                        switch (answers.text(DO)) {
                                            case "uncounted" -> uncounted("");
                                            case "banked" -> banked();
                                            case "detained" -> detained();
                                            default -> before();
                                        })),
                Ask.choice(DO, words.say("exhibit.cash.which"), offered));
    }

    /** How far its count is, without a figure. */
    private String standing() {
        CashStory.Count first = waiting;
        if (first == null) {
            return words.say("exhibit.cash.more");
        }
        String when = seen.said(first.entry().when());
        return isMine(first)
                ? words.say("exhibit.cash.waits.mine", when)
                : words.say(
                        "exhibit.cash.waits", seen.story().names().officer(first.officer()), when);
    }

    private boolean isMine(CashStory.Count count) {
        return count.officer().equals(desk.session().officer().id());
    }

    /** What is answered before anybody counts. */
    SmallForm before() {
        List<Ask> asks = new ArrayList<>();
        asks.add(
                Ask.choice(
                                LABORATORY,
                                words.say("exhibit.cash.laboratory"),
                                List.of(
                                        new Choice("no", words.say("exhibit.cash.laboratory.no")),
                                        new Choice("yes", words.say("exhibit.cash.laboratory.yes")),
                                        new Choice(
                                                "late", words.say("exhibit.cash.laboratory.late"))))
                        .beginning("")
                        .needed(words.say("exhibit.cash.laboratory.empty")));
        CashStory.Count first = waiting;
        if (first != null && isMine(first)) {
            asks.add(
                    Ask.choice(
                            "who",
                            words.say("exhibit.cash.who"),
                            List.of(
                                    new Choice("other", words.say("exhibit.cash.who.other")),
                                    new Choice("me", words.say("exhibit.cash.who.me")))));
        }
        for (Money money : desk.rules().currencies().offeredOn(today())) {
            asks.add(
                    Ask.of(money.code(), Kind.TICK, money.words().english())
                            .beginning(money.code().equals(POUNDS) ? Answers.YES : ""));
        }
        asks.add(Ask.of(OTHER, Kind.TICK, words.say("exhibit.cash.other")));
        return ExhibitForms.form(
                words.say("exhibit.cash.count.title", name),
                standing(),
                words.say("exhibit.treat.go-on"),
                answers ->
                        Outcome.done(
                                new SmallForm.Result(
                                        "",
                                        answers.text(LABORATORY).equals("yes")
                                                ? uncounted(
                                                        words.say("exhibit.cash.for-laboratory"))
                                                : count(answers))),
                asks.toArray(Ask[]::new));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(desk.clock().instant(), desk.zone());
    }

    /**
     * @param said what was answered before
     */
    SmallForm count(Answers said) {
        Boolean laboratory = said.text(LABORATORY).equals("no") ? false : null;
        CashStory.Count first = waiting;
        boolean colleague = first != null && isMine(first) && !said.text("who").equals("me");
        List<Ask> asks = new ArrayList<>();
        List<Money> currencies =
                desk.rules().currencies().offeredOn(today()).stream()
                        .filter(money -> said.ticked(money.code()))
                        .toList();
        for (Money money : currencies) {
            asks.add(
                    new Ask(
                            money.code(),
                            Kind.CASH,
                            money.words().english(),
                            "",
                            values(money),
                            "",
                            null));
        }
        if (said.ticked(OTHER) || currencies.isEmpty()) {
            asks.add(
                    Ask.of(OTHER, Kind.LINE, words.say("exhibit.cash.other"))
                            .hinted(words.say("exhibit.cash.other.hint")));
        }
        if (colleague) {
            asks.add(
                    Ask.of(COLLAR, Kind.LINE, words.say("exhibit.cash.colleague"))
                            .needed(words.say("exhibit.cash.colleague.empty")));
            asks.add(
                    Ask.of(PASSWORD, Kind.PASSWORD, words.say("exhibit.override.password"))
                            .needed(words.say("exhibit.override.password.empty")));
        }
        asks.add(when());
        return ExhibitForms.form(
                words.say("exhibit.cash.count.title", name),
                words.say(colleague ? "exhibit.cash.blind.colleague" : "exhibit.cash.blind"),
                words.say("exhibit.cash.count.button"),
                answers ->
                        lines(answers)
                                .then(lines ->
                                        (colleague
                                                        ? colleague(answers)
                                                        : Outcome.done(desk.session()))
                                                .then(session ->
                                                        desk.countingCash()
                                                                .count(
                                                                        session,
                                                                        p,
                                                                        lines,
                                                                        laboratory,
                                                                        answers.time(WHEN))))
                                .then(
                                        ExhibitForms.done(
                                                words.say("exhibit.cash.count.done", name))),
                asks.toArray(Ask[]::new));
    }

    private static List<Choice> values(Money money) {
        return money.denominations().stream()
                .sorted(Comparator.reverseOrder())
                .map(one -> new Choice(one.toPlainString(), CashWords.value(money.code(), one)))
                .toList();
    }

    private Outcome<List<CashCount.Line>> lines(Answers answers) {
        String other = answers.text(OTHER);
        if (!other.isEmpty() && !other.matches("[A-Za-z]{3}\\b.*")) {
            return Outcome.refused("COUNT", words.say("exhibit.cash.other.hint"));
        }
        String written =
                answers.byId().entrySet().stream()
                        .filter(one -> one.getKey().matches("[A-Z]{3}|" + OTHER))
                        .map(one -> one.getValue().strip())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" "));
        if (written.isEmpty()) {
            return Outcome.refused("COUNT", words.say("exhibit.cash.nothing"));
        }
        return CashWords.read(written)
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("COUNT", CashWords.WRITTEN));
    }

    /** The second officer comes to the machine and signs for their own count. */
    private Outcome<Session> colleague(Answers answers) {
        try (Password password = Password.of(answers.byId().getOrDefault(PASSWORD, ""))) {
            return desk.signInAnother(answers.text(COLLAR), password)
                    .then(session ->
                            session.officer().id().equals(desk.session().officer().id())
                                    ? Outcome.refused(
                                            "SAME_PERSON", words.say("exhibit.cash.colleague.you"))
                                    : Outcome.done(session));
        }
    }

    SmallForm uncounted(String why) {
        return ExhibitForms.form(
                words.say("exhibit.cash.uncounted.title", name),
                words.say("exhibit.cash.uncounted.more"),
                words.say("exhibit.treat.button"),
                answers ->
                        desk.countingCash()
                                .uncounted(
                                        desk.session(), p, answers.text("why"), answers.time(WHEN))
                                .then(
                                        ExhibitForms.done(
                                                words.say("exhibit.cash.uncounted.done", name))),
                Ask.of("why", Kind.LINE, words.say("exhibit.cash.why"))
                        .beginning(why)
                        .needed(words.say("exhibit.cash.why.empty")),
                when());
    }

    SmallForm banked() {
        List<Choice> currencies =
                desk.rules().currencies().offeredOn(today()).stream()
                        .map(money -> new Choice(money.code(), money.words().english()))
                        .toList();
        return ExhibitForms.form(
                words.say("exhibit.cash.banked.title", name),
                words.say("exhibit.cash.banked.more"),
                words.say("exhibit.treat.button"),
                this::bank,
                Ask.of("amount", Kind.LINE, words.say("exhibit.cash.amount"))
                        .hinted(words.say("exhibit.cash.amount.hint"))
                        .needed(words.say("exhibit.cash.amount.empty")),
                Ask.choice("currency", words.say("exhibit.cash.currency"), currencies)
                        .beginning(POUNDS),
                Ask.of("slip", Kind.LINE, words.say("exhibit.cash.slip"))
                        .needed(words.say("exhibit.cash.slip.empty")),
                Ask.of("account", Kind.LINE, words.say("exhibit.cash.account")),
                Ask.of("withdrawn", Kind.LINE, words.say("exhibit.cash.withdrawn"))
                        .hinted(words.say("exhibit.cash.withdrawn.hint")),
                when());
    }

    private Outcome<SmallForm.Result> bank(Answers answers) {
        BigDecimal amount = amount(answers.text("amount"));
        String kept = answers.textOrNull("withdrawn");
        BigDecimal withdrawn = kept == null ? null : amount(kept);
        if (amount == null || (kept != null && withdrawn == null)) {
            return Outcome.refused("AMOUNT", Amount.SENTENCE);
        }
        return desk.countingCash()
                .banked(
                        desk.session(),
                        p,
                        new ContinuityEvent.CashBanked(
                                answers.text("currency"),
                                amount,
                                answers.text("slip"),
                                answers.textOrNull("account"),
                                withdrawn),
                        answers.time(WHEN))
                .then(ExhibitForms.done(words.say("exhibit.cash.banked.done", name)));
    }

    /** As it stands on a slip: {@code £1,480.00}. */
    private static @Nullable BigDecimal amount(String text) {
        return Amount.read(text.replace("£", "").replace(",", "")).orElse(null);
    }

    SmallForm detained() {
        return ExhibitForms.form(
                words.say("exhibit.cash.detained.title", name),
                words.say("exhibit.cash.detained.more"),
                words.say("exhibit.treat.button"),
                answers ->
                        LeavingForms.day(desk, words, answers.text("until"))
                                .then(until ->
                                        desk.countingCash()
                                                .detained(
                                                        desk.session(),
                                                        p,
                                                        until,
                                                        answers.text("court"),
                                                        answers.textOrNull("number"),
                                                        answers.time(WHEN)))
                                .then(
                                        ExhibitForms.done(
                                                words.say("exhibit.cash.detained.done", name))),
                Ask.of("court", Kind.LINE, words.say("exhibit.cash.court"))
                        .needed(words.say("exhibit.cash.court.empty")),
                Ask.of("until", Kind.LINE, words.say("exhibit.cash.until"))
                        .hinted(words.say("exhibit.day.hint"))
                        .needed(words.say("exhibit.cash.until.empty")),
                Ask.of("number", Kind.LINE, words.say("exhibit.cash.order")),
                when());
    }

    private Ask when() {
        return Ask.of(WHEN, Kind.TIME, words.say("exhibit.when"))
                .hinted(words.say("exhibit.when.hint"));
    }
}

package org.lockfast.desktop.handover;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockfast.continuity.Depositor;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.Officer;
import org.lockfast.place.Place;

/**
 * What is asked before a round of a locker is recorded: whether what was not scanned is really not
 * there, and of each package that is recorded elsewhere who left it.
 */
final class LockerForms {
    private static final String WHO = "who";
    private static final String KNOWN = "known";
    private static final String WHEN = "when";

    private final Desk desk;
    private final Words words;

    LockerForms(Desk desk, Words words) {
        this.desk = desk;
        this.words = words;
    }

    /** What is done once all is answered: who left what, by package. */
    interface Then extends Function<Map<UUID, Depositor>, Outcome<String>> {}

    /** The first of them; each leads to the next. Empty where nothing is to be asked. */
    Optional<SmallForm> first(
            Place locker, List<BatchLine> toCome, List<BatchLine> notExpected, Then then) {
        if (toCome.isEmpty() && notExpected.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                toCome.isEmpty()
                        ? who(locker, notExpected, 0, Map.of(), then)
                        : missing(locker, toCome, notExpected, then));
    }

    private SmallForm missing(
            Place locker, List<BatchLine> toCome, List<BatchLine> notExpected, Then then) {
        return new SmallForm(
                words.count("lockers.missing.title", toCome.size(), locker.name()),
                words.say(
                        "lockers.missing.more",
                        toCome.stream().map(BatchLine::name).collect(Collectors.joining(", "))),
                words.say("lockers.missing.button"),
                List.of(),
                answers ->
                        notExpected.isEmpty()
                                ? then.apply(Map.of())
                                        .then(said -> Outcome.done(SmallForm.Result.of(said)))
                                : Outcome.done(
                                        new SmallForm.Result(
                                                "", who(locker, notExpected, 0, Map.of(), then))));
    }

    private SmallForm who(
            Place locker, List<BatchLine> lines, int at, Map<UUID, Depositor> before, Then then) {
        BatchLine line = lines.get(at);
        return new SmallForm(
                words.say("lockers.who.title", line.name(), locker.name()),
                words.say("lockers.who.more", line.where()),
                words.say("lockers.who.button"),
                List.of(
                        Ask.of(WHO, Ask.Kind.LINE, words.say("lockers.who"))
                                .hinted(words.say("lockers.who.hint"))
                                .beginning(holder(line.p())),
                        Ask.of(KNOWN, Ask.Kind.LINE, words.say("lockers.known"))
                                .hinted(words.say("lockers.known.hint")),
                        Ask.of(WHEN, Ask.Kind.TIME, words.say("lockers.when"))
                                .hinted(words.say("lockers.when.hint"))),
                answers ->
                        depositor(answers)
                                .then(who -> {
                                    Map<UUID, Depositor> all = new HashMap<>(before);
                                    who.ifPresent(one -> all.put(line.p().id(), one));
                                    return at + 1 < lines.size()
                                            ? Outcome.done(
                                                    new SmallForm.Result(
                                                            "",
                                                            who(locker, lines, at + 1, all, then)))
                                            : then.apply(all)
                                                    .then(said ->
                                                            Outcome.done(
                                                                    SmallForm.Result.of(said)));
                                }));
    }

    /** Whom the record has it with: the first to think of. */
    private String holder(PackageState p) {
        UUID officer = p.holder();
        String name = p.holderName();
        return !p.status().equals("HELD")
                ? ""
                : officer != null
                        ? desk.officers().byId(officer).map(Officer::collar).orElse("")
                        : name == null ? "" : name;
    }

    private Outcome<Optional<Depositor>> depositor(Answers answers) {
        String who = answers.text(WHO);
        if (who.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        String known = answers.text(KNOWN);
        if (known.isEmpty()) {
            return Outcome.refused("KNOWN", words.say("lockers.known.empty"));
        }
        return Outcome.done(
                Optional.of(
                        desk.officers()
                                .byCollar(who)
                                .map(one -> Depositor.of(one, known, answers.time(WHEN)))
                                .orElseGet(() -> Depositor.named(who, known, answers.time(WHEN)))));
    }
}

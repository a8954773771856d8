package org.lockfast.app.command;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.KeysNamed;
import org.lockfast.continuity.LeavingWords;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Telling;
import org.lockfast.exhibit.Exhibit;

/** {@code show} for people at a terminal. */
final class ShowText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.UK);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private ShowText() {}

    static List<String> of(ExhibitStory shown) {
        Exhibit e = shown.exhibit();
        List<String> lines = new ArrayList<>();
        lines.add(e.name() + "  " + (e.description() == null ? "no description" : e.description()));
        lines.add(
                "  "
                        + (e.caseReference() == null ? "no case" : "case " + e.caseReference())
                        + ", property number "
                        + e.propertyNumber());
        if (e.copied() != null) {
            lines.add(
                    "  Copied from "
                            + e.copied().file()
                            + " on "
                            + e.copied().on()
                            + "; earlier entries not checked here");
        }
        if (!e.incomplete().isEmpty()) {
            lines.add(
                    "  "
                            + e.incomplete().size()
                            + (e.incomplete().size() == 1 ? " thing" : " things")
                            + " to complete: "
                            + e.incomplete().stream()
                                    .map(code ->
                                            shown.names().termInSentence(Names.Term.MISSING, code))
                                    .collect(Collectors.joining(", ")));
        }
        e.warnings().forEach(warning -> lines.add("  ! " + warning));
        for (Account account : shown.accounts()) {
            PackageState p = account.state();
            lines.add(
                    "Package "
                            + p.n()
                            + ": "
                            + shown.where(p)
                            + (p.seal() == null
                                    ? ""
                                    : ", seal "
                                            + p.seal()
                                            + " ("
                                            + shown.names()
                                                    .termInSentence(
                                                            Names.Term.SEAL_STATE, p.sealState())
                                            + ")"));
            LeavingWords.of(p.leaving(), shown.names(), shown.zone())
                    .forEach(said -> lines.add("  " + said));
            account.flags()
                    .forEach(flag ->
                            lines.add("  ! " + KeysNamed.in(flag.sentence(), shown.names())));
            account.conflicts().forEach(both -> conflict(lines, both, shown));
        }
        for (ExhibitStory.Line line : shown.events()) {
            Instant at = line.happening().when();
            lines.add(
                    time(at, shown)
                            + "  "
                            + (line.packageNumber() > 0 && shown.accounts().size() > 1
                                    ? "#" + line.packageNumber() + " "
                                    : "")
                            + line.told().title());
            if (!line.told().details().isEmpty()) {
                lines.add("    " + String.join(" · ", line.told().details()));
            }
        }
        return lines;
    }

    /** A time, or the day alone where nobody said an hour. */
    static String time(Instant at, ExhibitStory shown) {
        return shown.days().write(at, shown.zone(), TIME, DAY);
    }

    private static String state(Account.Accounts both) {
        String found = Telling.found(both);
        return found != null
                ? "closed: " + found
                : both.differing().isEmpty() ? "open" : "open again: findings differ";
    }

    /** Each account of a conflict, one after the other: a terminal has no room beside. */
    private static void conflict(List<String> lines, Account.Accounts both, ExhibitStory shown) {
        lines.add("  Records conflict " + both.conflict().id() + ", " + state(both));
        for (ExhibitStory.Line line : shown.events()) {
            if (both.differing().contains(line.happening().eid())) {
                lines.add(
                        "    Finding that differs  "
                                + time(line.happening().when(), shown)
                                + "  "
                                + line.told().title()
                                + by(line.happening(), shown));
            }
        }
        DateTimeFormatter exact = shown.sharesAMinute(both) ? SECONDS : TIME;
        for (int i = 0; i < both.sides().size(); i++) {
            lines.add(
                    "    "
                            + switch (i) {
                                case 0 -> "First account";
                                case 1 -> "Second account";
                                case 2 -> "Third account";
                                case 3 -> "Fourth account";
                                default -> "Account " + (i + 1);
                            }
                            + (both.follows(i) ? ", which the record follows" : ""));
            for (ExhibitStory.Line line : shown.events()) {
                if (both.sides().get(i).entries().contains(line.happening().eid())) {
                    lines.add(
                            "      "
                                    + shown.days()
                                            .write(
                                                    line.happening().when(),
                                                    shown.zone(),
                                                    exact,
                                                    DAY)
                                    + "  "
                                    + line.told().title()
                                    + by(line.happening(), shown));
                }
            }
        }
    }

    /** Whoever has to find out which account holds asks them, at that computer. */
    private static String by(Happening h, ExhibitStory shown) {
        UUID actor = h.actor();
        String device = "recorded on " + shown.names().device(h.device());
        return " ("
                + (actor == null ? device : device + " by " + shown.names().officer(actor))
                + ")";
    }
}

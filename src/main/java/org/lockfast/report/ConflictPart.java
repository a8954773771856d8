package org.lockfast.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Account.Accounts;
import org.lockfast.continuity.Account.Kind;
import org.lockfast.continuity.Account.Span;
import org.lockfast.continuity.Apart;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Telling;
import org.lockfast.ledger.Hash;

/**
 * Records that conflict: every account of one stretch side by side, also after it was found which
 * holds.
 */
final class ConflictPart {
    private final Printing printing;
    private final Accounts both;

    ConflictPart(Printing printing, Accounts both) {
        this.printing = printing;
        this.both = both;
    }

    void write(Writing out) {
        String how = both.sides().size() == 2 ? "both" : "all";
        out.heading(3, "Records conflict: " + how + " accounts, side by side");
        out.box(List.of(Words.plain(what()), finding()));
        int sides = both.sides().size();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < sides; i++) {
            columns.add(new Column(name(i), Writing.ACROSS / sides));
        }
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(both.sides().stream().map(this::holders).toList(), false));
        int longest = both.sides().stream().mapToInt(side -> side.entries().size()).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            List<List<Words>> cells = new ArrayList<>();
            for (Account.Side side : both.sides()) {
                cells.add(
                        i < side.entries().size()
                                ? entry(side.entries().get(i))
                                : List.of(Words.plain("")));
            }
            rows.add(new Row(cells, false));
        }
        out.table(columns, rows);
    }

    private String what() {
        return "From "
                + since()
                + " there are "
                + (both.sides().size() == 2 ? "two" : String.valueOf(both.sides().size()))
                + " accounts of this package. They were recorded on devices that did not know of"
                + " each other. Nothing of them was changed or taken away. Conflict "
                + both.conflict().id()
                + ".";
    }

    private String since() {
        Apart apart = both.apart();
        return apart == null
                ? printing.times().minute(both.since())
                : "a time " + apart.bounded(printing.times()::minute);
    }

    private Words finding() {
        Hash by = both.conflict().resolvedBy();
        for (ExhibitStory.Line line : printing.events()) {
            if (line.happening().eid().equals(by)
                    && line.happening().event() instanceof ContinuityEvent.Resolved resolved) {
                UUID actor = line.happening().actor();
                return Words.bold(
                        "Found by "
                                + (actor == null
                                        ? "an officer not named"
                                        : printing.story().names().officer(actor))
                                + " on "
                                + printing.times().minute(line.happening().when())
                                + ": "
                                + Telling.found(both)
                                + ". Reason: "
                                + (resolved.reason() == null ? "withheld" : resolved.reason())
                                + " (entry "
                                + printing.numbers().get(by)
                                + ").");
            }
        }
        if (!both.differing().isEmpty()) {
            return Words.bold(
                    "Found more than once, and the findings differ: entries "
                            + both.differing().stream()
                                    .map(eid -> String.valueOf(printing.numbers().get(eid)))
                                    .collect(Collectors.joining(", "))
                            + ". Nobody has found yet which of them holds.");
        }
        return Words.bold("Nobody has found yet what happened.");
    }

    private String name(int side) {
        String name =
                switch (side) {
                    case 0 -> "First account";
                    case 1 -> "Second account";
                    case 2 -> "Third account";
                    case 3 -> "Fourth account";
                    default -> "Account " + (side + 1);
                };
        return both.follows(side) ? name + " (the record follows it)" : name;
    }

    private List<Words> holders(Account.Side side) {
        List<Words> words = new ArrayList<>();
        words.add(Words.bold("Who had it by this account"));
        for (Span span : side.spans()) {
            words.add(
                    Words.plain(
                            begun(span)
                                    + " to "
                                    + (span.to() == null ? "now" : ended(span.to(), span.ended()))
                                    + ": "
                                    + who(span)));
        }
        return words;
    }

    private String ended(Instant at, @Nullable Apart apart) {
        return apart == null
                ? printing.times().minute(at)
                : apart.bounded(printing.times()::minute);
    }

    private String begun(Span span) {
        Apart apart = span.apart();
        if (apart == null) {
            return printing.times().minute(span.from());
        }
        String words = apart.words(printing.story().names(), printing.times()::minute);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ",";
    }

    private String who(Span span) {
        UUID officer = span.officer();
        String place = span.where(printing.story().names());
        String name = span.name();
        if (place != null) {
            return place;
        }
        if (officer != null) {
            return printing.story().names().officer(officer);
        }
        if (name != null) {
            return name;
        }
        return span.kind() == Kind.MISSING ? "missing" : "no holder recorded";
    }

    private List<Words> entry(Hash eid) {
        for (ExhibitStory.Line line : printing.events()) {
            if (line.happening().eid().equals(eid)) {
                List<Words> words = new ArrayList<>();
                words.add(
                        Words.bold(
                                "Entry "
                                        + printing.numbers().get(eid)
                                        + ", "
                                        + printing.times().minute(line.happening().when())));
                words.add(Words.plain(line.told().title()));
                line.told().details().forEach(detail -> words.add(Words.plain(detail)));
                line.told().vouched().forEach(said -> words.add(Words.small(said)));
                words.add(Words.small(printing.proof().device(line.happening().device())));
                return words;
            }
        }
        return List.of(Words.plain("Entry " + eid));
    }
}

package org.lockfast.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.PackageState;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.ledger.Hash;

/** The seals of a package in order: put on, looked at, broken, corrected. */
final class SealPart {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("Entry", 14),
                    new Column("When", 48),
                    new Column("What", 50),
                    new Column("Seal number", 58));

    private final Printing printing;
    private final PackageState of;

    SealPart(Printing printing, PackageState of) {
        this.printing = printing;
        this.of = of;
    }

    void write(Writing out, List<String> numbers) {
        out.heading(3, "Its seals");
        List<Row> rows = rows();
        if (rows.isEmpty()) {
            out.paragraph(Words.plain("No seal is recorded."));
            return;
        }
        if (!numbers.isEmpty()) {
            out.paragraph(
                    Words.plain("Seal numbers, as corrected: " + String.join(", then ", numbers)));
        }
        out.table(COLUMNS, rows);
    }

    private List<Row> rows() {
        Map<Hash, Integer> numbers = printing.numbers();
        List<Row> rows = new ArrayList<>();
        for (ExhibitStory.Line line : printing.events()) {
            Happening h = line.happening();
            Act act = act(h);
            if (act != null) {
                rows.add(
                        Row.of(
                                List.of(Words.plain(String.valueOf(numbers.get(h.eid())))),
                                List.of(Words.plain(printing.times().minute(h.when()))),
                                List.of(Words.plain(act.what())),
                                act.number()));
            }
        }
        return rows;
    }

    private record Act(String what, List<Words> number) {
        static Act of(String what, @Nullable String number) {
            return new Act(
                    what, List.of(number == null ? Words.plain("no number") : Words.code(number)));
        }
    }

    private @Nullable Act act(Happening h) {
        UUID id = of.id();
        if (h.event() instanceof ExhibitEvent.Recorded e) {
            return e.packages().stream()
                    .filter(one ->
                            one.id().equals(id) && (one.seal() != null || one.sealKind() != null))
                    .findFirst()
                    .map(one -> Act.of("Sealed when recorded" + kind(one.sealKind()), one.seal()))
                    .orElse(null);
        }
        if (!h.subject().equals(id)) {
            return null;
        }
        return switch (h.event()) {
            case ContinuityEvent.Sealed e -> Act.of("Sealed" + kind(e.kind()), e.number());
            case ContinuityEvent.Resealed e -> Act.of("Resealed" + kind(e.kind()), e.number());
            case ContinuityEvent.Opened e -> Act.of("Broken to open it", e.seal());
            case ContinuityEvent.LookedAt e ->
                    Act.of("Looked at: " + Printing.words(e.condition()), e.seal());
            case ExhibitEvent.Corrected e when e.field().startsWith("seal") ->
                    corrected(e.from(), e.to());
            case ContinuityEvent.Corrected e
                    when e.field().startsWith("seal") || e.field().equals("number") ->
                    corrected(e.from(), e.to());
            case null, default -> null;
        };
    }

    private static Act corrected(@Nullable String from, @Nullable String to) {
        return new Act(
                "Corrected",
                List.of(
                        Words.code(from == null ? "nothing" : from),
                        Words.plain("becomes"),
                        Words.code(to == null ? "nothing" : to)));
    }

    private String kind(@Nullable String kind) {
        return kind == null
                ? ""
                : ", " + printing.story().names().termInSentence(Names.Term.SEAL_KIND, kind);
    }
}

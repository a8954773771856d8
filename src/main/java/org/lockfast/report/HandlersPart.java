package org.lockfast.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.Names;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;

/**
 * Everyone who appears in the record, so that nobody is forgotten when statements are asked for.
 */
final class HandlersPart {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("Name", 62),
                    new Column("Took part as", 64),
                    new Column("Entries", 44));

    private final Printing printing;
    private final Map<String, Map<String, Set<Integer>>> people = new LinkedHashMap<>();

    HandlersPart(Printing printing) {
        this.printing = printing;
        int number = 0;
        for (ExhibitStory.Line line : printing.events()) {
            number++;
            of(line.happening(), number);
        }
        Exhibit e = printing.exhibit();
        if (e.producer() != null && !e.producer().isBlank()) {
            named(e.producer(), "producer of the exhibit", 1);
        }
    }

    void write(Writing out) {
        out.heading(2, "Everyone who appears in this record");
        out.paragraph(
                Words.plain(
                        "For statements. Names are as recorded; one person may stand here under two."));
        out.table(
                COLUMNS,
                people.entrySet().stream()
                        .map(one ->
                                Row.of(
                                        List.of(Words.plain(one.getKey())),
                                        List.of(
                                                Words.plain(
                                                        String.join(
                                                                ", ", one.getValue().keySet()))),
                                        List.of(Words.plain(entries(one.getValue())))))
                        .toList());
    }

    private static String entries(Map<String, Set<Integer>> parts) {
        TreeSet<Integer> all = new TreeSet<>();
        parts.values().forEach(all::addAll);
        return all.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private void of(Happening h, int n) {
        officer(h.actor(), "made the entry", n);
        Happening.Second second = h.with();
        if (second != null) {
            person(second.officer(), second.name(), second.as(), n);
        }
        switch (h.event()) {
            case ExhibitEvent.Recorded e -> {
                person(e.seizedBy(), e.seizedByName(), "seized it", n);
                named(e.from(), "it was taken from", n);
            }
            case ContinuityEvent.Offered e -> person(e.to(), e.toName(), "receiver", n);
            case ContinuityEvent.HandedIn e -> named(e.fromName(), "giver", n);
            case ContinuityEvent.HandedOut e -> named(e.toName(), "receiver", n);
            case ContinuityEvent.BookedIn e -> person(e.from(), e.fromName(), "giver", n);
            case ContinuityEvent.DepositedBy e -> person(e.officer(), e.name(), "left it", n);
            case ContinuityEvent.Departed e -> {
                named(e.carrier(), "courier", n);
                named(e.to(), "to receive it from the courier", n);
            }
            case ContinuityEvent.Arrived e -> officer(e.receivedBy(), "receiver", n);
            case ReportEvent.RecordPrinted e -> named(e.forWhom(), "record printed for", n);
            case ExhibitEvent.ReceiptPrinted e -> named(e.forWhom(), "receipt printed for", n);
            case null, default -> {}
        }
    }

    private void person(@Nullable UUID officer, @Nullable String name, String as, int n) {
        if (officer != null) {
            officer(officer, as, n);
        } else {
            named(name, as, n);
        }
    }

    private void officer(@Nullable UUID officer, String as, int n) {
        Names names = printing.story().names();
        if (officer != null) {
            named(names.officer(officer), as, n);
        }
    }

    private void named(@Nullable String name, String as, int n) {
        if (name != null && !name.isBlank()) {
            people.computeIfAbsent(name, _ -> new TreeMap<>())
                    .computeIfAbsent(as, _ -> new TreeSet<>())
                    .add(n);
        }
    }
}

package org.lockfast.records;

import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ClockAround;
import org.lockfast.continuity.Happening;

/** How the clocks of devices compared with the server's around what they recorded. */
final class ClocksAround {
    /** A push says the device's clock in whole seconds, ms: it may have been so much later. */
    private static final long SECOND = 999;

    private final MovementDao dao;

    ClocksAround(MovementDao dao) {
        this.dao = dao;
    }

    /** The same entries, each with the notes of the server before and after it. */
    List<Happening> of(List<Happening> entries) {
        Map<String, LongSummaryStatistics> spans =
                entries.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Happening::device,
                                        Collectors.summarizingLong(
                                                h -> h.recorded().toEpochMilli())));
        Map<String, NavigableMap<Long, ClockNoteRow>> notes = new HashMap<>();
        spans.forEach((device, span) -> {
            NavigableMap<Long, ClockNoteRow> byClock = new TreeMap<>();
            dao.clockNotes(device, span.getMin() - SECOND, span.getMax() - SECOND)
                    .forEach(row -> byClock.put(row.deviceMs(), row));
            notes.put(device, byClock);
        });
        return entries.stream().map(h -> around(h, notes.get(h.device()))).toList();
    }

    private static Happening around(Happening h, @Nullable NavigableMap<Long, ClockNoteRow> notes) {
        if (notes == null || notes.isEmpty()) {
            return h;
        }
        long recorded = h.recorded().toEpochMilli() - SECOND;
        return h.around(
                new ClockAround(
                        compared(notes.lowerEntry(recorded)),
                        compared(notes.ceilingEntry(recorded))));
    }

    private static ClockAround.@Nullable Compared compared(
            Map.@Nullable Entry<Long, ClockNoteRow> note) {
        return note == null ? null : note.getValue().compared();
    }
}

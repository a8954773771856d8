package org.lockfast.records;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ClockAround;
import org.lockfast.continuity.Happening;

/**
 * How the clocks of devices compared with the server's around what they recorded. Notes stand in
 * the order of the server's clock; an entry lies between the two beside which it stands in the
 * journal. That is said only where the device's clock says the same, what the clock said agrees
 * with one of the two notes, and the entry cannot lie beside them: a clock that was put back tells
 * nothing, and accuses nobody.
 */
final class ClocksAround {
    /** A push says the device's clock in whole seconds, ms: it may have been so much later. */
    private static final long SECOND = 999;

    private final MovementDao dao;
    private final Map<String, Between> last = new HashMap<>();

    ClocksAround(MovementDao dao) {
        this.dao = dao;
    }

    /** Notes of a device in the order of the server's clock; an entry stands after the second. */
    private record Between(
            @Nullable ClockNoteRow earlier,
            @Nullable ClockNoteRow before,
            @Nullable ClockNoteRow after,
            @Nullable ClockNoteRow later) {
        private boolean has(long record) {
            return (before == null || before.record() < record)
                    && (after == null || record < after.record());
        }
    }

    /** The same entries, each with the notes of the server before and after it. */
    List<Happening> of(List<Happening> entries) {
        return entries.stream().map(this::around).toList();
    }

    private Happening around(Happening h) {
        Between notes = last.get(h.device());
        if (notes == null || !notes.has(h.record())) {
            notes = between(h.device(), h.record());
            last.put(h.device(), notes);
        }
        long recorded = h.recorded().toEpochMilli();
        return around(notes, recorded).map(h::around).orElse(h);
    }

    private Between between(String device, long record) {
        List<ClockNoteRow> before = dao.clockNotesBefore(device, record);
        List<ClockNoteRow> after = dao.clockNotesAfter(device, record);
        return new Between(at(before, 1), at(before, 0), at(after, 0), at(after, 1));
    }

    private static @Nullable ClockNoteRow at(List<ClockNoteRow> notes, int place) {
        return place < notes.size() ? notes.get(place) : null;
    }

    private static Optional<ClockAround> around(Between notes, long recorded) {
        ClockNoteRow before = notes.before();
        ClockNoteRow after = notes.after();
        return before == null
                        || after == null
                        || before.deviceMs() >= recorded - SECOND
                        || after.deviceMs() < recorded - SECOND
                        || !canHold(before, after, recorded, SECOND)
                        || canHold(notes.earlier(), before, recorded, -SECOND)
                        || canHold(after, notes.later(), recorded, -SECOND)
                ? Optional.empty()
                : Optional.of(new ClockAround(before.compared(), after.compared()));
    }

    /**
     * Whether a clock that was as far off as at one of two notes says that time between them.
     *
     * @param slack ms by which it may lie before the first; negative: by which it has to lie behind
     */
    private static boolean canHold(
            @Nullable ClockNoteRow from, @Nullable ClockNoteRow to, long recorded, long slack) {
        return from != null
                && to != null
                && (isBy(from, from, to, recorded, slack) || isBy(to, from, to, recorded, slack));
    }

    private static boolean isBy(
            ClockNoteRow clock, ClockNoteRow from, ClockNoteRow to, long recorded, long slack) {
        long server = recorded - (clock.deviceMs() - clock.serverMs());
        return server >= from.serverMs() - slack && server <= to.serverMs() + SECOND;
    }
}

package org.lockfast.records;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/** When what is here was recorded, by the clocks of its computers. */
public final class RecordedTimes {
    /** Entries that came last: what a clock has to agree with is among them. */
    private static final int LAST = 2_000;

    /** Entries of one device that are compared with what they knew. */
    private static final int COMPARED = 200;

    private final IndexDatabase index;

    public RecordedTimes(IndexDatabase index) {
        this.index = index;
    }

    /**
     * What a computer recorded knowing an entry that another one dates later.
     *
     * @param known the other computer
     */
    public record Behind(String known, Instant dated, Instant recorded) {
        /** By how much. */
        public Duration by() {
            return Duration.between(recorded, dated);
        }
    }

    private record Row(UUID subject, long recorded, List<Hash> parents) {}

    /**
     * The entry of a computer that came last.
     *
     * @param record where it stands here
     * @param dated by that computer's clock
     */
    public record Newest(long record, Instant dated) {}

    /**
     * By computer, among the entries that came last. What came last says how its clock goes now;
     * one that was ahead once, and was set right, is not.
     */
    public Map<String, Newest> newest() {
        return index.jdbi()
                .withHandle(handle ->
                        handle
                                .createQuery(
                                        "select e.device, e.record, e.recorded_ms from entry e join"
                                                + " (select max(record) as record from entry where"
                                                + " record >= (select coalesce(max(record), 0) - "
                                                + LAST
                                                + " from entry) group by device) l on l.record ="
                                                + " e.record")
                                .map((row, _) ->
                                        Map.entry(
                                                row.getString("device"),
                                                new Newest(
                                                        row.getLong("record"),
                                                        Instant.ofEpochMilli(
                                                                row.getLong("recorded_ms")))))
                                .list()
                                .stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                Map.Entry::getValue,
                                                (a, _) -> a,
                                                TreeMap::new)));
    }

    /**
     * Whether the server, when it took entries from a computer, found its clock ahead, and so that
     * what that one dates later than now was not: whose clock was wrong is known, and stands at the
     * entry.
     *
     * @param most clocks may differ by this much
     */
    public boolean isPutRight(String device, Instant dated, Instant now, Duration most) {
        return index.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                                "select count(*) from clock_note where device = :device and"
                                                        + " device_ms >= :dated and device_ms - server_ms"
                                                        + " > :most and :dated - (device_ms - server_ms)"
                                                        + " <= :now")
                                        .bind("device", device)
                                        .bind("dated", dated.toEpochMilli() - 999) // whole seconds
                                        .bind("most", most.toMillis())
                                        .bind("now", now.plus(most).toEpochMilli())
                                        .mapTo(Long.class)
                                        .one()
                                > 0);
    }

    /** The latest time of each computer among the entries from a record on. */
    public Map<String, Instant> latestFrom(long record) {
        return index.jdbi().withHandle(handle -> latest(handle, record));
    }

    private static Map<String, Instant> latest(Handle handle, long record) {
        return handle
                .createQuery(
                        "select device, max(recorded_ms) as latest from entry where record >="
                                + " :record group by device")
                .bind("record", record)
                .map((row, _) ->
                        Map.entry(
                                row.getString("device"),
                                Instant.ofEpochMilli(row.getLong("latest"))))
                .list()
                .stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, TreeMap::new));
    }

    /**
     * Of the last of what a computer recorded, from a record on: what it dates furthest before an
     * entry of another one that it knew.
     */
    public Optional<Behind> behind(long record, String device) {
        return index.jdbi()
                .withHandle(handle ->
                        handle
                                .createQuery(
                                        "select subject, recorded_ms, parents from entry where record"
                                                + " >= :record and device = :device order by record"
                                                + " desc limit "
                                                + COMPARED)
                                .bind("record", record)
                                .bind("device", device)
                                .map((row, _) ->
                                        new Row(
                                                row.getObject("subject", UUID.class),
                                                row.getLong("recorded_ms"),
                                                named(row.getBytes("parents"))))
                                .list()
                                .stream()
                                .flatMap(row -> behind(handle, row, device).stream())
                                .max(java.util.Comparator.comparing(Behind::by)));
    }

    private static List<Hash> named(byte @Nullable [] parents) {
        return parents == null ? List.of() : Eids.of(parents);
    }

    private static Optional<Behind> behind(Handle handle, Row row, String device) {
        return row.parents().stream()
                .flatMap(eid ->
                        handle
                                .createQuery(
                                        "select device, recorded_ms from entry where subject ="
                                                + " :subject and eid = :eid and device <> :device")
                                .bind("subject", row.subject())
                                .bind("eid", eid.bytes())
                                .bind("device", device)
                                .map((found, _) ->
                                        new Behind(
                                                found.getString("device"),
                                                Instant.ofEpochMilli(found.getLong("recorded_ms")),
                                                Instant.ofEpochMilli(row.recorded())))
                                .list()
                                .stream())
                .filter(one -> !one.by().isNegative())
                .max(java.util.Comparator.comparing(Behind::by));
    }
}

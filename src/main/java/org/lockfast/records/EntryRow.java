package org.lockfast.records;

import java.io.StringReader;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as joined with its bodies.
 *
 * @param role in which it was made; null where the record does not give its officer what it takes
 * @param claimed the role it says it was made in, where {@code role} is null for that
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record EntryRow(
        long record,
        byte[] eid,
        UUID id,
        String device,
        long epoch,
        long seq,
        String type,
        UUID subject,
        byte @Nullable [] parents,
        @Nullable String occurred,
        @Nullable String occurredPrecision,
        @Nullable String occurredSource,
        long recordedMs,
        @Nullable UUID actor,
        @Nullable String role,
        @Nullable String claimed,
        String vouch,
        @Nullable UUID secondOfficer,
        @Nullable String secondName,
        @Nullable String secondAs,
        @Nullable String secondVouch,
        byte @Nullable [] corrects,
        String app,
        String withheld,
        @Nullable String saidType,
        @Nullable String said,
        @Nullable String saidLong,
        @Nullable String doubt,
        boolean counts,
        @Nullable Long notBeforeMs)
        implements Row {
    static final String COLUMNS =
            "record, eid, id, device, epoch, seq, type, subject, parents, occurred, "
                    + "occurred_precision, occurred_source, recorded_ms, actor, role, claimed, "
                    + "vouch, second_officer, second_name, second_as, second_vouch, corrects, app, "
                    + "withheld, said_type, said, said_long, doubt, counts, "
                    + "not_before_ms";

    static final Table<EntryRow> TABLE =
            Table.of(
                    "entry",
                    1,
                    COLUMNS,
                    at ->
                            new EntryRow(
                                    at.getLong(1),
                                    at.getBytes(2),
                                    at.getObject(3, UUID.class),
                                    at.getString(4),
                                    at.getLong(5),
                                    at.getLong(6),
                                    at.getString(7),
                                    at.getObject(8, UUID.class),
                                    at.getBytes(9),
                                    at.getString(10),
                                    at.getString(11),
                                    at.getString(12),
                                    at.getLong(13),
                                    at.getObject(14, UUID.class),
                                    at.getString(15),
                                    at.getString(16),
                                    at.getString(17),
                                    at.getObject(18, UUID.class),
                                    at.getString(19),
                                    at.getString(20),
                                    at.getString(21),
                                    at.getBytes(22),
                                    at.getString(23),
                                    at.getString(24),
                                    at.getString(25),
                                    at.getString(26),
                                    at.getString(27),
                                    at.getString(28),
                                    at.getBoolean(29),
                                    at.getObject(30, Long.class)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {
            record,
            eid,
            id,
            device,
            epoch,
            seq,
            type,
            subject,
            parents,
            occurred,
            occurredPrecision,
            occurredSource,
            recordedMs,
            actor,
            role,
            claimed,
            vouch,
            secondOfficer,
            secondName,
            secondAs,
            secondVouch,
            corrects,
            app,
            withheld,
            saidType,
            said,
            saidLong == null ? null : new StringReader(saidLong), // a text of any length
            doubt,
            counts,
            notBeforeMs
        };
    }
}

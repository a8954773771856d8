package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/**
 * An entry that begins a further epoch of a device.
 *
 * @param prev eid of the entry it follows
 * @param parts whether another entry after the same one is another history
 * @param afterEpoch where the entry it follows stands; null: it is not here
 * @param told whether it is among those that part
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record OpeningRow(
        byte[] eid,
        String device,
        long epoch,
        long recordedMs,
        byte[] prev,
        boolean parts,
        @Nullable Long afterEpoch,
        @Nullable Long afterSeq,
        boolean told)
        implements Row {
    static final Table<OpeningRow> TABLE =
            Table.of(
                    "opening",
                    1,
                    "eid, device, epoch, recorded_ms, prev, parts, after_epoch, after_seq, told",
                    at ->
                            new OpeningRow(
                                    at.getBytes(1),
                                    at.getString(2),
                                    at.getLong(3),
                                    at.getLong(4),
                                    at.getBytes(5),
                                    at.getBoolean(6),
                                    at.getObject(7, Long.class),
                                    at.getObject(8, Long.class),
                                    at.getBoolean(9)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {
            eid, device, epoch, recordedMs, prev, parts, afterEpoch, afterSeq, told
        };
    }
}

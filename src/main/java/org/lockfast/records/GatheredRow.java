package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/**
 * Entries of a device that are one conflict.
 *
 * @param part {@link Gathered#ALL}, or the epoch of those of one epoch
 * @param sum a {@link SetSum}
 * @param named some of them, 56 bytes each; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record GatheredRow(
        String kind, String device, long part, byte[] sum, long number, byte @Nullable [] named)
        implements Row {
    static final Table<GatheredRow> TABLE =
            Table.of(
                    "gathered",
                    3,
                    "kind, device, part, sum, number, named",
                    at ->
                            new GatheredRow(
                                    at.getString(1),
                                    at.getString(2),
                                    at.getLong(3),
                                    at.getBytes(4),
                                    at.getLong(5),
                                    at.getBytes(6)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {kind, device, part, sum, number, named};
    }
}

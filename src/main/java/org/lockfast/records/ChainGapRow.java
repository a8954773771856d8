package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/**
 * Places of a device's chain, from and to, both included, that are not here while later ones are.
 */
record ChainGapRow(String device, long epoch, long from, long to) implements Row {
    static final Table<ChainGapRow> TABLE =
            Table.of(
                    "chain_gap",
                    3,
                    "device, epoch, from_seq, to_seq",
                    at ->
                            new ChainGapRow(
                                    at.getString(1), at.getLong(2), at.getLong(3), at.getLong(4)));

    /** What it is found by. */
    record Key(String device, long epoch, long from) {
        Object[] columns() {
            return new Object[] {device, epoch, from};
        }
    }

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {device, epoch, from, to};
    }
}

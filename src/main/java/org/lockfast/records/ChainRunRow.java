package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** Entries that follow each other in a device's chain and in the journal; of the first. */
record ChainRunRow(String device, long epoch, long seq, long record) implements Row {
    static final Table<ChainRunRow> TABLE =
            Table.of(
                    "chain_run",
                    4,
                    "device, epoch, seq, record",
                    at ->
                            new ChainRunRow(
                                    at.getString(1), at.getLong(2), at.getLong(3), at.getLong(4)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {device, epoch, seq, record};
    }
}

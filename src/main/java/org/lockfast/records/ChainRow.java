package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** How far a chain of a device is here. */
record ChainRow(String device, long epoch, long next, @Nullable Long revokedMs) implements Row {
    static final String COLUMNS = "device, epoch, next_seq, revoked_ms";

    static final Table<ChainRow> TABLE =
            Table.of(
                    "chain",
                    2,
                    COLUMNS,
                    at ->
                            new ChainRow(
                                    at.getString(1),
                                    at.getLong(2),
                                    at.getLong(3),
                                    at.getObject(4, Long.class)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {device, epoch, next, revokedMs};
    }
}

package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** A value ordered destroyed, and the entry that ordered it. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record DestroyedRow(byte[] hash, byte[] eid) implements Row {
    static final Table<DestroyedRow> TABLE =
            Table.of(
                    "destroyed",
                    1,
                    "hash, eid",
                    at -> new DestroyedRow(at.getBytes(1), at.getBytes(2)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {hash, eid};
    }
}

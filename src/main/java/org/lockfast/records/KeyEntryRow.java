package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** An entry about keys. */
record KeyEntryRow(long record) implements Row {
    static final Table<KeyEntryRow> TABLE =
            Table.of("key_entry", 1, "record", at -> new KeyEntryRow(at.getLong(1)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {record};
    }
}

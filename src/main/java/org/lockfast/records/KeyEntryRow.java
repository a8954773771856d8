package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/**
 * An entry about keys.
 *
 * @param bytes the entry, as it stands in the journal
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record KeyEntryRow(long record, byte[] bytes) implements Row {
    static final Table<KeyEntryRow> TABLE =
            Table.of(
                    "key_entry",
                    1,
                    "record, bytes",
                    at -> new KeyEntryRow(at.getLong(1), at.getBytes(2)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {record, bytes};
    }
}

package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** A change of the keyring file. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record KeyringRow(int generation, byte[] sha256, long record) implements Row {
    static final Table<KeyringRow> TABLE =
            Table.of(
                    "keyring_change",
                    1,
                    "generation, sha256, record",
                    at -> new KeyringRow(at.getInt(1), at.getBytes(2), at.getLong(3)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {generation, sha256, record};
    }
}

package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** A change of a device's keyring file. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record KeyringRow(String device, int generation, byte[] sha256, long record) implements Row {
    static final Table<KeyringRow> TABLE =
            Table.of(
                    "keyring_change",
                    2,
                    "device, generation, sha256, record",
                    at ->
                            new KeyringRow(
                                    at.getString(1), at.getInt(2), at.getBytes(3), at.getLong(4)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {device, generation, sha256, record};
    }
}

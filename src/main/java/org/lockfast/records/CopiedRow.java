package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of an imported file, by content. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record CopiedRow(byte[] rowHash, int occurrence, @Nullable UUID exhibit, long record)
        implements Row {
    static final String COLUMNS = "row_hash, occurrence, exhibit, record";

    static final Table<CopiedRow> TABLE =
            Table.of(
                    "copied_row",
                    2,
                    COLUMNS,
                    at ->
                            new CopiedRow(
                                    at.getBytes(1),
                                    at.getInt(2),
                                    at.getObject(3, UUID.class),
                                    at.getLong(4)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {rowHash, occurrence, exhibit, record};
    }
}

package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** Which of 4,096 exhibits have a mark. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record MarkRow(String mark, int block, byte[] members) implements Row {
    static final Table<MarkRow> TABLE =
            Table.of(
                    "mark",
                    2,
                    "mark, block, members",
                    at -> new MarkRow(at.getString(1), at.getInt(2), at.getBytes(3)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {mark, block, members};
    }
}

package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** Which of 4,096 exhibits have a word. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record PostingRow(long id, byte[] members) implements Row {
    static final Table<PostingRow> TABLE =
            Table.of(
                    "posting",
                    1,
                    "id, members",
                    at -> new PostingRow(at.getLong(1), at.getBytes(2)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {id, members};
    }
}

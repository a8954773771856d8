package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** How far the journal is taken in, and the next numbers to give. */
record ProgressRow(int id, long position, int exhibits, int words) implements Row {
    static final Table<ProgressRow> TABLE =
            Table.of(
                    "progress",
                    1,
                    "id, position, exhibits, words",
                    at -> new ProgressRow(at.getInt(1), at.getLong(2), at.getInt(3), at.getInt(4)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {id, position, exhibits, words};
    }
}

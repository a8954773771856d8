package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** Three letters of a word. */
record GramRow(long id) implements Row {
    static final Table<GramRow> TABLE = Table.of("gram", 1, "id", at -> new GramRow(at.getLong(1)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {id};
    }
}

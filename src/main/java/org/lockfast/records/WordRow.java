package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** A word by which exhibits are found. */
record WordRow(String word, int no, @Nullable String reversed) implements Row {
    static final Table<WordRow> TABLE =
            Table.of(
                    "word",
                    1,
                    "word, no, reversed",
                    at -> new WordRow(at.getString(1), at.getInt(2), at.getString(3)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {word, no, reversed};
    }
}

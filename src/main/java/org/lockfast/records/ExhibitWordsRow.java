package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** The words of an exhibit, a blank between. */
record ExhibitWordsRow(int no, String words) implements Row {
    static final Table<ExhibitWordsRow> TABLE =
            Table.of(
                    "exhibit_words",
                    1,
                    "no, words",
                    at -> new ExhibitWordsRow(at.getInt(1), at.getString(2)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {no, words};
    }
}

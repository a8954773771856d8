package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** A word by which exhibits are found. */
record WordRow(int no, String word, @Nullable String reversed) implements Row {
static final Table<WordRow> TABLE = Table.of("word", 1, "no word reversed", at -> new WordRow(at.getInt(1), at.getString(2), at.getString(3)));

@Override public @Nullable Object[] values() { return new @Nullable Object[] {no, word, reversed}; }
}

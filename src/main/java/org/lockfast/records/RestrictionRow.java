package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** An entry that restricts a case, or lifts that. */
record RestrictionRow(long record) implements Row {
    static final Table<RestrictionRow> TABLE =
            Table.of("restriction", 1, "record", at -> new RestrictionRow(at.getLong(1)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {record};
    }
}

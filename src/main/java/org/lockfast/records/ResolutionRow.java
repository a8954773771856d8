package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** A finding, by the entries it names. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record ResolutionRow(String headsKey, byte[] eid, long record) implements Row {
    static final String COLUMNS = "heads_key, eid, record";

    static final Table<ResolutionRow> TABLE =
            Table.of(
                    "resolution",
                    2,
                    COLUMNS,
                    at -> new ResolutionRow(at.getString(1), at.getBytes(2), at.getLong(3)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {headsKey, eid, record};
    }
}

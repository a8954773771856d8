package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** Records that conflict. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record ConflictRow(
        String id,
        String kind,
        String subject,
        byte[] eids,
        byte[] heads,
        long sinceMs,
        byte @Nullable [] resolvedBy,
        long number)
        implements Row {
    static final String COLUMNS = "id, kind, subject, eids, heads, since_ms, resolved_by, number";

    static final Table<ConflictRow> TABLE =
            Table.of(
                    "conflict",
                    1,
                    COLUMNS,
                    at ->
                            new ConflictRow(
                                    at.getString(1),
                                    at.getString(2),
                                    at.getString(3),
                                    at.getBytes(4),
                                    at.getBytes(5),
                                    at.getLong(6),
                                    at.getBytes(7),
                                    at.getLong(8)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {id, kind, subject, eids, heads, sinceMs, resolvedBy, number};
    }
}

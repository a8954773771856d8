package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry that is not here yet, and one that names it. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record AwaitedRow(byte[] eid, byte[] child, UUID subject, String subjects) implements Row {
    static final String COLUMNS = "eid, child, subject, subjects";

    static final Table<AwaitedRow> TABLE =
            Table.of(
                    "awaited",
                    2,
                    COLUMNS,
                    at ->
                            new AwaitedRow(
                                    at.getBytes(1),
                                    at.getBytes(2),
                                    at.getObject(3, UUID.class),
                                    at.getString(4)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {eid, child, subject, subjects};
    }
}

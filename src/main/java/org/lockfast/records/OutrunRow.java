package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry that another one about a subject was quicker than. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record OutrunRow(byte[] eid, UUID subject) implements Row {
    static final Table<OutrunRow> TABLE =
            Table.of(
                    "outrun",
                    2,
                    "eid, subject",
                    at -> new OutrunRow(at.getBytes(1), at.getObject(2, UUID.class)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {eid, subject};
    }
}

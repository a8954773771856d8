package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The heads of a subject: eids of 32 bytes each, in order of their bytes. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record HeadRow(UUID subject, byte[] eids) implements Row {
    static final Table<HeadRow> TABLE =
            Table.of(
                    "head",
                    1,
                    "subject, eids",
                    at -> new HeadRow(at.getObject(1, UUID.class), at.getBytes(2)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {subject, eids};
    }
}

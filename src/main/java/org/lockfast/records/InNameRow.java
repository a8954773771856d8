package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry in an officer's name.
 *
 * @param record of the entry; -1 while only an answer to it is here
 * @param answered whether they confirmed or challenged it
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record InNameRow(UUID officer, byte[] eid, long record, boolean answered) implements Row {
    static final Table<InNameRow> TABLE =
            Table.of(
                    "in_name",
                    2,
                    "officer, eid, record, answered",
                    at ->
                            new InNameRow(
                                    at.getObject(1, UUID.class),
                                    at.getBytes(2),
                                    at.getLong(3),
                                    at.getBoolean(4)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {officer, eid, record, answered};
    }
}

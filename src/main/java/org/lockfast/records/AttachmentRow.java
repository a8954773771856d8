package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file named by an entry. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record AttachmentRow(long record, int i, UUID subject, byte[] hash, long size, String media)
        implements Row {
    static final String COLUMNS = "record, i, subject, hash, size, media";

    static final Table<AttachmentRow> TABLE =
            Table.of(
                    "attachment",
                    2,
                    COLUMNS,
                    at ->
                            new AttachmentRow(
                                    at.getLong(1),
                                    at.getInt(2),
                                    at.getObject(3, UUID.class),
                                    at.getBytes(4),
                                    at.getLong(5),
                                    at.getString(6)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {record, i, subject, hash, size, media};
    }
}

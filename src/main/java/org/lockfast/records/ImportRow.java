package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import and what came of its rows. */
@SuppressWarnings("ArrayRecordComponent") // bytes as the database takes them; never changed
record ImportRow(
        UUID id,
        long record,
        @Nullable String file,
        byte[] sha256,
        boolean finished,
        int rowCount,
        int imported,
        int warned,
        int quarantined,
        int already)
        implements Row {
    static final String COLUMNS =
            "id, record, file, sha256, finished, row_count, imported, warned, "
                    + "quarantined, already";

    static final Table<ImportRow> TABLE =
            Table.of(
                    "import_run",
                    1,
                    COLUMNS,
                    at ->
                            new ImportRow(
                                    at.getObject(1, UUID.class),
                                    at.getLong(2),
                                    at.getString(3),
                                    at.getBytes(4),
                                    at.getBoolean(5),
                                    at.getInt(6),
                                    at.getInt(7),
                                    at.getInt(8),
                                    at.getInt(9),
                                    at.getInt(10)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {
            id, record, file, sha256, finished, rowCount, imported, warned, quarantined, already
        };
    }
}

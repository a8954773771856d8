package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A case. */
record CaseRow(UUID id, long record, String reference, String title) implements Row {
    static final String COLUMNS = "id, record, reference, title";

    static final Table<CaseRow> TABLE =
            Table.of(
                    "case_file",
                    1,
                    COLUMNS,
                    at ->
                            new CaseRow(
                                    at.getObject(1, UUID.class),
                                    at.getLong(2),
                                    at.getString(3),
                                    at.getString(4)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {id, record, reference, title};
    }
}

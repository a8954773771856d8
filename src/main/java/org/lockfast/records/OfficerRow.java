package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An officer. roles: names with a blank between. */
record OfficerRow(
        UUID id,
        String collar,
        String collarKey,
        String name,
        String roles,
        boolean active,
        long record)
        implements Row {
    static final String COLUMNS = "id, collar, collar_key, name, roles, active, record";

    static final Table<OfficerRow> TABLE =
            Table.of(
                    "officer",
                    1,
                    COLUMNS,
                    at ->
                            new OfficerRow(
                                    at.getObject(1, UUID.class),
                                    at.getString(2),
                                    at.getString(3),
                                    at.getString(4),
                                    at.getString(5),
                                    at.getBoolean(6),
                                    at.getLong(7)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {id, collar, collarKey, name, roles, active, record};
    }
}

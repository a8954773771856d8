package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place. */
record PlaceRow(UUID id, String path, String pathKey, String storage, String kind, long record)
        implements Row {
    static final String COLUMNS = "id, path, path_key, storage, kind, record";

    static final Table<PlaceRow> TABLE =
            Table.of(
                    "place",
                    1,
                    COLUMNS,
                    at ->
                            new PlaceRow(
                                    at.getObject(1, UUID.class),
                                    at.getString(2),
                                    at.getString(3),
                                    at.getString(4),
                                    at.getString(5),
                                    at.getLong(6)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {id, path, pathKey, storage, kind, record};
    }
}

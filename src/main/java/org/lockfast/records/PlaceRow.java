package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place.
 *
 * @param before earlier paths, the last first, a line each; empty for none
 */
record PlaceRow(
        UUID id,
        String path,
        String pathKey,
        String storage,
        String kind,
        @Nullable Integer capacity,
        @Nullable String closed,
        String before,
        long record)
        implements Row {
    static final String COLUMNS =
            "id, path, path_key, storage, kind, capacity, closed, before, record";

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
                                    at.getObject(6, Integer.class),
                                    at.getString(7),
                                    at.getString(8),
                                    at.getLong(9)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {
            id, path, pathKey, storage, kind, capacity, closed, before, record
        };
    }
}

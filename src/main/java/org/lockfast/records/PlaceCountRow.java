package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many packages stand in a place, 1 or more. */
record PlaceCountRow(UUID place, int packages) implements Row {
    static final Table<PlaceCountRow> TABLE =
            Table.of(
                    "place_count",
                    1,
                    "place, packages",
                    at -> new PlaceCountRow(at.getObject(1, UUID.class), at.getInt(2)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {place, packages};
    }
}

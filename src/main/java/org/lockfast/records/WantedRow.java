package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An officer or place not here yet, and an exhibit that would have its words. */
record WantedRow(UUID subject, UUID exhibit) implements Row {
    static final String COLUMNS = "subject, exhibit";

    static final Table<WantedRow> TABLE =
            Table.of(
                    "wanted",
                    2,
                    COLUMNS,
                    at -> new WantedRow(at.getObject(1, UUID.class), at.getObject(2, UUID.class)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {subject, exhibit};
    }
}

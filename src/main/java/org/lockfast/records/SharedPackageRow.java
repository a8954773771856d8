package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A package that several exhibits have said is theirs; their ids in order, a blank between. */
record SharedPackageRow(UUID packageId, String exhibits) implements Row {
    static final String COLUMNS = "package_id, exhibits";

    static final Table<SharedPackageRow> TABLE =
            Table.of(
                    "shared_package",
                    1,
                    COLUMNS,
                    at -> new SharedPackageRow(at.getObject(1, UUID.class), at.getString(2)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {packageId, exhibits};
    }
}

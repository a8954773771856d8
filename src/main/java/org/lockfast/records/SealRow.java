package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A seal number a package had. */
record SealRow(String sealKey, UUID packageId) implements Row {
    static final Table<SealRow> TABLE =
            Table.of(
                    "seal",
                    2,
                    "seal_key, package_id",
                    at -> new SealRow(at.getString(1), at.getObject(2, UUID.class)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {sealKey, packageId};
    }
}

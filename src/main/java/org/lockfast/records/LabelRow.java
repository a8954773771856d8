package org.lockfast.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A label handed out for a package. */
record LabelRow(String code, UUID packageId, int serial, long record) implements Row {
    static final Table<LabelRow> TABLE =
            Table.of(
                    "label",
                    1,
                    "code, package_id, serial, record",
                    at ->
                            new LabelRow(
                                    at.getString(1),
                                    at.getObject(2, UUID.class),
                                    at.getInt(3),
                                    at.getLong(4)));

    @Override
    public @Nullable Object[] values() {
        return new @Nullable Object[] {code, packageId, serial, record};
    }
}

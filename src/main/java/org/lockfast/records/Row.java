package org.lockfast.records;

import org.jspecify.annotations.Nullable;

/** One row of a table: its values in the order of the table's columns. */
interface Row {
    @Nullable Object[] values();
}

package org.lockfast.report;

import java.util.List;

/**
 * A row of a table.
 *
 * @param boxed framed heavily, so that nobody reads over it
 */
record Row(List<List<Words>> cells, boolean boxed) {
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static Row of(List<Words>... cells) {
        return new Row(List.of(cells), false);
    }

    Row inBox() {
        return new Row(cells, true);
    }
}

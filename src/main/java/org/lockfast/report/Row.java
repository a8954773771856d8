package org.lockfast.report;

import java.util.List;

/**
 * A row of a table.
 *
 * @param boxed framed heavily, so that nobody reads over it
 */
record Row(List<List<Words>> cells, boolean boxed) {
    static Row of(List<Words> only) {
        return new Row(List.of(only), false);
    }

    static Row of(List<Words> first, List<Words> second) {
        return new Row(List.of(first, second), false);
    }

    static Row of(List<Words> first, List<Words> second, List<Words> third) {
        return new Row(List.of(first, second, third), false);
    }

    static Row of(List<Words> first, List<Words> second, List<Words> third, List<Words> fourth) {
        return new Row(List.of(first, second, third, fourth), false);
    }

    Row inBox() {
        return new Row(cells, true);
    }
}

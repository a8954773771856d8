package org.lockfast.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.paper.Picture;

/**
 * A row of a table.
 *
 * @param boxed framed heavily, so that nobody reads over it
 * @param below drawn across the table below the row
 */
record Row(List<List<Words>> cells, boolean boxed, @Nullable Below below) {
    /**
     * A picture below a row.
     *
     * @param alternative words for who cannot see it
     */
    record Below(Picture picture, String alternative) {}

    /** Without a picture. */
    Row(List<List<Words>> cells, boolean boxed) {
        this(cells, boxed, null);
    }

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
        return new Row(cells, true, below);
    }

    Row with(@Nullable Below picture) {
        return new Row(cells, boxed, picture);
    }
}

package org.lockfast.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as the fold writes it.
 *
 * @param columns all of them; the first {@code keys} make up the key
 * @param reader makes a row of the current line of a result with those columns
 */
record Table<R extends Row>(String name, int keys, List<String> columns, Reader<R> reader) {
    /** Reads one row. */
    interface Reader<R> {
        R read(ResultSet at) throws SQLException;
    }

    static <R extends Row> Table<R> of(String name, int keys, String columns, Reader<R> reader) {
        return new Table<>(name, keys, List.of(columns.split(", ")), reader);
    }

    /**
     * @param rows how many rows it takes
     */
    String insert(int rows) {
        String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        return "insert into "
                + name
                + " ("
                + String.join(", ", columns)
                + ") values "
                + String.join(", ", Collections.nCopies(rows, row));
    }

    String update() {
        return "update "
                + name
                + " set "
                + each(columns.subList(keys, columns.size()), ", ")
                + byKey();
    }

    String delete() {
        return "delete from " + name + byKey();
    }

    String select() {
        return "select " + String.join(", ", columns) + " from " + name + byKey();
    }

    private String byKey() {
        return " where " + each(columns.subList(0, keys), " and ");
    }

    private static String each(List<String> names, String between) {
        return names.stream().map(n -> n + " = ?").collect(Collectors.joining(between));
    }
}

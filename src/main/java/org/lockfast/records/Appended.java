package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A table that only ever grows, by rows that are new for certain. */
final class Appended<R extends Row> {
    private final PreparedStatement insert;
    private final List<R> waiting = new ArrayList<>();

    Appended(Connection writing, Table<R> table) throws SQLException {
        insert = writing.prepareStatement(table.insert());
    }

    void add(R row) {
        waiting.add(row);
    }

    void flush() throws SQLException {
        if (!waiting.isEmpty()) {
            for (R row : waiting) {
                Keyed.bind(insert, 1, row.values());
                insert.addBatch();
            }
            waiting.clear();
            insert.executeBatch();
        }
    }

    void forget() {
        waiting.clear();
    }
}

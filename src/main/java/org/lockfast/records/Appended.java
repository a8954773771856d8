package org.lockfast.records;

import java.sql.Connection;
import java.sql.SQLException;

/** A table that only ever grows, by rows that are new for certain. */
final class Appended<R extends Row> {
    private final Inserts inserts;

    Appended(Connection writing, Table<R> table) throws SQLException {
        inserts = new Inserts(writing, table);
    }

    void add(R row) {
        inserts.add(row.values());
    }

    void flush() throws SQLException {
        inserts.send();
    }

    void forget() {
        inserts.forget();
    }
}

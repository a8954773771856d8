package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New rows of one table on their way into the database, many in one statement: what H2 does around
 * a statement costs more than a row.
 */
final class Inserts {
    private static final int TOGETHER = 32;

    private final Connection writing;
    private final Table<?> table;
    private final PreparedStatement one;
    private final List<@Nullable Object[]> waiting = new ArrayList<>();
    private @Nullable PreparedStatement together;

    Inserts(Connection writing, Table<?> table) throws SQLException {
        this.writing = writing;
        this.table = table;
        this.one = writing.prepareStatement(table.insert(1));
    }

    /** The row goes in with the next {@link #send}. */
    void add(@Nullable Object[] values) {
        waiting.add(values);
    }

    void send() throws SQLException {
        int sent = 0;
        while (waiting.size() - sent >= TOGETHER) {
            PreparedStatement many = together();
            int next = 1;
            for (@Nullable Object[] values : waiting.subList(sent, sent + TOGETHER)) {
                Keyed.bind(many, next, values);
                next += values.length;
            }
            many.executeUpdate();
            sent += TOGETHER;
        }
        for (@Nullable Object[] values : waiting.subList(sent, waiting.size())) {
            Keyed.bind(one, 1, values);
            one.executeUpdate();
        }
        waiting.clear();
    }

    /** Prepared once there are so many: most transactions are one entry. */
    private PreparedStatement together() throws SQLException {
        PreparedStatement many = together;
        if (many == null) {
            many = writing.prepareStatement(table.insert(TOGETHER));
            together = many;
        }
        return many;
    }

    /** After a transaction that was undone. */
    void forget() {
        waiting.clear();
    }
}

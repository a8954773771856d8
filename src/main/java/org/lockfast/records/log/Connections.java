package org.lockfast.records.log;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections to the records, each lent to one at a time. */
interface Connections extends AutoCloseable {
    /** Lends one, with nothing begun on it. */
    Connection lend() throws SQLException;

    /**
     * Takes one back.
     *
     * @param done whether what was begun is committed; else it is taken back
     */
    void back(Connection connection, boolean done);

    /** Whether the database closed itself: nothing more is called on these, others are opened. */
    boolean gaveUp();

    @Override
    void close();
}

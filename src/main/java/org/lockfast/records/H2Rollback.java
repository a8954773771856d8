package org.lockfast.records;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;

/**
 * Takes back what a connection to H2 has not committed. Where the database can write no more, H2's
 * own {@code rollback} counts one reader too few, and whoever reads next goes round for ever
 * (decision 0590); this does not.
 */
public final class H2Rollback {
    /** What went wrong before is thrown first, at the cost of a try. */
    private static final int TRIES = 3;

    private H2Rollback() {}

    /**
     * Rolls back. On return, and whatever is thrown, the connection has nothing left to roll back.
     *
     * @throws SQLException where the database can write no more, or the connection is closed
     */
    public static void rollback(Connection connection) throws SQLException {
        if (!(connection.unwrap(JdbcConnection.class).getSession()
                instanceof SessionLocal session)) {
            throw new SQLException("The connection is closed");
        }
        SQLException first = null;
        session.lock();
        try {
            for (int i = 0; i < TRIES; i++) {
                try {
                    session.rollback();
                    break;
                } catch (RuntimeException e) {
                    first = first == null ? DbException.toSQLException(e) : first;
                }
            }
        } finally {
            session.unlock();
        }
        if (first != null) {
            throw first;
        }
    }
}

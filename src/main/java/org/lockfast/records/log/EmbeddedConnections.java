package org.lockfast.records.log;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.h2.api.ErrorCode;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.lockfast.records.H2Rollback;

/**
 * One opening of embedded records. A database that could not write closes itself for good; then
 * nothing more is called on its connections, not even to close them, for H2 may never return from
 * that (decision 0590).
 */
final class EmbeddedConnections implements Connections {
    private static final int MOST = 12;
    private static final long PATIENCE_S = 6;

    private final Database database;
    private final Semaphore places = new Semaphore(MOST, true);
    private final Deque<Connection> idle = new ArrayDeque<>();
    private volatile boolean closed;

    private EmbeddedConnections(Database database) {
        this.database = database;
    }

    /**
     * Opens the file, and makes it where there is none. All connections are made now: H2 lets
     * nobody in while it forces something to the disk.
     */
    static EmbeddedConnections open(String url, Properties login) throws SQLException {
        Connection first = connect(url, login);
        EmbeddedConnections all = new EmbeddedConnections(databaseOf(first));
        all.idle.add(first);
        while (all.idle.size() < MOST) {
            Connection next = connect(url, login);
            if (databaseOf(next) != all.database) { // it gave up, and H2 has just opened another
                next.close();
                throw closedItself();
            }
            all.idle.add(next);
        }
        return all;
    }

    private static Connection connect(String url, Properties login) throws SQLException {
        Connection connection = DriverManager.getConnection(url, login);
        connection.setAutoCommit(false);
        return connection;
    }

    private static Database databaseOf(Connection connection) throws SQLException {
        if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            return session.getDatabase();
        }
        throw new SQLException("The records are not embedded");
    }

    @Override
    public Connection lend() throws SQLException {
        try {
            if (!places.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new SQLException("Every connection is in use");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Told to stop", e);
        }
        boolean lent = false;
        try {
            Connection connection = take();
            lent = true;
            return connection;
        } finally {
            if (!lent) {
                places.release();
            }
        }
    }

    private Connection take() throws SQLException {
        synchronized (idle) {
            Connection connection = closed || gaveUp() ? null : idle.pollFirst();
            if (connection == null) {
                throw closedItself();
            }
            return connection;
        }
    }

    private static SQLException closedItself() {
        return new SQLException("The records are closed", "90098", ErrorCode.DATABASE_IS_CLOSED);
    }

    @Override
    public void back(Connection connection, boolean done) {
        try {
            if (gaveUp()) {
                return;
            }
            if (!done) {
                H2Rollback.rollback(connection);
            }
            synchronized (idle) {
                if (!closed) {
                    idle.addFirst(connection);
                    return;
                }
            }
            connection.close();
        } catch (SQLException e) {
            giveUp(); // what cannot be taken back is not to be built upon; what came first is told
        } finally {
            places.release();
        }
    }

    @Override
    public boolean gaveUp() {
        return !closed
                && (database.isClosing()
                        || database.getStore().getMvStore().getPanicException() != null);
    }

    /** Closes the file as it is, writing nothing more. */
    void giveUp() {
        database.shutdownImmediately();
    }

    @Override
    public void close() {
        synchronized (idle) {
            boolean gone = gaveUp();
            closed = true;
            for (Connection connection : idle) {
                if (!gone) {
                    quietly(connection);
                }
            }
            idle.clear();
        }
    }

    private static void quietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // all that was committed is on the disk
        }
    }
}

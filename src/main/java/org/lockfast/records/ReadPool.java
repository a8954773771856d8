package org.lockfast.records;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * A few connections that only read, lent to one reader at a time. All of them are closed with the
 * index: H2 holds up the end of the process for seconds while one is open.
 */
final class ReadPool implements ConnectionFactory {
    private static final int MOST = 6;
    private static final long PATIENCE_S = 30;

    private final String url;
    private final Properties login;
    private final BooleanSupplier isOpen;
    private final Semaphore places = new Semaphore(MOST, true);
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param isOpen whether the file is open still: H2 would open one that it closed behind a fault
     *     anew, as it was written last, which lacks what was taken in since
     */
    ReadPool(String url, Properties login, BooleanSupplier isOpen) {
        this.url = url;
        this.login = login;
        this.isOpen = isOpen;
    }

    @Override
    public Connection openConnection() {
        try {
            return lend();
        } catch (SQLException e) {
            throw IndexDatabase.unread(e);
        }
    }

    private Connection lend() throws SQLException {
        try {
            if (!places.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new SQLException("Every reading connection is in use");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The reader was told to stop", e);
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
            if (closed) {
                throw new SQLException("The index is closed");
            }
            if (!isOpen.getAsBoolean()) {
                throw new SQLException("H2 closed the index");
            }
            Connection connection = idle.pollFirst();
            if (connection != null) {
                return connection;
            }
        }
        Connection connection = DriverManager.getConnection(url, login);
        connection.setReadOnly(true);
        return connection;
    }

    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try {
            synchronized (idle) {
                if (!closed && !connection.isClosed()) {
                    idle.addFirst(connection);
                    return;
                }
            }
            connection.close();
        } finally {
            places.release();
        }
    }

    /** Connections lent and not given back; 0 when no reader is at work. */
    int lent() {
        return MOST - places.availablePermits();
    }

    void close() throws SQLException {
        synchronized (idle) {
            closed = true;
            for (Connection connection : idle) {
                connection.close();
            }
            idle.clear();
        }
    }
}

package org.lockfast.records.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.lockfast.log.LogStoreFault;

/** Connections to a PostgreSQL, which looks after itself. */
final class PooledConnections implements Connections {
    private static final int MOST = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /** Held here, for a logger nobody holds forgets its level. */
    private static final Logger POOLING = Logger.getLogger("com.zaxxer.hikari");

    static {
        POOLING.setLevel(Level.WARNING);
    }

    private final HikariDataSource pool;

    private PooledConnections(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Connects.
     *
     * @throws LogStoreFault where that is not possible
     */
    static PooledConnections to(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "lockfast");
        // What was answered must not be lost with the power; stricter settings stay as they are.
        // All that is asked goes by a key: a plan kept from when a table was empty would read all
        // of it for each push until PostgreSQL counts its rows again.
        config.setConnectionInitSql(
                "select set_config('synchronous_commit', case current_setting('synchronous_commit')"
                        + " when 'off' then 'on' else current_setting('synchronous_commit') end,"
                        + " false), set_config('enable_seqscan', 'off', false)");
        config.setMaximumPoolSize(MOST);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setAutoCommit(false);
        config.setPoolName("lockfast-records");
        try {
            return new PooledConnections(new HikariDataSource(config));
        } catch (PoolInitializationException e) {
            throw new LogStoreFault("The central records could not be opened", e);
        }
    }

    DataSource source() {
        return pool;
    }

    @Override
    public Connection lend() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void back(Connection connection, boolean done) {
        try (connection) {
            if (!done) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // the connection is gone, and with it the transaction; what was thrown first is told
        }
    }

    @Override
    public boolean gaveUp() {
        return false;
    }

    @Override
    public void close() {
        pool.close();
    }
}

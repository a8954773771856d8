package org.lockfast.records.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.lockfast.keys.OwnerOnly;
import org.lockfast.log.BlobKeep;
import org.lockfast.log.LogHead;
import org.lockfast.log.LogStore;
import org.lockfast.log.LogStoreFault;
import org.lockfast.log.ServerShelf;
import org.slf4j.LoggerFactory;

/**
 * The central records on a database: embedded H2, encrypted, for one node; or PostgreSQL, for
 * several. Nothing but how it is opened and made durable differs between the two.
 */
public final class LogDatabase implements LogStore {
    private static final String MIGRATIONS = "classpath:org/lockfast/records/log/migration";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int CONNECTIONS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    /** Bytes from which a file mostly of no use is written anew when it is opened. */
    private static final long LARGE = 64L << 20;

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogDatabase.class);

    /** Held here, for a logger nobody holds forgets its level. */
    private static final Logger MIGRATING = Logger.getLogger("org.flywaydb");

    private static final Logger POOLING = Logger.getLogger("com.zaxxer.hikari");

    static {
        MIGRATING.setLevel(Level.WARNING);
        POOLING.setLevel(Level.WARNING);
        System.setProperty("h2.allowedClasses", "");
    }

    /** What H2 says once it has given up its file, such as after a write to a full disk. */
    private static final int CLOSED_ITSELF = 90_098;

    private final HikariConfig config;
    private volatile HikariDataSource pool;
    private volatile boolean gaveUp;

    private final CommitGate gate = new CommitGate();

    /** The file where it is one of this program's own; null for a database elsewhere. */
    private final @Nullable RecordsFile embedded;

    private LogDatabase(
            HikariConfig config, HikariDataSource pool, @Nullable RecordsFile embedded) {
        this.config = config;
        this.pool = pool;
        this.embedded = embedded;
    }

    /**
     * Opens the records, and makes their tables where there are none.
     *
     * @param where a folder, or a JDBC address beginning {@code jdbc:postgresql:}
     * @param key 32 bytes, of which an embedded database's key is made
     * @throws LogStoreFault where it cannot be opened
     */
    public static LogDatabase open(String where, byte[] key) {
        return where.startsWith("jdbc:")
                ? server(where)
                : embedded(RecordsFile.DISK, Path.of(where), key);
    }

    private static LogDatabase server(String url) {
        if (!url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException(
                    "The records are a folder or an address that begins " + POSTGRESQL);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "lockfast");
        // What was answered must not be lost with the power; stricter settings stay as they are.
        config.setConnectionInitSql(
                "select set_config('synchronous_commit', case current_setting('synchronous_commit')"
                        + " when 'off' then 'on' else current_setting('synchronous_commit') end,"
                        + " false)");
        return open(config, null);
    }

    /**
     * Embedded records.
     *
     * @param files which of H2's file systems they lie in
     */
    static LogDatabase embedded(String files, Path folder, byte[] key) {
        RecordsFile file = new RecordsFile(files, folder);
        LogDatabase opened = open(file.config(key), file);
        file.tighten();
        opened.pack(LARGE);
        return opened;
    }

    /**
     * The file of embedded records; empty for a database elsewhere, or where there is none.
     *
     * @param where as {@link #open} takes it
     */
    public static Optional<Path> existing(String where) {
        return where.startsWith("jdbc:")
                ? Optional.empty()
                : Optional.of(RecordsFile.in(Path.of(where))).filter(Files::exists);
    }

    private static LogDatabase open(HikariConfig config, @Nullable RecordsFile embedded) {
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setAutoCommit(false);
        config.setPoolName("lockfast-records");
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config);
            Flyway.configure()
                    .dataSource(pool)
                    .locations(MIGRATIONS)
                    .outOfOrder(true)
                    .load()
                    .migrate();
            return new LogDatabase(config, pool, embedded);
        } catch (FlywayException
                | com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
            if (pool != null) {
                pool.close();
            }
            throw new LogStoreFault("The central records could not be opened", e);
        }
    }

    /** What is done on one connection. */
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T transaction(boolean writes, Work<T> work) {
        long failed = gate.failed();
        T result = within(writes, work);
        if (embedded != null && !writes) {
            gate.passed(failed);
        }
        return result;
    }

    private <T> T within(boolean writes, Work<T> work) {
        try (Connection connection = pool().getConnection()) {
            boolean done = false;
            try {
                T result = work.run(connection);
                if (writes) {
                    commit(connection);
                }
                done = true;
                return result;
            } finally {
                if (!done || !writes) {
                    rollback(connection);
                }
            }
        } catch (SQLException e) {
            noteWhether(e);
            throw Sql.fault(e);
        } catch (LogStoreFault e) {
            if (e.getCause() instanceof SQLException why) {
                noteWhether(why);
            }
            throw e;
        }
    }

    private void noteWhether(SQLException closed) {
        if (embedded != null && closed.getErrorCode() == CLOSED_ITSELF) {
            gaveUp = true;
        }
    }

    /**
     * The connections. An embedded database that could not write closes its file and stays closed:
     * it is opened again, by whoever asks next.
     */
    private HikariDataSource pool() {
        if (gaveUp) {
            openAgain();
        }
        return pool;
    }

    private synchronized void openAgain() {
        if (!gaveUp) {
            return;
        }
        LOG.warn("The central records closed themselves and are opened again");
        pool.close();
        pool = again();
        gaveUp = false;
    }

    /** Writes an embedded file anew where it is large and mostly of no use, and there is room. */
    synchronized void pack(long large) {
        if (embedded == null) {
            return;
        }
        boolean begun = false;
        boolean done = false;
        try (Connection connection = pool.getConnection()) {
            if (!RecordsFile.mostlyOfNoUse(connection, large)) {
                return;
            }
            begun = true;
            RecordsFile.writeAnew(connection);
            done = true;
        } catch (SQLException e) {
            if (!begun) {
                throw Sql.fault(e);
            }
            if (!done) { // else the connection went with the database, which closed over it
                LOG.warn(
                        "The central records were not written anew and stay as they are (SQLSTATE"
                                + " {})",
                        e.getSQLState());
            }
        }
        pool.close();
        embedded.forceName();
        pool = again();
    }

    private HikariDataSource again() {
        try {
            return new HikariDataSource(config);
        } catch (com.zaxxer.hikari.pool.HikariPool.PoolInitializationException e) {
            throw new LogStoreFault("The central records could not be opened again", e);
        }
    }

    /** What is done with statements. */
    interface Statements<T> {
        T run(Sql sql);
    }

    /** Reads, or writes what needs no order. */
    <T> T statements(boolean writes, Statements<T> work) {
        return transaction(writes, c -> work.run(new Sql(c)));
    }

    /** What a server keeps beside the log. */
    public ServerShelf shelf() {
        return new JdbcShelf(this);
    }

    /** Attachments in rows, for a server without a folder for them. */
    public BlobKeep blobs() {
        return new JdbcBlobs(this);
    }

    private void commit(Connection connection) throws SQLException {
        if (embedded == null) {
            connection.commit();
            return;
        }
        gate.commit(() -> {
            connection.commit();
            try (Statement force = connection.createStatement()) {
                force.execute("checkpoint sync"); // by itself H2 forces nothing to the disk
            }
        });
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // the connection is gone, and with it the transaction; what was thrown first is told
        }
    }

    @Override
    public <T> T read(Reading<T> reading) {
        return transaction(false, c -> reading.run(new JdbcLogRows(new Sql(c))));
    }

    @Override
    public <T> T write(Writing<T> writing) {
        return transaction(
                true,
                c -> {
                    JdbcLogRows rows = new JdbcLogRows(new Sql(c));
                    return writing.run(rows, rows.lockedHead());
                });
    }

    @Override
    public <T> T beside(Reading<T> writing) {
        return transaction(true, c -> writing.run(new JdbcLogRows(new Sql(c))));
    }

    @Override
    public boolean backup(Path file) {
        if (embedded == null) {
            return false;
        }
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createFile(beside, OwnerOnly.file(beside));
            transaction(
                    false,
                    c -> {
                        try (Statement statement = c.createStatement()) {
                            return statement.execute(
                                    "backup to '" + beside.toString().replace("'", "''") + "'");
                        }
                    });
            try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw new LogStoreFault("The copy could not be written", e);
        } finally {
            beside.toFile().delete();
        }
    }

    @Override
    public boolean founded() {
        return transaction(
                false, c -> new Sql(c).one("select 1 from head", at -> at.getInt(1)).isPresent());
    }

    @Override
    public <T> T found(LogHead first, Writing<T> writing) {
        return transaction(
                true,
                c -> {
                    JdbcLogRows rows = new JdbcLogRows(new Sql(c));
                    rows.first(first);
                    return writing.run(rows, rows.lockedHead());
                });
    }

    @Override
    public synchronized void close() {
        gaveUp = false;
        pool.close();
    }
}

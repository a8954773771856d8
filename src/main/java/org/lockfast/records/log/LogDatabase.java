package org.lockfast.records.log;

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
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
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
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Between two openings of records that give up each time, as on a full disk. */
    private static final Duration REST = Duration.ofMillis(500);

    /** Bytes from which a file mostly of no use is written anew when it is opened. */
    private static final long LARGE = 64L << 20;

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogDatabase.class);

    /** Held here, for a logger nobody holds forgets its level. */
    private static final Logger MIGRATING = Logger.getLogger("org.flywaydb");

    static {
        MIGRATING.setLevel(Level.WARNING);
        System.setProperty("h2.allowedClasses", "");
    }

    /** A file of this program's own, and how it is opened. */
    private record Embedded(RecordsFile file, Properties login) {
        EmbeddedConnections open() {
            try {
                file.makeSure();
                return EmbeddedConnections.open(file.url(), login);
            } catch (IOException | SQLException e) {
                throw new LogStoreFault("The central records could not be opened", e);
            }
        }
    }

    private final CommitGate gate = new CommitGate();
    private final AtWork atWork = new AtWork(LONGEST, System::nanoTime);

    /** Null for a database elsewhere. */
    private final @Nullable Embedded embedded;

    private volatile Connections connections;
    private volatile boolean unwritten;
    private long opened = System.nanoTime() - REST.toNanos();

    private LogDatabase(Connections connections, @Nullable Embedded embedded) {
        this.connections = connections;
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
        PooledConnections pool = PooledConnections.to(url);
        migrate(Flyway.configure().dataSource(pool.source()), pool);
        return new LogDatabase(pool, null);
    }

    /**
     * Embedded records.
     *
     * @param files which of H2's file systems they lie in
     */
    static LogDatabase embedded(String files, Path folder, byte[] key) {
        RecordsFile file = new RecordsFile(files, folder);
        Embedded embedded = new Embedded(file, RecordsFile.login(key));
        EmbeddedConnections open = embedded.open();
        migrate(
                Flyway.configure()
                        .dataSource(
                                file.url(),
                                embedded.login().getProperty("user"),
                                embedded.login().getProperty("password")),
                open);
        LogDatabase opened = new LogDatabase(open, embedded);
        file.tighten();
        opened.pack(LARGE);
        return opened;
    }

    private static void migrate(FluentConfiguration flyway, Connections open) {
        boolean done = false;
        try {
            flyway.locations(MIGRATIONS).outOfOrder(true).load().migrate();
            done = true;
        } catch (FlywayException e) {
            throw new LogStoreFault("The central records could not be opened", e);
        } finally {
            if (!done) {
                open.close();
            }
        }
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

    /** What is done on one connection. */
    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T transaction(boolean writes, Work<T> work) {
        try (AtWork.One _ = atWork.begin()) {
            return shown(writes, work);
        }
    }

    /** Whoever has read goes away only with what is on the disk. */
    private <T> T shown(boolean writes, Work<T> work) {
        long failed = gate.failed();
        T result = within(writes, work);
        if (embedded != null && !writes) {
            gate.passed(failed);
        }
        return result;
    }

    private <T> T within(boolean writes, Work<T> work) {
        try {
            Connections from = connections();
            Connection connection = from.lend();
            boolean done = false;
            try {
                T result = work.run(connection);
                if (writes) {
                    commit(from, connection);
                    done = true;
                    unwritten = false;
                }
                return result;
            } finally {
                from.back(connection, done);
            }
        } catch (SQLException e) {
            unwritten = unwritten || writes;
            throw Sql.fault(e);
        } catch (LogStoreFault e) {
            unwritten = unwritten || writes;
            throw e;
        }
    }

    /**
     * The connections. Embedded records that could not be written closed themselves and stay
     * closed: they are opened again, by whoever asks next.
     */
    private Connections connections() {
        return connections.gaveUp() ? openAgain() : connections;
    }

    private synchronized Connections openAgain() {
        if (embedded == null || !connections.gaveUp()) {
            return connections;
        }
        long now = System.nanoTime();
        if (now - opened < REST.toNanos()) {
            throw new LogStoreFault(
                    "The central records closed themselves a moment ago",
                    new SQLException("They are opened again in a moment"));
        }
        opened = now;
        LOG.warn("The central records closed themselves and are opened again");
        connections = embedded.open();
        return connections;
    }

    /** Writes an embedded file anew where it is large and mostly of no use, and there is room. */
    synchronized void pack(long large) {
        if (embedded == null) {
            return;
        }
        boolean begun = false;
        Connection connection = null;
        try {
            connection = connections.lend();
            if (!RecordsFile.mostlyOfNoUse(connection, large)) {
                return;
            }
            begun = true;
            RecordsFile.writeAnew(connection);
        } catch (SQLException e) {
            if (!begun) {
                throw Sql.fault(e);
            }
            LOG.warn(
                    "The central records were not written anew and stay as they are (SQLSTATE {})",
                    e.getSQLState());
        } finally {
            if (connection != null) {
                connections.back(connection, false);
            }
        }
        connections.close();
        embedded.file().forceName();
        connections = embedded.open();
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

    private void commit(Connections from, Connection connection) throws SQLException {
        if (embedded == null || !(from instanceof EmbeddedConnections open)) {
            connection.commit();
            return;
        }
        gate.commit(() -> {
            boolean done = false;
            try {
                connection.commit();
                force(embedded.file(), connection);
                done = true;
            } finally {
                if (!done) { // H2 may show it now, and would go on
                    open.giveUp();
                }
            }
        });
    }

    /** By itself H2 forces nothing to the disk. */
    private static void force(RecordsFile file, Connection connection) throws SQLException {
        long length = file.length();
        boolean done = false;
        try (Statement force = connection.createStatement()) {
            force.execute("checkpoint sync");
            done = true;
        } finally {
            if (!done) {
                file.doubt();
                LOG.error(
                        "The disk of the central records did not take what was written to it:"
                                + " nothing more is shown or taken until it does");
            }
        }
        file.forced(length);
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
            shown( // takes as long as it takes
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
    public Health health() {
        if (atWork.overdue()) {
            return Health.STUCK;
        }
        return unwritten ? Health.UNWRITTEN : Health.WELL;
    }

    @Override
    public synchronized void close() {
        connections.close();
    }
}

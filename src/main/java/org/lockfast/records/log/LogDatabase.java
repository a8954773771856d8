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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.lockfast.keys.OwnerOnly;
import org.lockfast.log.BlobKeep;
import org.lockfast.log.LogHead;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogStore;
import org.lockfast.log.LogStoreFault;
import org.lockfast.log.ServerShelf;
import org.lockfast.records.SpaceOfAFile;
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

    /** Bytes by which it grows while it is in use before that is looked at. */
    private static final long MUCH = 1L << 30;

    /** How long anybody waits for a commit of another, or while the file is written anew. */
    private static final long PATIENCE_MS = 10_000;

    private static final long LONGEST_TURN_S = 30;

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

    private final CommitGate gate = new CommitGate(PATIENCE_MS);

    /** Shared by all that is at work; alone is whoever writes the file anew. */
    private final ReentrantReadWriteLock inUse = new ReentrantReadWriteLock();

    /** Whoever changes the log's head has it, on one node. */
    private final ReentrantLock head = new ReentrantLock(true);

    private final Growth growth = new Growth(MUCH, SCARCE);
    private final AtWork atWork = new AtWork(LONGEST, System::nanoTime);

    /** Null for a database elsewhere. */
    private final @Nullable Embedded embedded;

    private volatile Connections connections;
    private volatile boolean unwritten;

    /** Whether the connections were closed and the file is not open again yet. */
    private volatile boolean shut;

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
        T run(Connection connection, Sql sql) throws SQLException;
    }

    /** What came of it, and whether anything was written. */
    private record Done<T>(T result, boolean wrote) {}

    private <T> T transaction(boolean writes, Work<T> work) {
        try (AtWork.One _ = atWork.begin()) {
            return shown(writes, work);
        }
    }

    /** Whoever has read goes away only with what is on the disk. */
    private <T> T shown(boolean writes, Work<T> work) {
        begin();
        try {
            long failed = gate.failed();
            try {
                Done<T> done = within(writes, work);
                if (!done.wrote()) {
                    passed(failed);
                }
                return done.result();
            } catch (LogRefusal e) { // it tells of what was read
                passed(failed);
                throw e;
            }
        } finally {
            inUse.readLock().unlock();
        }
    }

    private void passed(long failed) {
        if (embedded != null) {
            gate.passed(failed);
        }
    }

    private void begin() {
        try {
            if (inUse.readLock().tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new LogStoreFault(
                "The file of the central records is being written anew",
                new SQLException("It is not open"));
    }

    private <T> Done<T> within(boolean writes, Work<T> work) {
        try {
            Connections from = connections();
            Connection connection = from.lend();
            boolean done = false;
            try {
                Sql sql = new Sql(connection);
                T result = work.run(connection, sql);
                boolean wrote = writes && sql.wrote();
                if (wrote) {
                    commit(from, connection);
                    done = true;
                    unwritten = false;
                }
                return new Done<>(result, wrote);
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
        return shut || connections.gaveUp() ? openAgain() : connections;
    }

    private synchronized Connections openAgain() {
        if (embedded == null || !(shut || connections.gaveUp())) {
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
        shut = false;
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
            long ofUse = SpaceOfAFile.ofUse(connection);
            growth.is(ofUse, embedded.file().length());
            if (!SpaceOfAFile.mostlyOfNoUse(connection, large)) {
                return;
            }
            if (embedded.file().room() < ofUse + ofUse / 4) {
                LOG.warn("There is no room to write the central records anew");
                return;
            }
            begun = true;
            SpaceOfAFile.writeAnew(connection);
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
        shut = true; // whatever becomes of it, whoever asks next opens them
        connections.close();
        embedded.file().forceName();
        connections = embedded.open();
        shut = false;
        embedded.file().tighten();
        growth.is(embedded.file().length(), embedded.file().length());
    }

    @Override
    public long room() {
        return embedded == null ? Long.MAX_VALUE : embedded.file().room();
    }

    @Override
    public void tidy() {
        if (isDue()) {
            writeAnew();
        }
    }

    private synchronized boolean isDue() {
        return embedded != null
                && !connections.gaveUp()
                && growth.isDue(embedded.file().length(), embedded.file().room());
    }

    /** Not while anything is at work that takes long, such as a copy: then another time. */
    void writeAnew() {
        try {
            if (!inUse.writeLock().tryLock(1, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            pack(0);
        } finally {
            inUse.writeLock().unlock();
        }
    }

    /** What is done with statements. */
    interface Statements<T> {
        T run(Sql sql);
    }

    /** Reads, or writes what needs no order. */
    <T> T statements(boolean writes, Statements<T> work) {
        return transaction(writes, (_, sql) -> work.run(sql));
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
        return transaction(false, (_, sql) -> reading.run(new JdbcLogRows(sql)));
    }

    @Override
    public <T> T write(Writing<T> writing) {
        if (embedded == null) {
            return write(JdbcLogRows::lockedHead, writing);
        }
        try { // one node: a row that is locked would be written, though nothing else is
            if (!head.tryLock(LONGEST_TURN_S, TimeUnit.SECONDS)) {
                throw new LogStoreFault(
                        "Another writing takes too long", new SQLException("The head is locked"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogStoreFault("Told to stop", new SQLException(e));
        }
        try {
            return write(JdbcLogRows::head, writing);
        } finally {
            head.unlock();
        }
    }

    private <T> T write(Function<JdbcLogRows, LogHead> from, Writing<T> writing) {
        return transaction(
                true,
                (_, sql) -> {
                    JdbcLogRows rows = new JdbcLogRows(sql);
                    return writing.run(rows, from.apply(rows));
                });
    }

    @Override
    public <T> T beside(Reading<T> writing) {
        return transaction(true, (_, sql) -> writing.run(new JdbcLogRows(sql)));
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
                    (c, _) -> {
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
                false, (_, sql) -> sql.one("select 1 from head", at -> at.getInt(1)).isPresent());
    }

    @Override
    public <T> T found(LogHead first, Writing<T> writing) {
        return transaction(
                true,
                (_, sql) -> {
                    JdbcLogRows rows = new JdbcLogRows(sql);
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

package org.lockfast.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.IndexBroken;
import org.lockfast.keys.OwnerOnly;

/**
 * The index of one store, open: one connection that writes, a few that read. Close it before the
 * program ends.
 */
public final class IndexDatabase implements AutoCloseable {
    /** Version of what the fold puts into the tables; another one means: rebuild. */
    static final String PROJECTION = "17";

    static final String MIGRATIONS = "classpath:org/lockfast/records/migration";

    /** Held here, for a logger nobody holds forgets its level: migrating is nobody's news. */
    private static final Logger MIGRATING = Logger.getLogger("org.flywaydb");

    private static final Logger LOG = Logger.getLogger(IndexDatabase.class.getName());

    /** Bytes from which a file is written anew where most of it is of no use. */
    private static final long LARGE = 32L << 20;

    static {
        MIGRATING.setLevel(Level.WARNING);
        // H2 reads it once, when its first class is loaded: no alias, trigger or driver of
        // anybody's
        System.setProperty("h2.allowedClasses", "");
    }

    private final Connection writing;
    private final ReadPool pool;
    private final Jdbi jdbi;

    private IndexDatabase(Connection writing, ReadPool pool) {
        this.writing = writing;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool).installPlugin(new SqlObjectPlugin());
        jdbi.getConfig(SqlStatements.class)
                .addExceptionHandler((e, _) -> {
                    throw unread(e);
                });
    }

    /** Said instead of the statement and its values, which are nobody's business. */
    static IndexFault unread(SQLException e) {
        LOG.log(
                Level.WARNING,
                "The lists could not be read: {0}",
                e.getErrorCode() + " " + IndexBroken.named(e));
        return new IndexFault(
                "The lists could not be read"
                        + (FullDisk.isBehind(e)
                                ? ": the disk is full. Make room on it, close Lockfast"
                                : ". Close Lockfast")
                        + " and open it again. What was recorded before is kept.",
                e);
    }

    /**
     * Opens the index of a store, changing nothing where it cannot be used.
     *
     * @param directory {@code DIR/index}
     * @param key 32 bytes, key {@code index} of the newest generation; never a human password
     * @param store the store it must belong to
     * @throws IndexFault where the disk is full: what lies there may be sound
     */
    public static Opening open(Path directory, byte[] key, UUID store) {
        return open(directory, key, store, "");
    }

    /** The same for those who only read, on a disk that takes nothing: not a byte is written. */
    public static Opening openToRead(Path directory, byte[] key, UUID store) {
        return open(directory, key, store, ";ACCESS_MODE_DATA=r");
    }

    private static Opening open(Path directory, byte[] key, UUID store, String settings) {
        IndexFile file = IndexFile.in(directory);
        if (!Files.exists(file.path())) {
            return Opening.Why.MISSING.unusable();
        }
        Opening.Why wrong = CatalogueScan.scan(file, key);
        if (wrong != null) {
            return wrong.unusable();
        }
        return open(file, key, store, settings);
    }

    static Opening open(IndexFile file, byte[] key, UUID store, String settings) {
        IndexDatabase index = null;
        try {
            index = connect(file, key, ";IFEXISTS=TRUE" + settings);
            if (settings.isEmpty()) {
                OwnerOnly.tightenFile(file.path()); // an older version left it wider
            }
            Opening.Why wrong = index.check(store);
            if (wrong == null) {
                return new Opening.Opened(settings.isEmpty() ? index.tidied(file, key) : index);
            }
            index.close();
            return wrong.unusable();
        } catch (SQLException | IndexFault | StackOverflowError | OutOfMemoryError e) {
            if (index != null) {
                index.closeQuietly();
            }
            if (FullDisk.isBehind(e)) {
                throw new IndexFault("The lists could not be opened: the disk is full", e);
            }
            boolean locked =
                    e instanceof SQLException sql
                            && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
            return (locked ? Opening.Why.IN_USE : Opening.Why.DAMAGED).unusable();
        }
    }

    /** Written anew where most of it is of no use: H2 is told not to do that while it is open. */
    private IndexDatabase tidied(IndexFile file, byte[] key) throws SQLException {
        long large = Long.getLong("records.tidy", LARGE);
        if (!SpaceOfAFile.mostlyOfNoUse(writing, large) || !file.hasRoomFor(writing)) {
            return this;
        }
        try {
            SpaceOfAFile.writeAnew(writing);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The index was not written anew and stays as it is", e);
        }
        closeQuietly();
        IndexDatabase again = connect(file, key, ";IFEXISTS=TRUE");
        OwnerOnly.tightenFile(file.path());
        again.writing.setAutoCommit(false);
        return again;
    }

    /**
     * Makes an empty index, which has taken in nothing yet. A file that lies there is set aside.
     *
     * @throws IndexFault where the folder cannot be written
     */
    public static IndexDatabase create(Path directory, byte[] key, UUID store) {
        return create(IndexFile.in(directory), key, store);
    }

    static IndexDatabase create(IndexFile file, byte[] key, UUID store) {
        try {
            Files.createDirectories(file.directory(), OwnerOnly.folder(file.directory()));
            file.setAside();
            IndexDatabase index = connect(file, key, "");
            Flyway.configure()
                    .dataSource(
                            file.url(""), "records", IndexFile.login(key).getProperty("password"))
                    .locations(MIGRATIONS)
                    .load()
                    .migrate();
            index.mark(store);
            OwnerOnly.tightenFile(file.path());
            return index;
        } catch (SQLException e) {
            throw new IndexFault("The index could not be made in " + file.directory(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves an index that cannot be used out of the way, for somebody to look at. */
    public static void setAside(Path directory) {
        try {
            IndexFile.in(directory).setAside();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IndexDatabase connect(IndexFile file, byte[] key, String settings)
            throws SQLException {
        if (key.length != 32) {
            throw new IllegalArgumentException("The key of an index has 32 bytes");
        }
        String url = file.url(settings);
        Connection writing = DriverManager.getConnection(url, IndexFile.login(key));
        return new IndexDatabase(
                writing, new ReadPool(url, IndexFile.login(key), () -> isOpen(writing)));
    }

    /** Whether H2 has not closed the file by itself, as it does where it meets a fault. */
    private static boolean isOpen(Connection connection) {
        try {
            return connection.unwrap(JdbcConnection.class).getSession()
                            instanceof SessionLocal session
                    && !session.isClosed()
                    && !session.getDatabase().getStore().getMvStore().isClosed();
        } catch (SQLException e) {
            return false;
        }
    }

    private void mark(UUID store) throws SQLException {
        try (PreparedStatement insert =
                writing.prepareStatement("insert into meta (name, text) values (?, ?)")) {
            for (String[] row :
                    new String[][] {{"store", store.toString()}, {"projection", PROJECTION}}) {
                insert.setString(1, row[0]);
                insert.setString(2, row[1]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (Statement insert = writing.createStatement()) {
            insert.executeUpdate(
                    "insert into progress (id, position, exhibits, words) values (1, 0, 0, 0)");
        }
        writing.setAutoCommit(false);
    }

    private Opening.@Nullable Why check(UUID store) throws SQLException {
        if (!PROJECTION.equals(meta("projection"))) {
            return Opening.Why.OTHER_VERSION;
        }
        if (!store.toString().equals(meta("store"))) {
            return Opening.Why.FOREIGN;
        }
        if (!SchemaPicture.of(writing).equals(SchemaPicture.shipped())) {
            return Opening.Why.TAMPERED;
        }
        writing.setAutoCommit(false);
        return null;
    }

    private @Nullable String meta(String name) throws SQLException {
        try (PreparedStatement query =
                writing.prepareStatement("select text from meta where name = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1
                    || e.getErrorCode() == ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1) {
                return null;
            }
            throw e;
        }
    }

    /** The rules whose fold the index shows; null where it shows none yet. */
    public @Nullable String rules() {
        try {
            return meta("rules");
        } catch (SQLException e) {
            throw new IndexFault("The index could not be read", e);
        }
    }

    /** Notes the rules of a new index; one that has some keeps them, for its rows are theirs. */
    void madeBy(String rules) throws SQLException {
        if (meta("rules") == null) {
            try (PreparedStatement insert =
                    writing.prepareStatement("insert into meta (name, text) values (?, ?)")) {
                insert.setString(1, "rules");
                insert.setString(2, rules);
                insert.executeUpdate();
            }
            writing.commit();
        }
    }

    /** For readers, from any thread. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** The one connection that writes; only the writer thread may use it. */
    Connection writing() {
        return writing;
    }

    /** Readers at work. */
    int lent() {
        return pool.lent();
    }

    /** Closes every connection, and with the last one the file. */
    @Override
    public void close() {
        try {
            undo();
            pool.close();
            writing.close();
        } catch (SQLException e) {
            throw new IndexFault("The index could not be closed", e);
        }
    }

    /** What was begun goes before the connection, lest H2 takes it back in its own way. */
    private void undo() {
        try {
            H2Rollback.rollback(writing);
        } catch (SQLException e) {
            // it can write no more, and there is nothing left to take back
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IndexFault | StackOverflowError e) {
            // what made it unusable is what is told
        }
    }
}

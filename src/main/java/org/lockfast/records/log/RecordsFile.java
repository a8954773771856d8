package org.lockfast.records.log;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.lockfast.journal.DiskFiles;
import org.lockfast.keys.OwnerOnly;

/**
 * The file of embedded records, as H2 keeps it: it only ever grows at its end, so that whatever
 * moment the process is killed at leaves everything that was written before.
 */
final class RecordsFile {
    /** H2's own file system. */
    static final String DISK = "file:";

    private static final String SETTINGS =
            ";CIPHER=AES;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                    + ";DEFAULT_NULL_ORDERING=HIGH;TRACE_LEVEL_FILE=0"
                    + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;LOCK_TIMEOUT=30000";

    /**
     * Nothing is written over, and nothing moved: after a kill H2 finds what it wrote last at the
     * end of its file, but not always elsewhere, and not always what it was just moving (decision
     * 0520).
     */
    private static final String AT_THE_END =
            ";REUSE_SPACE=FALSE;AUTO_COMPACT_FILL_RATE=0;MAX_COMPACT_TIME=0";

    /** KiB of pages that H2 keeps in memory: an eighth of it, of much memory no more than that. */
    private static final long MOST_PAGES = 128 << 10;

    /** Percent of the file that is of use, below which it is written anew. */
    private static final int MOSTLY_OF_NO_USE = 50;

    private final String files;
    private final Path directory;

    /**
     * Makes the folder where there is none.
     *
     * @param files which of H2's file systems it lies in
     */
    RecordsFile(String files, Path folder) {
        this.files = files;
        this.directory = folder.toAbsolutePath().normalize();
        if (directory.toString().indexOf(';') >= 0) {
            throw new IllegalArgumentException(
                    "Move the records to a folder whose path has no semicolon");
        }
        try {
            Files.createDirectories(directory, OwnerOnly.folder(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OwnerOnly.tighten(directory); // made by hand, or unpacked from a backup
    }

    /** Where it lies, in a folder of records. */
    static Path in(Path folder) {
        return folder.resolve("log.mv.db");
    }

    /** How it is opened. */
    HikariConfig config(byte[] key) {
        String hex = HexFormat.of().formatHex(key);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
                "jdbc:h2:"
                        + files
                        + directory.resolve("log")
                        + SETTINGS
                        + ";CACHE_SIZE="
                        + Math.min(MOST_PAGES, Runtime.getRuntime().maxMemory() >> 13)
                        + AT_THE_END);
        config.setUsername("records");
        config.setPassword(hex + " " + hex.substring(32));
        return config;
    }

    /** Nobody else may read it. */
    void tighten() {
        OwnerOnly.tightenFile(in(directory));
    }

    /**
     * Whether writing it anew is worth it.
     *
     * @param large bytes from which it may be
     */
    static boolean mostlyOfNoUse(Connection connection, long large) throws SQLException {
        // What H2 counts as filled is filled with chunks, which are of use in part
        return setting(connection, "FILE_SIZE") >= large
                && setting(connection, "FILL_RATE") * setting(connection, "CHUNKS_FILL_RATE")
                        < MOSTLY_OF_NO_USE * 100L;
    }

    /**
     * Writes what is of use into a fresh file and puts that in the place of this one; the database
     * closes over it. A kill leaves the one or the other.
     *
     * @throws SQLException where it was not done, such as for lack of room; this one stays
     */
    static void writeAnew(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        }
    }

    /** The new file's name is on the disk before anything is written into it. */
    void forceName() {
        try {
            new DiskFiles().forceDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet at =
                        statement.executeQuery(
                                "select setting_value from information_schema.settings"
                                        + " where setting_name = 'info."
                                        + name
                                        + "'")) {
            return at.next() ? at.getLong(1) : 0;
        }
    }
}

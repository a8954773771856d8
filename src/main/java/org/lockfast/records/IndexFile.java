package org.lockfast.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Where the index lies, and how H2 is told to open it: encrypted, at most 64 MB of cache, no trace
 * file beside it (that would be plain text), no class of anybody's loaded.
 */
record IndexFile(Path directory, String name) {
    /** The file name in {@code DIR/index} without {@code .mv.db}. */
    static final String NAME = "records";

    private static final String SETTINGS =
            ";CIPHER=AES;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                    + ";TRACE_LEVEL_FILE=0;CACHE_SIZE=65536;DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=0";

    static IndexFile in(Path directory) {
        return new IndexFile(directory, NAME);
    }

    /** The one a rebuild fills before it takes the other's place. */
    static IndexFile newIn(Path directory) {
        return new IndexFile(directory, NAME + "-new");
    }

    Path path() {
        return directory.resolve(name + ".mv.db");
    }

    /**
     * The JDBC address.
     *
     * @param extra further settings, each beginning with {@code ;}
     * @throws IllegalArgumentException for a path that would be read as settings
     */
    String url(String extra) {
        Path base = directory.toAbsolutePath().normalize().resolve(name);
        if (base.toString().indexOf(';') >= 0) {
            throw new IllegalArgumentException(
                    "Move the store to a folder whose path has no semicolon");
        }
        return "jdbc:h2:file:" + base + SETTINGS + extra;
    }

    /** User and the two passwords H2 wants: the file's, a blank, the user's; all from the key. */
    static Properties login(byte[] key) {
        String hex = HexFormat.of().formatHex(key);
        Properties login = new Properties();
        login.setProperty("user", "records");
        login.setProperty("password", hex + " " + hex.substring(32));
        return login;
    }

    /** The password of the file alone, as H2's own storage takes it. */
    static char[] fileKey(byte[] key) {
        return HexFormat.of().formatHex(key).toCharArray();
    }

    /**
     * Moves the file out of the way, under a name nothing has yet: it may be the last witness of
     * what was lost. Harmless if there is none.
     */
    void setAside() throws IOException {
        if (Files.exists(path())) {
            Files.move(path(), unused());
        }
    }

    private Path unused() {
        Path aside = directory.resolve(name + ".mv.db.set-aside");
        for (int n = 2; Files.exists(aside); n++) {
            aside = directory.resolve(name + ".mv.db.set-aside." + n);
        }
        return aside;
    }

    /** Takes the place of another file, in one step. Both must be closed. */
    void replace(IndexFile other) throws IOException {
        Files.move(
                path(),
                other.path(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}

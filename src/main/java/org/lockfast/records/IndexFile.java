package org.lockfast.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Where the index lies, and how H2 is told to open it: encrypted, at most 64 MB of cache, no trace
 * file beside it (that would be plain text), no class of anybody's loaded.
 */
record IndexFile(Path directory, String name) {
    /** The file name in {@code DIR/index} without {@code .mv.db}. */
    static final String NAME = "records";

    /**
     * H2 does not move what is of use while the index is open: the thread that would do it takes
     * the newest chunk for a dead one where another has not been written yet (decision 0725). What
     * is of no use goes when the index is opened.
     */
    private static final String NOTHING_MOVED = ";AUTO_COMPACT_FILL_RATE=0;MAX_COMPACT_TIME=0";

    private static final String SETTINGS =
            ";CIPHER=AES;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                    + ";TRACE_LEVEL_FILE=0;CACHE_SIZE=65536;DB_CLOSE_ON_EXIT=FALSE"
                    + NOTHING_MOVED;

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

    /** Whether there is room beside it for what is of use in it; yes where that is not known. */
    boolean hasRoomFor(Connection open) throws SQLException {
        long ofUse = SpaceOfAFile.ofUse(open);
        try {
            return Files.getFileStore(directory).getUsableSpace() > ofUse + ofUse / 4;
        } catch (IOException e) {
            return true;
        }
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

package org.lockfast.records.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Properties;
import org.h2.store.fs.FilePath;
import org.lockfast.journal.DiskFiles;
import org.lockfast.keys.OwnerOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final Logger LOG = LoggerFactory.getLogger(RecordsFile.class);

    /** Bytes at the beginning that H2 writes again and again. */
    private static final int HEADER = 64 << 10;

    /** More bytes than H2 can have had at work at once before its newest write. */
    private static final long WELL_BEFORE = 64L << 20;

    private static final int AT_ONCE = 1 << 20;

    private static final long NO_DOUBT = Long.MAX_VALUE;

    /** KiB of pages that H2 keeps in memory: an eighth of it, of much memory no more than that. */
    private static final long MOST_PAGES = 128 << 10;

    private final String files;
    private final Path directory;

    /** How long the file was when all of it was last forced to the disk. */
    private long forced;

    /** From where on the disk may not have what the file shows. */
    private long doubtful = NO_DOUBT;

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

    /** How H2 opens it. */
    String url() {
        return "jdbc:h2:"
                + files
                + directory.resolve("log")
                + SETTINGS
                + ";CACHE_SIZE="
                + Math.min(MOST_PAGES, Runtime.getRuntime().maxMemory() >> 13)
                + AT_THE_END;
    }

    /** Who may open it. */
    static Properties login(byte[] key) {
        String hex = HexFormat.of().formatHex(key);
        Properties login = new Properties();
        login.setProperty("user", "records");
        login.setProperty("password", hex + " " + hex.substring(32));
        return login;
    }

    /** The length of the file. */
    long length() {
        return path().size();
    }

    private FilePath path() {
        return FilePath.get(files + in(directory));
    }

    /** All of it up to there is on the disk. */
    synchronized void forced(long length) {
        forced = length;
    }

    /**
     * It could not be forced. From then on the file may show what the disk does not have, and never
     * will: after a failed force the system takes what it holds in memory for written.
     */
    synchronized void doubt() {
        doubtful = Math.min(doubtful, Math.max(0, forced - WELL_BEFORE));
        try {
            Files.writeString(mark(), Long.toString(doubtful));
        } catch (IOException e) {
            LOG.warn(
                    "That the disk may not have what {} shows could not be noted: leave this process"
                            + " running until it opens the records again",
                    in(directory));
        }
    }

    /** For a process that is started before a power cut has put an end to all doubt. */
    private Path mark() {
        return directory.resolve("log.unforced");
    }

    private long doubtful() throws IOException {
        if (!Files.exists(mark())) {
            return doubtful;
        }
        try {
            return Math.min(doubtful, Long.parseLong(Files.readString(mark()).strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * Puts on the disk what the file shows; called while H2 does not have it open. Where it could
     * not be forced before, it is written over with itself, and so is forced in truth.
     *
     * @throws IOException where the disk does not take it
     */
    synchronized void makeSure() throws IOException {
        if (!path().exists()) {
            return;
        }
        long from = doubtful();
        try (FileChannel file = path().open("rw")) {
            if (from == NO_DOUBT) {
                force(file);
            } else {
                try (FileLock lock = file.tryLock(0, Long.MAX_VALUE, false)) {
                    if (lock == null) {
                        throw new IOException("The records are in use by another process");
                    }
                    again(file, 0, Math.min(HEADER, file.size()));
                    again(file, from, file.size());
                    force(file);
                } catch (OverlappingFileLockException e) {
                    throw new IOException("The records are in use", e);
                }
            }
        }
        if (from != NO_DOUBT) {
            Files.deleteIfExists(mark());
            doubtful = NO_DOUBT;
            LOG.info("What had not been forced to the disk was written again, and is there");
        }
    }

    private void force(FileChannel file) throws IOException {
        boolean done = false;
        try {
            file.force(true);
            done = true;
        } finally {
            if (!done) {
                doubt();
            }
        }
        forced = file.size();
    }

    private static void again(FileChannel file, long from, long to) throws IOException {
        ByteBuffer some = ByteBuffer.allocate(AT_ONCE);
        for (long at = from; at < to; at += some.limit()) {
            some.clear().limit((int) Math.min(AT_ONCE, to - at));
            while (some.hasRemaining()) {
                if (file.read(some, at + some.position()) < 0) {
                    throw new IOException("The file of the records was made shorter meanwhile");
                }
            }
            some.flip();
            while (some.hasRemaining()) {
                file.write(some, at + some.position());
            }
        }
    }

    /** Bytes that are left on its disk; {@link Long#MAX_VALUE} where that is not known. */
    long room() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // not known
        }
    }

    /** Nobody else may read it. */
    void tighten() {
        OwnerOnly.tightenFile(in(directory));
    }

    /** The new file's name is on the disk before anything is written into it. */
    void forceName() {
        try {
            new DiskFiles().forceDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

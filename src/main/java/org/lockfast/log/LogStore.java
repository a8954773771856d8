package org.lockfast.log;

import java.nio.file.Path;

/**
 * Where a log is kept. Every method may be called from any thread, and by several nodes on one
 * database.
 */
public interface LogStore extends AutoCloseable {
    /** Reads, within one transaction. */
    @FunctionalInterface
    interface Reading<T> {
        /** May run again where the database asks for that. */
        T run(LogRows rows);
    }

    /** Reads and writes, within one transaction. */
    @FunctionalInterface
    interface Writing<T> {
        /**
         * @param head as it is while nobody else can change it
         */
        T run(LogRows rows, LogHead head);
    }

    /** How a store is. */
    enum Health {
        /** It takes what it is given, as far as anybody knows. */
        WELL,
        /** What was to be written last was not. */
        UNWRITTEN,
        /**
         * Something has been at work on it for more than a minute; it is in the log, with where.
         */
        STUCK
    }

    /** How it is; asks nothing of the database. */
    Health health();

    /**
     * Reads what is committed.
     *
     * @throws LogStoreFault where the database does not answer
     */
    <T> T read(Reading<T> reading);

    /**
     * Writes while no other node does. On return everything is on the disk for good.
     *
     * @throws LogStoreFault where nothing was written, or where that is not known
     */
    <T> T write(Writing<T> writing);

    /**
     * Writes what stands beside the log and needs no order; the log's head is not locked.
     *
     * @throws LogStoreFault where nothing was written, or where that is not known
     */
    <T> T beside(Reading<T> writing);

    /**
     * Writes a copy of everything that is committed, while the records are in use.
     *
     * @param file that is not there yet
     * @return false where the records are no file: their own database has its ways
     * @throws LogStoreFault where it was not written; then nothing is there
     */
    boolean backup(Path file);

    /** Bytes left on their disk, below which somebody is to be told. */
    long SCARCE = 2L << 30;

    /**
     * Bytes left on the disk the records lie on; {@link Long#MAX_VALUE} where they lie in another
     * program's database.
     */
    long room();

    /**
     * Makes the file of the records smaller where that is worth it; meanwhile whoever asks waits,
     * or hears that they are busy.
     *
     * @throws LogStoreFault where they do not answer
     */
    void tidy();

    /** Whether a force was founded here. */
    boolean founded();

    /**
     * Puts the first head and the first entries there.
     *
     * @throws LogStoreFault where nothing was written, such as where a force was founded before
     */
    <T> T found(LogHead first, Writing<T> writing);

    @Override
    void close();
}

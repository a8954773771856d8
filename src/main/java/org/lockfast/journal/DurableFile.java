package org.lockfast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * One open file whose bytes can be made to outlive a power cut. Positions are bytes from 0. All
 * operations may be used from any thread; an interrupted thread loses nothing and keeps its
 * interrupt.
 */
public interface DurableFile extends AutoCloseable {
    /** Its length in bytes. */
    long length() throws IOException;

    /** Writes all remaining bytes there; they may be lost in a power cut until {@link #force}. */
    void write(long position, ByteBuffer bytes) throws IOException;

    /**
     * Fills the target from there.
     *
     * @return the number of bytes read: fewer than asked only where the file ends, 0 at its end
     */
    int read(long position, ByteBuffer target) throws IOException;

    /** Cuts everything from that length on. */
    void truncate(long length) throws IOException;

    /** Returns when everything written lies on the disk (fdatasync). */
    void force() throws IOException;

    @Override
    void close() throws IOException;
}

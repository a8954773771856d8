package org.lockfast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The file system as the journal needs it. Tests put ports here that lose unforced writes or run
 * out of space: neither can be had from a real disk on demand.
 */
public interface FilePort {
    /** Opens an existing file for reading and writing. */
    DurableFile open(Path file) throws IOException;

    /** Opens an existing file for reading; writes through it are refused. */
    DurableFile openReadOnly(Path file) throws IOException;

    /** Makes a new file that only its owner can read; refuses one that exists. */
    DurableFile create(Path file) throws IOException;

    /** Puts one file in the place of another in one step, and makes that durable. */
    void rename(Path from, Path to) throws IOException;

    /** Makes the names in a directory durable. */
    void forceDirectory(Path directory) throws IOException;

    /** Makes a directory and those above it, where they are missing; only the owner may look in. */
    void makeDirectories(Path directory) throws IOException;

    /** Removes a file where there is one. */
    void delete(Path file) throws IOException;

    boolean exists(Path file);

    /** A whole small file. */
    default byte[] readAll(Path file) throws IOException {
        try (DurableFile open = openReadOnly(file)) {
            ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(open.length()));
            int read = open.read(0, all);
            byte[] bytes = new byte[read];
            all.flip().get(bytes);
            return bytes;
        }
    }

    /**
     * Puts a whole small file there, durable: written beside, forced, renamed. At no moment is
     * there half a file.
     */
    default void replace(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        delete(beside);
        try (DurableFile part = create(beside)) {
            part.write(0, ByteBuffer.wrap(content));
            part.force();
        }
        rename(beside, file);
    }
}

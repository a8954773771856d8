package org.lockfast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is whole on the disk under a name of its own and waits for the one it is to have.
 * What is recorded as handed out lies there before the record is made, so that no full disk leaves
 * a record of paper nobody has; and has its name only after, so that none leaves unrecorded.
 */
public final class WaitingFile implements AutoCloseable {
    private static final FilePort DISK = new DiskFiles();

    private final Path beside;
    private final Path file;

    private WaitingFile(Path beside, Path file) {
        this.beside = beside;
        this.file = file;
    }

    /**
     * Writes it, forced to the disk; only its owner can read it.
     *
     * @param file the name it is to have, in a folder that is there
     * @throws IOException where it could not be written; then nothing is left of it
     */
    public static WaitingFile of(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IOException(file + " is a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + " is no ordinary file, and would be replaced by one");
        }
        Path beside = Files.createTempFile(folder, ".lockfast-", ".part");
        WaitingFile waiting = new WaitingFile(beside, file);
        try (DurableFile part = DISK.open(beside)) {
            part.write(0, ByteBuffer.wrap(bytes));
            part.force();
            return waiting;
        } catch (IOException | RuntimeException e) {
            waiting.close();
            throw e;
        }
    }

    /** Gives it its name, in one step; a file that has it is replaced. */
    public void handOut() throws IOException {
        DISK.rename(beside, file);
    }

    /** Nothing is left of one that was not handed out. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(beside);
    }
}

package org.lockfast.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.FilePort;
import org.lockfast.keys.OwnerOnly;
import org.lockfast.ledger.Note;

/**
 * {@code F.checkpoint}: the newest checkpoint signed with the key file beside it, which nobody
 * takes back by restoring a database. Several nodes of one machine may share it.
 */
final class CheckpointFile {
    private static final long WAIT_NS = 1_000_000;

    private final FilePort disk;
    private final Path file;
    private final Path lock;
    private final Object here = new Object();

    CheckpointFile(FilePort disk, Path keyFile) {
        this.disk = disk;
        this.file = keyFile.resolveSibling(keyFile.getFileName() + ".checkpoint");
        this.lock = keyFile.resolveSibling(keyFile.getFileName() + ".checkpoint.lock");
    }

    /** Decides by what is there what is to be there. */
    @FunctionalInterface
    interface Change {
        /**
         * @return null to leave what is there
         */
        @Nullable Note next(Optional<Note> there);
    }

    Optional<Note> read() {
        try {
            return disk.exists(file)
                    ? Optional.of(Note.parse(disk.readAll(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for other processes, and for another node of this one. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(WAIT_NS);
            }
        }
    }

    /** Replaces it while no other node does; on return it is on the disk. */
    void change(Change change) {
        synchronized (here) { // a lock of the file holds off other processes only
            try (FileChannel channel =
                            FileChannel.open(
                                    lock,
                                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                                    OwnerOnly.file(lock));
                    FileLock held = lock(channel)) {
                Note next = held.isValid() ? change.next(read()) : null;
                if (next != null) {
                    disk.replace(file, next.bytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

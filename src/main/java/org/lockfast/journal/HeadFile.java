package org.lockfast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that holds a {@link Head}. It is overwritten in place and not forced: it is less than a
 * sector, so it is never half written, and one that lags a power cut behind the journal is normal.
 */
final class HeadFile {
    private final FilePort files;
    private final Path path;
    private final JournalKeys keys;
    private final UUID store;

    HeadFile(FilePort files, Path path, JournalKeys keys, UUID store) {
        this.files = files;
        this.path = path;
        this.keys = keys;
        this.store = store;
    }

    /** The highest number of records any of them names; 0 where none reads. */
    static long most(List<HeadFile> heads) {
        long most = 0;
        for (HeadFile one : heads) {
            Head head = one.headOrNull();
            most = head == null ? most : Math.max(most, head.count());
        }
        return most;
    }

    Path path() {
        return path;
    }

    /** What reading it gave. */
    sealed interface Reading {
        record Absent() implements Reading {}

        record Unreadable() implements Reading {}

        record Good(Head head) implements Reading {}
    }

    Reading read() {
        if (!files.exists(path)) {
            return new Reading.Absent();
        }
        try {
            Head head = Head.decode(files.readAll(path), keys.head(), store);
            return head == null ? new Reading.Unreadable() : new Reading.Good(head);
        } catch (IOException e) {
            return new Reading.Unreadable();
        }
    }

    void write(Head head, boolean durable) throws IOException {
        byte[] bytes = head.encode(keys.head());
        if (!files.exists(path)) {
            Path directory = path.getParent();
            if (directory != null) {
                files.makeDirectories(directory);
            }
            files.replace(path, bytes);
            return;
        }
        try (DurableFile file = files.open(path)) {
            file.write(0, ByteBuffer.wrap(bytes));
            if (file.length() > bytes.length) {
                file.truncate(bytes.length);
            }
            if (durable) {
                file.force();
            }
        }
    }

    /** The head where it reads, else null. */
    @Nullable Head headOrNull() {
        return read() instanceof Reading.Good good ? good.head() : null;
    }
}

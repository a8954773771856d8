package org.lockfast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.lockfast.journal.DiskFiles;
import org.lockfast.journal.StoreFiles;
import org.lockfast.journal.StoreLock;
import org.lockfast.keys.EnrolmentKeys;
import org.lockfast.keys.KeyringStore;
import org.lockfast.keys.OwnerOnly;

/**
 * The folder of a store that is to be: empty, or with what enrolling that was broken off left
 * there.
 */
final class EnrolmentFolder {
    private final Path directory;

    EnrolmentFolder(Path directory) {
        this.directory = directory;
    }

    /** Whether enrolling was begun and broken off, or waits for the other side's answer. */
    boolean isBegun() {
        return EnrolmentKeys.lieIn(directory) && !new KeyringStore(directory).exists();
    }

    /** Whether a store is there, or anything that enrolling did not leave. */
    boolean isOccupied() throws IOException {
        if (new KeyringStore(directory).exists()) {
            return true;
        }
        if (!Files.exists(directory) || EnrolmentKeys.lieIn(directory)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.anyMatch(file -> !file.getFileName().toString().equals("lock"));
        }
    }

    /** Makes it where it is not there, for its owner alone, and keeps other processes out of it. */
    StoreLock take() throws IOException {
        new DiskFiles().makeDirectories(directory);
        OwnerOnly.tighten(directory.toRealPath());
        return StoreLock.take(new StoreFiles(directory.toRealPath()).lock());
    }

    /** What a try that was broken off left: nothing of it was ever in use. */
    void clear() throws IOException {
        for (String part : Set.of("journal", "index", "local", "attachments")) {
            Path at = directory.resolve(part);
            if (Files.isDirectory(at)) {
                try (Stream<Path> below = Files.walk(at)) {
                    for (Path file : below.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}

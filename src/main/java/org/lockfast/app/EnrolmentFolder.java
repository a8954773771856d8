package org.lockfast.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
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

    /**
     * Whether a store is or was there, or anything that enrolling did not leave. One whose keyring
     * was lost is told by what each sign-in leaves.
     */
    boolean isOccupied() throws IOException {
        if (!Files.exists(directory)) {
            return false;
        }
        boolean begun = EnrolmentKeys.lieIn(directory);
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.map(file -> file.getFileName().toString())
                    .anyMatch(name -> begun ? isOfAStoreInUse(name) : !name.equals("lock"));
        }
    }

    private static boolean isOfAStoreInUse(String name) {
        return name.startsWith("keyring")
                || name.equals("attempts")
                || name.equals("consultations");
    }

    /** Makes it where it is not there, for its owner alone, and keeps other processes out of it. */
    StoreLock take() throws IOException {
        new DiskFiles().makeDirectories(directory);
        OwnerOnly.tighten(directory.toRealPath());
        return StoreLock.take(new StoreFiles(directory.toRealPath()).lock());
    }

    /**
     * Takes away what a try that was broken off left: nothing of it was ever in use.
     *
     * @throws FileAlreadyExistsException where a store is or was there
     */
    void clear() throws IOException {
        if (isOccupied()) {
            throw new FileAlreadyExistsException(directory.toString());
        }
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

package org.lockfast.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.lockfast.ledger.Hash;

/**
 * What this user's profile on this computer remembers of a store, outside the store's own
 * directory: its head, and the last good header and keyring. So a store that was cut, replaced or
 * restored is noticed, and a damaged header is mended.
 */
public final class Profile {
    private final FilePort files;
    private final Path directory;

    private Profile(FilePort files, Path directory) {
        this.files = files;
        this.directory = directory;
    }

    /**
     * Where a store is remembered.
     *
     * @param base as {@link #base} says
     * @param storeDirectory the store's real path: a copy elsewhere is another store to us
     */
    public static Profile of(FilePort files, Path base, UUID store, Path storeDirectory) {
        byte[] path = storeDirectory.toString().getBytes(StandardCharsets.UTF_8);
        String place = Hash.sha256(path).hex().substring(0, 16);
        return new Profile(files, base.resolve(store + "-" + place));
    }

    /**
     * The directory profiles lie in: LOCKFAST_STATE, else where this system keeps a program's
     * state.
     *
     * @param environment of the process
     * @param system {@code os.name}
     * @param home {@code user.home}
     */
    public static Path base(Map<String, String> environment, String system, Path home) {
        String chosen = environment.get("LOCKFAST_STATE");
        if (chosen != null && !chosen.isBlank()) {
            return Path.of(chosen);
        }
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local))
                    .resolve("Lockfast");
        }
        if (os.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Lockfast");
        }
        String state = environment.get("XDG_STATE_HOME");
        return (state == null || state.isBlank()
                        ? home.resolve(".local").resolve("state")
                        : Path.of(state))
                .resolve("lockfast");
    }

    Path head() {
        return directory.resolve("head");
    }

    Path header() {
        return directory.resolve("header");
    }

    /**
     * The last keyring this store opened with, to be offered where the store's own does not read.
     */
    public Path keyring() {
        return directory.resolve("keyring");
    }

    /** Where all of it lies. */
    Path place() {
        return directory;
    }

    /** True where this user has not had this store open at this place before. */
    boolean isNew() {
        return !files.exists(head());
    }

    /** False where nothing can be kept here; then nothing is concluded from its absence. */
    boolean canKeep() {
        try {
            files.makeDirectories(directory);
            files.replace(directory.resolve("probe"), new byte[0]);
            files.delete(directory.resolve("probe"));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Keeps a copy where it differs from what is kept. */
    void keep(Path copy, byte[] bytes) throws IOException {
        files.makeDirectories(directory);
        if (!files.exists(copy) || !Arrays.equals(files.readAll(copy), bytes)) {
            files.replace(copy, bytes);
        }
    }
}

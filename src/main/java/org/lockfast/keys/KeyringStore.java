package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keyring on disk: {@code DIR/keyring}, and {@code DIR/keyring.new} while it is being replaced.
 *
 * <p>A change is written beside, recorded in the journal, then renamed (settled.md 12). Whatever
 * moment the power goes, one of the two files is the one that the journal names last, and {@link
 * #settle} finds it.
 */
public final class KeyringStore {
    private static final Logger LOG = LoggerFactory.getLogger(KeyringStore.class);
    private static final int TRIES = 5;

    private final Path dir;
    private final Disk disk;

    /**
     * @param dir the store's folder
     */
    public KeyringStore(Path dir) {
        this(dir, Disk.REAL);
    }

    KeyringStore(Path dir, Disk disk) {
        this.dir = dir;
        this.disk = disk;
    }

    private Path current() {
        return dir.resolve("keyring");
    }

    private Path next() {
        return dir.resolve("keyring.new");
    }

    /** Whether the folder holds a keyring, whole or not. */
    public boolean exists() {
        return Files.exists(current()) || Files.exists(next());
    }

    /**
     * The keyring as it lies there, not yet known to be genuine.
     *
     * @throws KeyringRefusal MISSING, and as {@link KeyringFile#parse}
     */
    public KeyringFile read() {
        return read(current());
    }

    /** The keyring that was being put in place, if a whole one is there. */
    public Optional<KeyringFile> readNext() {
        try {
            return Optional.of(read(next()));
        } catch (KeyringRefusal torn) {
            // Torn while it was written, so never recorded: the one in place still holds.
            return Optional.empty();
        }
    }

    private static KeyringFile read(Path file) {
        try {
            if (Files.size(file) > KeyringFile.MOST_BYTES) {
                throw new KeyringRefusal(Reason.NOT_A_KEYRING);
            }
            return KeyringFile.parse(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new KeyringRefusal(Reason.MISSING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts the first keyring of a new store into the folder.
     *
     * @throws KeyringRefusal EXISTS
     */
    public void create(KeyringFile first) {
        if (exists()) {
            throw new KeyringRefusal(Reason.EXISTS);
        }
        onDisk(() -> writeAndRename(first));
    }

    /**
     * Replaces the keyring.
     *
     * @param base the one the change was made from; another one on disk refuses
     * @param record records {@code keyring.changed} and returns once it is acknowledged. It must
     *     seal that entry under a master key which {@code base} holds too: until the rename, base
     *     is what a sign-in opens
     * @return whether it is in place; where the disk refuses that last step the change stands all
     *     the same, {@link #settle} at the next open brings it in, and until then no further change
     *     is taken
     * @throws KeyringRefusal CHANGED_MEANWHILE, NOT_SETTLED
     * @throws UncheckedIOException when the disk refuses before anything is recorded
     */
    public boolean replace(KeyringFile base, KeyringFile changed, Consumer<KeyringNamed> record) {
        boolean follows =
                changed.keyring().generation() == base.keyring().generation() + 1
                        && changed.keyring().store().equals(base.keyring().store());
        if (!follows || !read().sha256().equals(base.sha256())) {
            throw new KeyringRefusal(Reason.CHANGED_MEANWHILE);
        }
        if (readNext().isPresent()) {
            // It may be one that is recorded: writing over it would lose the only file named.
            throw new KeyringRefusal(Reason.NOT_SETTLED);
        }
        try {
            disk.write(next(), changed.bytes());
            disk.forceFolder(dir);
        } catch (IOException e) {
            abandon();
            throw new UncheckedIOException(e);
        }
        record.accept(KeyringNamed.of(changed));
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                disk.rename(next(), current());
                disk.forceFolder(dir);
                return true;
            } catch (IOException e) {
                LOG.warn("A keyring could not be put in its place: {}", e.getClass().getName());
                if (!Files.exists(next())) {
                    return true; // renamed; whichever name the disk has after a cut, settle knows
                }
                pause();
            }
        }
        return false;
    }

    /** Another program may look at the file for a moment: scanners on Windows do. */
    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Drops what {@link #replace} wrote, where it is certain that it was not recorded. */
    public void abandon() {
        try {
            disk.delete(next());
        } catch (IOException e) {
            LOG.warn("An unused keyring could not be removed: {}", e.getClass().getName());
        }
    }

    /** How the keyring on disk stands to what the journal names. */
    public enum Standing {
        /** It is the one named last. */
        AS_RECORDED,
        /** The new one was named but not yet in place, and now is: open that one. */
        REPLACED,
        /** It is later than any the journal names: entries are missing from the journal's end. */
        AHEAD_OF_JOURNAL
    }

    /**
     * Brings the folder to what the journal names. To be called at open, before anything else is
     * recorded, with a keyring found genuine.
     *
     * @param named what the last {@code keyring.changed} says; empty when there is none
     * @throws KeyringRefusal OLDER or NOT_AS_RECORDED when neither file is the one named
     */
    public Standing settle(Optional<KeyringNamed> named) {
        return stand(named, true);
    }

    /** As {@link #settle}, and changes nothing on disk: for those who only look. */
    public Standing look(Optional<KeyringNamed> named) {
        return stand(named, false);
    }

    private Standing stand(Optional<KeyringNamed> named, boolean mend) {
        Optional<KeyringFile> next = readNext();
        boolean nextIsNamed = next.map(KeyringNamed::of).equals(named) && named.isPresent();
        if (nextIsNamed) {
            if (mend) {
                onDisk(this::putInPlace);
            }
            return Standing.REPLACED;
        }
        KeyringFile file = read();
        long generation = file.keyring().generation();
        long wanted = named.map(KeyringNamed::generation).orElse(1L);
        if (generation < wanted) {
            throw new KeyringRefusal(Reason.OLDER, generation, wanted);
        }
        if (named.isPresent()
                && generation == wanted
                && !KeyringNamed.of(file).equals(named.get())) {
            throw new KeyringRefusal(Reason.NOT_AS_RECORDED);
        }
        if (generation > wanted) {
            return Standing.AHEAD_OF_JOURNAL;
        }
        if (mend && Files.exists(next())) {
            onDisk(() -> disk.delete(next())); // a change that was never recorded
        }
        return Standing.AS_RECORDED;
    }

    /**
     * Puts a copy kept elsewhere in the place of a missing or damaged keyring, which is kept as
     * {@code keyring.set-aside}, numbered. The next sign-in finds out whether the copy is the one
     * the journal names.
     *
     * @throws KeyringRefusal when the copy itself is no whole keyring
     */
    public void putBack(byte[] copy) {
        KeyringFile good = KeyringFile.parse(copy);
        onDisk(() -> {
            if (Files.exists(current())) {
                disk.rename(current(), setAside());
            }
            writeAndRename(good);
        });
    }

    /**
     * A name that nothing has yet: what was once set aside may be wanted to find out what happened.
     */
    private Path setAside() {
        Path name = dir.resolve("keyring.set-aside");
        for (int n = 2; Files.exists(name); n++) {
            name = dir.resolve("keyring.set-aside." + n);
        }
        return name;
    }

    private void writeAndRename(KeyringFile file) throws IOException {
        Path beside = dir.resolve("keyring.copy");
        disk.write(beside, file.bytes());
        disk.rename(beside, current());
        disk.forceFolder(dir);
    }

    private void putInPlace() throws IOException {
        disk.rename(next(), current());
        disk.forceFolder(dir);
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void onDisk(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.lockfast.keys;

import static org.lockfast.keys.KeyringRefusal.Reason;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Sealed files of a store (format.md section 3): what lies under {@code local/} and {@code
 * attachments/}, each encrypted and bound to its own place. A whole file is held in memory, so one
 * file has at most about 1 GiB.
 */
public final class SealedFiles {
    private static final byte[] MAGIC = "LFSEAL01".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 10;
    private static final String BESIDE = ".new";

    private final Path dir;
    private final MasterKeys masters;
    private final SecureRandom random;
    private final Disk disk;

    /**
     * @param dir the store's folder
     */
    public SealedFiles(Path dir, MasterKeys masters, SecureRandom random) {
        this(dir, masters, random, Disk.REAL);
    }

    SealedFiles(Path dir, MasterKeys masters, SecureRandom random, Disk disk) {
        this.dir = dir;
        this.masters = masters;
        this.random = random;
        this.disk = disk;
    }

    /**
     * Writes the file so that at every moment either the old or the new one is there whole.
     *
     * @param path below the store's folder, with / between names; begins with local/ or
     *     attachments/
     * @throws UncheckedIOException when the disk refuses; the old file is then as it was
     */
    public synchronized void write(String path, byte[] plain) {
        Path file = resolve(path);
        int generation = masters.newest();
        byte[] head = Bytes.join(MAGIC, Bytes.u16(generation));
        byte[] key = masters.derive(generation, purpose(path));
        byte[] sealed = Bytes.join(head, Aead.seal(key, plain, aad(head, path), random));
        Arrays.fill(key, (byte) 0);
        try {
            Path folder = Optional.ofNullable(file.getParent()).orElse(dir);
            makeFolders(folder);
            Path beside = folder.resolve(file.getFileName() + BESIDE);
            disk.write(beside, sealed);
            disk.rename(beside, file);
            disk.forceFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new folder's own name must reach the disk too, or the file in it is lost with it. */
    private void makeFolders(Path folder) throws IOException {
        Path above = folder.getParent();
        if (!Files.isDirectory(folder) && above != null) {
            makeFolders(above);
            Files.createDirectory(folder, OwnerOnly.folder(folder));
            disk.forceFolder(above);
        }
    }

    /**
     * @return what was written
     * @throws KeyringRefusal FILE_MISSING, FILE_TRUNCATED, FILE_FOREIGN, FILE_ALTERED,
     *     FILE_GENERATION
     * @throws UncheckedIOException when the disk refuses
     */
    public byte[] read(String path) {
        try {
            return open(path, Files.readAllBytes(resolve(path)));
        } catch (NoSuchFileException e) {
            throw new KeyringRefusal(Reason.FILE_MISSING, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was written, or empty where no such file is. */
    public Optional<byte[]> find(String path) {
        return Files.exists(resolve(path)) ? Optional.of(read(path)) : Optional.empty();
    }

    /** Whether there is such a file; its content is not looked at. */
    public boolean exists(String path) {
        return Files.isRegularFile(resolve(path));
    }

    /**
     * A file that lies in a folder.
     *
     * @param written when last, by the disk
     */
    public record Lying(String name, Instant written) {}

    /**
     * The files of a folder, in no order; none where there is no such folder.
     *
     * @throws UncheckedIOException when the disk refuses
     */
    public List<Lying> in(String folder) {
        Path there = resolve(folder);
        if (!Files.isDirectory(there)) {
            return List.of();
        }
        List<Lying> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(there)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (Files.isRegularFile(file) && !name.endsWith(BESIDE)) {
                    found.add(new Lying(name, Files.getLastModifiedTime(file).toInstant()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    /**
     * A file that cannot be read, if it is there, gets a name behind which nothing looks, as it is:
     * what was once set aside may be wanted to find out what happened.
     *
     * @throws UncheckedIOException when the disk refuses
     */
    public synchronized void setAside(String path) {
        Path file = resolve(path);
        Path aside = file.resolveSibling(file.getFileName() + ".set-aside");
        for (int n = 2; Files.exists(aside); n++) {
            aside = file.resolveSibling(file.getFileName() + ".set-aside." + n);
        }
        try {
            if (Files.exists(file)) {
                disk.rename(file, aside);
                disk.forceFolder(Optional.ofNullable(file.getParent()).orElse(dir));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the file, if it is there, for good. */
    public synchronized void delete(String path) {
        Path file = resolve(path);
        try {
            if (Files.exists(file)) {
                disk.delete(file);
                disk.forceFolder(Optional.ofNullable(file.getParent()).orElse(dir));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] open(String path, byte[] sealed) {
        int n = Math.min(sealed.length, MAGIC.length);
        if (!Arrays.equals(sealed, 0, n, MAGIC, 0, n)) {
            throw new KeyringRefusal(Reason.FILE_FOREIGN, path);
        }
        if (sealed.length < HEAD + Aead.NONCE + Aead.TAG) {
            throw new KeyringRefusal(Reason.FILE_TRUNCATED, path);
        }
        int generation = (sealed[8] & 0xFF) << 8 | (sealed[9] & 0xFF);
        if (!masters.has(generation)) {
            throw new KeyringRefusal(Reason.FILE_GENERATION, path, generation);
        }
        byte[] key = masters.derive(generation, purpose(path));
        byte[] head = Arrays.copyOf(sealed, HEAD);
        try {
            return Aead.open(key, sealed, HEAD, aad(head, path))
                    .orElseThrow(() -> new KeyringRefusal(Reason.FILE_ALTERED, path));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] aad(byte[] head, String path) {
        return Bytes.join(head, path.getBytes(StandardCharsets.UTF_8));
    }

    private static Purpose purpose(String path) {
        return path.startsWith("attachments/") ? Purpose.ATTACHMENT : Purpose.LOCAL;
    }

    /** A path from elsewhere must not lead out of the two folders. */
    private Path resolve(String path) {
        List<String> names = List.of(path.split("/", -1));
        boolean ours = List.of("local", "attachments").contains(names.getFirst());
        boolean plain =
                names.stream()
                        .noneMatch(n ->
                                n.isEmpty()
                                        || n.equals(".")
                                        || n.equals("..")
                                        || n.indexOf('\\') >= 0
                                        || n.indexOf(':') >= 0
                                        || n.indexOf('\0') >= 0);
        if (!ours || !plain || names.size() < 2 || path.endsWith(BESIDE)) {
            throw new IllegalArgumentException("No sealed file lies at " + path);
        }
        return dir.resolve(path);
    }
}

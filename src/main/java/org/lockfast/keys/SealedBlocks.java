package org.lockfast.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file below {@code local/} that only grows, by sealed blocks (format.md section 3): {@code u32be
 * length ‖ u16be generation ‖ nonce[12] ‖ AES-256-GCM}, each bound to the file's place and to its
 * own number. For what can be found out again: whatever does not open, and all after it, is cut
 * off. Safe for use by several threads.
 */
public final class SealedBlocks implements AutoCloseable {
    private static final int FRAME = 6;
    private static final int MOST = 1 << 20;

    private final String path;
    private final MasterKeys masters;
    private final SecureRandom random;
    private final FileChannel file;
    private long blocks;
    private long end;

    private SealedBlocks(String path, MasterKeys masters, SecureRandom random, FileChannel file) {
        this.path = path;
        this.masters = masters;
        this.random = random;
        this.file = file;
    }

    /**
     * Opens the file, or begins it.
     *
     * @param dir the store's folder
     * @param path below it, {@code local/} and a name
     * @param each is handed every block that opens, in order
     * @throws IOException when the disk refuses
     */
    public static SealedBlocks open(
            Path dir, String path, MasterKeys masters, SecureRandom random, Consumer<byte[]> each)
            throws IOException {
        if (!path.matches("local/[a-z]+")) {
            throw new IllegalArgumentException("No blocks lie at " + path);
        }
        Path at = dir.resolve(path);
        boolean fresh = !Files.exists(at);
        FileChannel file =
                FileChannel.open(
                        at,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE),
                        OwnerOnly.file(at));
        try {
            if (fresh) {
                Disk.REAL.forceFolder(Optional.ofNullable(at.getParent()).orElse(dir));
            }
            SealedBlocks opened = new SealedBlocks(path, masters, random, file);
            opened.readAll(each);
            return opened;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void readAll(Consumer<byte[]> each) throws IOException {
        while (true) {
            Optional<byte[]> block = next();
            if (block.isEmpty()) {
                break;
            }
            each.accept(block.get());
        }
        if (file.size() > end) {
            file.truncate(end);
        }
    }

    private Optional<byte[]> next() throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(FRAME);
        if (!fill(frame, end)) {
            return Optional.empty();
        }
        int length = frame.getInt(0);
        int generation = Short.toUnsignedInt(frame.getShort(4));
        if (length < Aead.NONCE + Aead.TAG || length > MOST + 64 || !masters.has(generation)) {
            return Optional.empty();
        }
        ByteBuffer sealed = ByteBuffer.allocate(length);
        if (!fill(sealed, end + FRAME)) {
            return Optional.empty();
        }
        byte[] key = masters.derive(generation, Purpose.LOCAL);
        Optional<byte[]> opened = Aead.open(key, sealed.array(), 0, aad(generation));
        Arrays.fill(key, (byte) 0);
        if (opened.isPresent()) {
            blocks++;
            end += FRAME + length;
        }
        return opened;
    }

    private boolean fill(ByteBuffer into, long at) throws IOException {
        while (into.hasRemaining()) {
            if (file.read(into, at + into.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Appends a block.
     *
     * @param plain at most 1 MiB
     * @throws IOException when the disk refuses; the file is then as it was
     */
    public synchronized void append(byte[] plain) throws IOException {
        if (plain.length > MOST) {
            throw new IllegalArgumentException("A block of " + plain.length + " bytes");
        }
        int generation = masters.newest();
        byte[] key = masters.derive(generation, Purpose.LOCAL);
        byte[] sealed = Aead.seal(key, plain, aad(generation), random);
        Arrays.fill(key, (byte) 0);
        ByteBuffer out =
                ByteBuffer.allocate(FRAME + sealed.length)
                        .putInt(sealed.length)
                        .putShort((short) generation)
                        .put(sealed)
                        .flip();
        try {
            while (out.hasRemaining()) {
                file.write(out, end + out.position());
            }
        } catch (IOException e) {
            file.truncate(end);
            throw e;
        }
        blocks++;
        end += FRAME + sealed.length;
    }

    /** On return all blocks are on the disk. */
    public void force() throws IOException {
        file.force(false);
    }

    /** How many blocks there are. */
    public synchronized long count() {
        return blocks;
    }

    private byte[] aad(int generation) {
        return Bytes.join(
                path.getBytes(StandardCharsets.UTF_8),
                ByteBuffer.allocate(10).putLong(blocks).putShort((short) generation).array());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

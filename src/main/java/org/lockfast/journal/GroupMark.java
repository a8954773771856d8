package org.lockfast.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which records are about to be appended together. It lies beside the journal, forced before they
 * are written, so that an opening can tell a part of them from an act that is whole, and is erased
 * once they are. One that was written for a group that never came says nothing: it names the group
 * by its first record's bytes, of which no two are alike.
 *
 * @param first number of the first record
 * @param count how many there are
 * @param begins SHA-256 of the first one as it lies in the file
 */
record GroupMark(long first, int count, Hash begins) {
    private static final Logger LOG = LoggerFactory.getLogger(GroupMark.class);
    private static final byte[] MAGIC = {'L', 'F', 'G', 'R', 'O', 'U', 'P', '1'};
    private static final int SAID = MAGIC.length + Long.BYTES + Integer.BYTES + 32;
    private static final int CHECK = 8;

    /**
     * @param bytes where the first record lies, from {@code from} to {@code to}
     */
    static GroupMark of(long first, int count, byte[] bytes, int from, int to) {
        return new GroupMark(first, count, Hash.sha256(Arrays.copyOfRange(bytes, from, to)));
    }

    private static Path of(Path journal) {
        return journal.resolveSibling(journal.getFileName() + ".group");
    }

    /** Durable on return. */
    void write(FilePort files, Path journal) throws IOException {
        Path path = of(journal);
        boolean there = files.exists(path);
        try (DurableFile file = there ? files.open(path) : files.create(path)) {
            file.write(0, ByteBuffer.wrap(encode()));
            file.force();
        }
        Path directory = path.toAbsolutePath().getParent();
        if (!there && directory != null) {
            files.forceDirectory(directory);
        }
    }

    /**
     * The group is whole. Not forced: a mark that is still there after a power cut finds it whole.
     */
    static void erase(FilePort files, Path journal) {
        try (DurableFile file = files.open(of(journal))) {
            file.write(0, ByteBuffer.allocate(SAID + CHECK));
        } catch (IOException e) { // the group is acknowledged, and the next one is marked anew
            LOG.warn("The mark of a group was not erased: {}", e.getClass().getName());
        }
    }

    private byte[] encode() {
        byte[] said =
                ByteBuffer.allocate(SAID)
                        .put(MAGIC)
                        .putLong(first)
                        .putInt(count)
                        .put(begins.bytes())
                        .array();
        return ByteBuffer.allocate(SAID + CHECK).put(said).put(check(said)).array();
    }

    private static byte[] check(byte[] said) {
        return Arrays.copyOf(Hash.sha256(said).bytes(), CHECK);
    }

    /** What lies there; null for nothing, and for one whose own writing was cut short. */
    static @Nullable GroupMark read(FilePort files, Path journal) throws IOException {
        Path path = of(journal);
        byte[] bytes = files.exists(path) ? files.readAll(path) : new byte[0];
        if (bytes.length != SAID + CHECK) {
            return null;
        }
        byte[] said = Arrays.copyOf(bytes, SAID);
        if (!Arrays.equals(check(said), Arrays.copyOfRange(bytes, SAID, bytes.length))
                || !Arrays.equals(MAGIC, Arrays.copyOf(said, MAGIC.length))) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(said, MAGIC.length, SAID - MAGIC.length);
        return new GroupMark(
                in.getLong(), in.getInt(), Hash.of(Arrays.copyOfRange(said, SAID - 32, SAID)));
    }

    /** Whether a journal of so many records holds its first and not its last. */
    boolean isPartOf(long records) {
        return first >= 0 && first < records && records < first + count;
    }

    /** Whether that is its first record. */
    boolean begins(byte[] bytes, int from, int to) {
        return Hash.sha256(Arrays.copyOfRange(bytes, from, to)).equals(begins);
    }
}

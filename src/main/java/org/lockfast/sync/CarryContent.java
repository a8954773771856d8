package org.lockfast.sync;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/**
 * What is in a carry file, unpacked as it is read: whatever it would come to, no more than its
 * entries and one attachment are in memory.
 */
final class CarryContent implements AutoCloseable {
    /** Bytes of the JSON. */
    static final int MOST_HEADER = 16 << 20;

    /** Bytes of JSON and entries with their values: a writer stops well below. */
    static final int MOST_FRONT = 96 << 20;

    /** Bytes of all of it. */
    static final long MOST = 512L << 20;

    /** Of the memory there is, what one attachment may take: it is copied while it is sealed. */
    private static final long SHARE = Runtime.getRuntime().maxMemory() / 6;

    private final InputStream in;
    private final CarryFile.Header header;
    private final List<byte[]> entries;
    private final Map<Hash, Commitment> values;
    private long room = MOST;

    /** An attachment, as {@link org.lockfast.journal.Attachments#packed} gives it. */
    @SuppressWarnings("ArrayRecordComponent") // kept at once, never compared
    record Attached(Hash hash, byte[] packed) {}

    /**
     * Reads up to the attachments.
     *
     * @throws Refused where it is no such content, or longer than any that is written
     */
    CarryContent(byte[] gzip, int from) {
        try {
            in = Packing.GZIP.unpacking(new ByteArrayInputStream(gzip, from, gzip.length - from));
            byte[] bytes = part(MOST_FRONT);
            if (bytes.length < 4 || ByteBuffer.wrap(bytes).getInt() > MOST_HEADER) {
                throw new Refused(ProblemType.TOO_LARGE, "A header longer than any");
            }
            HeadedBody<CarryFile.Header> front = HeadedBody.parse(bytes, CarryFile.Header.class);
            header = front.header();
            entries = front.entries().entries();
            values = TakingIn.values(front.entries());
        } catch (IOException e) {
            throw new Refused(ProblemType.BAD_REQUEST, "It does not unpack");
        }
    }

    CarryFile.Header header() {
        return header;
    }

    /** The entries as bytes. */
    List<byte[]> entries() {
        return entries;
    }

    /** The values that came with them. */
    Map<Hash, Commitment> values() {
        return values;
    }

    /**
     * The next attachment that is wanted and that there is memory for; null after the last, and
     * where what stands there is none. Its content is not looked at.
     */
    @Nullable Attached next(Predicate<Hash> wanted) {
        try {
            for (byte[] hash = in.readNBytes(Hash.LENGTH);
                    hash.length == Hash.LENGTH;
                    hash = in.readNBytes(Hash.LENGTH)) {
                int length = length(room);
                room -= length;
                if (length <= SHARE && wanted.test(Hash.of(hash))) {
                    return new Attached(Hash.of(hash), bytes(length));
                }
                in.skipNBytes(length);
            }
            return null;
        } catch (IOException e) {
            return null; // its writer signed what ends in the middle
        }
    }

    private byte[] part(int most) throws IOException {
        int length = length(most);
        room -= length;
        return bytes(length);
    }

    private int length(long most) throws IOException {
        int length = ByteBuffer.wrap(bytes(4)).getInt();
        if (length < 0 || length > most) {
            throw new IOException("A part longer than any");
        }
        return length;
    }

    /** Into one array of that length, and not by parts that are put together. */
    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        if (in.readNBytes(bytes, 0, length) < length) {
            throw new IOException("It ends in the middle");
        }
        return bytes;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            // bytes in memory are closed in any case
        }
    }
}

package org.lockfast.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/**
 * The first 64 bytes of a journal.
 *
 * @param generation key generation at creation
 */
record JournalHeader(UUID store, int generation) {
    static final int BYTES = 64;
    private static final byte[] MAGIC = "LFJOURN1".getBytes(StandardCharsets.US_ASCII);
    private static final int SIGNED = 32;
    private static final int VERSION = 1;

    byte[] encode() {
        byte[] head = head();
        return ByteBuffer.allocate(BYTES).put(head).put(Hash.sha256(head).bytes()).array();
    }

    /** SHA-256 of its first 32 bytes: binds every record to this file. */
    byte[] hash() {
        return Hash.sha256(head()).bytes();
    }

    private byte[] head() {
        return ByteBuffer.allocate(SIGNED)
                .put(MAGIC)
                .putShort((short) VERSION)
                .putLong(store.getMostSignificantBits())
                .putLong(store.getLeastSignificantBits())
                .putShort((short) generation)
                .array();
    }

    /**
     * Reads a header.
     *
     * @return null where these bytes are no header of version 1, or damaged
     */
    static @Nullable JournalHeader decode(byte[] bytes) {
        if (bytes.length < BYTES) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, MAGIC.length, SIGNED - MAGIC.length);
        int version = Short.toUnsignedInt(in.getShort());
        UUID store = new UUID(in.getLong(), in.getLong());
        JournalHeader header = new JournalHeader(store, Short.toUnsignedInt(in.getShort()));
        boolean exact = Arrays.equals(header.encode(), Arrays.copyOf(bytes, BYTES));
        return version == VERSION && exact ? header : null;
    }
}

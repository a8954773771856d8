package org.lockfast.journal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals and opens records of one journal: AES-256-GCM, bound to the file, the record's number,
 * kind, generation and length. Not for several threads at once.
 */
final class RecordCipher {
    /** Length, kind, generation, nonce. */
    static final int BEFORE = 4 + 1 + 2 + 12;

    static final int TAG = 16;

    /** Bytes a record adds to its plaintext. */
    static final int OVERHEAD = BEFORE + TAG;

    /** Bounds of the length field, which counts everything after itself. */
    static final int LEAST = OVERHEAD - 4;

    static final int MOST = 2_097_152;

    private static final SecureRandom NONCES = new SecureRandom();

    private final byte[] headerHash;
    private final JournalKeys keys;
    private final Map<Integer, SecretKey> known = new HashMap<>();
    private final Map<Integer, SealedNumber> numbers = new HashMap<>();
    private final Cipher cipher;

    RecordCipher(JournalHeader header, JournalKeys keys) {
        this.headerHash = header.hash();
        this.keys = keys;
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    /** Appends the sealed record to the buffer, which has {@link #OVERHEAD} + plain bytes left. */
    void seal(long number, RecordKind kind, byte[] plain, ByteBuffer out) {
        int length = plain.length + LEAST;
        if (length > MOST) {
            throw new IllegalArgumentException("A record holds at most 2 MiB, not " + length);
        }
        int generation = keys.newest();
        SecretKey key = key(generation);
        if (key == null) {
            throw new IllegalStateException("There is no journal key of generation " + generation);
        }
        byte[] nonce = new byte[12];
        NONCES.nextBytes(nonce);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce));
            cipher.updateAAD(bound(number, kind.code(), generation, length));
            out.putInt(length).put(kind.code()).putShort((short) generation).put(nonce);
            cipher.doFinal(ByteBuffer.wrap(plain), out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM could not seal a record", e);
        }
    }

    /**
     * Opens the record that begins at {@code from}.
     *
     * @param to where the bytes end that may belong to it
     * @return its plaintext, or null where these bytes are no record of that number
     */
    byte @Nullable [] open(long number, byte[] bytes, int from, int to) {
        if (!plausible(bytes, from, to)) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        int length = in.getInt();
        byte kind = in.get();
        int generation = Short.toUnsignedInt(in.getShort());
        SecretKey key = key(generation);
        if (key == null) {
            return null;
        }
        try {
            cipher.init(
                    Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG, bytes, from + 7, 12));
            cipher.updateAAD(bound(number, kind, generation, length));
            return cipher.doFinal(bytes, from + BEFORE, length + 4 - BEFORE);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM could not open a record", e);
        }
    }

    /**
     * The number the whole record at {@code from} was sealed under, as its tag tells; {@link #open}
     * must confirm it.
     *
     * @return -1 where it is no record of this journal, or its key is not known
     */
    long numberOf(byte[] bytes, int from) {
        int generation = generation(bytes, from);
        SecretKey key = key(generation);
        return key == null
                ? -1
                : numbers.computeIfAbsent(generation, _ -> new SealedNumber(key, headerHash))
                        .of(bytes, from);
    }

    /** True where the bytes could be a whole record, judging by its clear fields alone. */
    static boolean plausible(byte[] bytes, int from, int to) {
        if (to - from < OVERHEAD) {
            return false;
        }
        int length = length(bytes, from);
        return length >= LEAST
                && length <= MOST
                && length <= to - from - 4
                && RecordKind.of(bytes[from + 4]) != null;
    }

    static int length(byte[] bytes, int from) {
        return ByteBuffer.wrap(bytes, from, 4).getInt();
    }

    /** The generation of the master key it says it is sealed under. */
    static int generation(byte[] bytes, int from) {
        return Short.toUnsignedInt(ByteBuffer.wrap(bytes, from + 5, 2).getShort());
    }

    boolean knowsGeneration(byte[] bytes, int from) {
        return key(generation(bytes, from)) != null;
    }

    private @Nullable SecretKey key(int generation) {
        SecretKey key = known.get(generation);
        if (key == null) {
            key = keys.journal(generation);
            if (key != null) {
                known.put(generation, key);
            }
        }
        return key;
    }

    private byte[] bound(long number, byte kind, int generation, int length) {
        return ByteBuffer.allocate(32 + 8 + 1 + 2 + 4)
                .put(headerHash)
                .putLong(number)
                .put(kind)
                .putShort((short) generation)
                .putInt(length)
                .array();
    }
}

package org.lockfast.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.lockfast.Exempt;

/** A SHA-256 value: 32 bytes, compared by content. */
@Exempt(
        from = Exempt.Rule.MAP,
        because =
                "names an entry wherever one is spoken of: in events, views and every projection of them")
public final class Hash implements Comparable<Hash> {
    private static final MessageDigest FRESH = freshDigest(); // never itself updated

    /** 32 zero bytes: what the founding entry names as its predecessor. */
    public static final Hash ZERO = new Hash(new byte[32]);

    /** Bytes in a hash. */
    public static final int LENGTH = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @throws IllegalArgumentException unless there are exactly 32 bytes
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** Takes the array as it is: only for arrays nobody else holds. */
    static Hash owning(byte[] bytes) {
        return new Hash(bytes);
    }

    /** 32 bytes from the offset on. */
    static Hash at(byte[] bytes, int offset) {
        return new Hash(Arrays.copyOfRange(bytes, offset, offset + LENGTH));
    }

    /**
     * Reads standard base64 with padding.
     *
     * @throws IllegalArgumentException unless it is base64 of exactly 32 bytes
     */
    public static Hash ofBase64(String text) {
        return of(Base64.getDecoder().decode(text));
    }

    /** SHA-256 over the parts joined. */
    public static Hash sha256(byte[]... parts) {
        MessageDigest digest = newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** SHA-256 over a part of an array. */
    public static Hash sha256(byte[] bytes, int offset, int length) {
        MessageDigest digest = newDigest();
        digest.update(bytes, offset, length);
        return new Hash(digest.digest());
    }

    /** RFC 6962 leaf hash, SHA-256(00 ‖ entry): an entry's identity. */
    public static Hash leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /** RFC 6962 leaf hash of a part of an array. */
    public static Hash leaf(byte[] bytes, int offset, int length) {
        MessageDigest digest = newDigest();
        digest.update((byte) 0);
        digest.update(bytes, offset, length);
        return new Hash(digest.digest());
    }

    /** RFC 6962 node hash, SHA-256(01 ‖ left ‖ right). */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = newDigest();
        digest.update((byte) 1);
        digest.update(left.bytes);
        digest.update(right.bytes);
        return new Hash(digest.digest());
    }

    /** A copy of a fresh digest: several times cheaper than asking the providers each time. */
    private static MessageDigest newDigest() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The digest of the JDK can be copied", e);
        }
    }

    private static MessageDigest freshDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Copies the 32 bytes to that place. */
    void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public int compareTo(Hash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The first eight hex digits: enough for people, never for proof. */
    @Override
    public String toString() {
        return hex().substring(0, 8);
    }
}

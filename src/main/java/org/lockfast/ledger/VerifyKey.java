package org.lockfast.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key under a name, as C2SP signed notes carry it: {@code name+hash+base64}. Immutable.
 */
public final class VerifyKey {
    private final String name;
    private final KeyType type;
    private final byte[] publicKey;
    private final int keyId;
    private final PublicKeyCheck check;

    private VerifyKey(String name, KeyType type, byte[] publicKey, PublicKeyCheck check) {
        this.name = KeyNames.check(name);
        this.type = type;
        this.publicKey = publicKey;
        this.check = check;
        this.keyId = keyId(name, type, publicKey);
    }

    /**
     * An Ed25519 key.
     *
     * @param publicKey 32 bytes as in RFC 8032
     * @throws Malformed unless the point is canonical and of prime order: with another one, two
     *     correct programs could differ over a signature
     */
    public static VerifyKey ed25519(String name, byte[] publicKey) {
        return of(name, KeyType.ED25519, publicKey.clone());
    }

    /**
     * An ECDSA key on P-256.
     *
     * @param subjectPublicKeyInfo DER, 91 bytes
     * @throws Malformed for another curve or form
     */
    public static VerifyKey ecdsa(String name, byte[] subjectPublicKeyInfo) {
        return of(name, KeyType.ECDSA, subjectPublicKeyInfo.clone());
    }

    private static VerifyKey of(String name, KeyType type, byte[] publicKey) {
        return new VerifyKey(
                name,
                type,
                publicKey,
                switch (type) {
                    case ED25519 -> Ed25519Check.of(publicKey);
                    case ECDSA -> EcdsaCheck.of(publicKey);
                });
    }

    /**
     * Reads {@code name+hash+base64(type ‖ key)}.
     *
     * @throws Malformed when it is out of form or its hash does not fit
     */
    public static VerifyKey parse(String vkey) {
        int first = vkey.indexOf('+');
        int second = vkey.indexOf('+', first + 1);
        if (first < 0 || second != first + 9) {
            throw new Malformed(Malformed.Reason.KEY, "A key line reads name+hash+key");
        }
        byte[] encoded =
                Base64Text.decode(
                        vkey.substring(second + 1), Malformed.Reason.KEY, "The key in a key line");
        if (encoded.length < 2) {
            throw new Malformed(Malformed.Reason.KEY, "A key line has no key in it");
        }
        VerifyKey key =
                of(
                        vkey.substring(0, first),
                        typeOf(encoded[0]),
                        Arrays.copyOfRange(encoded, 1, encoded.length));
        if (!HexFormat.of().toHexDigits(key.keyId).equals(vkey.substring(first + 1, second))) {
            throw new Malformed(Malformed.Reason.KEY, "The hash in a key line is of another key");
        }
        return key;
    }

    private static KeyType typeOf(byte code) {
        for (KeyType type : KeyType.values()) {
            if (type.code() == code) {
                return type;
            }
        }
        throw new Malformed(Malformed.Reason.KEY, "No key of type " + code + " is known here");
    }

    private static int keyId(String name, KeyType type, byte[] publicKey) {
        // For ECDSA the specification hashes the key alone, a relic of the first witnesses.
        Hash hash =
                type == KeyType.ECDSA
                        ? Hash.sha256(publicKey)
                        : Hash.sha256(
                                name.getBytes(StandardCharsets.UTF_8),
                                new byte[] {'\n', type.code()},
                                publicKey);
        return firstFour(hash.bytes());
    }

    static int firstFour(byte[] b) {
        return java.nio.ByteBuffer.wrap(b).getInt();
    }

    public String name() {
        return name;
    }

    public KeyType type() {
        return type;
    }

    /** 32 bytes for Ed25519, a DER SubjectPublicKeyInfo for ECDSA. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** The four bytes before each of its signatures, big-endian. A short handle, never a proof. */
    public int keyId() {
        return keyId;
    }

    /** The key as one line of text. */
    public String vkey() {
        byte[] encoded = new byte[publicKey.length + 1];
        encoded[0] = type.code();
        System.arraycopy(publicKey, 0, encoded, 1, publicKey.length);
        return name
                + "+"
                + HexFormat.of().toHexDigits(keyId)
                + "+"
                + Base64.getEncoder().encodeToString(encoded);
    }

    /** The same public key under another name, and so with another key id. */
    public VerifyKey renamed(String other) {
        return new VerifyKey(other, type, publicKey, check);
    }

    /** Whether the signature over the whole text was made by this key. Never throws. */
    public boolean verify(byte[] text, byte[] signature) {
        return verify(text, 0, text.length, signature);
    }

    /** Whether the signature over that part of the array was made by this key. Never throws. */
    public boolean verify(byte[] bytes, int offset, int length, byte[] signature) {
        return check.verify(bytes, offset, length, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifyKey key
                && name.equals(key.name)
                && type == key.type
                && Arrays.equals(publicKey, key.publicKey);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(publicKey);
    }

    /** The key line. */
    @Override
    public String toString() {
        return vkey();
    }
}

package org.lockfast.ledger;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * An Ed25519 private key that signs under one name. Holds the seed in memory until {@link
 * #destroy()}; it never prints it.
 */
public final class Ed25519Key implements Signer {
    private final byte[] seed;
    private final byte[] publicKey;
    private final VerifyKey key;

    private Ed25519Key(byte[] seed, byte[] publicKey, VerifyKey key) {
        this.seed = seed;
        this.publicKey = publicKey;
        this.key = key;
    }

    /**
     * @param name the key name its signatures stand under
     * @param seed 32 random bytes (RFC 8032 private key); copied
     */
    public static Ed25519Key of(String name, byte[] seed) {
        if (seed.length != Ed25519.SECRET_KEY_SIZE) {
            throw new IllegalArgumentException("An Ed25519 seed has 32 bytes, not " + seed.length);
        }
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        return new Ed25519Key(seed.clone(), publicKey, VerifyKey.ed25519(name, publicKey));
    }

    /** The same key under another name, for example the log's own. */
    public Ed25519Key renamed(String name) {
        return new Ed25519Key(seed.clone(), publicKey, key.renamed(name));
    }

    /** A copy of the 32 bytes of the seed, for whoever seals it. */
    public byte[] seed() {
        return seed.clone();
    }

    @Override
    public VerifyKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] text) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        // The public half is handed in: a wrong one would let a fault reveal the seed, so it is the
        // one computed from this very seed and never one that was passed to us.
        Ed25519.sign(seed, 0, publicKey, 0, text, 0, text.length, signature, 0);
        return signature;
    }

    /** Overwrites the seed; signatures made after this are worthless. */
    public void destroy() {
        java.util.Arrays.fill(seed, (byte) 0);
    }

    @Override
    public String toString() {
        return "private key of " + key.name();
    }
}

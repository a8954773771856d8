package org.lockfast.keys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.VerifyKey;

/**
 * The private half of an officer or a device: an Ed25519 seed that signs and an X25519 key that
 * opens, 32 bytes each. {@link #close()} wipes them.
 */
public final class Identity implements AutoCloseable {
    private final byte[] bytes;
    private boolean closed;

    private Identity(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Two fresh random keys. */
    public static Identity generate(SecureRandom random) {
        byte[] bytes = new byte[64];
        random.nextBytes(bytes);
        return new Identity(bytes);
    }

    /**
     * @param bytes Ed25519 seed[32] ‖ X25519 private[32]; copied
     * @throws IllegalArgumentException for another length
     */
    public static Identity of(byte[] bytes) {
        if (bytes.length != 64) {
            throw new IllegalArgumentException("An identity has 64 bytes, not " + bytes.length);
        }
        return new Identity(bytes.clone());
    }

    /** Ed25519 seed[32] ‖ X25519 private[32]; the caller wipes the copy. */
    synchronized byte[] bytes() {
        return usable().clone();
    }

    /** Another holder of the same keys, so that one can be closed and the other kept. */
    synchronized Identity copy() {
        return new Identity(usable().clone());
    }

    /**
     * A key that signs under a name; it has its own copy of the seed and is destroyed by itself.
     */
    public synchronized Ed25519Key signingKey(String name) {
        byte[] seed = Arrays.copyOf(usable(), 32);
        try {
            return Ed25519Key.of(name, seed);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /** The public half of the signing key under a name. */
    public VerifyKey verifyKey(String name) {
        Ed25519Key key = signingKey(name);
        try {
            return key.key();
        } finally {
            key.destroy();
        }
    }

    /** The public X25519 key, 32 bytes: what others seal to. */
    public synchronized byte[] seal() {
        return new X25519PrivateKeyParameters(usable(), 32).generatePublicKey().getEncoded();
    }

    /** The private X25519 key; the caller wipes it. */
    synchronized byte[] sealPrivate() {
        return Arrays.copyOfRange(usable(), 32, 64);
    }

    /**
     * Wraps both keys under a password, for one officer of one force.
     *
     * @param force the force's id, {@code f-} and 16 hex digits
     */
    Wrap wrap(
            Password password, PasswordCost cost, String force, UUID officer, SecureRandom random) {
        byte[] salt = new byte[PasswordCost.SALT];
        random.nextBytes(salt);
        byte[] key = cost.derive(password, salt);
        byte[] plain = bytes();
        try {
            byte[] box = Aead.seal(key, plain, aad(force, officer), random);
            return new Wrap(cost, Bytes.base64(salt), Bytes.base64(box));
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Opens a wrap; empty when the password, the force or the officer is another. */
    static Optional<Identity> unwrap(Wrap wrap, Password password, String force, UUID officer) {
        byte[] key = wrap.cost().derive(password, Bytes.ofBase64(wrap.salt()));
        try {
            return Aead.open(key, Bytes.ofBase64(wrap.box()), 0, aad(force, officer))
                    .map(Identity::new);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] aad(String force, UUID officer) {
        return Bytes.join(force.getBytes(StandardCharsets.US_ASCII), Bytes.of(officer));
    }

    private byte[] usable() {
        if (closed) {
            throw new KeyringRefusal(KeyringRefusal.Reason.LOCKED);
        }
        return bytes;
    }

    /** Wipes both keys; later use is refused. */
    @Override
    public synchronized void close() {
        Arrays.fill(bytes, (byte) 0);
        closed = true;
    }

    @Override
    public String toString() {
        return "Identity";
    }
}

package org.lockfast.ledger;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * Ed25519 in its strictest reading: the key canonical and of prime order, S below the group's
 * order, and R, computed again as sB − kA, the very bytes of the signature and not the neutral
 * point. What this takes, every correct program takes.
 *
 * <p>Bouncy Castle's own verify is looser: it multiplies the equation by a number that may be even,
 * so the owner of a key can craft a signature that it takes and that Go, OpenSSL and the JDK refuse
 * — and then disown the entry. See decision 0052.
 */
final class Ed25519Check implements PublicKeyCheck {
    /** The order of the base point: 2^252 + 27742317777372353535851937790883648493. */
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private static final byte[] ORDER_BYTES = littleEndian(ORDER);
    private static final byte[] NEUTRAL = littleEndian(BigInteger.ONE);
    private static final int HALF = 32;

    private final byte[] publicKey;
    private volatile @Nullable EdwardsMultiples negated; // of −A, made when first needed

    private Ed25519Check(byte[] publicKey) {
        this.publicKey = publicKey;
    }

    static Ed25519Check of(byte[] publicKey) {
        if (publicKey.length != Ed25519.PUBLIC_KEY_SIZE
                || !Ed25519.validatePublicKeyFull(publicKey, 0)) {
            throw new Malformed(
                    Malformed.Reason.KEY, "These bytes are no Ed25519 key anybody could own");
        }
        return new Ed25519Check(publicKey);
    }

    @Override
    public boolean verify(byte[] bytes, int offset, int length, byte[] signature) {
        if (signature.length != Ed25519.SIGNATURE_SIZE || !isBelowOrder(signature)) {
            return false;
        }
        MessageDigest digest = sha512();
        digest.update(signature, 0, HALF);
        digest.update(publicKey);
        digest.update(bytes, offset, length);
        byte[] k = littleEndian(bigInteger(digest.digest()).mod(ORDER));
        byte[] again =
                EdwardsMultiples.sum(
                                EdwardsMultiples.BASE,
                                EdwardsMultiples.digits(signature, HALF),
                                negated(),
                                EdwardsMultiples.digits(k, 0))
                        .encode();
        return Arrays.equals(again, 0, HALF, signature, 0, HALF) && !Arrays.equals(again, NEUTRAL);
    }

    private EdwardsMultiples negated() {
        EdwardsMultiples known = negated;
        if (known == null) { // two threads may both make it, and make the same
            known = EdwardsMultiples.of(publicKey, true);
            negated = known;
        }
        return known;
    }

    private static boolean isBelowOrder(byte[] signature) {
        for (int i = HALF - 1; i >= 0; i--) {
            int difference = (signature[HALF + i] & 0xff) - (ORDER_BYTES[i] & 0xff);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static BigInteger bigInteger(byte[] littleEndian) {
        byte[] reversed = new byte[littleEndian.length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = littleEndian[reversed.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }

    private static byte[] littleEndian(BigInteger value) {
        byte[] big = value.toByteArray();
        byte[] out = new byte[HALF];
        for (int i = 0; i < big.length; i++) {
            out[i] = big[big.length - 1 - i];
        }
        return out;
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-512", e);
        }
    }
}

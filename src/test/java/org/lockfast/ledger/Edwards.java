package org.lockfast.ledger;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * edwards25519 as RFC 8032 writes it down, in BigIntegers: slow, plain, and nobody's optimised
 * code. The oracle for what a strict verifier takes, and the forge for signatures that only the
 * owner of a key can make.
 */
final class Edwards {
    static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    static final BigInteger L =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D =
            BigInteger.valueOf(-121_665).multiply(BigInteger.valueOf(121_666).modInverse(P)).mod(P);
    private static final BigInteger ROOT_OF_MINUS_ONE =
            BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);

    /** An affine point. */
    record Point(BigInteger x, BigInteger y) {
        static final Point NEUTRAL = new Point(BigInteger.ZERO, BigInteger.ONE);
        static final Point BASE =
                new Point(
                        new BigInteger(
                                "15112221349535400772501151409588531511454012693041857206046113283949847762202"),
                        new BigInteger(
                                "46316835694926478169428394003475163141307993866256225615783033603165251855960"));

        Point plus(Point o) {
            BigInteger xx = x.multiply(o.x);
            BigInteger yy = y.multiply(o.y);
            BigInteger t = D.multiply(xx).multiply(yy).mod(P);
            BigInteger nx = x.multiply(o.y).add(y.multiply(o.x));
            BigInteger ny = yy.add(xx);
            return new Point(
                    nx.multiply(BigInteger.ONE.add(t).modInverse(P)).mod(P),
                    ny.multiply(BigInteger.ONE.subtract(t).modInverse(P)).mod(P));
        }

        Point negated() {
            return new Point(x.negate().mod(P), y);
        }

        Point times(BigInteger n) {
            Point sum = NEUTRAL;
            for (int i = n.bitLength() - 1; i >= 0; i--) {
                sum = sum.plus(sum);
                if (n.testBit(i)) {
                    sum = sum.plus(this);
                }
            }
            return sum;
        }

        byte[] encoded() {
            byte[] out = littleEndian(y);
            out[31] |= (byte) (x.testBit(0) ? 0x80 : 0);
            return out;
        }
    }

    private Edwards() {}

    /** RFC 8032, 5.1.3; null for bytes that are no point in canonical form. */
    static @Nullable Point decode(byte[] bytes) {
        byte[] rest = bytes.clone();
        boolean odd = rest[31] < 0;
        rest[31] &= 0x7f;
        BigInteger y = bigInteger(rest);
        if (y.compareTo(P) >= 0) {
            return null;
        }
        BigInteger yy = y.multiply(y);
        BigInteger u = yy.subtract(BigInteger.ONE).mod(P);
        BigInteger v = D.multiply(yy).add(BigInteger.ONE).mod(P);
        BigInteger x2 = u.multiply(v.modInverse(P)).mod(P);
        BigInteger x = x2.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        if (!x.multiply(x).mod(P).equals(x2)) {
            x = x.multiply(ROOT_OF_MINUS_ONE).mod(P);
        }
        if (!x.multiply(x).mod(P).equals(x2) || (x.signum() == 0 && odd)) {
            return null;
        }
        return new Point(x.testBit(0) == odd ? x : P.subtract(x).mod(P), y);
    }

    /** The eight points whose order divides eight. */
    static List<Point> smallOrder() {
        Point eighth = null;
        for (int y = 2; eighth == null; y++) {
            Point any = decode(littleEndian(BigInteger.valueOf(y)));
            if (any != null) {
                Point candidate = any.times(L);
                eighth =
                        candidate.times(BigInteger.valueOf(4)).equals(Point.NEUTRAL)
                                ? null
                                : candidate;
            }
        }
        List<Point> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(eighth.times(BigInteger.valueOf(i)));
        }
        return all;
    }

    static BigInteger hash(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return bigInteger(digest.digest()).mod(L);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Strict: canonical A of prime order, S below L, R = sB − kA byte for byte, R not neutral. */
    static boolean strictlyGood(byte[] key, byte[] text, byte[] signature) {
        Point a = decode(key);
        BigInteger s = bigInteger(java.util.Arrays.copyOfRange(signature, 32, 64));
        if (a == null
                || a.equals(Point.NEUTRAL)
                || !a.times(L).equals(Point.NEUTRAL)
                || s.compareTo(L) >= 0) {
            return false;
        }
        byte[] r = java.util.Arrays.copyOf(signature, 32);
        Point again = Point.BASE.times(s).plus(a.negated().times(hash(r, key, text)));
        return !again.equals(Point.NEUTRAL) && java.util.Arrays.equals(again.encoded(), r);
    }

    static BigInteger bigInteger(byte[] littleEndian) {
        byte[] big = new byte[littleEndian.length];
        for (int i = 0; i < big.length; i++) {
            big[i] = littleEndian[big.length - 1 - i];
        }
        return new BigInteger(1, big);
    }

    /** 32 bytes, of a value below 2^256. */
    static byte[] littleEndian(BigInteger value) {
        byte[] out = new byte[32];
        for (int i = 0; i < 32; i++) {
            out[i] = value.shiftRight(8 * i).byteValue();
        }
        return out;
    }
}

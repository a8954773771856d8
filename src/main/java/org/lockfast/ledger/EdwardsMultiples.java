package org.lockfast.ledger;

import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc7748.X25519Field;

/**
 * Multiples of one point of edwards25519, made once so that every later multiple of it is 64
 * additions: 1 to 8 times 16^(4j), j from 0 to 15. About 20 kB.
 */
final class EdwardsMultiples {
    /** Four-bit digits of a scalar, each from −8 to 7. */
    static final int DIGITS = 64;

    private static final int SPACING = 4; // digits between two stored positions
    private static final int POSITIONS = DIGITS / SPACING;
    private static final int SIGNED = 8; // multiples stored at a position

    private static final int[] D = d();
    private static final int[] HALF = quotient(1, 2);

    /** Multiples of the base point of RFC 8032. */
    static final EdwardsMultiples BASE = of(HexFormat.of().parseHex("58" + "66".repeat(31)), false);

    private final int[][] halfDifferences = new int[POSITIONS * SIGNED][];
    private final int[][] halfSums = new int[POSITIONS * SIGNED][];
    private final int[][] dxys = new int[POSITIONS * SIGNED][];

    private EdwardsMultiples(int[] x, int[] y) {
        EdwardsSum point = new EdwardsSum(x, y);
        for (int position = 0; position < POSITIONS; position++) {
            int first = position * SIGNED;
            point.normalise();
            store(first, point);
            EdwardsSum multiple = new EdwardsSum(point.x(), point.y());
            for (int i = first + 1; i < first + SIGNED; i++) {
                multiple.add(halfDifferences[first], halfSums[first], dxys[first]);
                multiple.normalise();
                store(i, multiple);
            }
            for (int doubling = 0; doubling < SPACING * 4; doubling++) {
                point.twice();
            }
        }
    }

    /**
     * The multiples of an encoded point.
     *
     * @param encoded 32 bytes of RFC 8032, known to be a canonical point
     * @param negated of −P instead of P
     */
    static EdwardsMultiples of(byte[] encoded, boolean negated) {
        int[] y = X25519Field.create();
        X25519Field.decode255(encoded, y); // leaves the sign bit aside
        int[] numerator = X25519Field.create(); // y² − 1
        X25519Field.sqr(y, numerator);
        int[] denominator = X25519Field.create(); // d y² + 1
        X25519Field.mul(D, numerator, denominator);
        X25519Field.subOne(numerator);
        X25519Field.addOne(denominator);
        int[] x = X25519Field.create();
        if (!X25519Field.sqrtRatioVar(numerator, denominator, x)) {
            throw new IllegalArgumentException("These 32 bytes are no point of edwards25519");
        }
        X25519Field.normalize(x);
        boolean odd = encoded[31] < 0;
        if (((x[0] & 1) == 1) == odd == negated) {
            X25519Field.negate(x, x);
            X25519Field.normalize(x);
        }
        return new EdwardsMultiples(x, y);
    }

    private void store(int i, EdwardsSum normalised) {
        int[] sum = X25519Field.create();
        int[] difference = X25519Field.create();
        X25519Field.apm(normalised.y(), normalised.x(), sum, difference);
        X25519Field.mul(sum, HALF, sum);
        X25519Field.mul(difference, HALF, difference);
        int[] dxy = X25519Field.create();
        X25519Field.mul(normalised.x(), normalised.y(), dxy);
        X25519Field.mul(dxy, D, dxy);
        halfSums[i] = sum;
        halfDifferences[i] = difference;
        dxys[i] = dxy;
    }

    /** d of edwards25519: −121665/121666. */
    private static int[] d() {
        int[] d = quotient(121_665, 121_666);
        X25519Field.negate(d, d);
        X25519Field.carry(d);
        return d;
    }

    private static int[] quotient(int numerator, int denominator) {
        int[] one = X25519Field.create();
        X25519Field.one(one);
        int[] over = X25519Field.create();
        X25519Field.mul(one, denominator, over);
        X25519Field.inv(over, over);
        X25519Field.mul(over, numerator, over);
        return over;
    }

    /** m·P + n·Q, the multipliers as {@link #digits} gives them. */
    static EdwardsSum sum(EdwardsMultiples p, byte[] m, EdwardsMultiples q, byte[] n) {
        EdwardsSum sum = new EdwardsSum();
        for (int round = SPACING - 1; round >= 0; round--) {
            for (int doubling = 0; doubling < 4 && round < SPACING - 1; doubling++) {
                sum.twice();
            }
            p.addRound(round, m, sum);
            q.addRound(round, n, sum);
        }
        return sum;
    }

    private void addRound(int round, byte[] digits, EdwardsSum sum) {
        for (int position = 0; position < POSITIONS; position++) {
            int digit = digits[position * SPACING + round];
            if (digit > 0) {
                int i = position * SIGNED + digit - 1;
                sum.add(halfDifferences[i], halfSums[i], dxys[i]);
            } else if (digit < 0) {
                int i = position * SIGNED - digit - 1;
                sum.subtract(halfDifferences[i], halfSums[i], dxys[i]);
            }
        }
    }

    /**
     * A scalar in signed digits.
     *
     * @param scalar 32 bytes, little-endian, below 2^253
     */
    static byte[] digits(byte[] scalar, int offset) {
        byte[] digits = new byte[DIGITS];
        int carry = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = ((scalar[offset + i / 2] >> (i % 2 * 4)) & 15) + carry;
            carry = (digit + 8) >> 4;
            digits[i] = (byte) (digit - (carry << 4));
        }
        return digits;
    }
}

package org.lockfast.ledger;

import org.bouncycastle.math.ec.rfc7748.X25519Field;

/**
 * A running sum of points of edwards25519, in extended coordinates (Hisil, Wong, Carter and Dawson
 * 2008, section 3, a = −1): x = X/Z, y = Y/Z, and T = U·V = XY/Z. The field arithmetic is Bouncy
 * Castle's. Takes time that depends on the points: for public values only.
 */
final class EdwardsSum {
    private final int[] x = X25519Field.create();
    private final int[] y = X25519Field.create();
    private final int[] z = X25519Field.create();
    private final int[] u = X25519Field.create();
    private final int[] v = X25519Field.create();
    private final int[] a = X25519Field.create();
    private final int[] b = X25519Field.create();
    private final int[] c = X25519Field.create();

    /** Starts at the neutral point (0, 1). */
    EdwardsSum() {
        X25519Field.one(y);
        X25519Field.one(z);
        X25519Field.one(v);
    }

    /** Starts at a point. */
    EdwardsSum(int[] affineX, int[] affineY) {
        this();
        set(affineX, affineY);
    }

    private void set(int[] affineX, int[] affineY) {
        X25519Field.copy(affineX, 0, x, 0);
        X25519Field.copy(affineY, 0, y, 0);
        X25519Field.one(z);
        X25519Field.copy(affineX, 0, u, 0);
        X25519Field.copy(affineY, 0, v, 0);
    }

    /** Adds a point given as (y−x)/2, (y+x)/2 and d·x·y: halves, so that nothing is doubled. */
    void add(int[] halfDifference, int[] halfSum, int[] dxy) {
        X25519Field.apm(y, x, b, a);
        X25519Field.mul(a, halfDifference, a);
        X25519Field.mul(b, halfSum, b);
        X25519Field.mul(u, v, c);
        X25519Field.mul(c, dxy, c);
        X25519Field.apm(b, a, v, u); // H and E
        X25519Field.apm(z, c, b, a); // G and F
        finish();
    }

    /** Takes the same point away: adds (−x, y). */
    void subtract(int[] halfDifference, int[] halfSum, int[] dxy) {
        X25519Field.apm(y, x, b, a);
        X25519Field.mul(a, halfSum, a);
        X25519Field.mul(b, halfDifference, b);
        X25519Field.mul(u, v, c);
        X25519Field.mul(c, dxy, c);
        X25519Field.apm(b, a, v, u);
        X25519Field.apm(
                z, c, a, b); // F and G the other way round, since d·x·y has its sign changed
        finish();
    }

    void twice() {
        X25519Field.add(x, y, u);
        X25519Field.sqr(u, u); // (X + Y)²
        X25519Field.sqr(x, a);
        X25519Field.sqr(y, b);
        X25519Field.sqr(z, c);
        X25519Field.add(c, c, c); // 2 Z²
        X25519Field.apm(a, b, v, b); // X² + Y², X² − Y²
        X25519Field.sub(v, u, u); // −2XY
        X25519Field.add(c, b, a);
        X25519Field.carry(a);
        finish();
    }

    /** From E in u, F in a, G in b, H in v: X = EF, Y = GH, Z = FG. */
    private void finish() {
        X25519Field.mul(a, u, x);
        X25519Field.mul(b, v, y);
        X25519Field.mul(a, b, z);
    }

    /** Scales to Z = 1 and reduces x and y to their smallest non-negative values. */
    void normalise() {
        X25519Field.invVar(z, c);
        X25519Field.mul(x, c, a);
        X25519Field.mul(y, c, b);
        X25519Field.normalize(a);
        X25519Field.normalize(b);
        set(a, b);
    }

    /** The affine x, after {@link #normalise()}. */
    int[] x() {
        return x;
    }

    /** The affine y, after {@link #normalise()}. */
    int[] y() {
        return y;
    }

    /** The 32 bytes of RFC 8032, 5.1.2. */
    byte[] encode() {
        normalise();
        byte[] out = new byte[32];
        X25519Field.encode(y, out);
        out[31] |= (byte) ((x[0] & 1) << 7);
        return out;
    }
}

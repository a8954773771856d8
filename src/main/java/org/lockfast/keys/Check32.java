package org.lockfast.keys;

/**
 * Groups of four characters and a check character over the field of 32 elements (x^5 + x^2 + 1).
 *
 * <p>The check of group g is Σ α^(i+1)·d_i + (g+1). The weights differ and none is zero, so any one
 * wrong character, any two exchanged ones and any doubled pair written wrong are found; g+1 is
 * different in each group, so are two exchanged groups.
 */
final class Check32 {
    /** Crockford's alphabet: no I, L, O or U to be misread. */
    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Check32() {}

    /** The check character's value for four values of 0 to 31 in the group numbered from 0. */
    static int check(int[] values, int from, int group) {
        int sum = group + 1;
        int weight = 1;
        for (int i = 0; i < 4; i++) {
            weight = times(weight, 2);
            sum ^= times(weight, values[from + i]);
        }
        return sum;
    }

    private static int times(int a, int b) {
        int product = 0;
        for (int bit = 0; bit < 5; bit++) {
            if ((b >> bit & 1) != 0) {
                product ^= a << bit;
            }
        }
        for (int bit = 9; bit >= 5; bit--) {
            if ((product >> bit & 1) != 0) {
                product ^= 0b100101 << (bit - 5);
            }
        }
        return product;
    }

    /** The value of a character as people write it: O is 0, I and L are 1, U is V; else -1. */
    static int value(int c) {
        return switch (Character.toUpperCase(c)) {
            case 'O' -> 0;
            case 'I', 'L' -> 1;
            case 'U' -> ALPHABET.indexOf('V');
            default -> ALPHABET.indexOf(Character.toUpperCase(c));
        };
    }
}

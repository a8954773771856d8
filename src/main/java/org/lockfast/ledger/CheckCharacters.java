package org.lockfast.ledger;

/**
 * ISO 7064 MOD 1271-36: two check characters over {@code 0-9A-Z}. Finds every single wrong
 * character and every swap of two neighbours, and all but 0.04 % of any two wrong characters.
 */
public final class CheckCharacters {
    private static final int MODULUS = 1271;
    private static final int RADIX = 36;

    private CheckCharacters() {}

    /**
     * The two characters to put behind the text.
     *
     * @param text upper-case letters and digits
     */
    public static String of(String text) {
        int c = 0;
        for (int i = 0; i < text.length(); i++) {
            c = (c + Character.digit(text.charAt(i), RADIX)) * RADIX % MODULUS;
        }
        c = c * RADIX % MODULUS;
        int check = Math.floorMod(1 - c, MODULUS);
        return upper(check / RADIX) + upper(check % RADIX);
    }

    /** True if the last two characters are the check characters of those before. */
    public static boolean hold(String whole) {
        int end = whole.length() - 2;
        return end > 0 && of(whole.substring(0, end)).equals(whole.substring(end));
    }

    private static String upper(int value) {
        return String.valueOf("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(value));
    }
}

package org.lockfast.keys;

/**
 * What a PIN must be: 6 to 12 digits, not counted up or down and not all alike. It is taken as a
 * {@link Password}, so that it is wiped the same way.
 */
public final class Pin {
    private Pin() {}

    /** Whether it may be chosen; otherwise say {@link #SENTENCE}. */
    public static boolean good(Password pin) {
        CharSequence digits = pin.text();
        int n = digits.length();
        if (n < 6 || n > 12 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        return digits.chars().distinct().count() > 2 && !counted(digits, 1) && !counted(digits, -1);
    }

    /** What to do about a PIN that is not good. Key: pin.choose. */
    public static final String SENTENCE =
            "Choose a PIN of 6 to 12 digits that is not a row such as 123456 or a repeat such as"
                    + " 121212.";

    private static boolean counted(CharSequence digits, int step) {
        for (int i = 1; i < digits.length(); i++) {
            if ((digits.charAt(i) - digits.charAt(i - 1) - step) % 10 != 0) {
                return false;
            }
        }
        return true;
    }
}

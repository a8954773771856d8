package org.lockfast.label;

import java.util.regex.Pattern;

/** The numbers under the bars of goods: EAN-13 and UPC-A, with their check digit. */
final class ProductNumber {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{12,13}");

    private ProductNumber() {}

    /** Whether it is one; a number of eight digits is one of a seal as easily, and is none. */
    static boolean is(String text) {
        String digits = text.replaceAll("[\\s-]", "");
        if (!DIGITS.matcher(digits).matches()) {
            return false;
        }
        int sum = 0;
        for (int i = digits.length() - 1, weight = 1; i >= 0; i--, weight = 4 - weight) {
            sum += weight * (digits.charAt(i) - '0');
        }
        return sum % 10 == 0;
    }
}

package org.lockfast.exhibit;

import java.util.regex.Pattern;

/** Vehicle identification numbers: ISO 3779 shape, and the check digit where makers use one. */
final class Vin {
    private static final Pattern SHAPE = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");
    private static final int CHECK_AT = 8;
    private static final int[] WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

    private Vin() {}

    static IdentifierCheck.Fault check(String vin) {
        if (!SHAPE.matcher(vin).matches()) {
            return IdentifierCheck.Fault.of("VIN_SHAPE");
        }
        // Only makers for North America (1 to 5) and China (L) must use the check digit.
        boolean checked = "12345L".indexOf(vin.charAt(0)) >= 0;
        char right = checkDigit(vin);
        return checked && vin.charAt(CHECK_AT) != right
                ? IdentifierCheck.Fault.of("VIN_CHECK", "letter", String.valueOf(right))
                : IdentifierCheck.Fault.NONE;
    }

    static char checkDigit(String vin) {
        int sum = 0;
        for (int i = 0; i < vin.length(); i++) {
            sum += value(vin.charAt(i)) * WEIGHTS[i];
        }
        int rest = sum % 11;
        return rest == 10 ? 'X' : (char) ('0' + rest);
    }

    private static int value(char c) {
        if (c <= '9') {
            return c - '0';
        }
        // A to H are 1 to 8, J to N 1 to 5, P 7, R 9; from S on 2 to 9.
        return c < 'S' ? (c - 'A') % 9 + 1 : c - 'S' + 2;
    }
}

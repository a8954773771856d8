package org.lockfast.exhibit;

import java.util.regex.Pattern;

/** Telephone numbers, British or with a country code, brought to one form for comparison. */
final class PhoneNumber {
    private static final Pattern BRITISH = Pattern.compile("\\+44[1-9][0-9]{8,9}");
    private static final Pattern FOREIGN = Pattern.compile("\\+(?!44)[1-9][0-9]{6,14}");

    private PhoneNumber() {}

    static IdentifierCheck.Fault check(String normal) {
        return BRITISH.matcher(normal).matches() || FOREIGN.matcher(normal).matches()
                ? IdentifierCheck.Fault.NONE
                : IdentifierCheck.Fault.of("PHONE_SHAPE");
    }

    /** The form with its country code, from a number without blanks, dots, brackets and hyphens. */
    static String normal(String compact) {
        if (compact.startsWith("+440")) {
            return "+44" + compact.substring(4); // written +44 (0)20 ...
        }
        if (compact.startsWith("00")) {
            return normal("+" + compact.substring(2));
        }
        return compact.startsWith("0") ? "+44" + compact.substring(1) : compact;
    }
}

package org.lockfast.exhibit;

import java.util.regex.Pattern;

/** Telephone numbers, British or with a country code, brought to one form for comparison. */
final class PhoneNumber {
    private static final Pattern BRITISH = Pattern.compile("\\+44[1-9][0-9]{8,9}");
    private static final Pattern FOREIGN = Pattern.compile("\\+(?!44)[1-9][0-9]{6,14}");

    private PhoneNumber() {}

    /** Takes the number without blanks, dots, brackets and hyphens. */
    static IdentifierCheck.Finding check(String compact) {
        String normal = normal(compact);
        if (BRITISH.matcher(normal).matches() || FOREIGN.matcher(normal).matches()) {
            return new IdentifierCheck.Finding(normal, "");
        }
        return new IdentifierCheck.Finding(
                normal,
                "A British number has 10 or 11 digits beginning with 0; a foreign one begins with + and"
                        + " its country. Read it once more.");
    }

    private static String normal(String compact) {
        if (compact.startsWith("+440")) {
            return "+44" + compact.substring(4); // written +44 (0)20 ...
        }
        if (compact.startsWith("00")) {
            return normal("+" + compact.substring(2));
        }
        return compact.startsWith("0") ? "+44" + compact.substring(1) : compact;
    }
}

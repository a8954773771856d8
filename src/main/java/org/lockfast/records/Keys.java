package org.lockfast.records;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lockfast.ledger.Hash;

/** How names and numbers are compared: what people write differently and mean alike. */
public final class Keys {
    /**
     * Key columns hold 300 characters; a longer key keeps its beginning and a hash of the whole.
     */
    private static final int MOST = 300;

    private Keys() {}

    /**
     * An exhibit reference: {@code abc 1}, {@code ABC/01} and {@code ABC1} are one. Digits that
     * stand apart stay apart: {@code 1/23} is not {@code 12/3}.
     */
    public static String reference(String text) {
        StringBuilder key = new StringBuilder();
        String upper = text.toUpperCase(Locale.ROOT);
        boolean apart = false;
        for (int i = 0; i < upper.length(); ) {
            int c = upper.codePointAt(i);
            int width = Character.charCount(c);
            if (Character.isDigit(c)) {
                int end = i;
                while (end < upper.length() && Character.isDigit(upper.charAt(end))) {
                    end++;
                }
                if (end == i) { // a digit beyond the basic plane
                    end = i + width;
                }
                if (apart && endsInDigit(key)) {
                    key.append('/');
                }
                key.append(withoutZeros(upper.substring(i, end)));
                i = end;
                apart = false;
            } else if (Character.isLetter(c)) {
                key.appendCodePoint(c);
                i += width;
                apart = false;
            } else {
                apart = true;
                i += width;
            }
        }
        return bounded(key.isEmpty() ? upper.strip() : key.toString());
    }

    private static boolean endsInDigit(StringBuilder key) {
        return !key.isEmpty() && Character.isDigit(key.charAt(key.length() - 1));
    }

    private static String withoutZeros(String digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.substring(start);
    }

    /** A seal number, property number or label code: letters and digits only, without case. */
    public static String number(String text) {
        String kept =
                text.toUpperCase(Locale.ROOT)
                        .codePoints()
                        .filter(Character::isLetterOrDigit)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return bounded(kept.isEmpty() ? text.strip() : kept);
    }

    /** A case reference: without case and blanks. */
    public static String caseReference(String text) {
        return bounded(text.toUpperCase(Locale.ROOT).replaceAll("\\s+", ""));
    }

    /** A collar number: without case and blanks around. */
    static String collar(String text) {
        return bounded(text.strip().toUpperCase(Locale.ROOT));
    }

    /** A place's path: without case, and without blanks around {@code /}. */
    static String path(String text) {
        return bounded(
                Arrays.stream(text.strip().split("/", -1))
                        .map(String::strip)
                        .collect(Collectors.joining("/"))
                        .toUpperCase(Locale.ROOT));
    }

    /** The key, shortened to what a column holds. */
    public static String bounded(String key) {
        if (key.length() <= MOST) {
            return key;
        }
        String whole = Hash.sha256(key.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hex();
        return key.substring(0, MOST - whole.length()) + whole;
    }
}

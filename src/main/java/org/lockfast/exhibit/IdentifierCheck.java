package org.lockfast.exhibit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.lockfast.rules.IdentifierKind;

/** What is computed over identifiers: check digits and shapes. */
final class IdentifierCheck {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern APART = Pattern.compile("[\\s\\p{Z}./_()-]+");
    private static final Pattern NUMBER =
            Pattern.compile("[0-9]{1,12}([.,][0-9]{1,6})?\\s*(\\p{L}{1,12}|%)?");

    private IdentifierCheck() {}

    /** The comparable form, and a sentence where something looks wrong. */
    record Finding(String normal, String warning) {}

    static Finding of(IdentifierKind.Check check, String value) {
        return switch (check) {
            case NONE -> new Finding(plain(value), "");
            case IMEI -> finding(compact(value), IdentifierCheck::imei);
            case ICCID -> finding(compact(value), IdentifierCheck::iccid);
            case VIN -> finding(compact(value), Vin::warning);
            case UK_PLATE -> finding(compact(value), UkPlate::warning);
            case PHONE -> PhoneNumber.check(compact(value));
            case NUMBER ->
                    new Finding(
                            plain(value),
                            NUMBER.matcher(plain(value)).matches()
                                    ? ""
                                    : "This is expected to be a number. It is kept as typed.");
        };
    }

    private static Finding finding(
            String normal, java.util.function.Function<String, String> check) {
        return new Finding(normal, check.apply(normal));
    }

    private static String imei(String digits) {
        if (!digits(digits, 14, 16)) {
            return "An IMEI has 15 digits (14 without its check digit); this has "
                    + digits.length()
                    + " characters. Key *#06# shows it.";
        }
        if (digits.chars().distinct().count() == 1) {
            return "An IMEI is not one digit over and over. Read it once more.";
        }
        if (digits.length() == 15 && !luhn(digits)) {
            return "The check digit of this IMEI does not fit. Read it once more.";
        }
        return "";
    }

    private static String iccid(String digits) {
        if (!digits(digits, 18, 22) || !digits.startsWith("89")) {
            return "A SIM card number begins with 89 and has 19 or 20 digits. Read it once more.";
        }
        // 18 digits are printed without the check digit, so there is none to compare.
        if (digits.length() > 18 && !luhn(digits)) {
            return "The check digit of this SIM card number does not fit. Read it once more.";
        }
        return "";
    }

    static boolean digits(String text, int fewest, int most) {
        return text.length() >= fewest
                && text.length() <= most
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Luhn's check over all digits, the last one being the check digit. */
    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    private static String compact(String value) {
        return APART.matcher(plain(value)).replaceAll("");
    }

    private static String plain(String value) {
        String wide = Normalizer.normalize(value, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return BLANKS.matcher(wide).replaceAll(" ").strip();
    }
}

package org.lockfast.exhibit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockfast.rules.IdentifierKind;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Wording;

/** What is computed over identifiers: check digits and shapes. */
final class IdentifierCheck {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern APART = Pattern.compile("[\\s\\p{Z}./_()-]+");
    private static final Pattern NUMBER =
            Pattern.compile("[0-9]{1,12}([.,][0-9]{1,6})?\\s*(\\p{L}{1,12}|%)?");

    private IdentifierCheck() {}

    /**
     * What looks wrong.
     *
     * @param message code of the sentence that says it; empty = nothing is wrong
     * @param values what is filled in
     */
    record Fault(String message, Map<String, Wording> values) {
        static final Fault NONE = new Fault("", Map.of());

        static Fault of(String message) {
            return new Fault(message, Map.of());
        }

        static Fault of(String message, String name, String value) {
            return new Fault(message, Map.of(name, Wording.of(value)));
        }
    }

    /** The comparable form, and what looks wrong. */
    record Finding(String normal, Fault fault) {
        Optional<Wording> warning(Rules rules) {
            return fault.equals(Fault.NONE)
                    ? Optional.empty()
                    : Optional.of(rules.message(fault.message(), fault.values()));
        }
    }

    static Finding of(IdentifierKind.Check check, String value) {
        return switch (check) {
            case NONE -> new Finding(plain(value), Fault.NONE);
            case IMEI -> finding(compact(value), IdentifierCheck::imei);
            case ICCID -> finding(compact(value), IdentifierCheck::iccid);
            case VIN -> finding(compact(value), Vin::check);
            case UK_PLATE -> finding(compact(value), UkPlate::check);
            case PHONE -> finding(PhoneNumber.normal(compact(value)), PhoneNumber::check);
            case NUMBER -> finding(plain(value), IdentifierCheck::number);
        };
    }

    /** Of a kind that has certain answers and no others. */
    static Finding of(IdentifierKind closed, String value) {
        String normal = plain(value);
        boolean known =
                closed.choices().stream().anyMatch(one -> plain(one.english()).equals(normal));
        return new Finding(
                normal,
                known
                        ? Fault.NONE
                        : new Fault(
                                "NOT_AN_ANSWER",
                                Map.of(
                                        "name",
                                        closed.words(),
                                        "answers",
                                        Wording.of(
                                                closed.choices().stream()
                                                        .map(Wording::english)
                                                        .collect(Collectors.joining("; "))))));
    }

    private static Finding finding(String normal, Function<String, Fault> check) {
        return new Finding(normal, check.apply(normal));
    }

    private static Fault number(String text) {
        return NUMBER.matcher(text).matches() ? Fault.NONE : Fault.of("NUMBER_SHAPE");
    }

    private static Fault imei(String digits) {
        if (!digits(digits, 14, 16)) {
            return Fault.of("IMEI_LENGTH", "count", String.valueOf(digits.length()));
        }
        if (digits.chars().distinct().count() == 1) {
            return Fault.of("IMEI_REPEATED");
        }
        boolean wrong = digits.length() == 15 && !luhn(digits);
        return wrong ? Fault.of("IMEI_CHECK") : Fault.NONE;
    }

    private static Fault iccid(String digits) {
        if (!digits(digits, 18, 22) || !digits.startsWith("89")) {
            return Fault.of("ICCID_SHAPE");
        }
        // 18 digits are printed without the check digit, so there is none to compare.
        boolean wrong = digits.length() > 18 && !luhn(digits);
        return wrong ? Fault.of("ICCID_CHECK") : Fault.NONE;
    }

    private static boolean digits(String text, int fewest, int most) {
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

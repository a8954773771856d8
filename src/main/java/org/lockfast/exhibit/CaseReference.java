package org.lockfast.exhibit;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockfast.rules.ReferenceType;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Wording;

/**
 * A typed reference of a case: URN, crime, occurrence, CAD, custody, ASN, coroner, laboratory or
 * court (D-7). Formats differ from force to force; an odd one is kept and warned about, never
 * blocked.
 *
 * @param type code of the list {@code reference-types}
 * @param written as it was given
 * @param normal the form used to compare two references of one type
 * @param warnings what looks odd about it, and one that would not; empty = nothing
 */
public record CaseReference(String type, String written, String normal, List<Wording> warnings) {
    public CaseReference {
        warnings = List.copyOf(warnings);
    }

    /** Letters of the court's check, I O S unused; the remainder nought is Z. */
    private static final String COURT_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY";

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final int LONGEST = 60;

    /** Reads a reference; a type nobody knows keeps it just as well. */
    public static CaseReference of(String type, String written, Rules rules) {
        Optional<ReferenceType> known = rules.referenceTypes().find(type);
        String separators = known.map(ReferenceType::separators).orElse("");
        String normal = normalise(written, separators);
        Optional<Wording> warning = known.flatMap(format -> warning(format, normal, rules));
        return new CaseReference(type, written, normal, warning.stream().toList());
    }

    /** Whether both are the same reference: same type, same letters and digits. */
    public boolean sameAs(CaseReference other) {
        return type.equals(other.type) && normal.equals(other.normal);
    }

    private static String normalise(String written, String separators) {
        String wide = Normalizer.normalize(written, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder();
        for (char c : BLANKS.matcher(wide).replaceAll("").toCharArray()) {
            if (separators.indexOf(c) < 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static Optional<Wording> warning(ReferenceType format, String normal, Rules rules) {
        // A pattern from a file is never let loose on a text of any length.
        if (normal.length() > LONGEST || !format.pattern().matcher(normal).matches()) {
            Map<String, Wording> named =
                    Map.of("type", format.words(), "example", Wording.of(format.example()));
            return Optional.of(rules.message("CASE_REFERENCE_ODD", named));
        }
        if (format.check() == ReferenceType.Check.COURT_LETTER) {
            return courtWarning(normal, rules);
        }
        return Optional.empty();
    }

    /** Year, court and number read as one number, modulo 23, give the letter at the end. */
    private static Optional<Wording> courtWarning(String normal, Rules rules) {
        String body = normal.substring(0, Math.max(0, normal.length() - 1));
        if (body.isEmpty() || !body.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional
                    .empty(); // a force that writes court codes with letters: nothing to compute
        }
        BigInteger rest = new BigInteger(body).mod(BigInteger.valueOf(COURT_LETTERS.length()));
        char letter = COURT_LETTERS.charAt(rest.intValue());
        return letter == normal.charAt(normal.length() - 1)
                ? Optional.empty()
                : Optional.of(
                        rules.message(
                                "COURT_LETTER",
                                Map.of("letter", Wording.of(String.valueOf(letter)))));
    }
}

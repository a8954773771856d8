package org.lockfast.exhibit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockfast.rules.ReferenceType;
import org.lockfast.rules.Rules;

/**
 * A typed reference of a case: URN, crime, occurrence, CAD, custody, ASN, coroner, laboratory or
 * court (D-7). Formats differ from force to force; an odd one is kept and warned about, never
 * blocked.
 *
 * @param type code of the list {@code reference-types}
 * @param written as it was given
 * @param normal the form used to compare two references of one type
 * @param warning what looks odd about it, and one that would not; empty = nothing
 */
public record CaseReference(String type, String written, String normal, String warning) {
    /** Letters of the court's check, I O S unused; the remainder nought is Z. */
    private static final String COURT_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY";

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final int LONGEST = 60;

    /** Reads a reference; a type nobody knows keeps it just as well. */
    public static CaseReference of(String type, String written, Rules rules) {
        Optional<ReferenceType> known = rules.referenceTypes().find(type);
        String separators = known.map(ReferenceType::separators).orElse("");
        String normal = normalise(written, separators);
        String warning = known.map(format -> warning(format, normal)).orElse("");
        return new CaseReference(type, written, normal, warning);
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

    private static String warning(ReferenceType format, String normal) {
        // A pattern from a file is never let loose on a text of any length.
        if (normal.length() > LONGEST || !format.pattern().matcher(normal).matches()) {
            return "This is not the usual form of \""
                    + format.words().english()
                    + "\", such as "
                    + format.example()
                    + ". It is kept as written.";
        }
        if (format.check() == ReferenceType.Check.COURT_LETTER) {
            return courtWarning(normal);
        }
        return "";
    }

    /** Year, court and number read as one number, modulo 23, give the letter at the end. */
    private static String courtWarning(String normal) {
        String body = normal.substring(0, normal.length() - 1);
        char given = normal.charAt(normal.length() - 1);
        if (!body.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return ""; // a force that writes court codes with letters: nothing to compute
        }
        char letter = COURT_LETTERS.charAt((int) (Long.parseLong(body) % 23));
        if (letter == given) {
            return "";
        }
        return "The letter at the end does not fit the digits: they give "
                + letter
                + ". Compare it with the paper. It is kept as written.";
    }
}

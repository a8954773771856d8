package org.lockfast.exhibit;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Wording;

/**
 * An exhibit reference: the producer's initials and a number (D-2). What was written is kept as it
 * was written; only comparison uses the normal form. An odd format is kept and warned about, never
 * refused, and a reference is never renumbered.
 *
 * @param written as it stands on the bag and in the statement
 * @param normal the form that {@code abc 1}, {@code ABC1} and {@code ABC/01} share: {@code ABC/1}
 * @param odd whether it differs from the force's usual format
 */
public record ExhibitReference(String written, String normal, boolean odd) {
    /** Initials, number and suffix, however they are set apart. */
    private static final Pattern PARTS =
            Pattern.compile("(\\p{Lu}+)[\\s/\\\\._-]*0*([0-9]+)\\s*(\\p{Lu}{0,2})");

    private static final Pattern NORMAL = Pattern.compile("(\\p{Lu}+)/([0-9]+)(\\p{Lu}{0,2})");
    private static final int LONGEST = 60;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    /** Reads a reference as somebody wrote it. */
    public static ExhibitReference of(String written, Rules rules) {
        String normal = normalise(written);
        // A force's pattern is never let loose on a text of any length.
        boolean usual =
                normal.length() <= LONGEST
                        && rules.exhibitReferenceFormat().pattern().matcher(normal).matches();
        return new ExhibitReference(written, normal, !usual);
    }

    /** The form used to compare two references. */
    public static String normalise(String written) {
        String wide = Normalizer.normalize(written, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        String text = BLANKS.matcher(wide).replaceAll(" ").strip();
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        String number = parts.group(2); // "0" keeps its nought: the zeros before it went first
        return parts.group(1) + "/" + number + parts.group(3);
    }

    /** Whether both mean the same reference to a human reader. */
    public boolean sameAs(ExhibitReference other) {
        return normal.equals(other.normal);
    }

    /** What to say about an odd format; empty if it is the usual one. */
    public Optional<Wording> warning(Rules rules) {
        Wording example = Wording.of(rules.exhibitReferenceFormat().example());
        return odd
                ? Optional.of(rules.message("REFERENCE_ODD", Map.of("example", example)))
                : Optional.empty();
    }

    /** The initials; empty if the reference has no such part. */
    public Optional<String> initials() {
        return part(1);
    }

    /** The number; empty if the reference has none, or it is too long to be one. */
    public Optional<Long> number() {
        return part(2).filter(digits -> digits.length() <= 18).map(Long::valueOf);
    }

    /** Letters of a sub-exhibit; empty text if it is none. */
    public Optional<String> suffix() {
        return part(3);
    }

    /**
     * The next number for these initials in a case: one more than the highest, so that a gap left
     * by an exhibit somebody else still holds is never filled (D-4).
     *
     * @param initials of the producer, in any case
     * @param existing references of that case, as written or normal
     */
    public static String next(String initials, Collection<String> existing) {
        String wanted = normalise(initials);
        long highest =
                existing.stream()
                        .map(ExhibitReference::normalise)
                        .map(NORMAL::matcher)
                        .filter(Matcher::matches)
                        .filter(parts -> parts.group(1).equals(wanted))
                        .filter(parts -> parts.group(2).length() <= 9)
                        .mapToLong(parts -> Long.parseLong(parts.group(2)))
                        .max()
                        .orElse(0);
        return wanted + "/" + (highest + 1);
    }

    /**
     * The next free letter suffix for something taken out of this exhibit: {@code ABC/1A}, then B,
     * up to Z, AA, AB and on; out of {@code ABC/1A} itself, {@code ABC/1AA} and on. Empty where two
     * letters are used up or the reference is in an odd format: then the taker's own initials
     * serve.
     */
    public Optional<String> nextSub(Collection<String> existing) {
        Matcher parts = NORMAL.matcher(normal);
        if (!parts.matches() || parts.group(3).length() > 1) {
            return Optional.empty();
        }
        Set<String> taken = new HashSet<>();
        existing.forEach(reference -> taken.add(normalise(reference)));
        if (parts.group(3).isEmpty()) {
            Optional<String> single = free("", taken);
            return single.isPresent() ? single : doubled(taken);
        }
        return free("", taken);
    }

    private Optional<String> doubled(Set<String> taken) {
        for (char first = 'A'; first <= 'Z'; first++) {
            Optional<String> free = free(String.valueOf(first), taken);
            if (free.isPresent()) {
                return free;
            }
        }
        return Optional.empty();
    }

    private Optional<String> free(String letters, Set<String> taken) {
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            String candidate = normal + letters + letter;
            if (!taken.contains(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private Optional<String> part(int group) {
        Matcher parts = NORMAL.matcher(normal);
        return parts.matches() ? Optional.of(parts.group(group)) : Optional.empty();
    }

    @Override
    public String toString() {
        return written;
    }
}

package org.lockfast.rules;

import java.util.regex.Pattern;

/**
 * A type of case reference (domain 1). Formats differ from force to force: an odd one warns, never
 * blocks (D-7).
 *
 * @param pattern what the normalised reference usually looks like
 * @param example one that fits, shown beside a warning
 * @param separators characters that make no difference when two are compared, blanks apart
 * @param check what is computed over it
 */
public record ReferenceType(
        Coding coding, Pattern pattern, String example, String separators, Check check)
        implements Coded {
    /** What is computed over a reference besides its format. */
    public enum Check {
        /** Nothing. */
        NONE,
        /** The letter at the end is the rest of the digits modulo 23. */
        COURT_LETTER
    }

    static ReferenceType read(EntryReader in, Coding coding) {
        String separators = in.textOr("separators");
        return new ReferenceType(
                coding,
                Patterns.read(in, "pattern"),
                in.text("example"),
                separators == null ? "" : separators,
                in.has("check") ? in.choice("check", Check.class) : Check.NONE);
    }
}

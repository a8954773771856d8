package org.lockfast.rules;

import java.util.regex.Pattern;

/**
 * A force's format of exhibit references (D-2).
 *
 * @param pattern what a normalised reference usually looks like; another warns only
 * @param example one that fits
 */
public record ReferenceFormat(Coding coding, Pattern pattern, String example) implements Coded {
    /** The entry the program uses. */
    public static final String EXHIBIT = "EXHIBIT";

    static ReferenceFormat read(EntryReader in, Coding coding) {
        return new ReferenceFormat(coding, Patterns.read(in, "pattern"), in.text("example"));
    }
}

package org.lockfast.rules;

import java.util.List;

/**
 * A power of seizure, or what stands in its place (domain 9.7).
 *
 * @param statute the Act and section, or "common law", "consent"
 * @param marks what else hangs on it: {@code POCA_CLOCK} starts the 48 hours of D-20
 */
public record Power(Coding coding, String statute, List<String> marks) implements Coded {
    /** Mark of a power that starts the cash clock. */
    public static final String POCA_CLOCK = "POCA_CLOCK";

    static Power read(EntryReader in, Coding coding) {
        return new Power(coding, in.text("statute"), in.texts("marks"));
    }
}

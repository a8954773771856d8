package org.lockfast.desktop;

import org.jspecify.annotations.Nullable;

/**
 * Something outside let us down (printer, disk, network); the record and the input are intact.
 *
 * @param code what to quote to support, {@code E-} and three digits
 * @param said what happened, that work is safe, and what to do; whole sentences
 * @param again what "Try again" does, or null where trying again is no help
 */
public record Fault(String code, String said, @Nullable Runnable again) {

    /** Checks the code. */
    public Fault {
        if (!code.matches("E-\\d{3}")) {
            throw new IllegalArgumentException(
                    "A fault's code is E- and three digits, not " + code);
        }
    }

    /** The sentence with its code, as shown and as read aloud. */
    public String text() {
        return said + " (" + code + ")";
    }
}

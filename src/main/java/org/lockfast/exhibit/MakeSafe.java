package org.lockfast.exhibit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who made a firearm safe, and when (D-18).
 *
 * @param by name of the authorised person; null = not given
 * @param at when; null = not given
 * @param ammunition what was found with it
 */
public record MakeSafe(@Nullable String by, @Nullable Instant at, Ammunition ammunition) {
    /** What is known about ammunition with a firearm. */
    public enum Ammunition {
        /** Nobody has said. */
        NOT_SAID,
        /** There was none. */
        NONE,
        /** It is a separate exhibit in a package of its own, as it is to be. */
        SEPARATE,
        /** It is in the same package. */
        IN_PACKAGE
    }

    /** Nothing said yet. */
    public static final MakeSafe NOT_SAID = new MakeSafe(null, null, Ammunition.NOT_SAID);

    /** Whether a person and a time are given. */
    public boolean done() {
        return by != null && !by.isBlank() && at != null;
    }
}

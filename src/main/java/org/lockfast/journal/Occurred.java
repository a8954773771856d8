package org.lockfast.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * When something happened, as claimed.
 *
 * @param precision {@code s}, {@code min} or {@code day}
 * @param source {@code clock} (the device's) or {@code stated} (a person said so)
 */
public record Occurred(OffsetDateTime at, String precision, String source) {
    /** Clocks of two devices may differ by this much before a time counts as later than now. */
    public static final Duration TOLERANCE = Duration.ofMinutes(2);

    /** Whether what is recorded then is said to have happened later: it cannot have. */
    public static boolean isLater(Instant said, Instant recorded) {
        return said.isAfter(recorded.plus(TOLERANCE));
    }

    /**
     * Whether what a device recorded then cannot have been: it says itself that it had seen a
     * checkpoint by that other time, by the same clock. A clock that is set right by little is no
     * matter.
     */
    public static boolean isImpossible(Instant recorded, Instant seen) {
        return recorded.plus(TOLERANCE).isBefore(seen);
    }

    public static Occurred stated(OffsetDateTime at) {
        return new Occurred(at, "min", "stated");
    }

    public static Occurred byClock(OffsetDateTime at) {
        return new Occurred(at, "s", "clock");
    }
}

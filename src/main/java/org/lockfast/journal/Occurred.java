package org.lockfast.journal;

import java.time.OffsetDateTime;

/**
 * When something happened, as claimed.
 *
 * @param precision {@code s}, {@code min} or {@code day}
 * @param source {@code clock} (the device's) or {@code stated} (a person said so)
 */
public record Occurred(OffsetDateTime at, String precision, String source) {
    public static Occurred stated(OffsetDateTime at) {
        return new Occurred(at, "min", "stated");
    }

    public static Occurred byClock(OffsetDateTime at) {
        return new Occurred(at, "s", "clock");
    }
}

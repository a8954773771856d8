package org.lockfast.exhibit;

import java.time.Duration;
import java.time.Instant;
import org.lockfast.rules.Limits;

/** How long something wet has been waiting to be dried (D-17). */
public final class Drying {
    private Drying() {}

    /** Whether it belongs on the alert list. */
    public static boolean overdue(Instant wetSince, Instant now, Limits limits) {
        return Duration.between(wetSince, now).compareTo(limits.drying()) > 0;
    }

    /** When it will belong there. */
    public static Instant due(Instant wetSince, Limits limits) {
        return wetSince.plus(limits.drying());
    }
}

package org.lockfast.continuity;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits continuity is reckoned by: settings of the force, shipped in the rules.
 *
 * @param handover an offer may be open this long before the time since counts as a gap
 * @param courier the same in transit
 * @param late an entry may be made this long after what it tells
 * @param clock a computer's clock may differ from the server's by this much before it is said
 * @param labels how long a label reads, by the name of its stock in capitals; of stock that does
 *     not fade there is none
 */
public record Limits(
        Duration handover,
        Duration courier,
        Duration late,
        Duration clock,
        Map<String, Duration> labels) {
    public Limits {
        labels = Map.copyOf(labels);
    }

    /** How long a label on this stock reads; null where it does not fade. */
    @Nullable Duration ofLabel(String stock) {
        return labels.get(stock.toUpperCase(Locale.ROOT));
    }
}

package org.lockfast.continuity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.place.Place;

/**
 * An out-of-hours locker, as the record has it.
 *
 * @param lying what lies in it, what was left first first
 * @param last when it was opened on a round last; null where none is recorded
 */
public record Locker(Place place, List<Lying> lying, @Nullable Last last) {
    public Locker {
        lying = List.copyOf(lying);
    }

    /**
     * A package in it.
     *
     * @param by who left it there, in words; empty where nobody is recorded as having left it
     */
    public record Lying(Stock.Row row, String by) {}

    /**
     * A round.
     *
     * @param by who made it, in words
     */
    public record Last(Instant at, String by) {}
}

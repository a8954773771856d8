package org.lockfast.continuity;

import java.util.List;
import java.util.Optional;

/**
 * The entries of a conflict that is no two accounts: of a computer's copies from where they part,
 * of a revoked one what came in, of a change that is not followed what stands against it, of what
 * cannot be read or lacks an earlier entry that itself.
 */
public interface Branches {
    /** Sides that are shown at most. */
    int MOST_SIDES = 4;

    /** Entries of a side that are shown at most. */
    int MOST_ENTRIES = 6;

    /** What a side is. */
    enum Kind {
        /** One way in which a device's records go on. */
        GOES_ON,
        /** What cannot be read, or lacks an earlier entry. */
        ENTRY,
        /** The change of officers or keys, or the order, that is not followed here. */
        CHANGE,
        /** What ended a key. */
        ENDED,
        /** Recorded after that, as they say, or with a key that is in doubt. */
        IN_DOUBT
    }

    /**
     * One side.
     *
     * @param entries in the order of their chain; those in doubt the newest first, what is about
     *     exhibits before all others
     * @param more how many more it has
     * @param least true where there are still more than that
     * @param withheld how many are not shown, for whoever asks may not look at their case
     */
    record Side(Kind kind, List<Happening> entries, long more, boolean least, long withheld) {}

    /**
     * The sides, those that go on in the order of the places where they begin; none of a conflict
     * of another kind.
     */
    List<Side> of(Conflict conflict);

    /** The first entry a conflict is about, without anything beside it; of a device none. */
    default Optional<Happening> entry(Conflict conflict) {
        return of(conflict).stream().flatMap(side -> side.entries().stream()).findFirst();
    }
}

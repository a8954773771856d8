package org.lockfast.continuity;

import java.util.List;

/**
 * The entries of a conflict that is about no package: of a computer's copies from where they part,
 * of a revoked one what came in, of a change that is not followed what stands against it.
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
     * @param entries in the order of their chain
     * @param more how many more it has
     * @param least true where there are still more than that
     * @param withheld how many are not shown, for whoever asks may not look at their case
     */
    record Side(Kind kind, List<Happening> entries, long more, boolean least, long withheld) {}

    /**
     * The sides, those that go on in the order of {@code FIRST} and {@code SECOND}; none of a
     * conflict of another kind.
     */
    List<Side> of(Conflict conflict);
}

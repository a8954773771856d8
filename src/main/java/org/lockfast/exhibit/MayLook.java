package org.lockfast.exhibit;

import org.lockfast.journal.Outcome;

/** Whether whoever is signed in may look at an exhibit. */
@FunctionalInterface
public interface MayLook {
    /** Anybody may look at anything. */
    MayLook ANYBODY = Outcome::done;

    /**
     * Somebody wants to look at it, or to print it.
     *
     * @param exhibit as they read it
     * @return the same; refused in a sentence that says whom to ask, and noted as a look that was
     *     denied
     */
    Outcome<Exhibit> at(Exhibit exhibit);
}

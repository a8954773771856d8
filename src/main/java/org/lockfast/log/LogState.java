package org.lockfast.log;

/**
 * How a log stands.
 *
 * @param size entries in the database
 * @param refillingTo how many entries devices have pinned that are not there; 0 where the log takes
 *     entries
 * @param broken whether what was signed before and what is there contradict each other, so that
 *     handing in entries cannot help: only a new origin does
 */
public record LogState(long size, long refillingTo, boolean broken) {
    /** Whether it takes entries. */
    public boolean open() {
        return refillingTo == 0 && !broken;
    }
}

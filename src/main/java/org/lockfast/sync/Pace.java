package org.lockfast.sync;

/**
 * How much is asked of the line at once: all that the protocol allows, and half of it each time an
 * answer took too long, down to a sixty-fourth. What is small enough gets through in the end.
 */
final class Pace {
    private static final int SLOWEST = 6;

    private volatile int halved;

    /** So many of the most there may be; at least one. */
    int of(int most) {
        return Math.max(1, most >> halved);
    }

    /** Whether the line was quick enough so far. */
    boolean full() {
        return halved == 0;
    }

    /** An answer took too long. */
    void tooSlow() {
        halved = Math.min(SLOWEST, halved + 1);
    }
}

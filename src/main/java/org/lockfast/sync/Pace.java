package org.lockfast.sync;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How much is asked of the line at once: all that the protocol allows, and half of it each time an
 * answer took too long, down to a sixty-fourth. What is small enough gets through in the end. While
 * somebody works at the machine it is a sixteenth at most, with a rest after each.
 */
final class Pace {
    private static final int SLOWEST = 6;
    private static final int BESIDE_WORK = 4;
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(250);

    private final BooleanSupplier working;
    private volatile int halved;

    /**
     * @param working whether somebody works at the machine just now
     */
    Pace(BooleanSupplier working) {
        this.working = working;
    }

    /** So many of the most there may be; at least one. */
    int of(int most) {
        int times = working.getAsBoolean() ? Math.max(halved, BESIDE_WORK) : halved;
        return Math.max(1, most >> times);
    }

    /**
     * Whether two may be under way at a time: the line was quick so far and nobody is disturbed.
     */
    boolean full() {
        return halved == 0 && !working.getAsBoolean();
    }

    /** An answer took too long. */
    void tooSlow() {
        halved = Math.min(SLOWEST, halved + 1);
    }

    /**
     * Leaves the machine to whoever works at it for as long as the last part took.
     *
     * @param began {@link System#nanoTime} at that part's beginning
     */
    void rest(long began) {
        if (!working.getAsBoolean()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(LONGEST_REST, System.nanoTime() - began));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

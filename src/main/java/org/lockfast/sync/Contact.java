package org.lockfast.sync;

import java.time.InstantSource;

/** Notes when the server answered, and how far the two clocks are apart. */
final class Contact {
    private final SyncMemory memory;
    private final InstantSource clock;

    Contact(SyncMemory memory, InstantSource clock) {
        this.memory = memory;
        this.clock = clock;
    }

    /** The device's clock, ms: before a call. */
    long before() {
        return clock.millis();
    }

    /**
     * It answered.
     *
     * @param askedMs {@link #before()}
     * @param serverMs the server's clock in its answer
     */
    void answered(long askedMs, long serverMs) {
        long now = clock.millis();
        // In the middle of asking and hearing; a clock set meanwhile makes the span negative.
        long span = Math.max(0, now - askedMs);
        long skew = serverMs - (now - span / 2);
        memory.later(state -> state.contact(now, skew));
    }
}

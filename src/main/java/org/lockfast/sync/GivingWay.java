package org.lockfast.sync;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether somebody works at this machine just now. Synchronising then asks for less at a time and
 * rests between, so that what is typed is on the screen as quickly as ever. Any thread.
 */
public final class GivingWay {
    private static final long LATELY = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private volatile long touchedNanos;

    /** By this machine's own running time. */
    public GivingWay() {
        this(System::nanoTime);
    }

    GivingWay(LongSupplier nanos) {
        this.nanos = nanos;
        this.touchedNanos = nanos.getAsLong() - LATELY;
    }

    /** A key, the mouse or a scanner was used. */
    public void touched() {
        touchedNanos = nanos.getAsLong();
    }

    /** Whether one was within the last second. */
    public boolean now() {
        return nanos.getAsLong() - touchedNanos < LATELY;
    }
}

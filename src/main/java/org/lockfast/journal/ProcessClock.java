package org.lockfast.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * What an entry says of time: the device's clock, and beside it time since this process started,
 * which nobody can set. Together they show a clock that was changed in between.
 *
 * @param mono ms since the process started
 * @param boot which process: 16 hex digits
 */
public record ProcessClock(InstantSource clock, LongSupplier mono, String boot) {
    /** A process that starts now. */
    public static ProcessClock start(InstantSource clock, RandomGenerator random) {
        long started = System.nanoTime();
        return new ProcessClock(
                clock,
                () -> (System.nanoTime() - started) / 1_000_000,
                HexFormat.of().toHexDigits(random.nextLong()));
    }

    Instant now() {
        return clock.instant();
    }
}

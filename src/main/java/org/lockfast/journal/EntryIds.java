package org.lockfast.journal;

import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 in ascending order: ms of the clock, a counter within the ms, random bits. Not
 * for several threads at once.
 */
final class EntryIds {
    private static final int COUNTS = 1 << 12;

    private final RandomGenerator random;
    private long lastMs;
    private int count;

    EntryIds(RandomGenerator random) {
        this.random = random;
    }

    /** The next one. A clock that was put back does not put the order back. */
    UUID next(long nowMs) {
        if (nowMs > lastMs) {
            lastMs = nowMs;
            count = random.nextInt(COUNTS / 2);
        } else if (++count == COUNTS) {
            lastMs++;
            count = 0;
        }
        long high = lastMs << 16 | 0x7000 | count;
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }
}

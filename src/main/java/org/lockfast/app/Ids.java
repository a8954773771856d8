package org.lockfast.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** UUIDv7 (RFC 9562): sorted by time for the database's sake; the time in it proves nothing. */
record Ids(InstantSource clock, SecureRandom random) implements Supplier<UUID> {
    @Override
    public UUID get() {
        long high = (clock.millis() << 16) | 0x7000L | random.nextInt(0x1000);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}

package org.lockfast.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Predicate;
import org.lockfast.log.BlobKeep;
import org.lockfast.log.ServerShelf;

/**
 * How much one device may have the server keep beside the log on one day (UTC), so that none fills
 * its disk. A device that was revoked hands in what it has, a little at a time.
 */
final class Ceilings {
    /** Times and bytes. */
    record Ceiling(int times, long bytes) {}

    private static final long MIB = 1L << 20;
    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    private final ServerShelf shelf;
    private final Predicate<String> revoked;
    private final InstantSource clock;

    Ceilings(ServerShelf shelf, Predicate<String> revoked, InstantSource clock) {
        this.shelf = shelf;
        this.revoked = revoked;
        this.clock = clock;
    }

    private Ceiling rejects(String device) {
        return revoked.test(device) ? new Ceiling(10, 5 * MIB) : new Ceiling(100, 50 * MIB);
    }

    private Ceiling files(String device) {
        return revoked.test(device)
                ? new Ceiling(200, 4 * 1024 * MIB)
                : new Ceiling(5_000, 64 * 1024 * MIB);
    }

    private Ceiling open(String device) {
        return revoked.test(device)
                ? new Ceiling(4, 4 * 1024 * MIB)
                : new Ceiling(16, 8 * 1024 * MIB);
    }

    /** Counts something refused; false where no more of that device is kept today. */
    boolean reject(String device, long bytes) {
        return count(device, "REJECT", bytes, rejects(device));
    }

    /**
     * Counts an attachment that is announced.
     *
     * @param coming what the device has on its way already
     * @return false where it has to wait
     */
    boolean file(String device, long bytes, BlobKeep.Coming coming) {
        Ceiling open = open(device);
        return coming.count() < open.times()
                && coming.bytes() + bytes <= open.bytes()
                && count(device, "FILE", bytes, files(device));
    }

    private boolean count(String device, String kind, long bytes, Ceiling most) {
        return shelf.count(device, today(), kind, bytes, most.times(), most.bytes());
    }

    private long today() {
        return clock.millis() / DAY_MS;
    }

    /** What was counted on days before yesterday says nothing any more. */
    void forget() {
        shelf.forgetCounts(today() - 1);
    }
}

package org.lockfast.server;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/**
 * Memory for bodies that are unpacked. What one says it unpacks to is taken before it is, some
 * times over: its parts, the values read, and what the database makes of them are there at once.
 */
final class Headroom {
    private static final int UNIT = 1 << 10;

    /** Bytes of memory for each byte that is unpacked, at the most. */
    private static final int FOR_EACH = 6;

    private final int units;
    private final Semaphore free;
    private final Duration patience;

    /**
     * @param bytes of memory
     * @param patience how long one waits for its part
     */
    Headroom(long bytes, Duration patience) {
        this.units = Math.toIntExact(Math.min(Integer.MAX_VALUE, Math.max(UNIT, bytes) / UNIT));
        this.free = new Semaphore(units, true);
        this.patience = patience;
    }

    /** As a server has it: three eighths of the memory. */
    static Headroom usual(Duration patience) {
        return new Headroom(Runtime.getRuntime().maxMemory() / 8 * 3, patience);
    }

    /** A part that was taken. */
    interface Part extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes what a body needs; one that needs more than there is has all of it to itself.
     *
     * @param unpacked bytes
     * @throws Refused {@code busy} where it is not free in time
     */
    Part take(int unpacked) {
        int wanted = (int) Math.min(units, ((long) unpacked * FOR_EACH + UNIT - 1) / UNIT);
        try {
            if (!free.tryAcquire(wanted, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(ProblemType.BUSY, "Too much is unpacked at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(ProblemType.BUSY, "The server stops");
        }
        return () -> free.release(wanted);
    }

    /** Bytes that are taken just now. */
    long taken() {
        return (long) (units - free.availablePermits()) * UNIT;
    }
}

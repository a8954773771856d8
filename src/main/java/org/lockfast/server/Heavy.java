package org.lockfast.server;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/** Lets only so many calls unpack, check and store at once, so that memory stays bounded. */
final class Heavy {
    private final Semaphore places;
    private final Duration wait;

    Heavy(int places, Duration wait) {
        this.places = new Semaphore(places);
        this.wait = wait;
    }

    /** What is done. */
    interface Work<T> {
        T run();
    }

    /**
     * @throws Refused {@code busy} when no place is free in time
     */
    <T> T run(Work<T> work) {
        try {
            if (!places.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(ProblemType.BUSY, "Too much is being done at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(ProblemType.BUSY, "The server stops");
        }
        try {
            return work.run();
        } finally {
            places.release();
        }
    }

    /** How many places are free. */
    int free() {
        return places.availablePermits();
    }
}

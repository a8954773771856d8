package org.lockfast.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/**
 * Lets only so many calls unpack, check and store at once, so that memory stays bounded, and only a
 * few of them of one caller: what follows waits before it takes a place of everybody's.
 *
 * <p>The work is done on threads of the machine. Those of the calls are Java's own, as many as
 * there are calls: whatever reckons on one of these keeps its processor until it rests, and a
 * hundred such calls let the answer of the database to somebody else's lie for half a minute.
 */
final class Heavy {
    private final Semaphore places;
    private final int each;
    private final Duration wait;
    private final Map<String, Own> callers = new ConcurrentHashMap<>();

    /** At most as many as there are places; each ends by itself when there was nothing for long. */
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().name("lockfast-heavy-", 0).daemon().factory());

    /** A caller's own places, kept while anybody has or waits for one. */
    private record Own(Semaphore places, int users) {}

    /**
     * @param each how many of the places one caller may have
     */
    Heavy(int places, int each, Duration wait) {
        this.places = new Semaphore(places);
        this.each = each;
        this.wait = wait;
    }

    /** What is done. */
    interface Work<T> {
        T run();
    }

    /**
     * @param caller whose it is
     * @throws Refused {@code busy} when no place is free in time
     */
    <T> T run(String caller, Work<T> work) {
        Semaphore own =
                callers.compute(
                                caller,
                                (_, had) ->
                                        had == null
                                                ? new Own(new Semaphore(each, true), 1)
                                                : new Own(had.places(), had.users() + 1))
                        .places();
        try {
            take(own);
            try {
                take(places);
                try {
                    return done(threads.submit(work::run));
                } finally {
                    places.release();
                }
            } finally {
                own.release();
            }
        } finally {
            callers.computeIfPresent(
                    caller,
                    (_, had) -> had.users() == 1 ? null : new Own(had.places(), had.users() - 1));
        }
    }

    private static <T> T done(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException refused -> throw refused;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            work.cancel(true);
            Thread.currentThread().interrupt();
            throw new Refused(ProblemType.BUSY, "The server stops");
        }
    }

    private void take(Semaphore from) {
        try {
            if (!from.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Refused(ProblemType.BUSY, "Too much is being done at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(ProblemType.BUSY, "The server stops");
        }
    }

    /** How many places are free. */
    int free() {
        return places.availablePermits();
    }
}

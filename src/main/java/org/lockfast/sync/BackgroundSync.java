package org.lockfast.sync;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalListener;
import org.lockfast.journal.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs rounds of synchronisation beside whatever else is done: soon after something was recorded,
 * from time to time otherwise, less and less often while the server is not reached. Nobody ever
 * waits for it.
 */
public final class BackgroundSync implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundSync.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /**
     * How long it waits.
     *
     * @param settle after something was recorded, so that what is recorded together goes together
     * @param idle between rounds while nothing is recorded
     * @param first after a round that did not reach the server; doubled each time
     * @param most at most
     */
    public record Pace(Duration settle, Duration idle, Duration first, Duration most) {
        /** As in use. */
        public static final Pace USUAL =
                new Pace(
                        Duration.ofMillis(300),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5));
    }

    private final SyncClient client;
    private final Journal journal;
    private final Pace pace;
    private final RandomGenerator chance;
    private final ExecutorService thread;
    private final Runnable away;
    private final JournalListener listener = this::recorded;
    private boolean woken;
    private boolean closed;
    private int misses;

    /**
     * @param thread one named thread, this one's alone; ended by {@link #close}
     * @param chance spreads the rounds of many devices
     * @param away what is done after a round that did not reach the server
     */
    public BackgroundSync(
            SyncClient client,
            Journal journal,
            Pace pace,
            RandomGenerator chance,
            ExecutorService thread,
            Runnable away) {
        this.client = client;
        this.journal = journal;
        this.pace = pace;
        this.chance = chance;
        this.thread = thread;
        this.away = away;
    }

    /** Begins, with a round at once. */
    public void start() {
        journal.addListener(listener);
        thread.execute(this::run);
    }

    private void recorded(java.util.List<RecordedEvent> events) {
        boolean own =
                events.stream().anyMatch(one -> one.entry().device().equals(journal.device()));
        if (own) {
            client.recorded();
            wake();
        }
    }

    /** A round soon, whatever was to be waited for: somebody asked, or the network came back. */
    public synchronized void now() {
        misses = 0;
        wake();
    }

    private synchronized void wake() {
        woken = true;
        notifyAll();
    }

    private void run() {
        while (isOpen()) {
            boolean well;
            try {
                SyncResult result = client.round(this::urgent);
                well = result.reached();
                if (!well && isOpen()) {
                    away.run();
                }
            } catch (RuntimeException | Error e) {
                // A fault of ours, or no memory: recording goes on, and the next round may pass it.
                LOG.error("A round of synchronisation broke off: {}", e.getClass().getName(), e);
                well = false;
            }
            misses = well && client.comeAgain().isEmpty() ? 0 : misses + 1;
            pause();
        }
    }

    private synchronized boolean isOpen() {
        return !closed;
    }

    private synchronized boolean urgent() {
        return closed || woken;
    }

    private synchronized void pause() {
        try {
            waitFor(millis(), () -> closed || (woken && misses == 0));
            if (woken) {
                waitFor(pace.settle().toMillis(), () -> closed);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        woken = false;
    }

    private synchronized void waitFor(long most, BooleanSupplier until)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(most);
        long left = most;
        while (left > 0 && !until.getAsBoolean()) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    /** Until the next round, spread by a fifth either way. */
    private long millis() {
        Duration asked = client.comeAgain().orElse(Duration.ZERO);
        Duration wait = pace.idle();
        if (misses > 0) {
            Duration backOff = pace.first().multipliedBy(1L << Math.min(misses - 1, 16));
            wait = backOff.compareTo(pace.most()) > 0 ? pace.most() : backOff;
        }
        long ms = Math.max(asked.toMillis(), wait.toMillis());
        return ms * (80 + chance.nextInt(41)) / 100;
    }

    /** Ends after what is under way; an entry on its way is sent again another time. */
    @Override
    public void close() {
        journal.removeListener(listener);
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        client.close();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("A round of synchronisation did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

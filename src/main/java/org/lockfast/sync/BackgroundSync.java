package org.lockfast.sync;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalListener;
import org.lockfast.journal.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs rounds of synchronisation beside whatever else is done: soon after something was recorded,
 * from time to time otherwise, less and less often while the server is not reached, and at once
 * where the machine's network changed meanwhile. Nobody ever waits for it.
 */
public final class BackgroundSync implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundSync.class);
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /** So many times less often it is looked while all is well. */
    private static final int CALM = 6;

    /**
     * How long it waits.
     *
     * @param settle after something was recorded, so that what is recorded together goes together
     * @param idle between rounds while nothing is recorded
     * @param first after a round that did not reach the server; doubled each time
     * @param most at most
     * @param again after such a round at least, whatever is recorded and however often the network
     *     comes and goes: a server that is down is not asked at each keystroke of a busy station
     * @param look between two looks at the machine's network
     */
    public record Pace(
            Duration settle,
            Duration idle,
            Duration first,
            Duration most,
            Duration again,
            Duration look) {
        /** As in use. */
        public static final Pace USUAL =
                new Pace(
                        Duration.ofMillis(300),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2));
    }

    private final SyncClient client;
    private final Journal journal;
    private final Pace pace;
    private final RandomGenerator chance;
    private final LineChange line;
    private final ExecutorService thread;
    private final Runnable away;
    private final JournalListener listener = this::recorded;
    private boolean woken;
    private boolean called;
    private boolean closed;
    private int misses; // the thread's alone, as are the next two
    private int changes; // rounds one after the other for which the network was the reason
    private long elsewhere = System.nanoTime();

    /**
     * @param thread one named thread, this one's alone; ended by {@link #close}
     * @param chance spreads the rounds of many devices
     * @param line this one's alone
     * @param away what is done after a round that did not reach the server
     */
    public BackgroundSync(
            SyncClient client,
            Journal journal,
            Pace pace,
            RandomGenerator chance,
            LineChange line,
            ExecutorService thread,
            Runnable away) {
        this.client = client;
        this.journal = journal;
        this.pace = pace;
        this.chance = chance;
        this.line = line;
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
            synchronized (this) {
                woken = true;
                notifyAll();
            }
        }
    }

    /** A round soon, whatever was to be waited for: somebody asked. */
    public synchronized void now() {
        woken = true;
        called = true;
        notifyAll();
    }

    private void run() {
        while (isOpen()) {
            try {
                turn();
            } catch (InterruptedException e) {
                closed();
            } catch (RuntimeException | Error e) {
                // Nothing ends this thread while the store is open: what is recorded has to go.
                LOG.error("Synchronisation broke off: {}", e.getClass().getName(), e);
                misses++;
                rest();
            }
        }
    }

    private void turn() throws InterruptedException {
        line.mark(); // what changes from here on may be what the round lacked
        long began = System.nanoTime();
        boolean well;
        try {
            SyncResult result = client.round(this::urgent);
            well = result.reached();
            if (!well && isOpen()) {
                elsewhere();
            }
        } catch (RuntimeException | Error e) {
            // A fault of ours, or no memory: recording goes on, and the next round may pass it.
            LOG.error("A round of synchronisation broke off: {}", e.getClass().getName(), e);
            well = false;
        }
        misses = well && client.comeAgain().isEmpty() ? 0 : misses + 1;
        boolean slept = line.resumed(Duration.ofNanos(System.nanoTime() - began));
        if (waited(!well && slept)) {
            misses = 0;
            changes++;
        } else {
            changes = 0;
        }
        settle();
    }

    /**
     * By a relay, which goes through the whole journal: a tenth of the time at most, but where the
     * network became another one, for that one may have a relay.
     */
    private void elsewhere() {
        long began = System.nanoTime();
        if (changes != 1 && began - elsewhere < 0) {
            return;
        }
        away.run();
        long took = System.nanoTime() - began;
        elsewhere = began + took + Math.min(9 * took, pace.most().toNanos());
        client.tell(); // photographs may have come
    }

    private void rest() {
        long end = System.nanoTime() + pace.look().toNanos();
        try {
            synchronized (this) {
                long left = pace.look().toMillis();
                while (left > 0 && !closed) {
                    wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                }
            }
        } catch (InterruptedException e) {
            closed();
        }
    }

    private synchronized boolean isOpen() {
        return !closed;
    }

    private synchronized boolean urgent() {
        return closed || woken;
    }

    /**
     * Until the next round's time. The network is looked at while it is missed only, for on some
     * systems that takes a while, and without holding up whoever records. Each machine looks at its
     * own moments, so those of one station do not come at once.
     *
     * @param slept the machine slept during the round
     * @return whether it ends early, for what is no fault of the server
     */
    private boolean waited(boolean slept) throws InterruptedException {
        long asked = later(client.comeAgain().orElse(Duration.ZERO));
        long usual = Math.max(asked, spread(backOff()));
        long again = Math.max(asked, spread(pace.again()));
        long recorded = misses == 0 ? 0 : again;
        // the first change is tried at once; a network that comes and goes is no reason to hammer
        long atChange = changes > 0 ? again : asked;
        Duration look = misses == 0 ? pace.look().multipliedBy(CALM) : pace.look();
        long began = System.nanoTime();
        boolean other = slept;
        long passed = 0;
        line.waits();
        while (passed < usual && !(other && passed >= atChange)) {
            synchronized (this) {
                if (closed || called) {
                    return called;
                }
                if (woken && passed >= recorded) {
                    return false;
                }
                long next = woken ? Math.min(recorded, usual) : usual;
                wait(Math.clamp(next - passed, 1, Math.max(1, look.toMillis())));
            }
            passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            other |= line.resumed(look) || (misses > 0 && line.changed());
        }
        return other;
    }

    /** What is recorded together goes together. */
    private synchronized void settle() throws InterruptedException {
        long end = System.nanoTime() + pace.settle().toNanos();
        long left = woken ? pace.settle().toMillis() : 0;
        while (left > 0 && !closed) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        woken = false;
        called = false;
    }

    private Duration backOff() {
        if (misses == 0) {
            return pace.idle();
        }
        Duration wait = pace.first().multipliedBy(1L << Math.min(misses - 1, 16));
        return wait.compareTo(pace.most()) > 0 ? pace.most() : wait;
    }

    /** What the server asks for, spread by a fifth and never sooner: many were told the same. */
    private long later(Duration asked) {
        long least = asked.toMillis();
        return least + chance.nextLong(least / 5 + 1);
    }

    /** Spread by a fifth either way. */
    private long spread(Duration wait) {
        return wait.toMillis() * (80 + chance.nextInt(41)) / 100;
    }

    private synchronized void closed() {
        closed = true;
        notifyAll();
    }

    /** Ends after what is under way; an entry on its way is sent again another time. */
    @Override
    public void close() {
        journal.removeListener(listener);
        closed();
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

package org.lockfast.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings acknowledged entries into the index, in order, many in one transaction where many wait;
 * then writes how far the journal reached, then tells the listeners.
 */
final class IndexFollower {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);
    private static final int IN_ONE_TRANSACTION = 500;
    private static final int MOST_WAITING = 1000;
    private static final Duration SLOWED_DOWN = Duration.ofSeconds(1);

    /**
     * An acknowledged entry on its way into the index.
     *
     * @param read the same with its bodies joined in, where that was done already
     */
    record Waiting(
            long record, Entry entry, List<Commitment> bodies, @Nullable RecordedEvent read) {
        Waiting(long record, Entry entry, List<Commitment> bodies) {
            this(record, entry, bodies, null);
        }

        RecordedEvent event(EventReader reader) {
            return read != null ? read : reader.read(record, entry, bodies);
        }
    }

    private final Index index;
    private final EventReader reader;
    private final Executor writer;
    private final HeadCopies heads;
    private final List<JournalListener> listeners = new CopyOnWriteArrayList<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean running;
    private long acknowledged;
    private long indexed;
    private @Nullable Throwable trouble;

    /**
     * @param writer runs one task at a time or several, this uses one
     * @param indexed records the index has taken in already: all there are
     */
    IndexFollower(
            Index index, EventReader reader, Executor writer, HeadCopies heads, long indexed) {
        this.index = index;
        this.reader = reader;
        this.writer = writer;
        this.heads = heads;
        this.indexed = indexed;
        this.acknowledged = indexed;
    }

    void addListener(JournalListener listener) {
        listeners.add(listener);
    }

    void removeListener(JournalListener listener) {
        listeners.remove(listener);
    }

    synchronized long indexed() {
        return indexed;
    }

    /**
     * Waits while far too many are waiting, so that whoever records much is no faster than the
     * index; not for long, for what was recorded is safe, and others record too. Not to be called
     * under the journal's lock.
     */
    void slowDown() {
        await(() -> waiting.size() <= MOST_WAITING, SLOWED_DOWN);
    }

    /** Waits until few are waiting, so that whoever records next need not. */
    void awaitRoom() {
        await(() -> waiting.size() <= MOST_WAITING - Receiving.AT_ONCE, Duration.ZERO);
    }

    /** Takes acknowledged entries and does not wait. */
    void put(List<Waiting> entries) {
        boolean start;
        synchronized (this) {
            waiting.addAll(entries);
            acknowledged = waiting.getLast().record() + 1;
            start = !running;
            running = true;
            trouble = start ? null : trouble;
        }
        if (start) {
            start();
        }
    }

    /**
     * The entries are acknowledged: whatever happens from here on is no reason to say otherwise.
     */
    private void start() {
        try {
            writer.execute(this::run);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void run() {
        try {
            for (List<Waiting> group = next(); !group.isEmpty(); group = next()) {
                List<RecordedEvent> events = new ArrayList<>(group.size());
                for (Waiting one : group) {
                    events.add(one.event(reader));
                }
                long position = group.getLast().record() + 1;
                index.apply(events, position);
                heads.reached(position, group.getLast().entry().eid(), group.size());
                done(group.size(), position);
                tell(events);
            }
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private synchronized void failed(Throwable e) {
        // Not e itself: its message may quote the record. Whoever settles gets it as a cause.
        LOG.error("The index could not take in what was recorded: {}", IndexBroken.named(e));
        trouble = e;
        running = false;
        notifyAll();
    }

    private synchronized List<Waiting> next() {
        List<Waiting> group = waiting.stream().limit(IN_ONE_TRANSACTION).toList();
        running = !group.isEmpty();
        return group;
    }

    private synchronized void done(int taken, long position) {
        for (int i = 0; i < taken; i++) {
            waiting.remove();
        }
        indexed = position;
        trouble = null;
        notifyAll();
    }

    private void tell(List<RecordedEvent> events) {
        for (JournalListener listener : listeners) {
            try {
                listener.indexed(events);
            } catch (RuntimeException e) {
                LOG.error("A listener of the journal broke off: {}", e.getClass().getName());
            }
        }
    }

    /**
     * Waits until the index shows all that was added before the call.
     *
     * @throws IndexTrouble where it could not take it in
     */
    synchronized void settle() {
        long target = acknowledged;
        await(() -> indexed >= target, Duration.ZERO);
        if (trouble != null && indexed < target) {
            throw new IndexTrouble(trouble);
        }
    }

    /**
     * An interrupt does not take a caller out: what it waits for always comes, or trouble does.
     *
     * @param most zero for as long as it takes
     */
    private synchronized void await(BooleanSupplier reached, Duration most) {
        boolean interrupted = false;
        long end = System.nanoTime() + most.toNanos();
        long left = most.toMillis();
        while (!reached.getAsBoolean() && trouble == null && (most.isZero() || left > 0)) {
            try {
                wait(left);
                left = most.isZero() ? 0 : (end - System.nanoTime()) / 1_000_000;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

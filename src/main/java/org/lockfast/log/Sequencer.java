package org.lockfast.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts segments into the log in one order. What arrives while a transaction runs waits and goes in
 * together with the next one, on the thread of whichever came first.
 */
final class Sequencer {
    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

    /** Entries in one transaction, about. */
    private static final int TOGETHER = 2_000;

    private final LogStore store;
    private final KeysOfLog keys;
    private final ServerDevice server;
    private final Checkpoints checkpoints;
    private final Scopes.Memory memory = new Scopes.Memory();
    private final Queue<Segment> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stale = new AtomicBoolean();
    private final ReentrantLock turn = new ReentrantLock(true);

    /** Made beforehand: there may be no memory when it is needed. */
    private final Segment.Outcome busy =
            Segment.Outcome.refused(
                    Refusal.of(
                            Refusal.Reason.BUSY,
                            "The central records could not be written just now. Try again in a"
                                    + " moment."));

    Sequencer(LogStore store, KeysOfLog keys, ServerDevice server, Checkpoints checkpoints) {
        this.store = store;
        this.keys = keys;
        this.server = server;
        this.checkpoints = checkpoints;
    }

    /** Puts it in; on return it is in the database for good, or refused. */
    Segment.Outcome append(Segment segment) {
        waiting.add(segment);
        turn.lock();
        try {
            Segment.Outcome outcome = segment.outcome();
            while (outcome == null) {
                List<Segment> together = next();
                if (together.isEmpty()) { // else this thread would go round for ever, with the turn
                    throw new IllegalStateException("What waited is gone and was not answered");
                }
                commit(together);
                outcome = segment.outcome();
            }
            return outcome;
        } finally {
            turn.unlock();
        }
    }

    private List<Segment> next() {
        List<Segment> together = new ArrayList<>();
        int entries = 0;
        while (entries < TOGETHER) {
            Segment segment = waiting.poll();
            if (segment == null) {
                break;
            }
            together.add(segment);
            entries += segment.entries().size();
        }
        return together;
    }

    /** On return, and whatever is thrown, every one of them is answered: others wait for theirs. */
    private void commit(List<Segment> together) {
        try {
            List<Segment.Outcome> outcomes = transaction(together);
            for (int i = 0; i < together.size(); i++) {
                together.get(i).done(outcomes.get(i));
            }
        } catch (RuntimeException e) {
            memory.clear();
            if (together.size() > 1) { // one of them may be what the database cannot take
                together.forEach(one -> commit(List.of(one)));
            } else {
                LOG.warn(
                        "A push could not be written: {}",
                        e instanceof LogStoreFault ? e.getMessage() : e.getClass().getName());
            }
        } finally {
            for (Segment one : together) {
                if (one.outcome() == null) {
                    stale.set(true);
                    one.done(busy);
                }
            }
        }
    }

    private List<Segment.Outcome> transaction(List<Segment> together) {
        if (stale.getAndSet(false)) {
            memory.clear();
        }
        boolean[] fell = {false};
        List<Batch> done = new ArrayList<>(1);
        List<Segment.Outcome> outcomes =
                store.write((rows, head) -> {
                    fell[0] = checkpoints.beyond(head);
                    if (fell[0] || !head.state().open()) {
                        return together.stream()
                                .map(one -> Segment.Outcome.refused(refilling()))
                                .toList();
                    }
                    Batch batch = new Batch(keys, server, memory, rows, head);
                    List<Segment.Outcome> all = together.stream().map(batch::take).toList();
                    batch.write();
                    done.add(batch);
                    return all;
                });
        done.forEach(Batch::committed);
        if (fell[0]) {
            checkpoints.look();
        }
        return outcomes;
    }

    /** Nothing remembered between transactions counts any more. Any thread, no lock needed. */
    void forget() {
        stale.set(true);
    }

    static Refusal refilling() {
        return Refusal.of(
                Refusal.Reason.REFILLING,
                "The central records lost entries and wait for devices to hand them in again."
                        + " Recording goes on; nothing needs to be done at this device.");
    }

    /** Does something while nothing is put in by this node. */
    <T> T alone(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    /** A batch outside the usual order of things; {@link #alone} and in a transaction only. */
    Batch batch(LogRows rows, LogHead head, KeysOfLog known) {
        return new Batch(known, server, new Scopes.Memory(), rows, head);
    }
}

package org.lockfast.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.DeviceHead;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Runs;

/**
 * Entries both ways: what the server has is taken in, what it lacks is sent, and what it then says
 * it has is looked up in its log.
 */
final class EntryExchange {
    private final Line line;
    private final Journal journal;
    private final Arrivals arrivals;
    private final OwnChain chain;
    private final StatusTelling telling;
    private boolean headAsked;
    private boolean refusedTried;

    EntryExchange(Line line, Arrivals arrivals, OwnChain chain, StatusTelling telling) {
        this.line = line;
        this.journal = line.journal();
        this.arrivals = arrivals;
        this.chain = chain;
        this.telling = telling;
    }

    /** What a pull ended with. */
    private interface PullTrouble {
        void raise() throws WireTrouble, SyncStop, IOException;
    }

    /**
     * Whether the server has entries of this device that are not here: then the store is an older
     * copy, and they are taken back before anything is recorded.
     */
    void takeBack() throws WireTrouble, SyncStop, IOException {
        DeviceHead there = line.wire().head(journal.device()).orElse(null);
        if (there != null && isAhead(there)) {
            pulling(new Runs()).all();
            journal.settle();
        }
        headAsked = true;
    }

    private boolean isAhead(DeviceHead there) throws SyncStop {
        try {
            Hash eid = Hash.ofBase64(there.eid());
            return !journal.hasOwn(there.epoch(), there.seq(), eid);
        } catch (IllegalArgumentException e) {
            throw new SyncStop(LineProblem.badAnswer("a head without an entry"));
        }
    }

    /** The same, once; a revoked device is given nothing back, and hands in what it has. */
    void takeBackFirst(Tally tally) throws WireTrouble, SyncStop, IOException {
        if (headAsked) {
            return;
        }
        try {
            takeBack();
        } catch (WireTrouble e) {
            if (!e.is(ProblemType.REVOKED)) {
                throw e;
            }
        }
        tally.reached();
    }

    /** Takes in what is there and sends what is here. */
    void run(Tally tally) throws WireTrouble, SyncStop, IOException {
        PullTrouble trouble = pullIfItMay(tally);
        boolean keysCame = arrivals.takeKeys();
        boolean refusedToo = keysCame || !refusedTried;
        refusedTried = true;
        Pushing pushing = new Pushing(line, refusedToo);
        try {
            pushing.all();
        } finally {
            tally.pushed(pushing);
            pushing.acknowledged().fork().ifPresent(this::forked);
        }
        if (trouble != null) {
            trouble.raise();
        }
        if (tally.sent() > 0) {
            pull(pushing.acknowledged().places(), tally);
        }
        Promise promise = new Promise(line);
        promise.hold();
        Receipts.Receipt sample = pushing.acknowledged().sample().orElse(null);
        if (sample != null && !promise.has(sample)) {
            telling.notThere(sample.index());
        }
        tally.received(pulling(new Runs()).again(refusedToo));
    }

    /** Null where it came to its end; else what is to be said once the own entries are sent. */
    private @Nullable PullTrouble pullIfItMay(Tally tally)
            throws WireTrouble, SyncStop, IOException {
        try {
            pull(tally);
            return null;
        } catch (WireTrouble e) {
            boolean ofTheFeed =
                    e.kind() == WireTrouble.Kind.BAD_ANSWER
                            || e.is(ProblemType.FAULT)
                            || e.is(ProblemType.REVOKED) // it may hand in what it has
                            || e.is(ProblemType.TOO_SLOW);
            if (!ofTheFeed) {
                throw e;
            }
            return () -> {
                throw e;
            };
        } catch (SyncStop e) {
            if (!e.problem().is(LineProblem.BAD_ANSWER)) {
                throw e;
            }
            return () -> {
                throw e;
            };
        } catch (IOException | UncheckedIOException | JournalRefusal e) {
            return () -> { // the disk takes nothing; what is on it is sent all the same
                throw e;
            };
        }
    }

    /** Takes in what is there. */
    void pull(Tally tally) throws WireTrouble, SyncStop, IOException {
        pull(new Runs(), tally);
    }

    private void pull(Runs held, Tally tally) throws WireTrouble, SyncStop, IOException {
        long fresh = pulling(held).all();
        tally.reached();
        tally.received(fresh);
        line.seen();
    }

    private Pulling pulling(Runs held) {
        return new Pulling(line, held, arrivals);
    }

    /** Two histories of this device: nothing more is recorded in the epoch that has both. */
    private void forked(OwnFork where) {
        chain.flagged(where);
        if (journal.epoch() <= where.epoch()) {
            journal.openEpoch(JournalEvents.EpochReason.ENTRIES_CAME_BACK, null, null);
        }
    }
}

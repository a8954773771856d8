package org.lockfast.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** How far the server has the own chain, where it had acknowledged more. */
    private Optional<Behind> behind = Optional.empty();

    /** Acknowledged entries the log is to show once it is pinned so far. */
    private List<Receipts.Receipt> toBeShown = List.of();

    /** Where in the journal what was acknowledged with them stands. */
    private BitSet alongWithThem = new BitSet();

    /**
     * @param there null for nothing of it
     */
    private record Behind(@Nullable DeviceHead there, SyncState.ChainEnd acknowledged) {}

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
        behind = behind(there);
        headAsked = true;
    }

    private Optional<Behind> behind(@Nullable DeviceHead there) {
        SyncState.ChainEnd said = line.memory().now().acknowledged();
        if (said == null) {
            return Optional.empty();
        }
        boolean less = there == null || said.isBeyond(there.epoch(), there.seq());
        return less ? Optional.of(new Behind(there, said)) : Optional.empty();
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

    /** The log is another than the one in which an acknowledged entry had its place. */
    void placesChanged() {
        toBeShown = List.of();
        behind = Optional.empty(); // of a log as it was before
    }

    /** Takes in what is there and sends what is here. */
    void run(Tally tally) throws WireTrouble, SyncStop, IOException {
        PullTrouble trouble = pullIfItMay(tally);
        boolean keysCame = arrivals.takeKeys();
        boolean refusedToo = keysCame || !refusedTried;
        refusedTried = true;
        if (trouble == null) {
            trouble = holdPromise(); // before more is sent: a log that lost it is filled first
        }
        Pushing pushing = pushing(refusedToo, trouble == null);
        try (Ending _ = () -> pushed(pushing, tally)) {
            pushing.all();
        } catch (WireTrouble e) {
            if (trouble == null
                    || !line.isGivenNothing()
                    || e.kind() != WireTrouble.Kind.BAD_ANSWER) {
                throw e;
            }
            // The log may have gone on under an origin that this device is not shown, or somebody
            // else says that it was revoked: what the log wants back is asked for, and shows which
            raise(trouble, e);
        }
        if (trouble != null) {
            trouble.raise();
        }
        if (tally.sent() > 0) {
            pull(pushing.acknowledged().places(), tally);
        }
        Promise promise = new Promise(line);
        promise.hold();
        beShown(promise, pushing.acknowledged());
        tally.received(pulling(new Runs()).again(refusedToo));
    }

    private static void raise(PullTrouble trouble, WireTrouble beside)
            throws WireTrouble, SyncStop, IOException {
        try {
            trouble.raise();
        } catch (WireTrouble told) {
            told.addSuppressed(beside);
            throw told;
        }
    }

    /** Null where it is held; else that the disk could not note it, to be said once all is sent. */
    private @Nullable PullTrouble holdPromise() throws WireTrouble, SyncStop {
        try {
            new Promise(line).hold();
            return null;
        } catch (UncheckedIOException e) {
            return () -> {
                throw e;
            };
        }
    }

    /** Counts what was sent, and takes in what the server noted of it. */
    private void pushed(Pushing pushing, Tally tally) throws IOException {
        tally.pushed(pushing);
        long noted = new TakingIn(line, arrivals).take(pushing.acknowledged().noted()).fresh();
        tally.received(line.isGivenNothing() ? 0 : noted);
        pushing.acknowledged().fork().ifPresent(this::forked);
    }

    /**
     * What is to be sent; again what the server acknowledged and has not, where its log is the one
     * that was seen and no shorter.
     */
    private Pushing pushing(boolean refusedToo, boolean logFollowed) throws WireTrouble {
        Behind lost = null;
        if (logFollowed && behind.isPresent()) {
            // The log may have been refilled by others since the head was asked for
            lost = behind(line.wire().head(journal.device()).orElse(null)).orElse(null);
            behind = Optional.empty();
        }
        if (lost == null) {
            return new Pushing(line, refusedToo);
        }
        headAsked = false; // asked again, until it has them
        line.memory().put(state -> state.sent(0));
        telling.notThere(LogProblem.lacksOwn(lost.acknowledged()));
        Pushing pushing = new Pushing(line, refusedToo);
        pushing.again(lost.there());
        return pushing;
    }

    /** Asks for the newest own entry that was acknowledged, and one of all at random. */
    private void beShown(Promise promise, Acknowledged acknowledged)
            throws WireTrouble, SyncStop, IOException {
        if (toBeShown.isEmpty()) {
            toBeShown =
                    Stream.concat(acknowledged.newestOwn().stream(), acknowledged.sample().stream())
                            .distinct()
                            .toList();
            alongWithThem = acknowledged.records();
        }
        for (Receipts.Receipt one : toBeShown) {
            if (!promise.reaches(one)) {
                return; // in the next round
            }
            if (!promise.has(one)) {
                telling.notThere(LogProblem.lacks(one.index()));
                line.memory().put(state -> state.sent(0)); // first: then too much is sent at most
                line.receipts().withdraw(alongWithThem);
                break;
            }
        }
        toBeShown = List.of();
    }

    /** Null where it came to its end; else what is to be said once the own entries are sent. */
    private @Nullable PullTrouble pullIfItMay(Tally tally)
            throws WireTrouble, SyncStop, IOException {
        try {
            pull(tally);
            line.givenNothing(false);
            return null;
        } catch (WireTrouble e) {
            line.givenNothing(e.is(ProblemType.REVOKED));
            boolean ofTheFeed =
                    e.kind() == WireTrouble.Kind.BAD_ANSWER
                            || e.is(ProblemType.FAULT)
                            || e.is(ProblemType.BAD_REQUEST)
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

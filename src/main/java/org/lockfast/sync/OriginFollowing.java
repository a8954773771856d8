package org.lockfast.sync;

import java.io.IOException;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.Runs;

/** Follows the log when it goes on under another origin, because what it lost is gone for good. */
final class OriginFollowing {
    private final Line line;
    private final SyncMemory memory;
    private final VerifyKey forceKey;
    private final EntryExchange entries;

    /**
     * @param forceKey the force's, which the store trusts
     */
    OriginFollowing(Line line, VerifyKey forceKey, EntryExchange entries) {
        this.line = line;
        this.memory = line.memory();
        this.forceKey = forceKey;
        this.entries = entries;
    }

    /**
     * Whether the log goes on under another origin, by its own key: then it is followed there. One
     * that is not proven yet is left again where the log is of the origin before, or of another
     * that goes on from that one.
     *
     * @throws SyncStop BadAnswer where the log's key did not sign under that origin: what the log
     *     is called anybody can say
     */
    boolean goesOnElsewhere(Tally tally) throws WireTrouble, SyncStop, IOException {
        VerifyKey next;
        try {
            next = VerifyKey.parse(line.wire().force().logKey());
        } catch (Malformed | IllegalArgumentException e) {
            return false;
        }
        tally.reached();
        boolean proven = memory.now().log().proven();
        boolean back = !proven && next.equals(before());
        VerifyKey from = proven ? memory.logKey() : before();
        boolean on = !next.equals(memory.logKey()) && Origins.mayFollow(from, next);
        if (!back && !on) {
            return false;
        }
        // The checkpoint in it too: who asked and what was asked do not say under which origin
        signsAs(next);
        memory.put(state -> {
            SyncState stood = proven ? state : state.back();
            return back ? stood : stood.succeeded(next.name(), next.vkey());
        });
        line.originChanged();
        prove(tally);
        return true;
    }

    /** One window is asked for: a checkpoint under another origin shows as little as none. */
    private void signsAs(VerifyKey next) throws WireTrouble, SyncStop {
        Fed window = line.feed(0, FeedHeader.NOTHING_EARLIER, 0, 1, new Runs());
        try {
            new LogWatch(next).follows(null, window);
        } catch (SyncStop e) {
            if (!e.problem().is(LogProblem.ANOTHER)) {
                throw e;
            }
            SyncStop bad = new SyncStop(LineProblem.badAnswer(LogWatch.NOT_OF_THE_LOG));
            bad.initCause(e);
            throw bad;
        }
    }

    /** The one that stands, where the one that is remembered is not proven. */
    private VerifyKey before() {
        return VerifyKey.parse(memory.now().log().before().getLast().logKey());
    }

    /**
     * A new origin stands once the force's founding device has recorded it; what was acknowledged
     * under the one before is then sent again. Nothing is sent before.
     */
    void prove(Tally tally) throws WireTrouble, SyncStop, IOException {
        SyncState state = memory.now();
        if (state.log().proven()) {
            return;
        }
        entries.pull(tally);
        line.journal().settle();
        VerifyKey log = memory.logKey();
        if (Origins.of(line.journal(), forceKey).filter(one -> one.has(log)).isEmpty()) {
            memory.put(SyncState::back);
            line.originChanged();
            throw new SyncStop(LogProblem.another(log.name()));
        }
        SyncState.Earlier before = state.log().before().getLast();
        Checkpoint pin = new LogWatch(VerifyKey.parse(before.logKey())).kept(before.pin());
        line.receipts().forget();
        entries.placesChanged();
        memory.put(now -> now.again().proven());
        tally.problem(LogProblem.succeeded(log.name(), pin == null ? 0 : pin.size()));
    }
}

package org.lockfast.sync;

import java.io.IOException;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;

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

    /** Whether the log goes on under another origin, by its own key: then it is followed there. */
    boolean goesOnElsewhere(Tally tally) throws WireTrouble, SyncStop, IOException {
        VerifyKey next;
        try {
            next = VerifyKey.parse(line.wire().force().logKey());
        } catch (Malformed | IllegalArgumentException e) {
            return false;
        }
        tally.reached();
        if (!memory.now().log().proven() || !Origins.mayFollow(memory.logKey(), next)) {
            return false;
        }
        memory.put(state -> state.succeeded(next.name(), next.vkey()));
        line.originChanged();
        prove(tally);
        return true;
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
        memory.put(now -> now.again().proven());
        tally.problem(LogProblem.succeeded(log.name(), pin == null ? 0 : pin.size()));
    }
}

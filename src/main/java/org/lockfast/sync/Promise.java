package org.lockfast.sync;

import org.lockfast.ledger.Checkpoint;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.Runs;

/**
 * An acknowledgement is a promise: that the log the device follows has what it sent. Here it is
 * held to it.
 */
final class Promise {
    private final Line line;

    Promise(Line line) {
        this.line = line;
    }

    /**
     * Has the log of the newest acknowledgement shown to be the pinned one: asks for proof from the
     * checkpoint that came with it.
     */
    void hold() throws WireTrouble, SyncStop {
        Checkpoint promised = line.promised();
        if (promised == null) {
            return;
        }
        Fed window =
                line.feed(
                        line.memory().now().cursor(),
                        FeedHeader.NOTHING_EARLIER,
                        promised.size(),
                        1,
                        new Runs());
        Checkpoint pin = line.pin();
        Checkpoint now = line.watch().follows(promised, window);
        if (pin != null && (now.size() < pin.size() || isOther(now, pin))) {
            throw new SyncStop(LogProblem.inconsistent(pin.size(), now.size()));
        }
        line.memory().put(state -> state.promised(""));
    }

    /** Whether the pinned log reaches as far as an entry was acknowledged at. */
    boolean reaches(Receipts.Receipt entry) throws SyncStop {
        Checkpoint pin = line.pin();
        return pin != null && pin.size() > entry.index();
    }

    /**
     * Whether the log has an entry where the server said it has.
     *
     * @param entry one that was acknowledged, and that the pinned log {@link #reaches}
     */
    boolean has(Receipts.Receipt entry) throws WireTrouble, SyncStop {
        Checkpoint pin = line.pin();
        return pin == null
                || line.wire()
                        .proof(entry.eid(), pin.size())
                        .filter(receipt -> line.watch().shows(receipt, entry, pin))
                        .isPresent();
    }

    private static boolean isOther(Checkpoint one, Checkpoint other) {
        return one.size() == other.size() && !one.root().equals(other.root());
    }
}

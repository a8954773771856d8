package org.lockfast.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Commitment;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.ProblemType;

/** Entries the server does not take: they stay here, and it keeps them for people to look at. */
final class RefusedEntries {
    private final Line line;
    private long count;

    RefusedEntries(Line line) {
        this.line = line;
    }

    /** How many there were in this round. */
    long count() {
        return count;
    }

    /** Whether the server has something against the entries themselves. */
    static boolean isOfTheEntries(@Nullable ProblemType type) {
        return type == ProblemType.BAD_NOTE
                || type == ProblemType.UNKNOWN_KEY
                || type == ProblemType.TOO_LARGE
                || type == ProblemType.BAD_REQUEST;
    }

    /**
     * Whether it says something of what was pushed that the device goes by: what it sends again,
     * does without or hands in as evidence. So it is the log that says it, or nobody.
     */
    static boolean isAnAnswer(@Nullable ProblemType type) {
        return type == ProblemType.CHAIN_GAP || isOfTheEntries(type);
    }

    /** Hands one in as evidence, and remembers it with the server's reason. */
    void add(JournalWalk.Kept kept, String why) throws WireTrouble {
        handIn(kept);
        count++;
        line.memory()
                .later(state -> {
                    List<String> eids = new ArrayList<>(state.refused());
                    String eid = kept.entry().eid().base64();
                    if (!eids.contains(eid)) {
                        eids.add(eid);
                    }
                    return state.refused(eids, why, line.now().toEpochMilli());
                });
    }

    /** It may do without, and go by the next entry. */
    private void handIn(JournalWalk.Kept kept) throws WireTrouble {
        List<byte[]> bytes = List.of(kept.entry().bytes());
        for (List<Commitment> values : List.of(kept.bodies(), List.<Commitment>of())) {
            try {
                line.wire().reject(EntriesBody.of(bytes, values).bytes());
                return;
            } catch (WireTrouble e) {
                if (!isOfTheEntries(e.type().orElse(null))) {
                    throw e;
                }
            }
        }
    }
}

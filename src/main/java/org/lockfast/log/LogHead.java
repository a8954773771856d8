package org.lockfast.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainPlace;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.MerkleStack;

/**
 * How far a log has got, as its database keeps it under one lock.
 *
 * @param origin of checkpoints from now on
 * @param size entries
 * @param peaks of the tree over them ({@link MerkleStack})
 * @param keysAt one more than the place of the last entry about keys
 * @param next where the server's own next entry goes
 * @param wantedSize size of the largest checkpoint shown that is beyond the log, or is of an origin
 *     that came after this one; 0 for none
 * @param wanted that checkpoint, a signed note
 * @param broken what was signed and what is there contradict each other
 */
@SuppressWarnings("ArrayRecordComponent")
public record LogHead(
        String origin,
        long size,
        List<Hash> peaks,
        long keysAt,
        ChainPlace next,
        long wantedSize,
        byte @Nullable [] wanted,
        boolean broken) {
    public LogHead {
        peaks = List.copyOf(peaks);
    }

    MerkleStack stack() {
        return new MerkleStack(size, peaks);
    }

    Hash root() {
        return stack().root();
    }

    LogState state() {
        return new LogState(size, wantedSize, broken);
    }

    LogHead grown(MerkleStack stack, long keys, ChainPlace following) {
        return new LogHead(
                origin, stack.size(), stack.peaks(), keys, following, wantedSize, wanted, broken);
    }

    LogHead wanting(long to, byte @Nullable [] note, boolean contradicts) {
        return new LogHead(origin, size, peaks, keysAt, next, to, note, contradicts);
    }

    LogHead refilled(String underOrigin) {
        return new LogHead(underOrigin, size, peaks, keysAt, next, 0, null, broken);
    }

    LogHead under(String newOrigin, ChainPlace following) {
        return new LogHead(newOrigin, size, peaks, keysAt, following, 0, null, false);
    }
}

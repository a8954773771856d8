package org.lockfast.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.ConsistencyProof;
import org.lockfast.ledger.Note;

/**
 * One window of what a device is sent (protocol.md, section 6).
 *
 * @param scannedTo the next window's {@code after}: every entry below it was looked at
 * @param size how many entries {@code checkpoint} covers
 * @param more whether there is another window already
 * @param from where within that place the next window goes on; null for its beginning
 * @param items in log order; those below {@code after} belong to a root that became interesting
 * @param checkpoint newest signed checkpoint, with its cosignatures
 * @param consistency from the size that was pinned; null for 0
 */
public record Window(
        long scannedTo,
        long size,
        boolean more,
        @Nullable String from,
        List<Item> items,
        Note checkpoint,
        @Nullable ConsistencyProof consistency) {
    public Window {
        items = List.copyOf(items);
    }

    /**
     * An entry of the log.
     *
     * @param index its place in the log, from 0
     * @param entry its bytes; nobody may change them
     * @param bodies the values it commits to, without those that were destroyed
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Item(long index, byte[] entry, List<Commitment> bodies) {
        public Item {
            bodies = List.copyOf(bodies);
        }
    }
}

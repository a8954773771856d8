package org.lockfast.journal;

import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * Where the device's next entry goes.
 *
 * @param prev the entry it follows
 */
public record ChainPlace(long epoch, long seq, Hash prev) {
    /** A device that never recorded anything. */
    public static final ChainPlace FOUNDING = new ChainPlace(0, 0, Hash.ZERO);

    /** After an entry of the same epoch. */
    public static ChainPlace after(Entry entry) {
        return new ChainPlace(entry.epoch(), entry.seq() + 1, entry.eid());
    }

    /** The first place of the next epoch. */
    public ChainPlace nextEpoch() {
        return new ChainPlace(epoch + 1, 0, prev);
    }
}

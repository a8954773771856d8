package org.lockfast.journal;

import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * Where the device's next entry goes.
 *
 * @param prev the entry it follows
 */
public record ChainPlace(long epoch, long seq, Hash prev) {
    /** So many epochs beyond the highest known of a device no honest chain is. */
    private static final long FAR = 10_000;

    /** A device that never recorded anything. */
    public static final ChainPlace FOUNDING = new ChainPlace(0, 0, Hash.ZERO);

    /** After an entry of the same epoch. */
    public static ChainPlace after(Entry entry) {
        return new ChainPlace(entry.epoch(), entry.seq() + 1, entry.eid());
    }

    /**
     * Whether an epoch is so far beyond the highest known of its device that it is no honest one's:
     * who followed it would soon stand where no number comes after.
     */
    public static boolean isFar(long epoch, long highest) {
        return epoch > highest + FAR;
    }

    /** The first place of the next epoch. */
    public ChainPlace nextEpoch() {
        return new ChainPlace(epoch + 1, 0, prev);
    }
}

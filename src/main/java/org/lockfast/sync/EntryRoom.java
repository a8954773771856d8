package org.lockfast.sync;

import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Commitment;

/**
 * How many entries a carry file still holds. They are taken in the order of the journal and none is
 * passed over, so that what a file brings does not rest on what the next one brings.
 */
final class EntryRoom {
    private long room;
    private boolean begun;
    private boolean full;
    private int left;
    private long next;

    /**
     * @param bytes of entries and their values
     */
    EntryRoom(long bytes) {
        room = bytes;
    }

    /** Bytes of an entry and its values. */
    static long size(JournalWalk.Kept kept) {
        long size = kept.entry().bytes().length;
        for (Commitment value : kept.bodies()) {
            size += value.length();
        }
        return size;
    }

    /** Whether this one goes in. The first one does, however long it is. */
    boolean takes(JournalWalk.Kept kept) {
        long size = size(kept);
        full = full || (begun && size > room);
        if (full) {
            next = left == 0 ? kept.record() : next;
            left++;
            return false;
        }
        begun = true;
        room -= size;
        return true;
    }

    /** Entries that wait for the next file. */
    int left() {
        return left;
    }

    /** The record at which the next file begins; 0 where none is left. */
    long next() {
        return next;
    }
}

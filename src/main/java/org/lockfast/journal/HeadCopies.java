package org.lockfast.journal;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every copy of the head: in the store's {@code local/}, and in the user's profile. */
final class HeadCopies {
    private static final Logger LOG = LoggerFactory.getLogger(HeadCopies.class);

    private final List<HeadFile> copies;
    private final UUID store;
    private @Nullable Head last;
    private long entries;

    /**
     * @param entries how many entries the journal has now
     */
    HeadCopies(List<HeadFile> copies, UUID store, long entries) {
        this.copies = List.copyOf(copies);
        this.store = store;
        this.entries = entries;
    }

    /** Notes that the index has reached that many records, the last entry of which is named. */
    synchronized void reached(long count, Hash eid, long moreEntries) {
        entries += moreEntries;
        write(new Head(count, eid, entries, store), false);
    }

    /** Forces them to disk. */
    synchronized void makeDurable() {
        if (last != null) {
            write(last, true);
        }
    }

    private void write(Head head, boolean durable) {
        last = head;
        for (HeadFile copy : copies) {
            try {
                copy.write(head, durable);
            } catch (IOException e) {
                LOG.warn(
                        "How far the journal reached was not noted in {}: {}",
                        copy.path(),
                        e.toString());
            }
        }
    }
}

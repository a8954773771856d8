package org.lockfast.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalWalk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of the journal the server has not acknowledged, by the receipts. */
final class Unsent {
    private static final Logger LOG = LoggerFactory.getLogger(Unsent.class);

    private final Journal journal;
    private final SyncMemory memory;
    private final Receipts receipts;

    Unsent(Line line) {
        this.journal = line.journal();
        this.memory = line.memory();
        this.receipts = line.receipts();
    }

    /** How many entries there are without a receipt, those included that do not read. */
    long count() {
        return journal.entries() - receipts.count();
    }

    /** How many of them read, and so can be sent. */
    long readable() {
        long waiting = 0;
        JournalWalk walk = journal.walk(memory.now().sent());
        for (List<JournalWalk.Kept> read = walk.next(); !read.isEmpty(); read = walk.next()) {
            waiting += read.stream().filter(kept -> !receipts.has(kept.record())).count();
        }
        return waiting;
    }

    /** When the first of them was recorded; null where there is none. */
    @Nullable Instant oldest() {
        if (count() <= 0) {
            return null;
        }
        JournalWalk walk = journal.walk(memory.now().sent());
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                if (!receipts.has(kept.record())) {
                    return Instant.ofEpochMilli(kept.entry().recordedMs());
                }
            }
        }
        return null;
    }

    /**
     * Record numbers are used again after a loss: then the receipts are held against the journal as
     * it is now.
     */
    void compare() throws IOException {
        long epoch = journal.epoch();
        if (memory.now().epoch() == epoch) {
            return;
        }
        Map<Long, Receipts.Receipt> were = new HashMap<>();
        receipts.all(one -> were.put(one.record(), one));
        List<Receipts.Receipt> hold = new ArrayList<>();
        JournalWalk walk = journal.walk(0);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                Receipts.Receipt was = were.get(kept.record());
                if (was != null && was.eid().equals(kept.entry().eid())) {
                    hold.add(was);
                }
            }
        }
        if (hold.size() != were.size()) {
            receipts.forget();
            receipts.add(hold);
            receipts.force();
            memory.put(SyncState::again); // what is gone here is asked for again
        }
        try {
            memory.put(state -> state.compared(epoch));
        } catch (UncheckedIOException e) {
            // A full disk stops no sending: it is compared once more when the program starts again
            LOG.warn("That the receipts were compared could not be kept: {}", e.getMessage());
            memory.later(state -> state.compared(epoch));
        }
    }
}

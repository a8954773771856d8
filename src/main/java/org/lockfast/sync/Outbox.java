package org.lockfast.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainBranch;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.Limits;

/**
 * What of the journal is to be sent in one round, in batches of one chain each, and which chains go
 * no further this time. The journal is the queue: nothing is taken out of it.
 */
final class Outbox {
    /** About what packs into {@link Limits#PUSH_PACKED}; a batch that does not is halved. */
    private static final int MOST_BYTES = 2 << 20;

    private final Line line;
    private final Journal journal;
    private final OwnLacks lacks;
    private final boolean refusedAgain;
    private final boolean parted;

    /**
     * Chains that go no further this time, and from where: that entry was refused, or one before it
     * is missing. What comes before that place goes, however late it stands in the journal.
     */
    private final Map<String, Long> held = new HashMap<>();

    private boolean filled;

    /** Chains of which the server lost entries it once had: from there on they are sent again. */
    private final Map<String, Long> again = new HashMap<>();

    private final Set<String> refusedBefore;
    private final Set<Hash> refusedNow = new HashSet<>();
    private final Deque<JournalWalk.Kept> read = new ArrayDeque<>();
    private JournalWalk walk;
    private long position;
    private long firstHeld = Long.MAX_VALUE;

    /**
     * @param refusedAgain whether what the server once refused is tried again
     */
    Outbox(Line line, OwnLacks lacks, boolean refusedAgain) {
        this.line = line;
        this.journal = line.journal();
        this.lacks = lacks;
        this.refusedAgain = refusedAgain;
        this.refusedBefore = new HashSet<>(line.memory().now().refused());
        this.parted = journal.parting().isPresent();
        this.position = line.memory().now().sent();
        this.walk = journal.walk(position);
    }

    /** Goes through what is not sent from its beginning. */
    void begin() {
        position = line.memory().now().sent();
        walk = journal.walk(position);
        read.clear();
    }

    /** What comes next; null for nothing more. */
    @Nullable PushBatch next() {
        List<JournalWalk.Kept> batch = new ArrayList<>();
        long bytes = 0;
        while (batch.size() < line.pace().of(Limits.PUSH_ENTRIES)) {
            JournalWalk.Kept kept = peek();
            if (kept == null) {
                break;
            }
            boolean wanted = isWanted(kept);
            if (wanted && !batch.isEmpty()) {
                // what fills a hole stands behind what follows it, and goes by itself
                boolean follows =
                        PushBatch.chain(batch.getFirst().entry())
                                        .equals(PushBatch.chain(kept.entry()))
                                && kept.entry().seq() >= batch.getLast().entry().seq();
                if (!follows || bytes + PushBatch.length(kept) > line.pace().of(MOST_BYTES)) {
                    break;
                }
            }
            read.remove();
            position = kept.record() + 1;
            if (wanted) {
                batch.add(kept);
                bytes += PushBatch.length(kept);
            }
        }
        return batch.isEmpty() ? null : new PushBatch(batch);
    }

    private JournalWalk.@Nullable Kept peek() {
        if (read.isEmpty()) {
            read.addAll(walk.next());
        }
        return read.peek();
    }

    private boolean isWanted(JournalWalk.Kept kept) {
        String chain = PushBatch.chain(kept.entry());
        Long from = again.get(chain);
        boolean lost = from != null && kept.entry().seq() >= from;
        if (line.receipts().has(kept.record()) && !lost) {
            return false;
        }
        Hash eid = kept.entry().eid();
        boolean refused =
                refusedNow.contains(eid) || (!refusedAgain && refusedBefore.contains(eid.base64()));
        if (refused && !lacks.isSaid(kept.entry())) {
            held.merge(chain, kept.entry().seq(), Math::min);
            lacks.waits(kept);
        }
        if (refused || isHeld(kept.entry()) || isForLater(kept.entry())) {
            firstHeld = Math.min(firstHeld, kept.record());
            return false;
        }
        return true;
    }

    /**
     * Each of two copies begins an epoch when the other's entries come. Were that sent by itself,
     * they would answer each other without end; it goes with what is recorded next.
     */
    private boolean isForLater(Entry entry) {
        return parted
                && entry.device().equals(journal.device())
                && ChainBranch.isAfterReturn(entry)
                && entry.epoch() == journal.epoch()
                && journal.hasOnlyBegun();
    }

    /** What follows in its chain waits. */
    void hold(PushBatch batch) {
        held.merge(batch.chain(), batch.first().entry().seq(), Math::min);
        firstHeld = Math.min(firstHeld, batch.first().record());
    }

    boolean isHeld(PushBatch batch) {
        return isHeld(batch.first().entry());
    }

    private boolean isHeld(Entry entry) {
        Long from = held.get(PushBatch.chain(entry));
        return from != null && entry.seq() >= from;
    }

    /** Chains that go no further. */
    Set<String> held() {
        return held.keySet();
    }

    /** The server has taken an entry, and with it all that stands before it in its chain. */
    void taken(Entry entry) {
        Long from = held.get(PushBatch.chain(entry));
        filled |= from != null && entry.seq() == from - 1;
    }

    /** Whether what kept a chain here has come to the server since: what follows may go. */
    boolean filled() {
        return filled;
    }

    /** Those that waited are offered anew. */
    void letGo() {
        held.clear();
        filled = false;
        firstHeld = Long.MAX_VALUE;
    }

    /** It is not sent once more in this round. */
    void refused(Entry entry) {
        refusedNow.add(entry.eid());
    }

    /** From which place a chain is sent again; null for one of which nothing was lost. */
    @Nullable Long againFrom(String chain) {
        return again.get(chain);
    }

    /** The server lost entries of a chain that it had acknowledged. */
    void again(String chain, long from) {
        again.put(chain, from);
    }

    /** Of how many chains the server lost something. */
    int lost() {
        return again.size();
    }

    /** What was given out is acknowledged, or held: the next round begins behind it. */
    void sent(PushBatch done) {
        sentBelow(done.entries().getLast().record() + 1);
    }

    /** Everything that was given out, and all that was passed over. */
    void allSent() {
        sentBelow(position);
    }

    private void sentBelow(long record) {
        long below = Math.min(record, Math.min(firstHeld, line.receipts().firstWaiting()));
        line.memory().later(state -> below > state.sent() ? state.sent(below) : state);
    }
}

package org.lockfast.sync;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Verification;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.Runs;

/**
 * Takes in what the server has for this device, window by window: the next one is on its way while
 * one is checked. A window counts only once its log is shown to continue the pinned one and its
 * entries lie in the journal.
 */
final class Pulling {
    /** Entries that could not be taken are asked for again so many at a time. */
    private static final int AGAIN = 1000;

    /** And so many times in one round. */
    private static final int QUESTIONS = 10;

    private final Line line;
    private final SyncMemory memory;
    private final Runs held;
    private final Arrivals arrivals;
    private final TakingIn taking;

    /**
     * @param held places the server has just named for what this device sent it
     * @param arrivals is told what became of the entries of each window
     */
    Pulling(Line line, Runs held, Arrivals arrivals) {
        this.line = line;
        this.memory = line.memory();
        this.held = held;
        this.arrivals = arrivals;
        this.taking = new TakingIn(line, arrivals);
    }

    /** Takes in everything from the cursor on, and nobody watches. */
    long all() throws WireTrouble, SyncStop, IOException {
        return all((place, of) -> {});
    }

    /**
     * Takes in everything from the cursor on.
     *
     * @param progress told up to which place of the log it has come
     * @return how many entries are new here
     * @throws SyncStop where the log is not followed; what was taken in before stands
     */
    long all(Verification.Progress progress) throws WireTrouble, SyncStop, IOException {
        Checkpoint pin = line.pin();
        if (memory.now().isBeyond(size(pin))) {
            // an answer that went beyond its log was once believed: nothing follows on such a place
            memory.put(SyncState::fromTheStart);
        }
        long received = 0;
        Fed now =
                ask(
                        memory.now().cursor(),
                        memory.now().from(),
                        size(pin),
                        line.pace().of(Limits.FEED_ENTRIES));
        while (true) {
            Checkpoint next = line.watch().follows(pin, now);
            checkShape(now.header(), memory.now(), next);
            CompletableFuture<Fed> coming = null;
            if (now.header().more()) {
                long after = now.header().scannedTo();
                String from = now.header().from();
                coming =
                        line.beside(() ->
                                ask(after, from, next.size(), line.pace().of(Limits.FEED_ENTRIES)));
            }
            try {
                long began = System.nanoTime();
                TakingIn.Taken window = taking.take(now.body());
                received += window.fresh();
                keep(now.header(), window);
                progress.reached(Math.min(now.header().scannedTo(), next.size()), next.size());
                line.pace().rest(began);
            } catch (IOException | RuntimeException e) {
                if (coming != null) {
                    coming.cancel(false);
                }
                throw e;
            }
            pin = next;
            if (coming != null) {
                now = Line.join(coming);
            } else if (arrivals.takeOrders()) {
                // asked behind them, so that the server knows they are here: it has them no longer
                // alone
                SyncState at = memory.now();
                int most = line.pace().of(Limits.FEED_ENTRIES);
                now = ask(at.cursor(), at.from(), next.size(), most);
            } else {
                return received;
            }
        }
    }

    private void keep(FeedHeader header, TakingIn.Taken window) {
        memory.put(state -> {
            TreeSet<Long> missed = new TreeSet<>(state.missed());
            missed.addAll(window.missed());
            return state.followed(
                    header.checkpoint(),
                    header.scannedTo(),
                    header.from(),
                    List.copyOf(missed),
                    refused(state, window));
        });
    }

    /** What was refused before and now, without what is here at last. */
    private static List<SyncState.NotTaken> refused(SyncState state, TakingIn.Taken window) {
        TreeMap<Long, SyncState.NotTaken> all = new TreeMap<>();
        state.notTaken().forEach(one -> all.put(one.index(), one));
        window.here().forEach(all::remove);
        window.missed().forEach(all::remove);
        window.refused().forEach(one -> all.put(one.index(), one));
        return List.copyOf(all.values());
    }

    /**
     * Asks once more for entries that came and could not be taken, so many questions at most: where
     * it stopped, the next time goes on.
     *
     * @param refusedToo whether for those too that were not what they say they are
     * @return how many entries are new here now
     */
    long again(boolean refusedToo) throws WireTrouble, SyncStop, IOException {
        SyncState before = memory.now();
        TreeSet<Long> left = new TreeSet<>(before.missed());
        TreeSet<Long> asked = new TreeSet<>(left);
        if (refusedToo) {
            before.notTaken().forEach(one -> asked.add(one.index()));
        }
        if (asked.isEmpty()) {
            return 0;
        }
        long fresh = 0;
        Long next = asked.ceiling(memory.askedTo());
        next = next == null ? asked.getFirst() : next;
        for (int i = 0; i < QUESTIONS && next != null; i++) {
            long from = next;
            Checkpoint pin = line.pin();
            int wanted = Math.min(run(asked, from), line.pace().of(AGAIN));
            Fed window = ask(from, FeedHeader.NOTHING_EARLIER, size(pin), wanted);
            Checkpoint under = line.watch().follows(pin, window);
            checkWithin(window.header(), under);
            TakingIn.Taken one = taking.take(window.body());
            fresh += one.fresh();
            long to = Math.max(from + 1, window.header().scannedTo());
            left.subSet(from, to).removeIf(index -> !one.missed().contains(index));
            one.missed().stream().filter(asked::contains).forEach(left::add);
            memory.put(state ->
                    state.followed(
                            state.pin(),
                            state.cursor(),
                            state.from(),
                            List.copyOf(left),
                            refused(state, one)));
            next = asked.ceiling(to);
        }
        memory.askedTo(next == null ? 0 : next);
        return fresh;
    }

    /** How many places follow on one another from there. */
    private static int run(Set<Long> places, long from) {
        int count = 1;
        while (count < AGAIN && places.contains(from + count)) {
            count++;
        }
        return count;
    }

    private static long size(@Nullable Checkpoint pin) {
        return pin == null ? 0 : pin.size();
    }

    private Fed ask(long after, @Nullable String from, long pinned, int limit) throws WireTrouble {
        return line.feed(after, from, pinned, limit, held);
    }

    private static void checkWithin(FeedHeader header, Checkpoint under) throws SyncStop {
        boolean beyond =
                header.scannedTo() > under.size()
                        || header.indexes().stream()
                                .anyMatch(place -> place < 0 || place >= under.size());
        if (beyond) {
            throw new SyncStop(LineProblem.badAnswer("a feed that goes beyond its log"));
        }
    }

    private static void checkShape(FeedHeader header, SyncState at, Checkpoint under)
            throws SyncStop {
        checkWithin(header, under);
        boolean within = header.from() != null && !header.from().equals(at.from());
        boolean moves = header.scannedTo() > at.cursor() || within || !header.more();
        if (!moves || header.scannedTo() < at.cursor()) {
            throw new SyncStop(LineProblem.badAnswer("a feed that does not go on"));
        }
    }
}

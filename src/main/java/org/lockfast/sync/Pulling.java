package org.lockfast.sync;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.Journal;
import org.lockfast.journal.Received;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.Refused;
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

    private final Wire wire;
    private final Journal journal;
    private final SyncMemory memory;
    private final Receipts receipts;
    private final LogWatch watch;
    private final Contact contact;
    private final Executor network;
    private final Runs held;
    private final Pace pace;
    private final BiConsumer<List<Incoming>, List<Received>> taken;

    /**
     * @param held places the server has just named for what this device sent it
     * @param taken is told what became of the entries of each window
     */
    Pulling(
            Wire wire,
            Journal journal,
            SyncMemory memory,
            Receipts receipts,
            LogWatch watch,
            Contact contact,
            Executor network,
            Runs held,
            Pace pace,
            BiConsumer<List<Incoming>, List<Received>> taken) {
        this.wire = wire;
        this.journal = journal;
        this.memory = memory;
        this.receipts = receipts;
        this.watch = watch;
        this.contact = contact;
        this.network = network;
        this.held = held;
        this.pace = pace;
        this.taken = taken;
    }

    /**
     * What came.
     *
     * @param received entries that are new here
     * @param missed entries of these windows that could not be taken
     */
    record Came(long received, int missed) {}

    private record Window(HeadedBody<FeedHeader> body) {
        FeedHeader header() {
            return body.header();
        }
    }

    /**
     * Takes in everything from the cursor on.
     *
     * @throws SyncStop where the log is not followed; what was taken in before stands
     */
    Came all() throws WireTrouble, SyncStop, IOException {
        Checkpoint pin = watch.kept(memory.now().pin());
        long received = 0;
        int missed = 0;
        Window now =
                ask(
                        memory.now().cursor(),
                        memory.now().from(),
                        size(pin),
                        pace.of(Limits.FEED_ENTRIES));
        while (true) {
            Checkpoint next =
                    watch.follows(pin, now.header().checkpoint(), now.header().consistency());
            checkShape(now.header(), memory.now());
            CompletableFuture<Window> coming = null;
            if (now.header().more()) {
                long after = now.header().scannedTo();
                String from = now.header().from();
                coming = later(() -> ask(after, from, next.size(), pace.of(Limits.FEED_ENTRIES)));
            }
            try {
                Taken window = take(now.body());
                received += window.fresh();
                missed += window.missed().size() + window.refused().size();
                keep(now.header(), window);
            } catch (IOException | RuntimeException e) {
                if (coming != null) {
                    coming.cancel(false);
                }
                throw e;
            }
            pin = next;
            if (coming == null) {
                return new Came(received, missed);
            }
            now = join(coming);
        }
    }

    private void keep(FeedHeader header, Taken window) {
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
    private static List<SyncState.NotTaken> refused(SyncState state, Taken window) {
        TreeMap<Long, SyncState.NotTaken> all = new TreeMap<>();
        state.notTaken().forEach(one -> all.put(one.index(), one));
        window.here().forEach(all::remove);
        window.missed().forEach(all::remove);
        window.refused().forEach(one -> all.put(one.index(), one));
        while (all.size() > SyncState.NOT_TAKEN) {
            all.pollFirstEntry();
        }
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
            Checkpoint pin = watch.kept(memory.now().pin());
            int wanted = Math.min(run(asked, from), pace.of(AGAIN));
            Window window = ask(from, FeedHeader.NOTHING_EARLIER, size(pin), wanted);
            watch.follows(pin, window.header().checkpoint(), window.header().consistency());
            Taken one = take(window.body());
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

    /**
     * Has the log of the newest acknowledgement shown to be the pinned one: asks for proof from the
     * checkpoint that came with it.
     */
    void holdToItsPromise() throws WireTrouble, SyncStop {
        Checkpoint promised = watch.kept(memory.now().promised());
        if (promised == null) {
            return;
        }
        long askedMs = contact.before();
        HeadedBody<FeedHeader> window =
                wire.feed(memory.now().cursor(), FeedHeader.NOTHING_EARLIER, promised.size(), 1);
        contact.answered(askedMs, window.header().serverTimeMs());
        Checkpoint pin = watch.kept(memory.now().pin());
        Checkpoint now =
                watch.follows(
                        promised, window.header().checkpoint(), window.header().consistency());
        if (pin != null && (now.size() < pin.size() || isOther(now, pin))) {
            throw new SyncStop(new SyncProblem.LogInconsistent(pin.size(), now.size()));
        }
        memory.put(state -> state.promised(""));
    }

    /** Whether the pinned log reaches as far as an entry was acknowledged at. */
    boolean reaches(Receipts.Receipt entry) throws SyncStop {
        return size(watch.kept(memory.now().pin())) > entry.index();
    }

    /**
     * Whether the log has an entry where the server said it has.
     *
     * @param entry one that was acknowledged, and that the pinned log {@link #reaches}
     */
    boolean has(Receipts.Receipt entry) throws WireTrouble, SyncStop {
        Checkpoint pin = watch.kept(memory.now().pin());
        return pin == null
                || wire.proof(entry.eid(), pin.size())
                        .filter(receipt -> watch.shows(receipt, entry, pin))
                        .isPresent();
    }

    private static boolean isOther(Checkpoint one, Checkpoint other) {
        return one.size() == other.size() && !one.root().equals(other.root());
    }

    private static long size(@Nullable Checkpoint pin) {
        return pin == null ? 0 : pin.size();
    }

    private Window ask(long after, @Nullable String from, long pinned, int limit)
            throws WireTrouble {
        long askedMs = contact.before();
        HeadedBody<FeedHeader> body = wire.feed(after, from, pinned, limit, held);
        contact.answered(askedMs, body.header().serverTimeMs());
        return new Window(body);
    }

    private interface Ask {
        Window window() throws WireTrouble;
    }

    private CompletableFuture<Window> later(Ask ask) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return ask.window();
                    } catch (WireTrouble e) {
                        throw new CompletionException(e);
                    }
                },
                network);
    }

    static <T> T join(CompletableFuture<T> coming) throws WireTrouble {
        try {
            return coming.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WireTrouble trouble) {
                throw trouble;
            }
            throw e;
        }
    }

    private static void checkShape(FeedHeader header, SyncState at) throws SyncStop {
        boolean within = header.from() != null && !header.from().equals(at.from());
        boolean moves = header.scannedTo() > at.cursor() || within || !header.more();
        if (!moves || header.scannedTo() < at.cursor()) {
            throw new SyncStop(new SyncProblem.BadAnswer("a feed that does not go on"));
        }
    }

    /**
     * @param here places of entries that are here now
     * @param missed places of entries that wait for something else to come
     * @param refused those that are not what they say they are
     */
    private record Taken(
            long fresh, Set<Long> here, List<Long> missed, List<SyncState.NotTaken> refused) {}

    private Taken take(HeadedBody<FeedHeader> body) throws SyncStop, IOException {
        List<Long> indexes = body.header().indexes();
        List<byte[]> entries;
        Map<Hash, Commitment> values = new HashMap<>();
        try {
            entries = body.entries().entries();
            body.entries().bodies().forEach(value -> values.put(value.hash(), value));
        } catch (Refused e) {
            throw new SyncStop(new SyncProblem.BadAnswer("a bundle out of form"));
        }
        if (entries.size() != indexes.size()) {
            throw new SyncStop(new SyncProblem.BadAnswer("entries without their places"));
        }
        List<Incoming> incoming = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        List<SyncState.NotTaken> refused = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Incoming one = incoming(entries.get(i), values);
            if (one == null) {
                refused.add(new SyncState.NotTaken(indexes.get(i), "", "its bytes are no entry."));
            } else {
                incoming.add(one);
                places.add(indexes.get(i));
            }
        }
        return received(incoming, places, refused);
    }

    /** Null for bytes that are no entry. */
    static @Nullable Incoming incoming(byte[] bytes, Map<Hash, Commitment> values) {
        try {
            Entry entry = Entry.parse(bytes);
            List<Commitment> own = new ArrayList<>();
            for (Hash hash : entry.commitments()) {
                Commitment value = values.get(hash);
                if (value != null) {
                    own.add(value);
                }
            }
            return new Incoming(entry, own);
        } catch (Malformed e) {
            return null;
        }
    }

    private Taken received(
            List<Incoming> incoming, List<Long> places, List<SyncState.NotTaken> refused)
            throws IOException {
        List<Long> missed = new ArrayList<>();
        Set<Long> here = new HashSet<>();
        List<Received> answers = incoming.isEmpty() ? List.of() : journal.receive(incoming);
        List<Receipts.Receipt> known = new ArrayList<>();
        long fresh = 0;
        for (int i = 0; i < answers.size(); i++) {
            Received one = answers.get(i);
            switch (one.answer()) {
                case ADDED, FORK -> {
                    fresh++;
                    here.add(places.get(i));
                    known.add(new Receipts.Receipt(places.get(i), one.record(), one.eid()));
                }
                case KNOWN -> {
                    here.add(places.get(i));
                    if (one.record() >= 0) { // else it came twice in this window
                        known.add(new Receipts.Receipt(places.get(i), one.record(), one.eid()));
                    }
                }
                case WAITING -> missed.add(places.get(i));
                case REFUSED ->
                        refused.add(
                                new SyncState.NotTaken(
                                        places.get(i),
                                        one.eid().base64(),
                                        one.why() == null ? "no reason was given." : one.why()));
            }
        }
        receipts.add(known);
        taken.accept(incoming, answers);
        return new Taken(fresh, here, missed, refused);
    }
}

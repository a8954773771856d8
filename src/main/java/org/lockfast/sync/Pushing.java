package org.lockfast.sync;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainBranch;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.Runs;

/**
 * Sends what the journal holds and the server lacks, in the order of the journal: own entries, and
 * those that came another way. Two batches are under way at a time. The journal is the queue:
 * nothing is taken out of it, and what is not acknowledged is sent again.
 */
final class Pushing {
    private static final int UNDER_WAY = 2;

    /** About what packs into {@link Limits#PUSH_PACKED}; a batch that does not is halved. */
    private static final int MOST_BYTES = 2 << 20;

    /** Times the journal is gone through in one round because of what cannot be handed in. */
    private static final int MOST_TIMES = 20;

    private final Wire wire;
    private final Journal journal;
    private final SyncMemory memory;
    private final Receipts receipts;
    private final LogWatch watch;
    private final Contact contact;
    private final Executor network;
    private final String own;
    private final boolean refusedAgain;
    private final Pace pace;

    /** Chains that go no further this time: an entry of theirs was refused, or one is missing. */
    private final Set<String> held = new HashSet<>();

    /** Chains of which the server lost entries it once had: from there on they are sent again. */
    private final Map<String, Long> again = new HashMap<>();

    /** What of the own chain was met that cannot be handed in. */
    private final Set<ChainLack> lacks = new LinkedHashSet<>();

    private final Set<String> refusedEids;
    private final Runs acknowledged = new Runs();
    private Optional<Receipts.Receipt> sample = Optional.empty();
    private long sampled;
    private final Set<Hash> refusedNow = new HashSet<>();
    private List<ChainLack> said;
    private final boolean parted;
    private boolean lacksTaken;
    private long firstHeld = Long.MAX_VALUE;
    private long sent;
    private long refused;
    private Optional<SyncProblem.OwnFork> fork = Optional.empty();

    /**
     * @param own id of this device
     * @param refusedAgain whether what the server once refused is tried again
     */
    Pushing(
            Wire wire,
            Journal journal,
            SyncMemory memory,
            Receipts receipts,
            LogWatch watch,
            Contact contact,
            Executor network,
            String own,
            boolean refusedAgain,
            Pace pace) {
        this.wire = wire;
        this.journal = journal;
        this.memory = memory;
        this.receipts = receipts;
        this.watch = watch;
        this.contact = contact;
        this.network = network;
        this.own = own;
        this.refusedAgain = refusedAgain;
        this.pace = pace;
        this.refusedEids = new HashSet<>(memory.now().refused());
        this.said = journal.lacks();
        this.parted = journal.parting().isPresent();
    }

    /** Entries of one chain, one after the other. */
    private record Batch(List<JournalWalk.Kept> entries) {
        JournalWalk.Kept first() {
            return entries.getFirst();
        }

        String chain() {
            return Pushing.chain(first().entry());
        }

        ChainHeader header() {
            Entry entry = first().entry();
            return new ChainHeader(entry.device(), entry.epoch(), entry.seq());
        }

        EntriesBody body() {
            List<byte[]> bytes = entries.stream().map(kept -> kept.entry().bytes()).toList();
            List<Commitment> values =
                    entries.stream().flatMap(kept -> kept.bodies().stream()).toList();
            return EntriesBody.of(bytes, values);
        }

        Batch part(int from, int to) {
            return new Batch(entries.subList(from, to));
        }

        int size() {
            return entries.size();
        }
    }

    private record UnderWay(Batch batch, CompletableFuture<PushAnswer> answer) {}

    static String chain(Entry entry) {
        return entry.device() + "/" + entry.epoch();
    }

    /** How many entries the server acknowledged as new. */
    long sent() {
        return sent;
    }

    /** How many it refused. */
    long refused() {
        return refused;
    }

    /** One of those acknowledged, any of them alike: the server cannot know which. */
    Optional<Receipts.Receipt> sample() {
        return sample;
    }

    private void sample(Receipts.Receipt one) {
        sampled++;
        if (ThreadLocalRandom.current().nextLong(sampled) == 0) {
            sample = Optional.of(one);
        }
    }

    /** The places of what was acknowledged. */
    Runs acknowledged() {
        return acknowledged;
    }

    /** Where the own chain was found to have two histories. */
    Optional<SyncProblem.OwnFork> fork() {
        return fork;
    }

    /** What keeps entries of the own chain here that follow it. */
    Optional<SyncProblem.EntriesHeldBack> holdingBack() {
        return lacks.stream()
                .filter(lack -> held.contains(lack.chain()))
                .findFirst()
                .map(lack -> new SyncProblem.EntriesHeldBack(lack.epoch(), lack.from()));
    }

    /**
     * Sends everything there is.
     *
     * @throws WireTrouble where the server takes nothing more; what it acknowledged before is noted
     */
    void all() throws WireTrouble, SyncStop, IOException {
        for (int times = 0; times < MOST_TIMES; times++) {
            int known = again.size();
            lacksTaken = false;
            run();
            // Where the server lost what it had acknowledged, the journal is gone through anew.
            boolean backwards = again.size() > known;
            if (backwards) {
                memory.later(state -> state.sent(0));
            } else {
                look();
                if (say()) {
                    run(); // what was said stands in a later epoch, past all that is held
                }
            }
            if (!backwards && (!lacksTaken || held.isEmpty())) {
                return;
            }
            held.clear();
            firstHeld = Long.MAX_VALUE;
        }
    }

    /**
     * An entry in the middle of an epoch that does not read is met as a gap. What an epoch says of
     * the end of the one before is met by nobody, and looked for once.
     */
    private void look() {
        long epoch = journal.epoch();
        if (memory.looked() == epoch) {
            return;
        }
        for (ChainLack lack : journal.unreadable(receipts::has)) {
            if (lacks.stream().noneMatch(one -> one.covers(lack))) {
                lacks.add(lack);
            }
        }
        memory.looked(epoch);
    }

    /** Whether anything was new to be said of what cannot be handed in. */
    private boolean say() {
        List<ChainLack> fresh =
                lacks.stream()
                        .filter(lack -> said.stream().noneMatch(one -> one.covers(lack)))
                        .toList();
        if (fresh.isEmpty()) {
            return false;
        }
        journal.sayLacking(fresh);
        said = journal.lacks();
        return true;
    }

    private boolean isSaid(Entry entry) {
        return said.stream()
                .anyMatch(lack -> lack.covers(entry.device(), entry.epoch(), entry.seq()));
    }

    private void run() throws WireTrouble, SyncStop, IOException {
        Batches batches = new Batches(memory.now().sent());
        Deque<UnderWay> underWay = new ArrayDeque<>();
        try {
            while (true) {
                while (underWay.size() < (pace.full() ? UNDER_WAY : 1)) {
                    Batch next = batches.next();
                    if (next == null) {
                        break;
                    }
                    underWay.add(new UnderWay(next, later(next)));
                }
                UnderWay first = underWay.poll();
                if (first == null) {
                    break;
                }
                finish(first);
                noteSent(first.batch());
            }
            noteSent(batches.position());
        } finally {
            underWay.forEach(one -> one.answer().cancel(false));
            receipts.force();
            memory.keep();
        }
    }

    private void noteSent(Batch done) {
        noteSent(done.entries().getLast().record() + 1);
    }

    private void noteSent(long record) {
        long below = Math.min(record, firstHeld);
        memory.later(state -> below > state.sent() ? state.sent(below) : state);
    }

    private CompletableFuture<PushAnswer> later(Batch batch) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return push(batch);
                    } catch (WireTrouble e) {
                        throw new CompletionException(e);
                    }
                },
                network);
    }

    private PushAnswer push(Batch batch) throws WireTrouble {
        long askedMs = contact.before();
        PushAnswer answer = wire.push(batch.header(), batch.body());
        contact.answered(askedMs, answer.serverTimeMs());
        return answer;
    }

    private void finish(UnderWay one) throws WireTrouble, SyncStop, IOException {
        PushAnswer answer;
        try {
            answer = Pulling.join(one.answer());
        } catch (WireTrouble e) {
            if (held.contains(one.batch().chain())) {
                hold(one.batch());
                return; // it follows what was refused meanwhile
            }
            after(one.batch(), e, true);
            return;
        }
        acknowledged(one.batch(), answer);
    }

    /** What was answered instead of an acknowledgement. */
    private void after(Batch batch, WireTrouble trouble, boolean onceMore)
            throws WireTrouble, SyncStop, IOException {
        ProblemType type = trouble.type().orElse(null);
        if (type == ProblemType.CHAIN_GAP) {
            gap(batch, trouble, onceMore);
        } else if (type == ProblemType.TOO_LARGE && batch.size() > 1) {
            halves(batch);
        } else if (isOfTheEntries(type)) {
            if (batch.size() > 1) {
                halves(batch);
            } else {
                refuse(batch, trouble);
            }
        } else {
            throw trouble;
        }
    }

    private static boolean isOfTheEntries(@Nullable ProblemType type) {
        return type == ProblemType.BAD_NOTE
                || type == ProblemType.UNKNOWN_KEY
                || type == ProblemType.TOO_LARGE
                || type == ProblemType.BAD_REQUEST;
    }

    /** Smaller and smaller, until the one entry is found that is not taken. */
    private void halves(Batch batch) throws WireTrouble, SyncStop, IOException {
        int middle = batch.size() / 2;
        for (Batch half : List.of(batch.part(0, middle), batch.part(middle, batch.size()))) {
            if (held.contains(half.chain())) {
                hold(half);
            } else {
                sendNow(half, true);
            }
        }
    }

    private void sendNow(Batch batch, boolean onceMore) throws WireTrouble, SyncStop, IOException {
        PushAnswer answer;
        try {
            answer = push(batch);
        } catch (WireTrouble e) {
            after(batch, e, onceMore);
            return;
        }
        acknowledged(batch, answer);
    }

    /**
     * The server waits for an earlier entry. The batch before may only just have been taken in:
     * then the same again is enough. Or the server lost what it once acknowledged: then the chain
     * goes again from where it is.
     */
    private void gap(Batch batch, WireTrouble trouble, boolean onceMore)
            throws WireTrouble, SyncStop, IOException {
        long next = trouble.problem().map(Problem::nextSeq).orElse(-1L);
        if (onceMore) {
            sendNow(batch, false);
            return;
        }
        Entry first = batch.first().entry();
        Long from = again.get(batch.chain());
        boolean lost = first.device().equals(own) && next >= 0 && next < first.seq();
        if (lost && (from == null || next < from)) {
            again.put(batch.chain(), next);
        }
        if (lost && from != null && next >= from) {
            // What it waits for is nowhere in this journal: nothing sends it, ever
            List<Long> here = journal.here(own, first.epoch(), next, first.seq() - 1);
            long missing = here.isEmpty() ? next : here.getLast() + 1;
            if (missing < first.seq()) {
                lacks.add(
                        new ChainLack(
                                own,
                                first.epoch(),
                                missing,
                                first.seq() - 1,
                                JournalEvents.LackCause.UNREADABLE));
            }
        }
        hold(batch);
    }

    private void hold(Batch batch) {
        held.add(batch.chain());
        firstHeld = Math.min(firstHeld, batch.first().record());
    }

    private void refuse(Batch one, WireTrouble why) throws WireTrouble {
        JournalWalk.Kept kept = one.first();
        reject(kept);
        refused++;
        refusedNow.add(kept.entry().eid());
        hold(one);
        lacks(kept, why.type().orElse(null));
        memory.later(state -> {
            List<String> eids = new ArrayList<>(state.refused());
            String eid = kept.entry().eid().base64();
            if (!eids.contains(eid)) {
                eids.add(eid);
            }
            return state.refused(eids, why.what());
        });
    }

    /** Kept at the server for people to look at; it may do without, and go by the next entry. */
    private void reject(JournalWalk.Kept kept) throws WireTrouble {
        List<byte[]> bytes = List.of(kept.entry().bytes());
        for (List<Commitment> values : List.of(kept.bodies(), List.<Commitment>of())) {
            try {
                wire.reject(EntriesBody.of(bytes, values).bytes());
                return;
            } catch (WireTrouble e) {
                if (!isOfTheEntries(e.type().orElse(null))) {
                    throw e;
                }
            }
        }
    }

    /**
     * What follows an own entry that is refused goes without it. Not so for want of a key, which
     * somebody else may bring; nor where what is said of that is itself refused.
     */
    private void lacks(JournalWalk.Kept kept, @Nullable ProblemType why) {
        Entry entry = kept.entry();
        if (!entry.device().equals(own)
                || why == ProblemType.UNKNOWN_KEY
                || ChainLack.says(entry)
                || entry.typeName().equals("device.epoch")) {
            return;
        }
        Set<Hash> values = new HashSet<>(entry.commitments());
        kept.bodies().forEach(value -> values.remove(value.hash()));
        lacks.add(
                new ChainLack(
                        own,
                        entry.epoch(),
                        entry.seq(),
                        entry.seq(),
                        values.isEmpty()
                                ? JournalEvents.LackCause.REFUSED
                                : JournalEvents.LackCause.UNREADABLE));
    }

    private void acknowledged(Batch batch, PushAnswer answer)
            throws WireTrouble, SyncStop, IOException {
        int taken = answer.indexes().size();
        boolean fits =
                taken <= batch.size()
                        && answer.accepted() >= 0
                        && answer.accepted() + answer.duplicates() == taken;
        if (!fits) {
            throw new SyncStop(new SyncProblem.BadAnswer("an acknowledgement of other entries"));
        }
        long under = watch.signed(answer.checkpoint()).size();
        if (answer.indexes().stream().anyMatch(place -> place < 0 || place >= under)) {
            throw new SyncStop(new SyncProblem.BadAnswer("places beyond the end of its log"));
        }
        List<Receipts.Receipt> known = new ArrayList<>();
        for (int i = 0; i < taken; i++) {
            JournalWalk.Kept kept = batch.entries().get(i);
            lacksTaken |= ChainLack.says(kept.entry());
            known.add(
                    new Receipts.Receipt(
                            answer.indexes().get(i), kept.record(), kept.entry().eid()));
        }
        answer.indexes().forEach(acknowledged::add);
        known.forEach(this::sample);
        if (again.isEmpty()) {
            receipts.add(known);
        } else {
            receipts.addAll(known);
        }
        sent += answer.accepted();
        forks(batch, answer);
        memory.later(state -> {
            boolean wasRefused = !state.refused().isEmpty();
            SyncState noted = state.promised(answer.checkpoint());
            if (!wasRefused) {
                return noted;
            }
            List<String> left = new ArrayList<>(state.refused());
            known.forEach(one -> left.remove(one.eid().base64()));
            return noted.refused(left, state.why());
        });
        if (taken < batch.size()) {
            if (taken == 0) {
                throw new SyncStop(new SyncProblem.BadAnswer("an acknowledgement of nothing"));
            }
            sendNow(batch.part(taken, batch.size()), true);
        }
    }

    private void forks(Batch batch, PushAnswer answer) {
        for (PushAnswer.Flag flag : answer.flags()) {
            for (JournalWalk.Kept kept : batch.entries()) {
                Entry entry = kept.entry();
                boolean here =
                        entry.device().equals(own) && entry.eid().base64().equals(flag.eid());
                if (here && flag.flag().equals(PushAnswer.CHAIN_FORK) && fork.isEmpty()) {
                    fork = Optional.of(new SyncProblem.OwnFork(entry.epoch(), entry.seq()));
                }
            }
        }
    }

    /** Cuts what is to be sent into batches of one chain each. */
    private final class Batches {
        private final JournalWalk walk;
        private final Deque<JournalWalk.Kept> read = new ArrayDeque<>();
        private long position;

        Batches(long from) {
            walk = journal.walk(from);
            position = from;
        }

        long position() {
            return position;
        }

        @Nullable Batch next() {
            List<JournalWalk.Kept> batch = new ArrayList<>();
            long bytes = 0;
            while (batch.size() < pace.of(Limits.PUSH_ENTRIES)) {
                JournalWalk.Kept kept = peek();
                if (kept == null) {
                    break;
                }
                boolean wanted = isWanted(kept);
                if (wanted && !batch.isEmpty()) {
                    boolean follows = chain(batch.getFirst().entry()).equals(chain(kept.entry()));
                    if (!follows || bytes + length(kept) > pace.of(MOST_BYTES)) {
                        break;
                    }
                }
                read.remove();
                position = kept.record() + 1;
                if (wanted) {
                    batch.add(kept);
                    bytes += length(kept);
                }
            }
            return batch.isEmpty() ? null : new Batch(batch);
        }

        private JournalWalk.@Nullable Kept peek() {
            if (read.isEmpty()) {
                read.addAll(walk.next());
            }
            return read.peek();
        }
    }

    private boolean isWanted(JournalWalk.Kept kept) {
        String chain = chain(kept.entry());
        Long from = again.get(chain);
        boolean lost = from != null && kept.entry().seq() >= from;
        if (receipts.has(kept.record()) && !lost) {
            return false;
        }
        Hash eid = kept.entry().eid();
        boolean refusedBefore =
                refusedNow.contains(eid) || (!refusedAgain && refusedEids.contains(eid.base64()));
        if (refusedBefore && !isSaid(kept.entry())) {
            held.add(chain);
        }
        if (refusedBefore || held.contains(chain) || isForLater(kept.entry())) {
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
                && entry.device().equals(own)
                && ChainBranch.isAfterReturn(entry)
                && entry.epoch() == journal.epoch()
                && journal.hasOnlyBegun();
    }

    private static long length(JournalWalk.Kept kept) {
        long length = kept.entry().bytes().length;
        for (Commitment value : kept.bodies()) {
            length += value.jcs().length + Hash.LENGTH + 36;
        }
        return length;
    }
}

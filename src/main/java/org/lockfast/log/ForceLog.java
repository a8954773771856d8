package org.lockfast.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.EventTypes;
import org.lockfast.journal.FilePort;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.ProcessClock;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.ConsistencyProof;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.SignedAnswer;
import org.lockfast.ledger.TilePath;
import org.lockfast.ledger.TlogProof;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.ledger.WitnessPolicy;

/** The central log over a database. Built by constructors, closed by whoever opened it. */
public final class ForceLog implements CentralLog {
    /** Entries handed back before a succession are taken in so many at a time. */
    private static final int HANDED_BACK = 100;

    private final LogStore store;
    private final KeysOfLog keys;
    private final Preparation preparation;
    private final Sequencer sequencer;
    private final Checkpoints checkpoints;
    private final Proving proving;
    private final Feeding feeding;
    private final Refilling refilling;
    private final SentOut sentOut;

    private final Turns turns = new Turns();

    /**
     * What a node is made of.
     *
     * @param disk where the key file lies
     * @param keyFile {@code F}; {@code F.checkpoint} lies beside it
     * @param types of every event of this version
     * @param workers help with signatures; not closed by the log
     * @param helpers how many of them are asked, from 0
     * @param app build of the program, written into the server's own entries
     */
    public record Parts(
            FilePort disk,
            Path keyFile,
            EventTypes types,
            ProcessClock clock,
            ExecutorService workers,
            int helpers,
            String app) {}

    private ForceLog(LogStore store, ServerKeys serverKeys, Parts parts, WitnessPolicy policy) {
        this.store = store;
        this.keys = new KeysOfLog(store);
        this.preparation = new Preparation(keys, new Together(parts.workers(), parts.helpers()));
        LogTree tree = new LogTree();
        this.checkpoints =
                new Checkpoints(
                        store,
                        serverKeys,
                        new CheckpointFile(parts.disk(), parts.keyFile()),
                        tree,
                        policy,
                        this::startAgain);
        this.sequencer =
                new Sequencer(
                        store,
                        keys,
                        new ServerDevice(serverKeys, parts.types(), parts.clock(), parts.app()),
                        checkpoints);
        this.proving = new Proving(store, tree, checkpoints);
        this.feeding = new Feeding(keys);
        this.refilling = new Refilling(store, sequencer, keys, preparation);
        this.sentOut = new SentOut(store);
    }

    /**
     * Opens the log of a force that was founded.
     *
     * @param store stays open when the log is closed
     * @param keys those the force was founded with
     * @throws LogRefusal BAD_NOTE where the keys are another force's
     */
    public static ForceLog open(LogStore store, ServerKeys keys, Parts parts) {
        return open(store, keys, parts, WitnessPolicy.NONE);
    }

    /**
     * As {@link #open(LogStore, ServerKeys, Parts)}, with witnesses.
     *
     * @param policy whose cosignatures are kept, and how many are enough
     */
    public static ForceLog open(
            LogStore store, ServerKeys keys, Parts parts, WitnessPolicy policy) {
        ForceLog log = new ForceLog(store, keys, parts, policy);
        log.keys.catchUp();
        if (!log.keys.founding().device().equals(keys.device())) {
            throw new LogRefusal(
                    Refusal.Reason.BAD_NOTE,
                    "The key file is not the one these records were founded with.");
        }
        if (!log.keys.founding().names(log.force().cosigner())) {
            throw new LogRefusal(
                    Refusal.Reason.BAD_NOTE,
                    "The founding names another second key of the log (ML-DSA-44) than this key"
                            + " file makes.");
        }
        if (!policy.isFor(log.force().logKey())) {
            throw new LogRefusal(
                    Refusal.Reason.BAD_NOTE, "The witness policy is for other logs than this one.");
        }
        log.checkpoints.check();
        log.keep();
        return log;
    }

    /** Records of an older version, or put back from it, know of no keepers. */
    private void keep() {
        if (!store.read(rows -> keys.keepers(rows.barred())).stations().isEmpty()) {
            store.write((rows, head) -> {
                Keepers keepers = keys.keepers(rows.barred());
                keepers.keep(keepers.stations(), rows, head.size());
                return head;
            });
        }
    }

    @Override
    public void barringChanged() {
        answered(() -> {
            keys.catchUp();
            keep();
            return keys;
        });
    }

    private void startAgain() {
        sequencer.forget();
        keys.startAgain();
    }

    private static <T> T answered(Supplier<T> work) {
        try {
            return work.get();
        } catch (LogStoreFault e) {
            throw new LogRefusal(
                    Refusal.Reason.BUSY,
                    "The central records do not answer just now. Try again in a moment.");
        }
    }

    @Override
    public Force force() {
        KeysOfLog.Founding founding = keys.founding();
        String origin = answered(() -> store.read(rows -> rows.head().origin()));
        return new Force(
                founding.force(),
                founding.name(),
                founding.forceKey(),
                checkpoints.key(origin),
                founding.device(),
                checkpoints.secondKey(origin));
    }

    @Override
    public LogState state() {
        return answered(() -> store.read(rows -> rows.head().state()));
    }

    @Override
    public Optional<String> scarce() {
        return Optional.of(store.room())
                .filter(bytes -> bytes <= LogStore.SCARCE)
                .map(bytes ->
                        "The disk of the central records has "
                                + (bytes >> 20)
                                + " MB left. Make room before it is full.");
    }

    @Override
    public void tidy() {
        store.tidy();
    }

    @Override
    public boolean takes() {
        return switch (store.health()) {
            case WELL -> true;
            case STUCK -> false;
            case UNWRITTEN -> writes();
        };
    }

    /** Writes the head as it is, for nobody else may come to try. */
    private boolean writes() {
        try {
            return store.write((rows, head) -> {
                rows.head(head);
                return true;
            });
        } catch (LogStoreFault e) {
            return false;
        }
    }

    @Override
    public PushAnswer push(Push push) {
        try (Turns.Turn turn = turns.take(push.device())) {
            return push(push, turn);
        }
    }

    private PushAnswer push(Push push, Turns.Turn turn) {
        Preparation.Prefix read = preparation.read(push.entries(), push.bodies());
        List<Prepared> entries = read.entries();
        Tally tally = new Tally();
        int at = 0;
        while (at < entries.size() && tally.refusal() == null) {
            int to = at;
            // What follows an entry about keys may be signed by them, so it waits for that entry
            while (to < entries.size() && !entries.get(to).aboutKeys()) {
                to++;
            }
            to = Math.min(entries.size(), to + 1);
            part(push, entries.subList(at, to), at, tally, turn);
            at = to;
        }
        if (tally.refusal() == null) {
            tally.refused(read.refusal());
        }
        turn.close(); // the next one may go in while the checkpoint over this one is signed
        // No place is acknowledged that the checkpoint beside it does not cover
        Note over =
                answered(() ->
                        checkpoints.cosigned(
                                tally.end() > 0
                                        ? checkpoints.covering(tally.end())
                                        : checkpoints.newest()));
        return tally.answer(over);
    }

    private void part(Push push, List<Prepared> entries, int at, Tally tally, Turns.Turn turn) {
        Preparation.Prefix well = preparation.verified(entries, at);
        Refusal refusal = well.refusal();
        turn.await();
        if (refusal != null && refusal.reason() == Refusal.Reason.UNKNOWN_KEY) {
            // Another node may have taken in what introduces it
            try {
                keys.catchUp();
            } catch (LogStoreFault e) {
                tally.refused(
                        Refusal.of(Refusal.Reason.BUSY, "The central records do not answer."));
                return;
            }
            well = preparation.verified(entries, at);
        }
        if (!well.entries().isEmpty()) {
            tally.add(sequencer.append(Segment.of(push, well.entries(), at)));
            if (well.entries().getLast().aboutKeys()) {
                keys.catchUp();
            }
        }
        if (tally.refusal() == null) {
            tally.refused(well.refusal());
        }
    }

    @Override
    public List<Entry> record(List<NewEvent> events) {
        Push nobodys =
                new Push(
                        keys.founding().device(),
                        List.of(),
                        new byte[0],
                        java.time.Instant.EPOCH,
                        0);
        Segment.Outcome outcome = sequencer.append(Segment.own(nobodys, events));
        Refusal refusal = outcome.refusal();
        if (refusal != null) {
            throw new LogRefusal(refusal);
        }
        try {
            return answered(() -> {
                keys.catchUp();
                checkpoints.newest();
                return store.read(rows ->
                        rows.entries(outcome.indexes()).stream()
                                .map(stored -> Entry.parse(stored.entry()))
                                .toList());
            });
        } catch (LogRefusal e) {
            throw new LogRefusal(e.refusal(), true);
        }
    }

    @Override
    public Optional<Joined> joined(Hash code) {
        return answered(() -> {
            keys.catchUp();
            return keys.joined(code);
        });
    }

    @Override
    public Optional<ChainHead> head(String device) {
        return answered(() ->
                store.read(rows -> rows.newest(device))
                        .map(at -> new ChainHead(at.epoch(), at.seq(), at.eid(), at.index())));
    }

    @Override
    public Note checkpoint() {
        return answered(() -> checkpoints.cosigned(checkpoints.newest()));
    }

    @Override
    public Note evidence(Note checkpoint) {
        return checkpoints.evidence(checkpoint);
    }

    @Override
    public Optional<byte[]> tile(TilePath path) {
        return answered(() -> proving.tile(path));
    }

    @Override
    public ConsistencyProof consistency(long from) {
        return answered(() -> proving.consistency(from));
    }

    @Override
    public Optional<TlogProof> proof(Hash eid, @Nullable Long size) {
        return answered(() -> proving.proof(eid, size));
    }

    @Override
    public Window feed(
            String device,
            Scope scope,
            long after,
            @Nullable String from,
            int limit,
            long pinned,
            LongPredicate held) {
        device(device); // another node may have enrolled it
        return answered(() -> window(device, scope, after, from, limit, pinned, held));
    }

    private Window window(
            String device,
            Scope scope,
            long after,
            @Nullable String from,
            int limit,
            long pinned,
            LongPredicate held) {
        Note newest = checkpoint();
        long size = Checkpoint.of(newest).size();
        ConsistencyProof proof = pinned == 0 ? null : proving.consistency(pinned, newest);
        Feeding.Chosen chosen =
                store.read(rows ->
                        feeding.choose(rows, device, scope, after, from, limit, size, held));
        sentOut.asked(after, size, keys.founding().device());
        return new Window(
                chosen.scannedTo(),
                size,
                chosen.more(),
                chosen.from(),
                chosen.items(),
                newest,
                proof);
    }

    @Override
    public String vouch(SignedAnswer answer, Note under) {
        return checkpoints.vouch(answer, Checkpoint.of(under).origin());
    }

    @Override
    public String vouch(SignedAnswer answer) {
        return answered(() -> checkpoints.vouch(answer, store.read(LogRows::head).origin()));
    }

    @Override
    public void interests(String device, Collection<UUID> subjects, Collection<UUID> left) {
        answered(() -> {
            Set<UUID> over =
                    left.isEmpty()
                            ? Set.of()
                            : store.read(rows -> feeding.over(rows, device, subjects, left));
            if (!over.isEmpty()) {
                store.write((rows, head) -> {
                    feeding.leave(rows, device, subjects, over, head.size());
                    return head;
                });
            }
            if (store.read(rows -> feeding.isNew(rows, device, subjects))) {
                store.write((rows, head) -> {
                    feeding.want(rows, device, subjects, head.size());
                    return head;
                });
            }
            return device;
        });
    }

    @Override
    public List<Found> lookup(String key) {
        String sought = Feeding.soughtOrNull(key);
        if (sought == null) {
            return List.of();
        }
        return answered(() ->
                store.read(rows -> {
                    if (!rows.head()
                            .state()
                            .open()) { // nobody may conclude that the force has no such thing
                        throw new LogRefusal(Sequencer.refilling());
                    }
                    return feeding.found(rows, sought);
                }));
    }

    @Override
    public List<VerifyKey> keys() {
        return answered(() -> {
            keys.catchUp();
            List<VerifyKey> all = new ArrayList<>(keys.all());
            all.addAll(
                    keys.ofOwnEpochs(
                            store.read(rows -> rows.newest(keys.founding().device()))
                                    .map(LogRows.Place::epoch)
                                    .orElse(0L)));
            return all;
        });
    }

    @Override
    public Optional<VerifyKey> key(String name) {
        Optional<VerifyKey> known = keys.key(name);
        return known.isPresent()
                ? known
                : answered(() -> {
                    keys.catchUp();
                    return keys.key(name);
                });
    }

    private Optional<KeysOfLog.Device> device(String device) {
        Optional<KeysOfLog.Device> known = keys.device(device);
        return known.isPresent()
                ? known
                : answered(() -> {
                    keys.catchUp();
                    return keys.device(device);
                });
    }

    @Override
    public Optional<VerifyKey> deviceKey(String device) {
        return device(device).map(KeysOfLog.Device::vkey);
    }

    @Override
    public Optional<String> lost(byte[] enrolled, byte[] publicKey) {
        return answered(() -> {
            keys.catchUp();
            return preparation.lost(enrolled, publicKey);
        });
    }

    @Override
    public boolean revoked(String device) {
        return answered(() -> {
            keys.catchUp();
            return keys.revoked(device);
        });
    }

    @Override
    public Optional<String> station(String device) {
        return device(device).map(KeysOfLog.Device::station);
    }

    @Override
    public List<Member> members() {
        return answered(() -> {
            keys.catchUp();
            Keepers keepers = store.read(rows -> keys.keepers(rows.barred()));
            return keys.deviceIds().stream()
                    .filter(id -> !id.equals(keys.founding().device()))
                    .flatMap(id -> keys.device(id).stream())
                    .map(one -> member(one, keepers))
                    .toList();
        });
    }

    private Member member(KeysOfLog.Device one, Keepers keepers) {
        String station = one.station() == null ? "" : Scopes.station(one.station());
        boolean revoked = keys.revoked(one.id());
        return new Member(
                one.id(),
                one.name(),
                one.station(),
                revoked,
                keepers.of(station),
                !revoked && keepers.isAlone(station));
    }

    @Override
    public CentralLog.OnlyHere onlyHere() {
        return answered(() ->
                store.read(
                        rows -> SentOut.count(rows, rows.head().size(), keys.founding().device())));
    }

    @Override
    public Set<String> devices() {
        return answered(() -> {
            keys.catchUp();
            return keys.deviceIds();
        });
    }

    @Override
    public LogState behind(Note pinned) {
        checkpoints.own(pinned);
        return answered(() -> checkpoints.shown(pinned));
    }

    @Override
    public Refill.Answer refill(Refill refill) {
        boolean open = behind(refill.checkpoint()).open();
        if (open && device(refill.device()).isEmpty()) {
            throw new LogRefusal(
                    Refusal.Reason.UNKNOWN_KEY,
                    "This log has lost nothing that enrolled the device " + refill.device() + ".");
        }
        Refill.Answer answer = answered(() -> refilling.take(refill));
        if (answer.done()) {
            answered(checkpoints::newest);
        }
        return answer;
    }

    @Override
    public List<Refill.Gap> missing() {
        return answered(refilling::missing);
    }

    @Override
    public Set<String> wantedOf() {
        return answered(refilling::wantedOf);
    }

    @Override
    public boolean backup(Path file) {
        return answered(() -> store.backup(file));
    }

    @Override
    public Note succeed(String reason) {
        String own = keys.founding().device();
        List<LogRows.Staged> handedBack =
                answered(() -> store.read(rows -> Succession.handedBack(rows, own)));
        answered(() -> sequencer.alone(() -> new Succession(store, sequencer, keys).run(reason)));
        takeIn(own, handedBack);
        return checkpoint();
    }

    /**
     * What devices had handed back is taken in under the new origin at once, so that a computer
     * that was revoked within what was lost is not let in before somebody synchronises. What does
     * not fit, for what is before it is gone, comes from whoever has it.
     */
    private void takeIn(String own, List<LogRows.Staged> handedBack) {
        for (int at = 0; at < handedBack.size(); ) {
            List<LogRows.Staged> some =
                    handedBack.subList(at, Math.min(handedBack.size(), at + HANDED_BACK));
            PushAnswer answer =
                    push(
                            new Push(
                                    own,
                                    some.stream().map(LogRows.Staged::entry).toList(),
                                    Succession.bodies(some),
                                    java.time.Instant.EPOCH,
                                    null));
            at += answer.indexes().size() + (answer.refusal() == null ? 0 : 1);
        }
    }

    @Override
    public Optional<Note> witnessed() {
        return answered(checkpoints::witnessed);
    }

    @Override
    public boolean cosign(Note cosigned) {
        Checkpoint checkpoint = checkpoints.own(cosigned);
        answered(() -> checkpoints.shown(cosigned));
        return answered(() -> checkpoints.keep(checkpoint, cosigned));
    }

    /** The sequencer's turn comes to everybody who waits for it; then nobody is at work here. */
    @Override
    public void close() {
        sequencer.alone(() -> "");
    }
}

package org.lockfast.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.Index;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.JournalWalk;
import org.lockfast.journal.Received;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.EntryKeys;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.ForceDevices;
import org.lockfast.sync.wire.DeviceHead;
import org.lockfast.sync.wire.Found;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An enrolled store's side of synchronisation. A round may be run at any time, by one thread after
 * another; recording goes on beside it. Whatever the server does or does not do, nothing that was
 * recorded is given up.
 */
public final class SyncClient implements SyncStatus.Source, AutoCloseable {
    private static final List<String> KEYS = List.of("officer.", "device.");
    private static final Logger LOG = LoggerFactory.getLogger(SyncClient.class);

    private final SyncParts parts;
    private final Wire wire;
    private final SyncMemory memory;
    private final Receipts receipts;
    private volatile LogWatch watch;
    private final Contact contact;
    private final FileExchange files;
    private final WrapExchange wraps;
    private volatile Optional<Witnessed> witnessed;
    private final List<Consumer<SyncStatus>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<SyncStatus> status = new AtomicReference<>(SyncStatus.ALONE);
    private volatile @Nullable Instant oldestUnsent;
    private volatile List<SyncProblem> found;
    private volatile List<SyncProblem> lacking = List.of();
    private volatile long unreadable;
    private volatile SyncStatus.Standing standing = SyncStatus.Standing.OFFLINE;

    private boolean first = true;
    private @Nullable Hash aboutOfficers;

    /** What the server said of it; the journal knows better once the other history is here. */
    private Optional<SyncProblem.OwnFork> flagged = Optional.empty();

    private volatile Optional<SyncProblem.OwnFork> ownFork = Optional.empty();
    private Optional<Duration> comeAgain = Optional.empty();
    private volatile Optional<FailedTry> failed;

    /**
     * @param memory of the server, as enrolment left it or a round did
     * @param wire taken over: closing this closes it
     * @throws IOException where the disk refuses
     */
    public SyncClient(SyncParts parts, SyncMemory memory, Wire wire) throws IOException {
        this.parts = parts;
        this.wire = wire;
        wire.dated(parts.clock());
        this.memory = memory;
        this.receipts = Receipts.open(parts.directory(), parts.masters(), parts.random());
        this.watch = new LogWatch(memory.logKey());
        this.found = List.copyOf(memory.now().told());
        this.contact = new Contact(memory, parts.clock());
        this.files =
                new FileExchange(
                        wire,
                        parts.attachments(),
                        parts.named(),
                        receipts,
                        parts.directory(),
                        parts.masters(),
                        parts.random());
        this.wraps = new WrapExchange(wire, memory, parts.follower(), parts.sealed());
        this.witnessed = Witnessed.read(parts.sealed());
        this.failed = FailedTry.read(parts.sealed());
        compare();
        seen();
        oldestUnsent = oldest(memory.now().sent());
        look();
        tell();
    }

    /** Looks how the own chain stands. What does not read does not wait to be sent. */
    private void look() {
        Optional<Index.Parting> parting = parts.journal().parting();
        ownFork =
                parting.isPresent()
                        ? parting.filter(Index.Parting::open)
                                .map(at -> new SyncProblem.OwnFork(at.epoch(), at.seq()))
                        : flagged;
        lacking = lacking();
        boolean some =
                lacking.stream()
                        .anyMatch(one -> one instanceof SyncProblem.ChainLacks lack && lack.own());
        unreadable =
                some ? parts.journal().entries() - receipts.count() - waiting(memory.now()) : 0;
    }

    private long waiting(SyncState state) {
        long waiting = 0;
        JournalWalk walk = parts.journal().walk(state.sent());
        for (List<JournalWalk.Kept> read = walk.next(); !read.isEmpty(); read = walk.next()) {
            waiting += read.stream().filter(kept -> !receipts.has(kept.record())).count();
        }
        return waiting;
    }

    /** Of what devices say they cannot hand in, what is not here. */
    private List<SyncProblem> lacking() {
        List<ChainLack> lacks = parts.journal().lacking();
        if (lacks.isEmpty()) {
            return List.of();
        }
        java.util.Map<String, String> names = new java.util.HashMap<>();
        for (ForceDevice one : ForceDevices.of(parts.journal().aboutKeys(), parts.device())) {
            names.put(one.id(), one.name() + " (" + one.id() + ")");
        }
        return lacks.stream()
                .<SyncProblem>map(lack ->
                        new SyncProblem.ChainLacks(
                                lack.device().equals(parts.device()),
                                names.getOrDefault(lack.device(), lack.device()),
                                lack))
                .toList();
    }

    /**
     * Record numbers are used again after a loss: then the receipts are held against the journal as
     * it is now.
     */
    private void compare() throws IOException {
        long epoch = parts.journal().epoch();
        if (memory.now().epoch() == epoch) {
            return;
        }
        java.util.Map<Long, Receipts.Receipt> were = new java.util.HashMap<>();
        receipts.all(one -> were.put(one.record(), one));
        List<Receipts.Receipt> hold = new ArrayList<>();
        JournalWalk walk = parts.journal().walk(0);
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
        memory.put(state -> state.compared(epoch));
    }

    private void seen() {
        try {
            Checkpoint pin = watch.kept(memory.now().pin());
            if (pin != null) {
                parts.journal().seen(pin.size(), pin.root(), memory.now().contactMs());
            }
        } catch (SyncStop e) {
            LOG.warn("The pinned checkpoint does not read");
        }
    }

    /**
     * Whether the server has entries of this device that are not here: then the store is an older
     * copy, and they are taken back before anything is recorded. Waits no longer than a call does.
     *
     * @return whether the server was reached
     */
    public synchronized boolean ownHead() {
        try {
            takeBack();
            return true;
        } catch (WireTrouble e) {
            return false;
        } catch (SyncStop e) {
            note(List.of(e.problem()));
            return true;
        } catch (IOException | UncheckedIOException | JournalRefusal e) {
            note(List.of(new SyncProblem.NotKept(said(e))));
            return true;
        } finally {
            tell();
        }
    }

    private void takeBack() throws WireTrouble, SyncStop, IOException {
        Optional<DeviceHead> there = wire.head(parts.device());
        if (there.isPresent() && isAhead(there.get())) {
            Pulling pulling = pulling();
            pulling.all();
            parts.journal().settle();
        }
        first = false;
    }

    private boolean isAhead(DeviceHead there) throws SyncStop {
        try {
            Hash eid = Hash.ofBase64(there.eid());
            return !parts.journal().hasOwn(there.epoch(), there.seq(), eid);
        } catch (IllegalArgumentException e) {
            throw new SyncStop(new SyncProblem.BadAnswer("a head without an entry"));
        }
    }

    /** One round: nothing is asked of it but to get as far as it gets. */
    public SyncResult round() {
        return round(() -> false);
    }

    /**
     * One round.
     *
     * @param stop asked between the parts of files: whether something more urgent waits
     */
    public synchronized SyncResult round(BooleanSupplier stop) {
        Round round = new Round();
        standing = standing == SyncStatus.Standing.ONLINE ? SyncStatus.Standing.SYNCING : standing;
        comeAgain = Optional.empty();
        tell();
        String why = "It broke off; what the program said then tells more.";
        try {
            round.run(stop);
            standing = SyncStatus.Standing.ONLINE;
            why = null;
        } catch (WireTrouble e) {
            if (e.tookTooLong()) {
                pace.tooSlow();
            }
            why = round.trouble(e);
        } catch (SyncStop e) {
            standing = SyncStatus.Standing.ONLINE;
            why = round.stopped(e.problem());
        } catch (IOException | UncheckedIOException | JournalRefusal | KeyringRefusal e) {
            standing = SyncStatus.Standing.ONLINE;
            why = round.stopped(new SyncProblem.NotKept(said(e)));
        } finally {
            tried(why);
            if (round.reached || !round.problems.isEmpty()) {
                note(round.problems);
                keepTold();
            }
            oldestUnsent = oldest(memory.now().sent());
            look();
            tell();
        }
        return round.result();
    }

    private void tried(@Nullable String why) {
        failed = Optional.ofNullable(why).map(one -> new FailedTry(parts.clock().instant(), one));
        FailedTry.keep(parts.sealed(), failed);
    }

    /** The last try, where it came to nothing; empty where it succeeded. */
    public Optional<FailedTry> failedTry() {
        return failed;
    }

    private static String said(Exception e) {
        if (e instanceof JournalRefusal || e instanceof KeyringRefusal) {
            return String.valueOf(e.getMessage());
        }
        return "the disk did not take it.";
    }

    private void note(Collection<SyncProblem> now) {
        found = List.copyOf(now);
    }

    /** For whoever asks later: what is grave is known when the program starts again. */
    private void keepTold() {
        List<SyncProblem.Told> told =
                found.stream()
                        .filter(one -> one.severity() != SyncProblem.Severity.NOTE)
                        .map(SyncProblem.Told::of)
                        .toList();
        try {
            memory.put(state -> state.told(told));
        } catch (UncheckedIOException e) {
            LOG.warn("What the round told could not be kept");
        }
    }

    /** When the server asked to be left alone until, as of the last round. */
    public Optional<Duration> comeAgain() {
        return comeAgain;
    }

    private Pulling pulling() {
        return pulling(new Runs());
    }

    private Pulling pulling(Runs held) {
        return new Pulling(
                wire,
                parts.journal(),
                memory,
                receipts,
                watch,
                contact,
                parts.network(),
                held,
                pace,
                this::taken);
    }

    private void taken(List<Incoming> offered, List<Received> answers) {
        for (int i = 0; i < answers.size(); i++) {
            boolean here =
                    answers.get(i).answer() == Received.Answer.ADDED
                            || answers.get(i).answer() == Received.Answer.FORK;
            String type = offered.get(i).entry().type();
            refilled |= here && type.startsWith("log.refilled/");
            keysCame |=
                    !offered.get(i).entry().device().equals(parts.device())
                            && KEYS.stream().anyMatch(type::startsWith)
                            && !EntryKeys.introducedBy(offered.get(i).entry()).isEmpty();
            if (here && (type.startsWith("officer.") || type.startsWith("key."))) {
                aboutOfficers = answers.get(i).eid();
            }
        }
    }

    /** What a pull ended with. */
    private interface PullTrouble {
        void raise() throws WireTrouble, SyncStop, IOException;
    }

    /** One round, and what came of it. */
    private final class Round {
        private final Set<SyncProblem> problems = new LinkedHashSet<>();
        private boolean reached;
        private long sent;
        private long received;
        private long refused;

        void run(BooleanSupplier stop) throws WireTrouble, SyncStop, IOException {
            try {
                prove();
                if (first) {
                    takeBackIfItMay();
                    reached = true;
                }
                entries();
            } catch (SyncStop e) {
                boolean other = e.problem() instanceof SyncProblem.AnotherLog;
                if (!other && !(e.problem() instanceof SyncProblem.LogBehind)) {
                    throw e;
                }
                if (goesOnElsewhere()) {
                    entries();
                } else if (other) {
                    throw e;
                } else {
                    refill(e);
                }
            } catch (WireTrouble e) {
                if (e.is(ProblemType.REVOKED)) {
                    files.look();
                    files.exchange(stop); // those to be sent first
                }
                if (!e.is(ProblemType.LOG_BEHIND) && !e.is(ProblemType.UNKNOWN_KEY)) {
                    throw e;
                }
                if (e.is(ProblemType.LOG_BEHIND) && goesOnElsewhere()) {
                    entries();
                } else {
                    // a server that does not know this device any more may have lost its enrolment
                    refill(behind(e));
                }
            }
            if (refilled) {
                startAgain();
            }
            follow();
            tell();
            files.look();
            try {
                files.exchange(stop);
            } finally {
                problems.addAll(files.notTaken());
            }
            receipts.force();
            Optional<Witnessed> asked = witnessed;
            if (asked.isPresent()) {
                asked.get().ask(wire, memory, watch);
            }
        }

        /** A revoked device is given nothing back; it hands in what it has. */
        private void takeBackIfItMay() throws WireTrouble, SyncStop, IOException {
            try {
                takeBack();
            } catch (WireTrouble e) {
                if (!e.is(ProblemType.REVOKED)) {
                    throw e;
                }
            }
        }

        /**
         * Whether the log goes on under another origin, by its own key: then it is followed there.
         */
        private boolean goesOnElsewhere() throws WireTrouble, SyncStop, IOException {
            VerifyKey next;
            try {
                next = VerifyKey.parse(wire.force().logKey());
            } catch (Malformed | IllegalArgumentException e) {
                return false;
            }
            reached = true;
            if (!memory.now().log().proven() || !Origins.mayFollow(memory.logKey(), next)) {
                return false;
            }
            memory.put(state -> state.succeeded(next.name(), next.vkey()));
            watch = new LogWatch(next);
            prove();
            return true;
        }

        /**
         * A new origin stands once the force's founding device has recorded it; what was
         * acknowledged under the one before is then sent again. Nothing is sent before.
         */
        private void prove() throws WireTrouble, SyncStop, IOException {
            SyncState state = memory.now();
            if (state.log().proven()) {
                return;
            }
            pull(new Runs());
            parts.journal().settle();
            VerifyKey log = memory.logKey();
            if (Origins.of(parts.journal(), parts.forceKey())
                    .filter(one -> one.has(log))
                    .isEmpty()) {
                memory.put(SyncState::back);
                watch = new LogWatch(memory.logKey());
                throw new SyncStop(new SyncProblem.AnotherLog(log.name()));
            }
            SyncState.Earlier before = state.log().before().getLast();
            Checkpoint pin = new LogWatch(VerifyKey.parse(before.logKey())).kept(before.pin());
            receipts.forget();
            memory.put(now -> now.again().proven());
            problems.add(new SyncProblem.LogSucceeded(log.name(), pin == null ? 0 : pin.size()));
        }

        private void entries() throws WireTrouble, SyncStop, IOException {
            PullTrouble trouble = pullIfItMay();
            boolean refusedAgain = refusedTried && !keysCame;
            refusedTried = true;
            keysCame = false;
            Pushing pushing =
                    new Pushing(
                            wire,
                            parts.journal(),
                            memory,
                            receipts,
                            watch,
                            contact,
                            parts.network(),
                            parts.device(),
                            !refusedAgain,
                            pace);
            try {
                pushing.all();
            } finally {
                sent += pushing.sent();
                refused += pushing.refused();
                pushing.fork().ifPresent(this::forked);
                pushing.holdingBack().ifPresent(problems::add);
            }
            if (trouble != null) {
                trouble.raise();
            }
            if (sent > 0) {
                pull(pushing.acknowledged());
            }
            Pulling pulling = pulling();
            pulling.holdToItsPromise();
            Receipts.Receipt sample = pushing.sample().orElse(null);
            if (sample != null && !pulling.has(sample)) {
                notThere = Optional.of(new SyncProblem.NotInTheLog(sample.index()));
            }
            received += pulling.again(!refusedAgain);
        }

        /** Null where it came to its end; else what is to be said once the own entries are sent. */
        private @Nullable PullTrouble pullIfItMay() throws WireTrouble, SyncStop, IOException {
            try {
                pull(new Runs());
                return null;
            } catch (WireTrouble e) {
                boolean ofTheFeed =
                        e.kind() == WireTrouble.Kind.BAD_ANSWER
                                || e.is(ProblemType.FAULT)
                                || e.is(ProblemType.REVOKED) // it may hand in what it has
                                || e.is(ProblemType.TOO_SLOW);
                if (!ofTheFeed) {
                    throw e;
                }
                return () -> {
                    throw e;
                };
            } catch (SyncStop e) {
                if (!(e.problem() instanceof SyncProblem.BadAnswer)) {
                    throw e;
                }
                return () -> {
                    throw e;
                };
            } catch (IOException | UncheckedIOException | JournalRefusal e) {
                return () -> { // the disk takes nothing; what is on it is sent all the same
                    throw e;
                };
            }
        }

        private void pull(Runs held) throws WireTrouble, SyncStop, IOException {
            Pulling.Came came = pulling(held).all();
            reached = true;
            received += came.received();
            seen();
        }

        /** Two histories of this device: nothing more is recorded in the epoch that has both. */
        private void forked(SyncProblem.OwnFork where) {
            flagged = Optional.of(where);
            if (parts.journal().epoch() <= where.epoch()) {
                parts.journal().openEpoch(JournalEvents.EpochReason.ENTRIES_CAME_BACK, null, null);
            }
        }

        private SyncStop behind(WireTrouble trouble) throws SyncStop {
            long size = trouble.problem().map(p -> p.size() == null ? 0L : p.size()).orElse(0L);
            Checkpoint pin = watch.kept(memory.now().pin());
            Checkpoint promised = watch.kept(memory.now().promised());
            long pinned = pin == null ? 0 : pin.size();
            boolean unknown = trouble.is(ProblemType.UNKNOWN_KEY);
            return new SyncStop(
                    new SyncProblem.LogBehind(
                            unknown && promised != null
                                    ? Math.max(pinned, promised.size())
                                    : pinned,
                            size));
        }

        private void refill(SyncStop behind) throws WireTrouble, SyncStop, IOException {
            reached = true;
            note(List.of(behind.problem()));
            tell();
            String shown =
                    behind.problem() instanceof SyncProblem.LogBehind(long pinned, long size)
                            ? pinOf(pinned)
                            : memory.now().pin();
            if (!LogWatch.isSigned(shown)) {
                throw behind; // made again from an own entry: the server would not believe it
            }
            if (!new Refilling(wire, parts.journal(), receipts, enrolled(), shown).run()) {
                throw behind;
            }
            refilled = true;
            entries();
        }

        private byte @Nullable [] enrolled() {
            String eid = memory.now().log().enrolled();
            return parts.journal().aboutKeys().stream()
                    .filter(one -> one.entry().eid().base64().equals(eid))
                    .map(one -> one.entry().bytes())
                    .findFirst()
                    .orElse(null);
        }

        /** The pin, or the promise where that is what the log is shorter than. */
        private String pinOf(long size) throws SyncStop {
            Checkpoint promised = watch.kept(memory.now().promised());
            return promised != null && promised.size() == size
                    ? memory.now().promised()
                    : memory.now().pin();
        }

        /** What is no entry came back with nothing: the server has it again from here. */
        private void startAgain() throws IOException {
            files.startAgain();
            wraps.startAgain();
            memory.put(state -> state.interests(state.interests(), false));
            refilled = false;
        }

        private void follow() throws WireTrouble {
            parts.journal().settle();
            Hash cause = aboutOfficers;
            wraps.exchange(cause);
            aboutOfficers = null;
            SyncState state = memory.now();
            if (!state.interestsSent()) {
                wire.interests(state.interests());
                memory.put(now -> now.interests(now.interests(), true));
            }
        }

        /** What stood in the way, in a sentence. */
        String trouble(WireTrouble e) {
            boolean away =
                    e.kind() == WireTrouble.Kind.UNREACHABLE
                            || e.kind() == WireTrouble.Kind.NOT_TRUSTED;
            standing = away ? SyncStatus.Standing.OFFLINE : SyncStatus.Standing.ONLINE;
            return switch (e.kind()) {
                case UNREACHABLE ->
                        "The server was not reached at "
                                + memory.server()
                                + ": "
                                + e.because()
                                + ".";
                case NOT_TRUSTED -> stopped(new SyncProblem.ServerNotTrusted(memory.server()));
                case BAD_ANSWER -> stopped(new SyncProblem.BadAnswer(e.what()));
                case PROBLEM -> {
                    comeAgain = e.after();
                    yield stopped(problem(e));
                }
            };
        }

        String stopped(SyncProblem problem) {
            problems.add(problem);
            return problem.sentence();
        }

        private SyncProblem problem(WireTrouble e) {
            ProblemType type = e.type().orElse(null);
            return switch (type) {
                case REVOKED -> new SyncProblem.Revoked();
                case UNKNOWN_KEY, NO_CERTIFICATE -> new SyncProblem.UnknownDevice();
                case UPGRADE -> new SyncProblem.UpgradeNeeded(e.what());
                case SLOW_DOWN, BUSY, REFILLING, FAULT, TOO_SLOW ->
                        new SyncProblem.ServerWaits(e.what());
                case null, default -> new SyncProblem.BadAnswer(e.what());
            };
        }

        SyncResult result() {
            Checkpoint pin = null;
            try {
                pin = watch.kept(memory.now().pin());
            } catch (SyncStop e) {
                LOG.warn("The pinned checkpoint does not read");
            }
            return new SyncResult(reached, sent, received, refused, pin, now().problems());
        }
    }

    private boolean refusedTried;

    /** What the server acknowledged and does not show; until the program starts again. */
    private Optional<SyncProblem> notThere = Optional.empty();

    private final Pace pace = new Pace();

    /** The server lost what it had, and is to be told anew what is no entry. */
    private boolean refilled;

    /** Entries that introduce keys came, known here or not: the log may take what it refused. */
    private boolean keysCame;

    /** What has that reference, property number, seal or label code, here or elsewhere. */
    public List<Found> lookup(String key) throws WireTrouble {
        return wire.lookup(key);
    }

    /**
     * Which witnesses are asked for from now on.
     *
     * @param policy a policy file (C2SP tlog-policy)
     * @throws org.lockfast.ledger.Malformed where it does not read, or is for other logs
     */
    public void witnessedBy(byte[] policy) {
        witnessed =
                Optional.of(
                        Witnessed.give(parts.sealed(), policy, memory, parts.clock().instant()));
        tell();
    }

    /** The newest checkpoint that met the witness policy; empty for none, or without a policy. */
    public Optional<Witnessed.Seen> witnessed() {
        return witnessed.flatMap(Witnessed::seen);
    }

    /** An exhibit or a case is to be sent to this device from now on, whole. */
    public void interest(UUID subject) {
        memory.put(state -> {
            if (state.interests().contains(subject)) {
                return state;
            }
            List<UUID> more = new ArrayList<>(state.interests());
            more.add(subject);
            int most = Limits.INTERESTS;
            return state.interests(
                    more.size() > most ? more.subList(more.size() - most, more.size()) : more,
                    false);
        });
    }

    @Override
    public SyncStatus now() {
        return status.get();
    }

    @Override
    public SyncStatus.Listening listen(Consumer<SyncStatus> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Something was recorded: the status is made anew. Costs next to nothing. */
    public void recorded() {
        if (oldestUnsent == null) {
            oldestUnsent = parts.clock().instant();
        }
        tell();
    }

    /** The status is made anew, and told where it changed. */
    public void tell() {
        SyncStatus next = reckon();
        SyncStatus before = status.getAndSet(next);
        if (!next.equals(before)) {
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    private SyncStatus reckon() {
        SyncState state = memory.now();
        long unsent = Math.max(0, parts.journal().entries() - receipts.count() - unreadable);
        Instant oldest = unsent == 0 ? null : oldestUnsent;
        Instant now = parts.clock().instant();
        List<SyncProblem> problems = new ArrayList<>(found);
        problems.addAll(lacking);
        ownFork.ifPresent(problems::add);
        notThere.ifPresent(problems::add);
        if (!state.refused().isEmpty()) {
            problems.add(new SyncProblem.EntriesRefused(state.refused().size(), state.why()));
        }
        if (!state.notTaken().isEmpty()) {
            SyncState.NotTaken last = state.notTaken().getLast();
            problems.add(
                    new SyncProblem.NotTaken(state.notTaken().size(), last.index(), last.why()));
        }
        if (Math.abs(state.skewMs()) > SyncProblem.ClockSkew.MOST.toMillis()) {
            problems.add(new SyncProblem.ClockSkew(state.skewMs()));
        }
        Duration waiting = oldest == null ? Duration.ZERO : Duration.between(oldest, now);
        if (waiting.compareTo(SyncProblem.NothingSent.LONGEST) > 0) {
            problems.add(new SyncProblem.NothingSent(waiting, unsent));
        }
        // As of the last contact: of what happened since the device knows nothing
        Instant asOf = Instant.ofEpochMilli(state.contactMs() + state.skewMs());
        witnessed.map(one -> one.problem(pinSize(state), asOf)).ifPresent(problems::add);
        problems.sort(Comparator.comparing(SyncProblem::severity));
        return new SyncStatus(
                standing,
                unsent,
                oldest,
                files.sending(),
                files.coming(),
                state.contactMs() == 0 ? null : Instant.ofEpochMilli(state.contactMs()),
                state.skewMs(),
                pinSize(state),
                problems);
    }

    private long pinSize(SyncState state) {
        try {
            Checkpoint pin = watch.kept(state.pin());
            return pin == null ? 0 : pin.size();
        } catch (SyncStop e) {
            return 0;
        }
    }

    /** When the first entry that the server lacks was recorded. */
    private @Nullable Instant oldest(long from) {
        if (parts.journal().entries() <= receipts.count()) {
            return null;
        }
        JournalWalk walk = parts.journal().walk(from);
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            for (JournalWalk.Kept kept : some) {
                if (!receipts.has(kept.record())) {
                    return Instant.ofEpochMilli(kept.entry().recordedMs());
                }
            }
        }
        return null;
    }

    /** Breaks off what is under way; what was acknowledged stands. */
    @Override
    public void close() {
        wire.close();
        synchronized (this) { // a round that was under way has ended
            receipts.close();
        }
    }
}

package org.lockfast.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.sync.wire.Found;
import org.lockfast.sync.wire.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An enrolled store's side of synchronisation. A round may be run at any time, by one thread after
 * another; recording goes on beside it. Whatever the server does or does not do, nothing that was
 * recorded is given up.
 */
public final class SyncClient implements SyncStatus.Source, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncClient.class);

    private final SyncParts parts;
    private final Line line;
    private final SyncMemory memory;
    private final EntryExchange entries;
    private final Round round;
    private final StatusTelling telling;
    private volatile Optional<Witnessed> witnessed;
    private Optional<Duration> comeAgain = Optional.empty();
    private volatile Optional<FailedTry> failed;

    /**
     * @param memory of the server, as enrolment left it or a round did
     * @param wire taken over: closing this closes it
     * @throws IOException where the disk refuses
     */
    public SyncClient(SyncParts parts, SyncMemory memory, Wire wire) throws IOException {
        this.parts = parts;
        this.memory = memory;
        wire.dated(parts.clock());
        Receipts receipts = Receipts.open(parts.directory(), parts.masters(), parts.random());
        this.line =
                new Line(wire, parts.journal(), memory, receipts, parts.clock(), parts.network());
        FileExchange files = new FileExchange(line, parts);
        WrapExchange wraps = new WrapExchange(wire, memory, parts.follower(), parts.sealed());
        Unsent unsent = new Unsent(line);
        OwnChain chain = new OwnChain(parts.journal(), unsent);
        Arrivals arrivals = new Arrivals(parts.journal().device());
        this.telling = new StatusTelling(line, parts.clock(), files, chain, unsent);
        this.entries = new EntryExchange(line, arrivals, chain, telling);
        OriginFollowing origins = new OriginFollowing(line, parts.forceKey(), entries);
        this.round = new Round(line, entries, origins, wraps, files, arrivals, telling);
        this.witnessed = Witnessed.read(parts.sealed());
        this.failed = FailedTry.read(parts.sealed());
        telling.witnessedBy(witnessed);
        unsent.compare();
        line.seen();
        telling.look();
    }

    /**
     * Whether the server has entries of this device that are not here: then the store is an older
     * copy, and they are taken back before anything is recorded. Waits no longer than a call does.
     *
     * @return whether the server was reached
     */
    public synchronized boolean ownHead() {
        try {
            entries.takeBack();
            return true;
        } catch (WireTrouble e) {
            return false;
        } catch (SyncStop e) {
            telling.found(List.of(e.problem()));
            return true;
        } catch (IOException | UncheckedIOException | JournalRefusal e) {
            telling.found(List.of(LineProblem.notKept(said(e))));
            return true;
        } finally {
            telling.tell();
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
        Tally tally = new Tally();
        comeAgain = Optional.empty();
        telling.begins();
        String why = "It broke off; what the program said then tells more.";
        try {
            round.run(witnessed, tally, stop);
            telling.stands(SyncStatus.Standing.ONLINE);
            why = null;
        } catch (WireTrouble e) {
            why = trouble(e, tally);
        } catch (SyncStop e) {
            telling.stands(SyncStatus.Standing.ONLINE);
            why = stopped(e.problem(), tally);
        } catch (IOException | UncheckedIOException | JournalRefusal | KeyringRefusal e) {
            telling.stands(SyncStatus.Standing.ONLINE);
            why = stopped(LineProblem.notKept(said(e)), tally);
        } finally {
            tried(why);
            if (tally.isReached() || !tally.problems().isEmpty()) {
                telling.found(tally.problems());
                keepTold();
            }
            telling.look();
        }
        return tally.result(line, now());
    }

    /** What stood in the way, in a sentence. */
    private String trouble(WireTrouble e, Tally tally) {
        if (e.tookTooLong()) {
            line.pace().tooSlow();
        }
        boolean away =
                e.kind() == WireTrouble.Kind.UNREACHABLE
                        || e.kind() == WireTrouble.Kind.NOT_TRUSTED;
        telling.stands(away ? SyncStatus.Standing.OFFLINE : SyncStatus.Standing.ONLINE);
        return switch (e.kind()) {
            case UNREACHABLE ->
                    "The server was not reached at " + memory.server() + ": " + e.because() + ".";
            case NOT_TRUSTED -> stopped(LineProblem.notTrusted(memory.server()), tally);
            case BAD_ANSWER -> stopped(LineProblem.badAnswer(e.what()), tally);
            case PROBLEM -> {
                comeAgain = e.after();
                yield stopped(LineProblem.answered(e), tally);
            }
        };
    }

    private static String stopped(SyncProblem problem, Tally tally) {
        tally.problem(problem);
        return problem.sentence();
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

    /** For whoever asks later: what is grave is known when the program starts again. */
    private void keepTold() {
        List<SyncProblem> told =
                telling.found().stream()
                        .filter(one -> one.severity() != SyncProblem.Severity.NOTE)
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

<<<<<<< HEAD
=======
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
                        "The server was not reached at " + memory.server() + ": " + e.because() + ".";
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

>>>>>>> w-cli
    /** What has that reference, property number, seal or label code, here or elsewhere. */
    public List<Found> lookup(String key) throws WireTrouble {
        return line.wire().lookup(key);
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
        telling.witnessedBy(witnessed);
        telling.tell();
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
        return telling.now();
    }

    @Override
    public SyncStatus.Listening listen(Consumer<SyncStatus> listener) {
        return telling.listen(listener);
    }

    /** Something was recorded: the status is made anew. Costs next to nothing. */
    public void recorded() {
        telling.recorded();
    }

    /** The status is made anew, and told where it changed. */
    public void tell() {
        telling.tell();
    }

    /** Breaks off what is under way; what was acknowledged stands. */
    @Override
    public void close() {
        line.wire().close();
        synchronized (this) { // a round that was under way has ended
            line.receipts().close();
        }
    }
}

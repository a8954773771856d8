package org.lockfast.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.ledger.Malformed;
import org.lockfast.sync.wire.Refused;
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
    private final Arrived arrived;
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
                new Line(
                        wire,
                        parts.journal(),
                        memory,
                        receipts,
                        parts.random(),
                        parts.clock(),
                        parts.network(),
                        new Pace(parts.givingWay()::now));
        wire.heldTo(line.vouch());
        FileExchange files = new FileExchange(line, parts);
        WrapExchange wraps = new WrapExchange(wire, memory, parts.follower(), parts.sealed());
        Unsent unsent = new Unsent(line);
        OwnChain chain = new OwnChain(parts.journal(), unsent);
        Arrivals arrivals = new Arrivals(parts.journal().device());
        this.arrived = new Arrived(parts.sealed(), parts.clock());
        this.telling = new StatusTelling(line, parts.clock(), files, chain, unsent);
        this.entries = new EntryExchange(line, arrivals, chain, telling);
        OriginFollowing origins = new OriginFollowing(line, parts.forceKey(), entries);
        this.round = new Round(line, entries, origins, wraps, files, arrivals, telling);
        this.witnessed = witnesses();
        this.failed = FailedTry.read(parts.sealed(), parts.clock().instant());
        telling.failed(failed);
        telling.witnessedBy(witnessed);
        unsent.compare();
        line.seen();
        telling.look();
    }

    /** Who is asked for where that reads; where it does not, that is said and holds up nothing. */
    private Optional<Witnessed> witnesses() {
        try {
            return Witnessed.read(parts.sealed());
        } catch (KeyringRefusal | Refused | Malformed | UncheckedIOException e) {
            LOG.warn("The witness policy does not read: {}", e.getClass().getSimpleName());
            telling.witnessesUnread();
            return Optional.empty();
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
     * One round. A fault of the program is told like every problem, and thrown.
     *
     * @param stop asked between the parts of files: whether something more urgent waits
     */
    public synchronized SyncResult round(BooleanSupplier stop) {
        Tally tally = new Tally();
        comeAgain = Optional.empty();
        telling.begins();
        @Nullable String why = "It broke off; what the program said then tells more.";
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
        } catch (RuntimeException | Error e) {
            telling.stands(SyncStatus.Standing.OFFLINE);
            why = stopped(LineProblem.brokeOff(e.getClass().getSimpleName()), tally);
            throw e;
        } finally {
            tried(why);
            arrived.add(tally.received());
            if (tally.isReached() || !tally.problems().isEmpty()) {
                telling.found(tally.problems());
                keepTold();
            }
            telling.look();
        }
        return tally.result(line, now());
    }

    @Override
    public long arrivedSince(Instant from) {
        return arrived.since(from);
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
        boolean answered = telling.standing() == SyncStatus.Standing.ONLINE;
        failed =
                Optional.ofNullable(why)
                        .map(one -> new FailedTry(parts.clock().instant(), one, answered));
        telling.failed(failed);
        FailedTry.keep(parts.sealed(), failed);
    }

    /** The last try, where it came to nothing; empty where it succeeded. */
    public Optional<FailedTry> failedTry() {
        return failed;
    }

    private static String said(Exception e) {
        if (FullDisk.isBehind(e)) {
            return "the disk is full.";
        }
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

    /** Exhibits that other stations recorded. */
    public Elsewhere elsewhere() {
        return new AskingServer(line.wire(), memory);
    }

    /**
     * Which witnesses are asked for from now on.
     *
     * @param policy a policy file (C2SP tlog-policy)
     * @throws Malformed where it does not read, or is for other logs
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

    /** It is looked what is here, and told where that changed. */
    public void tell() {
        telling.look();
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

package org.lockfast.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.sync.wire.ProblemType;

/**
 * The steps of a round, in their order: entries both ways, a log that goes on elsewhere or lost
 * something, officers' keys, files, witnesses.
 */
final class Round {
    private final Line line;
    private final SyncMemory memory;
    private final EntryExchange entries;
    private final OriginFollowing origins;
    private final WrapExchange wraps;
    private final FileExchange files;
    private final Arrivals arrivals;
    private final StatusTelling telling;

    Round(
            Line line,
            EntryExchange entries,
            OriginFollowing origins,
            WrapExchange wraps,
            FileExchange files,
            Arrivals arrivals,
            StatusTelling telling) {
        this.line = line;
        this.memory = line.memory();
        this.entries = entries;
        this.origins = origins;
        this.wraps = wraps;
        this.files = files;
        this.arrivals = arrivals;
        this.telling = telling;
    }

    /**
     * Runs one.
     *
     * @param asked what is asked of witnesses
     * @param tally is told what came of it, also where it ends early
     * @param stop asked between the parts of files: whether something more urgent waits
     */
    void run(Optional<Witnessed> asked, Tally tally, BooleanSupplier stop)
            throws WireTrouble, SyncStop, IOException {
        line.begin();
        try {
            records(tally, stop);
        } catch (IOException | UncheckedIOException | JournalRefusal e) {
            sendFiles(e, stop);
            throw e;
        }
        files.look();
        try {
            files.exchange(stop, telling::tell);
        } finally {
            tally.problems(files.notTaken());
        }
        line.receipts().force();
        if (asked.isPresent()) {
            asked.get().ask(line);
        }
    }

    /** Everything but files. */
    private void records(Tally tally, BooleanSupplier stop)
            throws WireTrouble, SyncStop, IOException {
        try {
            origins.prove(tally);
            entries.takeBackFirst(tally);
            entries.run(tally);
        } catch (LogBehind e) {
            goesOnOr(e, tally);
        } catch (SyncStop e) {
            if (!e.problem().is(LogProblem.ANOTHER) || !origins.goesOnElsewhere(tally)) {
                throw e;
            }
            entries.run(tally);
        } catch (WireTrouble e) {
            if (e.isBarred()) {
                throw e; // whatever it asks
            }
            if (e.is(ProblemType.REVOKED)) {
                throw revoked(e, tally, stop);
            }
            if (e.is(ProblemType.LOG_BEHIND)) {
                goesOnOr(behind(e), tally);
            } else if (e.is(ProblemType.UNKNOWN_KEY)) {
                // a server that does not know this device any more may have lost its enrolment
                refill(behind(e), tally);
            } else if (!e.is(ProblemType.REFILLING) || !handBackUnasked(tally)) {
                throw e;
            } else {
                isWhole(tally);
            }
        }
        if (arrivals.isRefilled()) {
            startAgain();
        }
        follow(tally);
        telling.tell();
    }

    /** The disk takes nothing; the files on it are sent all the same, where the log was heard. */
    private void sendFiles(Exception told, BooleanSupplier stop) {
        if (!line.isHeard()) {
            return;
        }
        try {
            files.look();
            files.exchange(stop, telling::tell);
        } catch (WireTrouble | IOException | RuntimeException e) {
            told.addSuppressed(e);
        }
    }

    /** A log that is shorter goes on under another origin, or it is filled again. */
    private void goesOnOr(LogBehind behind, Tally tally) throws WireTrouble, SyncStop, IOException {
        if (origins.goesOnElsewhere(tally)) {
            entries.run(tally);
        } else {
            refill(behind, tally);
        }
    }

    private LogBehind behind(WireTrouble trouble) throws SyncStop {
        long size = trouble.problem().map(p -> p.size() == null ? 0L : p.size()).orElse(0L);
        return new LogBehind(Math.max(size(line.pin()), size(line.promised())), size);
    }

    private static long size(@Nullable Checkpoint seen) {
        return seen == null ? 0 : seen.size();
    }

    private void refill(LogBehind behind, Tally tally) throws WireTrouble, SyncStop, IOException {
        tally.reached();
        telling.found(List.of(behind.problem()));
        telling.tell();
        Refilling refilling = Refilling.of(line).orElseThrow(() -> behind);
        if (!handBack(refilling, tally)) {
            throw refilling.stillBehind(behind.size());
        }
        isWhole(tally);
    }

    /**
     * Hands back what is wanted where this device was not shown that something is lost: it has seen
     * nothing of it but what was acknowledged, or it was revoked and is shown nothing.
     *
     * @return whether the log lacks nothing
     */
    private boolean handBackUnasked(Tally tally) throws WireTrouble, SyncStop, IOException {
        Optional<Refilling> refilling = Refilling.of(line);
        if (refilling.isEmpty()) {
            return false;
        }
        boolean whole = handBack(refilling.get(), tally);
        if (!whole && refilling.get().handedBack() > 0) {
            tally.problem(refilling.get().stillBehind(0).problem());
        }
        return whole;
    }

    /** Counts what was handed back, also where the line breaks in between. */
    private static boolean handBack(Refilling refilling, Tally tally)
            throws WireTrouble, IOException {
        try {
            return refilling.run();
        } finally {
            tally.handedBack(refilling.handedBack());
        }
    }

    /**
     * It is given nothing that could show it a loss, and may have what was lost: that is asked
     * first, and the answer is the log's own, wherever the log goes on. Only where something of
     * this round was, its files are sent; that it was revoked anybody can say.
     *
     * @return what is told of it
     */
    private WireTrouble revoked(WireTrouble told, Tally tally, BooleanSupplier stop) {
        try {
            handBackUnasked(tally);
        } catch (WireTrouble | SyncStop | IOException e) {
            told.addSuppressed(e);
        }
        if (!line.isHeard()) {
            return somebodyElses(told);
        }
        try {
            files.look();
            files.handIn(stop, telling::tell, told);
        } catch (IOException | UncheckedIOException e) {
            told.addSuppressed(e);
        }
        return told;
    }

    /** That somebody else answers is what is told, where an answer showed it. */
    private static WireTrouble somebodyElses(WireTrouble told) {
        for (Throwable beside : told.getSuppressed()) {
            if (beside instanceof WireTrouble bad && bad.kind() == WireTrouble.Kind.BAD_ANSWER) {
                WireTrouble one = WireTrouble.badAnswer(bad.what(), bad);
                one.addSuppressed(told);
                return one;
            }
        }
        return told;
    }

    private void isWhole(Tally tally) throws WireTrouble, SyncStop, IOException {
        arrivals.refilled();
        entries.placesChanged();
        entries.run(tally);
    }

    /** What is no entry came back with nothing: the server has it again from here. */
    private void startAgain() throws IOException {
        files.startAgain();
        wraps.startAgain();
        memory.put(state -> state.interests(state.interests(), state.left()));
        arrivals.toldAnew();
    }

    private void follow(Tally tally) throws WireTrouble, SyncStop, IOException {
        line.journal().settle();
        wraps.exchange(arrivals.aboutOfficers());
        arrivals.followed();
        if (askFor(tally)) {
            entries.run(tally); // what was asked for comes with the next question
            line.journal().settle();
        }
    }

    /**
     * Tells the server what officers asked for. That it takes no more holds up nothing else.
     *
     * @return whether it was told of something
     */
    private boolean askFor(Tally tally) throws WireTrouble {
        SyncState asked = memory.now();
        if (asked.interestsSent()) {
            return false;
        }
        try {
            line.wire().interests(asked.interests(), asked.left());
        } catch (WireTrouble e) {
            if (!e.is(ProblemType.TOO_LARGE)) {
                throw e;
            }
            tally.problem(LineProblem.askedForTooMuch());
            return false;
        }
        memory.put(now -> now.told(asked));
        return !asked.interests().isEmpty();
    }
}

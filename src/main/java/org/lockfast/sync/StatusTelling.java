package org.lockfast.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Checkpoint;

/** Makes the status of a device, and tells it to whoever listens. */
final class StatusTelling implements SyncStatus.Source {
    /** From here on clocks that differ are spoken of. */
    private static final Duration MOST_SKEW = Duration.ofMinutes(2);

    /** From here on it is said that entries wait here alone. */
    private static final Duration LONGEST_UNSENT = Duration.ofHours(4);

    private final SyncMemory memory;
    private final Line line;
    private final InstantSource clock;
    private final FileExchange files;
    private final OwnChain chain;
    private final Unsent unsent;
    private final List<Consumer<SyncStatus>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<SyncStatus> status = new AtomicReference<>(SyncStatus.ALONE);
    private volatile SyncStatus.Standing standing = SyncStatus.Standing.OFFLINE;
    private volatile List<SyncProblem> found;
    private volatile Optional<SyncProblem> notThere = Optional.empty();
    private volatile Optional<Witnessed> witnessed = Optional.empty();
    private volatile boolean witnessesUnread;
    private volatile Instant answered = Instant.EPOCH;
    private volatile @Nullable Instant oldest;

    StatusTelling(
            Line line, InstantSource clock, FileExchange files, OwnChain chain, Unsent unsent) {
        this.line = line;
        this.memory = line.memory();
        this.clock = clock;
        this.files = files;
        this.chain = chain;
        this.unsent = unsent;
        this.found = List.copyOf(memory.now().told());
    }

    /** How the server was reached. */
    void stands(SyncStatus.Standing now) {
        standing = now;
    }

    SyncStatus.Standing standing() {
        return standing;
    }

    /** The last try came to nothing; where the server answered, that was a contact too. */
    void failed(Optional<FailedTry> last) {
        answered = last.filter(FailedTry::answered).map(FailedTry::at).orElse(Instant.EPOCH);
    }

    /** When the server last answered anything; null for never. */
    private @Nullable Instant contact(SyncState state) {
        Instant well = Instant.ofEpochMilli(state.contactMs());
        Instant last = answered.isAfter(well) ? answered : well;
        return last.equals(Instant.EPOCH) ? null : last;
    }

    /** Something is on its way, where the server was reached before. */
    void begins() {
        if (standing == SyncStatus.Standing.ONLINE) {
            standing = SyncStatus.Standing.SYNCING;
        }
        tell();
    }

    /** What a round had to say. */
    void found(Collection<SyncProblem> now) {
        found = List.copyOf(now);
    }

    List<SyncProblem> found() {
        return found;
    }

    /** The log does not show what was acknowledged: said until the program starts again. */
    void notThere(SyncProblem what) {
        notThere = Optional.of(what);
    }

    /** What is asked of witnesses. */
    void witnessedBy(Optional<Witnessed> now) {
        witnessed = now;
        witnessesUnread &= now.isEmpty();
    }

    /** What is asked of witnesses does not read: said until a policy is given. */
    void witnessesUnread() {
        witnessesUnread = true;
    }

    /** Looks what is here, and tells it. */
    void look() {
        oldest = unsent.oldest();
        chain.look();
        files.arrived();
        tell();
    }

    /** Something was recorded. Costs next to nothing. */
    void recorded() {
        if (oldest == null) {
            oldest = clock.instant();
        }
        tell();
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

    /** The status is made anew, and told where it changed. */
    void tell() {
        SyncStatus next = reckon();
        SyncStatus before = status.getAndSet(next);
        if (!next.equals(before)) {
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    private SyncStatus reckon() {
        SyncState state = memory.now();
        Checkpoint pin = line.pinIfItReads();
        long size = pin == null ? 0 : pin.size();
        long waiting = Math.max(0, unsent.count() - chain.unreadable());
        Instant since = waiting == 0 ? null : oldest;
        return new SyncStatus(
                standing,
                waiting,
                since,
                files.sending(),
                files.coming(),
                contact(state),
                state.skewMs(),
                size,
                problems(state, size, waiting, since));
    }

    private List<SyncProblem> problems(
            SyncState state, long size, long waiting, @Nullable Instant since) {
        List<SyncProblem> problems = new ArrayList<>(found);
        problems.addAll(chain.problems());
        notThere.ifPresent(problems::add);
        if (!state.refused().isEmpty()) {
            problems.add(ChainProblem.refused(state.refused().size(), state.why()));
        }
        if (!state.notTaken().isEmpty()) {
            SyncState.NotTaken last = state.notTaken().getLast();
            problems.add(
                    LogProblem.notTaken(
                            state.notTaken().size(), state.dropped(), last.index(), last.why()));
        }
        if (Math.abs(state.skewMs()) > MOST_SKEW.toMillis()) {
            problems.add(LineProblem.clockSkew(state.skewMs()));
        }
        Duration alone = since == null ? Duration.ZERO : Duration.between(since, clock.instant());
        if (alone.compareTo(LONGEST_UNSENT) > 0) {
            problems.add(ChainProblem.nothingSent(alone, waiting));
        }
        // As of the last contact: of what happened since the device knows nothing
        Instant asOf = Instant.ofEpochMilli(state.contactMs() + state.skewMs());
        if (witnessesUnread) {
            problems.add(LogProblem.witnessesUnread());
        }
        witnessed.map(one -> one.problem(size, asOf)).ifPresent(problems::add);
        problems.sort(Comparator.comparing(SyncProblem::severity));
        return problems;
    }
}

package org.lockfast.sync;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.Journal;
import org.lockfast.journal.JournalEvents.LackCause;
import org.lockfast.journal.JournalWalk;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.ProblemType;

/**
 * What of the own chain was met in one round that cannot be handed in. The device says so in its
 * chain, and what follows goes without it.
 */
final class OwnLacks {
    /** So long a key is waited for; then what it signed is done without until it comes. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Line line;
    private final Journal journal;
    private final String own;
    private final Set<ChainLack> met = new LinkedHashSet<>();
    private final Set<List<String>> givenUp = new HashSet<>();
    private List<ChainLack> said;

    OwnLacks(Line line) {
        this.line = line;
        this.journal = line.journal();
        this.own = journal.device();
        this.said = journal.lacks();
    }

    /** The server waits for these places, and they are nowhere in this journal. */
    void missing(long epoch, long from, long to) {
        met.add(new ChainLack(own, epoch, from, to, LackCause.UNREADABLE));
    }

    /**
     * The server refused an entry. Where it wants a key, somebody else may bring that: it is waited
     * for, unless it was waited for long enough with another entry of the same signers.
     */
    void refused(JournalWalk.Kept kept, @Nullable ProblemType why) {
        if (why == ProblemType.UNKNOWN_KEY
                && !(isOld(kept.entry()) && givenUp.contains(kept.entry().signers()))) {
            return;
        }
        lacks(kept);
    }

    /** The server refused it in an earlier round, and it has kept its chain here since. */
    void waits(JournalWalk.Kept kept) {
        if (isOld(kept.entry())) {
            givenUp.add(kept.entry().signers());
            lacks(kept);
        }
    }

    private boolean isOld(Entry entry) {
        long now = line.now().toEpochMilli();
        long refused = line.memory().now().refusedSince(now);
        // A clock that was ahead says nothing of how long it has waited
        long since = entry.recordedMs() > now ? refused : Math.max(entry.recordedMs(), refused);
        return now - since > LONGEST.toMillis();
    }

    /** Not so where what is said of lacks is itself refused. */
    private void lacks(JournalWalk.Kept kept) {
        Entry entry = kept.entry();
        if (!entry.device().equals(own)
                || ChainLack.says(entry)
                || entry.typeName().equals("device.epoch")) {
            return;
        }
        Set<Hash> values = new HashSet<>(entry.commitments());
        kept.bodies().forEach(value -> values.remove(value.hash()));
        LackCause cause = values.isEmpty() ? LackCause.REFUSED : LackCause.UNREADABLE;
        met.add(new ChainLack(own, entry.epoch(), entry.seq(), entry.seq(), cause));
    }

    /**
     * An entry in the middle of an epoch that does not read is met as a gap. What an epoch says of
     * the end of the one before is met by nobody, and looked for once.
     */
    void look() {
        SyncMemory memory = line.memory();
        long epoch = journal.epoch();
        if (memory.looked() == epoch) {
            return;
        }
        for (ChainLack lack : journal.unreadable(line.receipts()::has)) {
            if (met.stream().noneMatch(one -> one.covers(lack))) {
                met.add(lack);
            }
        }
        memory.looked(epoch);
    }

    /** Records what is new to be said; whether anything was. */
    boolean say() {
        List<ChainLack> fresh =
                met.stream()
                        .filter(lack -> said.stream().noneMatch(one -> one.covers(lack)))
                        .toList();
        if (fresh.isEmpty()) {
            return false;
        }
        journal.sayLacking(fresh);
        said = journal.lacks();
        return true;
    }

    /** Whether the device has said of that entry that it cannot hand it in. */
    boolean isSaid(Entry entry) {
        return said.stream()
                .anyMatch(lack -> lack.covers(entry.device(), entry.epoch(), entry.seq()));
    }

    /**
     * What keeps entries of the own chain here that follow it.
     *
     * @param held chains that go no further
     */
    Optional<SyncProblem> holdingBack(Set<String> held) {
        return met.stream()
                .filter(lack -> held.contains(lack.chain()))
                .findFirst()
                .map(lack -> ChainProblem.heldBack(lack.epoch(), lack.from()));
    }
}

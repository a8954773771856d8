package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Happening;
import org.lockfast.journal.ChainBranch;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.records.Branches.Branch;

/**
 * Follows the chain of each device, and finds where one forks: two texts at one place, or an epoch
 * that goes on from an entry which another one follows too.
 */
final class Chains {
    /** Which of several branches goes first, whoever asks. */
    private static final Comparator<Branch> FIRST =
            Comparator.comparingLong(Branch::recordedMs)
                    .thenComparing(Branch::device)
                    .thenComparingLong(Branch::epoch)
                    .thenComparingLong(Branch::seq)
                    .thenComparing(Branch::eid);

    /** A chain and a copy of it have {@link ChainRuns#MOST} near any place, each. */
    private static final int MOST_RUNS = 4 * ChainRuns.MOST;

    /** Open forks of a device besides which no further epoch's is told. */
    private static final int MOST_PARTINGS = 8;

    /**
     * Entries of a device that are told each by itself, where they were here before its key was
     * revoked: nothing else marks them.
     */
    private static final int MOST_MARKED = 100;

    private final IndexTables tables;
    private final EntryRows rows;
    private final ConflictRows conflicts;
    private final Branches branches;
    private final PreparedStatement atPlace;
    private final PreparedStatement runs;
    private final PreparedStatement since;

    /** Those met in this transaction, or before it. */
    private final Map<IndexTables.Pair<String, Long>, Chain> used = new HashMap<>();

    /** Places from and to, both included. */
    private record Gap(long from, long to) {}

    private static final class Chain {
        private long next;
        private final List<Gap> gaps = new ArrayList<>();
        private @Nullable Long fork;
        private @Nullable String conflict;
        private @Nullable Long revoked;
        private boolean changed;

        /** Whether the place was empty till now. */
        boolean fill(long seq) {
            if (seq >= next) {
                if (seq > next) {
                    gaps.add(new Gap(next, seq - 1));
                }
                next = seq + 1;
                return true;
            }
            for (int i = 0; i < gaps.size(); i++) {
                Gap gap = gaps.get(i);
                if (gap.from() <= seq && seq <= gap.to()) {
                    gaps.remove(i);
                    if (seq < gap.to()) {
                        gaps.add(i, new Gap(seq + 1, gap.to()));
                    }
                    if (gap.from() < seq) {
                        gaps.add(i, new Gap(gap.from(), seq - 1));
                    }
                    return true;
                }
            }
            return false;
        }

        boolean isFilled(long seq) {
            return seq < next
                    && gaps.stream().noneMatch(gap -> gap.from() <= seq && seq <= gap.to());
        }

        String gaps() {
            return String.join(" ", gaps.stream().map(gap -> gap.from() + "-" + gap.to()).toList());
        }
    }

    Chains(Connection writing, IndexTables tables, EntryRows rows, ConflictRows conflicts)
            throws SQLException {
        this.tables = tables;
        this.rows = rows;
        this.conflicts = conflicts;
        this.branches = new Branches(writing, tables);
        this.atPlace =
                writing.prepareStatement(
                        "select eid, recorded_ms from (select * from entry where record >= ?"
                                + " order by record limit "
                                + ChainRuns.MOST
                                + ") where device = ? and epoch = ? and seq = ?");
        this.since =
                writing.prepareStatement(
                        "select "
                                + String.join(", ", EntryRow.TABLE.columns())
                                + " from entry where device = ? and epoch = ? and recorded_ms >= ?"
                                + " order by record limit "
                                + (MOST_MARKED + 1));
        this.runs =
                writing.prepareStatement(
                        "select record from chain_run where device = ? and epoch = ? and seq"
                                + " between ? and ? order by record limit "
                                + MOST_RUNS);
    }

    /** Whether an entry of this place of a chain was taken in before. */
    boolean isTaken(Entry entry) throws SQLException {
        return chain(entry.device(), entry.epoch()).isFilled(entry.seq());
    }

    void take(Entry entry) throws SQLException {
        Chain chain = chain(entry.device(), entry.epoch());
        Long revoked = chain.revoked;
        if (revoked != null && entry.recordedMs() >= revoked) {
            conflicts.putOnce(Conflict.Kind.REVOKED, entry.device(), entry.eid(), entry.recorded());
        }
        Long fork = chain.fork;
        if (!chain.fill(entry.seq()) && (fork == null || entry.seq() <= fork || isClosed(chain))) {
            forks(chain, entry);
        }
        parts(entry);
    }

    /**
     * Its chain goes on in two ways after the entry before it, in different epochs. Two of them
     * stand for all further ones until a finding closes that, and a few open forks for all of a
     * device: the entries before can be made up, too.
     */
    private void parts(Entry entry) throws SQLException {
        Branch first = branches.take(entry).orElse(null);
        if (first == null || ChainBranch.isNone(entry) || conflicts.openFork(first.eid()) != null) {
            return;
        }
        Branch other = first.eid().equals(entry.eid()) ? inEpochBefore(entry) : Branch.of(entry);
        if (other != null
                && conflicts.openFork(other.eid()) == null
                && open(entry.device()) < MOST_PARTINGS) {
            conflicts.put(fork(entry.device(), List.of(first, other)));
        }
    }

    /** How many forks of a device nobody has closed. */
    private long open(String device) throws SQLException {
        return conflicts.about(Conflict.Kind.FORK, device).stream()
                .filter(Conflict::isOpen)
                .count();
    }

    /** What follows the same entry in the epoch it stands in. */
    private @Nullable Branch inEpochBefore(Entry opening) throws SQLException {
        Branches.Place before = branches.before(Branch.of(opening), opening.prev()).orElse(null);
        return before == null
                ? null
                : here(opening.device(), before.epoch(), before.seq() + 1).stream()
                        .findFirst()
                        .orElse(null);
    }

    private static Conflict fork(String device, List<Branch> branches) {
        List<Branch> sorted = branches.stream().sorted(FIRST).toList();
        List<Hash> eids = sorted.stream().map(Branch::eid).toList();
        Instant since = Instant.ofEpochMilli(sorted.get(1).recordedMs());
        return Conflict.of(Conflict.Kind.FORK, device, eids, eids, since, null);
    }

    private Chain chain(String device, long epoch) throws SQLException {
        IndexTables.Pair<String, Long> key = new IndexTables.Pair<>(device, epoch);
        Chain chain = used.get(key);
        if (chain == null) {
            chain = read(tables.chains.get(key));
            used.put(key, chain);
        }
        chain.changed = true;
        return chain;
    }

    /**
     * A device's key is revoked: what it says it recorded from then on is marked.
     *
     * @param key name of the key, {@code d-…/epoch}
     * @param revokedMs when that was recorded; of several the first counts
     */
    void revoke(String key, long revokedMs) throws SQLException {
        int slash = key.lastIndexOf('/');
        if (slash < 0 || !key.substring(slash + 1).matches("[0-9]{1,16}")) {
            return;
        }
        String device = key.substring(0, slash);
        long epoch = Long.parseLong(key.substring(slash + 1));
        Chain chain = chain(device, epoch);
        Long before = chain.revoked;
        if (before != null && before <= revokedMs) {
            return;
        }
        chain.revoked = revokedMs;
        tables.entries.flush();
        since.setString(1, device);
        since.setLong(2, epoch);
        since.setLong(3, revokedMs);
        List<Happening> marked = new ArrayList<>();
        try (ResultSet found = since.executeQuery()) {
            while (found.next()) {
                marked.add(rows.happening(EntryRow.TABLE.reader().read(found)));
            }
        }
        for (Happening one : marked.subList(0, Math.min(marked.size(), MOST_MARKED))) {
            mark(one.subject(), one.eid(), one.recorded());
        }
        if (marked.size() > MOST_MARKED) {
            Happening further = marked.getLast();
            conflicts.putOnce(Conflict.Kind.REVOKED, device, further.eid(), further.recorded());
        }
    }

    /** An entry of a device whose key was revoked after it came: somebody has to look at it. */
    private void mark(UUID subject, Hash eid, Instant recorded) throws SQLException {
        conflicts.put(
                Conflict.of(
                        Conflict.Kind.REVOKED,
                        subject.toString(),
                        List.of(eid),
                        List.of(eid),
                        recorded,
                        null));
    }

    private static Chain read(@Nullable ChainRow row) {
        Chain chain = new Chain();
        if (row != null) {
            chain.next = row.next();
            chain.fork = row.fork();
            chain.conflict = row.conflict();
            chain.revoked = row.revokedMs();
            for (String gap : row.gaps().isEmpty() ? new String[0] : row.gaps().split(" ")) {
                int dash = gap.indexOf('-');
                chain.gaps.add(
                        new Gap(
                                Long.parseLong(gap.substring(0, dash)),
                                Long.parseLong(gap.substring(dash + 1))));
            }
        }
        return chain;
    }

    /** What was found about the fork of a chain cannot have known what is told there later. */
    private boolean isClosed(Chain chain) throws SQLException {
        ConflictRow row = chain.conflict == null ? null : tables.conflicts.get(chain.conflict);
        return row != null && row.resolvedBy() != null;
    }

    /** The first place with two texts stands for all that follow it, until it is closed. */
    private void forks(Chain chain, Entry entry) throws SQLException {
        List<Branch> here = new ArrayList<>(here(entry.device(), entry.epoch(), entry.seq()));
        if (here.stream().noneMatch(one -> one.eid().equals(entry.eid()))) {
            here.add(Branch.of(entry)); // there are very many at this place
        }
        if (here.size() < 2) {
            return;
        }
        for (Branch one : here) {
            String told = conflicts.openFork(one.eid());
            if (told != null) { // with an epoch's
                chain.fork = entry.seq();
                chain.conflict = told;
                return;
            }
        }
        Conflict conflict = fork(entry.device(), here);
        String before = chain.conflict;
        Long place = chain.fork;
        if (before != null && place != null && entry.seq() <= place) {
            conflicts.remove(Conflict.Kind.FORK, entry.device(), before);
        }
        conflicts.put(conflict);
        chain.fork = entry.seq();
        chain.conflict = conflict.id();
    }

    /** The entries of one place, of very many those that came first. */
    private List<Branch> here(String device, long epoch, long seq) throws SQLException {
        tables.entries.flush();
        tables.chainRuns.flush();
        Set<Long> from = new TreeSet<>();
        runs.setString(1, device);
        runs.setLong(2, epoch);
        runs.setLong(3, seq - ChainRuns.MOST + 1);
        runs.setLong(4, seq);
        try (ResultSet found = runs.executeQuery()) {
            while (found.next()) {
                from.add(found.getLong(1));
            }
        }
        Map<Hash, Branch> here = new HashMap<>();
        for (long record : from) {
            atPlace.setLong(1, record);
            atPlace.setString(2, device);
            atPlace.setLong(3, epoch);
            atPlace.setLong(4, seq);
            try (ResultSet found = atPlace.executeQuery()) {
                while (found.next()) {
                    Hash eid = Hash.of(found.getBytes(1));
                    here.put(eid, new Branch(eid, device, epoch, seq, found.getLong(2)));
                }
            }
        }
        return here.values().stream().sorted(FIRST).toList();
    }

    /** Writes what changed. */
    void finish() throws SQLException {
        for (Map.Entry<IndexTables.Pair<String, Long>, Chain> one : used.entrySet()) {
            Chain chain = one.getValue();
            if (chain.changed) {
                chain.changed = false;
                tables.chains.put(
                        one.getKey(),
                        new ChainRow(
                                one.getKey().first(),
                                Objects.requireNonNull(one.getKey().second()),
                                chain.next,
                                chain.gaps(),
                                chain.fork,
                                chain.conflict,
                                chain.revoked));
            }
        }
    }

    /** After a transaction that was undone. */
    void forget() throws SQLException {
        used.clear();
        branches.restart();
    }
}

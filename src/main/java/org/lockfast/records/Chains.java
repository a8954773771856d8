package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict.Kind;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.records.Openings.Branch;
import org.lockfast.records.Openings.GoesOn;
import org.lockfast.records.Openings.Place;

/**
 * Follows the chain of each device, and finds where one parts: two texts at one place, or an epoch
 * that goes on from an entry which another one follows too. All that part, and all of a revoked
 * key, are one conflict of the device each.
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

    private final IndexTables tables;
    private final Gathered gathered;
    private final Openings openings;
    private final PreparedStatement atPlace;
    private final PreparedStatement runs;
    private final PreparedStatement ofEpoch;
    private final PreparedStatement gapsOf;

    /** Those met in this transaction, or before it. */
    private final Map<IndexTables.Pair<String, Long>, Chain> used = new HashMap<>();

    /**
     * How far a chain is here. Of some chains only parts ever are: of the server's own a device is
     * sent what concerns it. So its gaps are many, and each is a row: what changes of them is
     * written, not all of them.
     */
    private static final class Chain {
        private final Keyed<ChainGapRow.Key, ChainGapRow> rows;
        private final String device;
        private final long epoch;
        private long next;

        /** First to last place of each. */
        private final TreeMap<Long, Long> gaps = new TreeMap<>();

        private @Nullable Long revoked;
        private boolean changed;

        Chain(Keyed<ChainGapRow.Key, ChainGapRow> rows, String device, long epoch) {
            this.rows = rows;
            this.device = device;
            this.epoch = epoch;
        }

        /** Whether the place was empty till now. */
        boolean fill(long seq) throws SQLException {
            if (seq >= next) {
                if (seq > next) {
                    add(next, seq - 1);
                }
                next = seq + 1;
                changed = true;
                return true;
            }
            Map.Entry<Long, Long> gap = gaps.floorEntry(seq);
            if (gap == null || gap.getValue() < seq) {
                return false;
            }
            long from = gap.getKey();
            long to = gap.getValue();
            if (from < seq) {
                add(from, seq - 1);
            } else {
                gaps.remove(from);
                rows.remove(new ChainGapRow.Key(device, epoch, from));
            }
            if (seq < to) {
                add(seq + 1, to);
            }
            return true;
        }

        private void add(long from, long to) throws SQLException {
            gaps.put(from, to);
            rows.put(
                    new ChainGapRow.Key(device, epoch, from),
                    new ChainGapRow(device, epoch, from, to));
        }

        boolean isFilled(long seq) {
            Map.Entry<Long, Long> gap = gaps.floorEntry(seq);
            return seq < next && (gap == null || gap.getValue() < seq);
        }
    }

    Chains(Connection writing, IndexTables tables, Gathered gathered) throws SQLException {
        this.tables = tables;
        this.gathered = gathered;
        this.openings = new Openings(writing, tables, gathered);
        this.atPlace =
                writing.prepareStatement(
                        "select eid, recorded_ms from (select * from entry where record >= ?"
                                + " order by record limit "
                                + ChainRuns.MOST
                                + ") where device = ? and epoch = ? and seq = ?");
        this.ofEpoch =
                writing.prepareStatement(
                        "select eid, seq, recorded_ms from entry where device = ? and epoch = ?");
        this.gapsOf =
                writing.prepareStatement(
                        "select from_seq, to_seq from chain_gap where device = ? and epoch = ?");
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

    /**
     * Takes an entry in.
     *
     * @return epochs of its device of which it is known from now on after which place they go on
     */
    List<GoesOn> take(Entry entry) throws SQLException {
        Chain chain = chain(entry.device(), entry.epoch());
        Long revoked = chain.revoked;
        if (revoked != null) {
            gathered.add(Kind.REVOKED, entry.device(), Gathered.ALL, entry.eid());
            if (entry.recordedMs() >= revoked) {
                gathered.name(Kind.REVOKED, Branch.of(entry));
            }
        }
        boolean isFirst = chain.fill(entry.seq());
        List<GoesOn> known = openings.take(entry, isFirst, this::isFilled);
        if (!isFirst) {
            parts(entry);
        }
        return known;
    }

    private boolean isFilled(String device, long epoch, long seq) throws SQLException {
        return chain(device, epoch).isFilled(seq);
    }

    /** Another text stood at its place: all texts there part. */
    private void parts(Entry entry) throws SQLException {
        List<Branch> others =
                here(entry.device(), entry.epoch(), entry.seq()).stream()
                        .filter(one -> !one.eid().equals(entry.eid()))
                        .toList();
        if (others.size() == 1) { // of three the first two do already
            openings.parts(others.getFirst());
        }
        openings.parts(Branch.of(entry));
    }

    /** Whether a later epoch than a place's goes on after an entry before that place. */
    boolean goesOnBefore(String device, Place place) {
        return openings.goesOnBefore(device, place);
    }

    /** Somebody has to look at an entry because of the keys that sign it. */
    void doubt(Entry entry) throws SQLException {
        doubt(Branch.of(entry));
    }

    /** Somebody has to look at an entry that was not in doubt till now. */
    void doubt(Branch entry) throws SQLException {
        if (chain(entry.device(), entry.epoch()).revoked == null) { // else it is among them
            gathered.add(Kind.REVOKED, entry.device(), Gathered.ALL, entry.eid());
            gathered.add(Kind.REVOKED, entry.device(), entry.epoch(), entry.eid());
        }
        gathered.name(Kind.REVOKED, entry);
    }

    private Chain chain(String device, long epoch) throws SQLException {
        IndexTables.Pair<String, Long> key = new IndexTables.Pair<>(device, epoch);
        Chain chain = used.get(key);
        if (chain == null) {
            chain = read(device, epoch, tables.chains.get(key));
            used.put(key, chain);
        }
        return chain;
    }

    /**
     * A device's key is revoked: what it says it recorded from then on is listed, and what was
     * found about its entries is found about all that are here.
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
        chain.changed = true;
        if (before == null) { // it has them all from now on, whatever was in doubt before
            gathered.forget(Kind.REVOKED, device, epoch);
        }
        tables.entries.flush();
        ofEpoch.setString(1, device);
        ofEpoch.setLong(2, epoch);
        try (ResultSet found = ofEpoch.executeQuery()) {
            while (found.next()) {
                Hash eid = Hash.of(found.getBytes(1));
                long at = found.getLong(3);
                if (before == null) {
                    gathered.add(Kind.REVOKED, device, Gathered.ALL, eid);
                }
                if (at >= revokedMs) {
                    gathered.name(
                            Kind.REVOKED, new Branch(eid, device, epoch, found.getLong(2), at));
                }
            }
        }
    }

    private Chain read(String device, long epoch, @Nullable ChainRow row) throws SQLException {
        Chain chain = new Chain(tables.chainGaps, device, epoch);
        if (row == null) {
            chain.changed = true;
            return chain;
        }
        chain.next = row.next();
        chain.revoked = row.revokedMs();
        tables.chainGaps.flush();
        gapsOf.setString(1, device);
        gapsOf.setLong(2, epoch);
        try (ResultSet found = gapsOf.executeQuery()) {
            while (found.next()) {
                chain.gaps.put(found.getLong(1), found.getLong(2));
            }
        }
        return chain;
    }

    /** The entries of one place, of very many those that came first. */
    List<Branch> here(String device, long epoch, long seq) throws SQLException {
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
                                chain.revoked));
            }
        }
    }

    /** After a transaction that was undone. */
    void forget() throws SQLException {
        used.clear();
        openings.restart();
    }
}

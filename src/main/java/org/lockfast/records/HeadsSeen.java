package org.lockfast.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.HeadsShown.Standing;
import org.lockfast.journal.ChainBranch;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.records.Branches.Branch;
import org.lockfast.records.Branches.Place;

/**
 * Holds what devices were shown of each other's chains to what is here of these: an entry that was
 * shown and never comes was taken out of its chain, or its device showed what was not so.
 */
final class HeadsSeen {
    private record At(String device, long epoch, long seq) {}

    /** A further epoch of a device, and the entry it goes on after. */
    private record Opening(Branch branch, Hash prev) {}

    private final Connection writing;
    private final IndexTables tables;
    private final ConflictRows conflicts;
    private final Chains chains;
    private final @Nullable String own;

    /** Entries that name a place whose entry is not here, by that place. */
    private final Map<At, Set<Hash>> byPlace = new HashMap<>();

    /** The same by device. */
    private final Map<String, Set<Hash>> byDevice = new HashMap<>();

    /** There are few: one for each time a store was moved, restored or damaged. */
    private final Map<String, List<Opening>> openings = new HashMap<>();

    /**
     * @param own the device whose journal it is: all there is of its chain is here. Null for none
     */
    HeadsSeen(
            Connection writing,
            IndexTables tables,
            ConflictRows conflicts,
            Chains chains,
            @Nullable String own)
            throws SQLException {
        this.writing = writing;
        this.tables = tables;
        this.conflicts = conflicts;
        this.chains = chains;
        this.own = own;
        restart();
    }

    /** Reads what the database has: at the beginning, and after a transaction that was undone. */
    void restart() throws SQLException {
        byPlace.clear();
        byDevice.clear();
        openings.clear();
        try (Statement statement = writing.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery(
                            "select device, epoch, seq, eid from head_seen where standing <>"
                                    + " 'AGREES'")) {
                while (rows.next()) {
                    watch(
                            new At(rows.getString(1), rows.getLong(2), rows.getLong(3)),
                            Hash.of(rows.getBytes(4)));
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("select bytes from key_entry order by record")) {
                while (rows.next()) {
                    note(Entry.parse(rows.getBytes(1)));
                }
            }
        }
    }

    private void watch(At place, Hash eid) {
        byPlace.computeIfAbsent(place, _ -> new LinkedHashSet<>(2)).add(eid);
        byDevice.computeIfAbsent(place.device(), _ -> new LinkedHashSet<>()).add(eid);
    }

    private void watchNoLonger(At place, Hash eid) {
        byPlace.getOrDefault(place, new LinkedHashSet<>()).remove(eid);
        byDevice.getOrDefault(place.device(), new LinkedHashSet<>()).remove(eid);
    }

    /** Own entries that came back stand elsewhere too, so what is not here proves nothing then. */
    private boolean note(Entry entry) {
        boolean opens = ChainBranch.begins(entry) && !ChainBranch.isAfterReturn(entry);
        if (opens) {
            openings.computeIfAbsent(entry.device(), _ -> new ArrayList<>(1))
                    .add(new Opening(Branch.of(entry), entry.prev()));
        }
        return opens;
    }

    /** Takes an entry in, after the chains did. */
    void take(RecordedEvent from) throws SQLException {
        Entry entry = from.entry();
        Set<Hash> concerned = new LinkedHashSet<>();
        if (from.event() instanceof JournalEvents.HeadSeen seen) {
            take(entry, seen);
            concerned.add(entry.eid());
        }
        boolean opens = note(entry);
        if (!byDevice.getOrDefault(entry.device(), Set.of()).isEmpty()) {
            At place = new At(entry.device(), entry.epoch(), entry.seq());
            concerned.addAll(byPlace.getOrDefault(place, Set.of()));
            if (opens || isGoneOnAfter(entry)) {
                concerned.addAll(byDevice.getOrDefault(entry.device(), Set.of()));
            }
        }
        Set<String> freed = new LinkedHashSet<>();
        for (Hash eid : concerned) {
            HeadSeenRow row = tables.headsSeen.get(eid);
            if (row != null && judge(row)) {
                freed.add(row.device());
            }
        }
        for (String device : freed) { // one of those it stood for is told in its place
            for (Hash eid : List.copyOf(byDevice.getOrDefault(device, Set.of()))) {
                HeadSeenRow row = tables.headsSeen.get(eid);
                if (row != null) {
                    judge(row);
                }
            }
        }
    }

    private boolean isGoneOnAfter(Entry entry) {
        return openings.getOrDefault(entry.device(), List.of()).stream()
                .anyMatch(opening -> opening.prev().equals(entry.eid()));
    }

    private void take(Entry entry, JournalEvents.HeadSeen seen) throws SQLException {
        HeadSeenRow row =
                new HeadSeenRow(
                        entry.eid().bytes(),
                        entry.device(),
                        entry.recordedMs(),
                        seen.device(),
                        seen.epoch(),
                        seen.seq(),
                        seen.eid().bytes(),
                        seen.signature(),
                        seen.batch(),
                        Standing.AWAITED.name(),
                        null);
        try {
            row.shown();
        } catch (IllegalArgumentException e) {
            return; // no place of any chain: it stays an entry like another
        }
        tables.headsSeen.put(entry.eid(), row);
        watch(new At(seen.device(), seen.epoch(), seen.seq()), entry.eid());
    }

    /**
     * Whether a conflict went that stood for further ones.
     *
     * <p>What one device was shown of another is one conflict, until a finding closes that: whoever
     * has a device's key records as many as they like.
     */
    private boolean judge(HeadSeenRow row) throws SQLException {
        Hash eid = Hash.of(row.eid());
        List<Branch> here = chains.here(row.device(), row.epoch(), row.seq());
        if (here.stream().anyMatch(one -> one.eid().equals(Hash.of(row.seen())))) {
            watchNoLonger(new At(row.device(), row.epoch(), row.seq()), eid);
            forget(row);
            tables.headsSeen.put(eid, row.standing(Standing.AGREES, null));
            return row.conflict() != null;
        }
        Optional<Branch> other = here.isEmpty() ? goneOnBefore(row) : here.stream().findFirst();
        if (other.isEmpty() && !row.device().equals(own)) {
            return false;
        }
        if (row.conflict() == null && isTold(row)) {
            tables.headsSeen.put(eid, row.standing(Standing.CONTRADICTED, null));
            return false;
        }
        List<Hash> ends = new ArrayList<>(List.of(eid));
        other.ifPresent(one -> ends.add(one.eid()));
        long since = Math.max(row.atMs(), other.map(Branch::recordedMs).orElse(0L));
        Conflict conflict =
                Conflict.of(
                        Conflict.Kind.SHOWN,
                        row.device(),
                        ends,
                        ends,
                        Instant.ofEpochMilli(since),
                        null);
        if (!conflict.id().equals(row.conflict())) {
            forget(row);
            conflicts.put(conflict);
            tables.headsSeen.put(eid, row.standing(Standing.CONTRADICTED, conflict.id()));
        }
        return false;
    }

    /** Whether what the same device was shown of that one is told already, and nobody closed it. */
    private boolean isTold(HeadSeenRow row) throws SQLException {
        for (Conflict told : conflicts.about(Conflict.Kind.SHOWN, row.device())) {
            HeadSeenRow first =
                    told.isOpen() ? tables.headsSeen.get(told.heads().getFirst()) : null;
            if (first != null && first.by().equals(row.by())) {
                return true;
            }
        }
        return false;
    }

    private void forget(HeadSeenRow row) throws SQLException {
        String before = row.conflict();
        if (before != null) {
            conflicts.remove(Conflict.Kind.SHOWN, row.device(), before);
        }
    }

    /** A later epoch that goes on after an entry before the place that was shown. */
    private Optional<Branch> goneOnBefore(HeadSeenRow row) throws SQLException {
        List<Branch> found = new ArrayList<>();
        for (Opening opening : openings.getOrDefault(row.device(), List.of())) {
            if (opening.branch().epoch() <= row.epoch()) {
                continue;
            }
            Place after = chains.before(opening.branch(), opening.prev()).orElse(null);
            if (after != null
                    && (after.epoch() < row.epoch()
                            || (after.epoch() == row.epoch() && after.seq() < row.seq()))) {
                found.add(opening.branch());
            }
        }
        return found.stream().min(Chains.FIRST);
    }
}

package org.lockfast.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.journal.ChainBranch;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * The entries that begin further epochs, and the entries they go on after: a copy of a store goes
 * on in an epoch of its own. One of them parts from its chain where another one follows the same
 * entry, or an entry stands at the place after that.
 */
final class Openings {
    private final Connection writing;
    private final IndexTables tables;
    private final Gathered gathered;
    private final Places places;

    /** By device and the entry they follow. There are few, so they are all in memory. */
    private final Map<IndexTables.Pair<String, Hash>, Following> byPrev = new HashMap<>();

    private final Map<Hash, Opening> byEid = new HashMap<>();

    /** Those that would part if an entry came to this place, the one after what they follow. */
    private final Map<At, List<Opening>> byNext = new HashMap<>();

    /**
     * By device and epoch, after which place it goes on; without those of which a later epoch goes
     * on after the same place or an earlier one.
     */
    private final Map<String, TreeMap<Long, Place>> earliest = new HashMap<>();

    /** A place of a device's chain. */
    record Place(long epoch, long seq) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return Comparator.comparingLong(Place::epoch)
                    .thenComparingLong(Place::seq)
                    .compare(this, other);
        }
    }

    private record At(String device, Place place) {}

    /** An entry of a device's chain. */
    record Branch(Hash eid, String device, long epoch, long seq, long recordedMs) {
        static Branch of(Entry entry) {
            return new Branch(
                    entry.eid(), entry.device(), entry.epoch(), entry.seq(), entry.recordedMs());
        }
    }

    /** An epoch that is known to go on after a place. */
    record GoesOn(long epoch, Place after) {}

    /** Says whether there is an entry at a place. */
    interface Filled {
        boolean is(String device, long epoch, long seq) throws SQLException;
    }

    private static final class Opening {
        private final Branch branch;
        private final Hash prev;
        private final boolean parts;
        private @Nullable Place after;
        private boolean told;

        Opening(Branch branch, Hash prev, boolean parts) {
            this.branch = branch;
            this.prev = prev;
            this.parts = parts;
        }
    }

    /** Those that follow one entry. */
    private static final class Following {
        private final List<Opening> all = new ArrayList<>(1);
        private @Nullable Opening parting;
    }

    Openings(Connection writing, IndexTables tables, Gathered gathered) throws SQLException {
        this.writing = writing;
        this.tables = tables;
        this.gathered = gathered;
        this.places = new Places(writing, tables);
        restart();
    }

    /** Reads what the database has: at the beginning, and after a transaction that was undone. */
    void restart() throws SQLException {
        byPrev.clear();
        byEid.clear();
        byNext.clear();
        earliest.clear();
        places.forget();
        List<OpeningRow> rows = new ArrayList<>();
        try (Statement statement = writing.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "select "
                                        + String.join(", ", OpeningRow.TABLE.columns())
                                        + " from opening")) {
            while (found.next()) {
                rows.add(OpeningRow.TABLE.reader().read(found));
            }
        }
        for (OpeningRow row : rows) {
            Opening opening =
                    new Opening(
                            new Branch(
                                    Hash.of(row.eid()),
                                    row.device(),
                                    row.epoch(),
                                    0,
                                    row.recordedMs()),
                            Hash.of(row.prev()),
                            row.parts());
            opening.told = row.told();
            note(opening);
            if (row.afterEpoch() != null && row.afterSeq() != null) {
                follows(opening, new Place(row.afterEpoch(), row.afterSeq()));
            }
        }
    }

    /** Another one that parts after the same entry; null: it is the first. */
    private @Nullable Opening note(Opening opening) {
        byEid.put(opening.branch.eid(), opening);
        Following beside =
                byPrev.computeIfAbsent(
                        new IndexTables.Pair<>(opening.branch.device(), opening.prev),
                        _ -> new Following());
        beside.all.add(opening);
        Opening other = beside.parting;
        if (opening.parts && other == null) {
            beside.parting = opening;
        }
        return opening.parts ? other : null;
    }

    private void follows(Opening opening, Place after) {
        opening.after = after;
        String device = opening.branch.device();
        if (opening.parts && !opening.told) {
            byNext.computeIfAbsent(next(device, after), _ -> new ArrayList<>(1)).add(opening);
        }
        TreeMap<Long, Place> epochs = earliest.computeIfAbsent(device, _ -> new TreeMap<>());
        long epoch = opening.branch.epoch();
        Map.Entry<Long, Place> later = epochs.ceilingEntry(epoch);
        if (later != null && later.getValue().compareTo(after) <= 0) {
            return;
        }
        epochs.put(epoch, after);
        for (Map.Entry<Long, Place> before = epochs.lowerEntry(epoch);
                before != null && before.getValue().compareTo(after) >= 0;
                before = epochs.lowerEntry(epoch)) {
            epochs.remove(before.getKey());
        }
    }

    private static At next(String device, Place place) {
        return new At(device, new Place(place.epoch(), place.seq() + 1));
    }

    /**
     * Takes an entry in.
     *
     * @param isFirst there was none at its place
     * @param filled knows of this one too
     * @return epochs of its device of which it is known from now on after which place they go on
     */
    List<GoesOn> take(Entry entry, boolean isFirst, Filled filled) throws SQLException {
        places.take(entry);
        String device = entry.device();
        List<GoesOn> known = new ArrayList<>();
        Place here = new Place(entry.epoch(), entry.seq());
        Following following = byPrev.get(new IndexTables.Pair<>(device, entry.eid()));
        for (Opening opening : following == null ? List.<Opening>of() : following.all) {
            found(opening, here, filled, known);
        }
        if (ChainBranch.begins(entry) && !ChainBranch.isAfterReturn(entry)) {
            Opening opening =
                    new Opening(Branch.of(entry), entry.prev(), ChainBranch.mayPart(entry));
            Opening other = note(opening);
            write(opening);
            if (other != null) {
                tell(other);
                tell(opening);
            }
            Place after = places.of(device, entry.prev());
            if (after != null) {
                found(opening, after, filled, known);
            }
        }
        if (isFirst) {
            List<Opening> parting = byNext.remove(new At(device, here));
            for (Opening opening : parting == null ? List.<Opening>of() : parting) {
                tell(opening);
            }
        }
        return known;
    }

    private void found(Opening opening, Place after, Filled filled, List<GoesOn> known)
            throws SQLException {
        Branch branch = opening.branch;
        if (opening.after != null || after.epoch() >= branch.epoch()) {
            return;
        }
        follows(opening, after);
        write(opening);
        known.add(new GoesOn(branch.epoch(), after));
        if (opening.parts && filled.is(branch.device(), after.epoch(), after.seq() + 1)) {
            tell(opening);
        }
    }

    /** It parts from its chain, or another text stands at its place. */
    private void tell(Opening opening) throws SQLException {
        if (!opening.told) {
            opening.told = true;
            write(opening);
            tellOther(opening.branch);
        }
    }

    private void tellOther(Branch branch) throws SQLException {
        gathered.add(Conflict.Kind.FORK, branch.device(), Gathered.ALL, branch.eid());
        gathered.name(Conflict.Kind.FORK, branch);
    }

    /** Another text stands at the place of an entry, of which that was not so. */
    void parts(Branch branch) throws SQLException {
        Opening opening = byEid.get(branch.eid());
        if (opening == null) {
            tellOther(branch);
        } else {
            tell(opening);
        }
    }

    /** Whether a later epoch than a place's goes on after an entry before that place. */
    boolean goesOnBefore(String device, Place place) {
        TreeMap<Long, Place> epochs = earliest.get(device);
        Map.Entry<Long, Place> later = epochs == null ? null : epochs.higherEntry(place.epoch());
        return later != null && later.getValue().compareTo(place) < 0;
    }

    private void write(Opening opening) throws SQLException {
        Place after = opening.after;
        tables.openings.put(
                opening.branch.eid(),
                new OpeningRow(
                        opening.branch.eid().bytes(),
                        opening.branch.device(),
                        opening.branch.epoch(),
                        opening.branch.recordedMs(),
                        opening.prev.bytes(),
                        opening.parts,
                        after == null ? null : after.epoch(),
                        after == null ? null : after.seq(),
                        opening.told));
    }
}

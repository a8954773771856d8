package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.ChainBranch;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * The entries that begin further epochs, by the entry they follow: a copy of a store goes on in an
 * epoch of its own from there.
 */
final class Branches {
    private final Connection writing;
    private final IndexTables tables;
    private final PreparedStatement runsOf;
    private final PreparedStatement run;

    /**
     * By device and the entry they follow, the first in the journal: it stands for all further
     * ones. There are few, so they are all in memory.
     */
    private final Map<IndexTables.Pair<String, Hash>, Branch> openings = new HashMap<>();

    /** Where the entries of the device that parted last stand; empty for no device. */
    private final Map<Hash, Place> places = new HashMap<>();

    private @Nullable String placesOf;

    /** A place of a device's chain. */
    record Place(long epoch, long seq) {}

    /** An entry that goes on after another. */
    record Branch(Hash eid, String device, long epoch, long seq, long recordedMs) {
        static Branch of(Entry entry) {
            return new Branch(
                    entry.eid(), entry.device(), entry.epoch(), entry.seq(), entry.recordedMs());
        }
    }

    Branches(Connection writing, IndexTables tables) throws SQLException {
        this.writing = writing;
        this.tables = tables;
        this.runsOf =
                writing.prepareStatement("select epoch, record from chain_run where device = ?");
        this.run =
                writing.prepareStatement(
                        "select eid, seq from (select * from entry where record >= ? order by"
                                + " record limit "
                                + ChainRuns.MOST
                                + ") where device = ? and epoch = ?");
        restart();
    }

    /** Reads what the database has: at the beginning, and after a transaction that was undone. */
    void restart() throws SQLException {
        openings.clear();
        places.clear();
        placesOf = null;
        try (Statement statement = writing.createStatement();
                ResultSet found =
                        statement.executeQuery("select bytes from key_entry order by record")) {
            while (found.next()) {
                note(Entry.parse(found.getBytes(1)));
            }
        }
    }

    private void note(Entry entry) {
        if (ChainBranch.mayPart(entry)) {
            openings.putIfAbsent(
                    new IndexTables.Pair<>(entry.device(), entry.prev()), Branch.of(entry));
        }
    }

    /**
     * Takes an entry in.
     *
     * @return the first that begins a further epoch of its device after the same entry, perhaps
     *     itself; empty where none does
     */
    Optional<Branch> take(Entry entry) {
        note(entry);
        if (entry.device().equals(placesOf)) {
            places.put(entry.eid(), new Place(entry.epoch(), entry.seq()));
        }
        return Optional.ofNullable(
                openings.get(new IndexTables.Pair<>(entry.device(), entry.prev())));
    }

    /** Where the entry before a branch stands, in an earlier epoch of its device. */
    Optional<Place> before(Branch branch, Hash prev) throws SQLException {
        if (!branch.device().equals(placesOf)) {
            read(branch.device());
        }
        return Optional.ofNullable(places.get(prev)).filter(at -> at.epoch() < branch.epoch());
    }

    /** All entries of a device: whoever parts a chain once may do so any number of times. */
    private void read(String device) throws SQLException {
        tables.entries.flush();
        tables.chainRuns.flush();
        places.clear();
        placesOf = device;
        runsOf.setString(1, device);
        try (ResultSet runs = runsOf.executeQuery()) {
            while (runs.next()) {
                long epoch = runs.getLong(1);
                run.setLong(1, runs.getLong(2));
                run.setString(2, device);
                run.setLong(3, epoch);
                try (ResultSet found = run.executeQuery()) {
                    while (found.next()) {
                        places.put(Hash.of(found.getBytes(1)), new Place(epoch, found.getLong(2)));
                    }
                }
            }
        }
    }
}

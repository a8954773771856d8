package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final PreparedStatement runsBack;
    private final PreparedStatement run;

    /** By the entry they follow. There are few, so they are all in memory. */
    private final Map<Hash, List<Place>> openings = new HashMap<>();

    /** A place of a device's chain. */
    record Place(String device, long epoch, long seq) {}

    Branches(Connection writing, IndexTables tables) throws SQLException {
        this.writing = writing;
        this.tables = tables;
        this.runsBack =
                writing.prepareStatement(
                        "select epoch, record from chain_run where device = ? and epoch < ?"
                                + " order by epoch desc, seq desc");
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
        try (Statement statement = writing.createStatement();
                ResultSet found = statement.executeQuery("select bytes from key_entry")) {
            while (found.next()) {
                note(Entry.parse(found.getBytes(1)));
            }
        }
    }

    private void note(Entry entry) {
        if (ChainBranch.mayPart(entry)) {
            List<Place> places = openings.computeIfAbsent(entry.prev(), _ -> new ArrayList<>(1));
            Place place = new Place(entry.device(), entry.epoch(), entry.seq());
            if (!places.contains(place)) {
                places.add(place);
            }
        }
    }

    /**
     * Takes an entry in.
     *
     * @return the places of its device at which entries stand that follow the same one, itself
     *     among them; fewer than two where its chain does not part there
     */
    List<Place> take(Entry entry) throws SQLException {
        note(entry);
        List<Place> after =
                openings.getOrDefault(entry.prev(), List.of()).stream()
                        .filter(place -> place.device().equals(entry.device()))
                        .toList();
        if (after.isEmpty()) {
            return List.of();
        }
        List<Place> all = new ArrayList<>(after);
        Place own = new Place(entry.device(), entry.epoch(), entry.seq());
        if (!all.contains(own)) {
            all.add(own);
        }
        find(entry)
                .map(prev -> new Place(prev.device(), prev.epoch(), prev.seq() + 1))
                .filter(next -> !all.contains(next))
                .ifPresent(all::add);
        return all;
    }

    /** Where the entry before it stands: of an earlier epoch, near its end as a rule. */
    private Optional<Place> find(Entry entry) throws SQLException {
        tables.entries.flush();
        tables.chainRuns.flush();
        runsBack.setString(1, entry.device());
        runsBack.setLong(2, entry.epoch());
        try (ResultSet runs = runsBack.executeQuery()) {
            while (runs.next()) {
                long epoch = runs.getLong(1);
                run.setLong(1, runs.getLong(2));
                run.setString(2, entry.device());
                run.setLong(3, epoch);
                try (ResultSet found = run.executeQuery()) {
                    while (found.next()) {
                        if (Hash.of(found.getBytes(1)).equals(entry.prev())) {
                            return Optional.of(new Place(entry.device(), epoch, found.getLong(2)));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }
}

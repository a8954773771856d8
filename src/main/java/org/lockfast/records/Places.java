package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.records.Openings.Place;

/**
 * Where entries stand in their chains, by their eids. All of a device are read when one of them is
 * first asked about, for whoever parts a chain once may do so any number of times; those of the
 * devices asked about last are kept.
 */
final class Places {
    /** Places kept in memory besides those of the device asked about last: some 30 MB. */
    private static final int MOST = 300_000;

    private final IndexTables tables;
    private final PreparedStatement runsOf;
    private final PreparedStatement run;

    /** By device, the one asked about last at the end. */
    private final Map<String, Map<Hash, Place>> kept = new LinkedHashMap<>(16, 0.75f, true);

    Places(Connection writing, IndexTables tables) throws SQLException {
        this.tables = tables;
        this.runsOf =
                writing.prepareStatement("select epoch, record from chain_run where device = ?");
        this.run =
                writing.prepareStatement(
                        "select eid, seq from (select * from entry where record >= ? order by"
                                + " record limit "
                                + ChainRuns.MOST
                                + ") where device = ? and epoch = ?");
    }

    /** A further entry came. */
    void take(Entry entry) {
        kept.computeIfPresent(
                entry.device(),
                (_, places) -> {
                    places.put(entry.eid(), new Place(entry.epoch(), entry.seq()));
                    return places;
                });
    }

    /** Null for an entry that is not here. */
    @Nullable Place of(String device, Hash eid) throws SQLException {
        Map<Hash, Place> places = kept.get(device);
        if (places == null) {
            places = read(device);
            kept.put(device, places);
            letGo();
        }
        return places.get(eid);
    }

    private void letGo() {
        int all = kept.values().stream().mapToInt(Map::size).sum();
        Iterator<Map<Hash, Place>> oldest = kept.values().iterator();
        for (int left = kept.size(); left > 1 && all > MOST; left--) {
            all -= oldest.next().size();
            oldest.remove();
        }
    }

    private Map<Hash, Place> read(String device) throws SQLException {
        tables.entries.flush();
        tables.chainRuns.flush();
        Map<Hash, Place> places = new HashMap<>();
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
        return places;
    }

    /** After a transaction that was undone. */
    void forget() {
        kept.clear();
    }
}

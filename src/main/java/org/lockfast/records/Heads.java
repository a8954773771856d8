package org.lockfast.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * The heads of subjects. An entry from elsewhere may come after one that builds on it: then it is
 * no head.
 */
final class Heads {
    private final IndexTables tables;
    private boolean anyOutrun;

    Heads(IndexTables tables) {
        this.tables = tables;
    }

    void restart(Connection writing) throws SQLException {
        try (Statement query = writing.createStatement();
                ResultSet row = query.executeQuery("select 1 from outrun limit 1")) {
            anyOutrun = row.next();
        }
    }

    /** Moves the heads on; which of the entry's subjects had one before. */
    Set<UUID> take(RecordedEvent from) throws SQLException {
        Entry entry = from.entry();
        Set<UUID> subjects = new LinkedHashSet<>();
        subjects.add(entry.subject());
        if (from.event() != null) {
            subjects.addAll(new TreeSet<>(from.event().alsoHeadOf()));
        }
        Set<UUID> known = new HashSet<>();
        Set<Hash> notThere = new LinkedHashSet<>(entry.parents());
        for (UUID subject : subjects) {
            if (head(subject, entry, notThere)) {
                known.add(subject);
            }
        }
        for (Hash parent : notThere) {
            for (UUID subject : subjects) {
                tables.outrun.put(
                        new IndexTables.Pair<>(parent, subject),
                        new OutrunRow(parent.bytes(), subject));
                anyOutrun = true;
            }
        }
        return known;
    }

    /**
     * @param notThere parents that are no heads; those that were are taken out
     */
    private boolean head(UUID subject, Entry entry, Set<Hash> notThere) throws SQLException {
        HeadRow was = tables.heads.get(subject);
        List<Hash> heads = was == null ? new ArrayList<>() : eids(was.eids());
        notThere.removeAll(heads);
        heads.removeAll(entry.parents());
        heads.remove(entry.eid());
        if (!isOutrun(entry.eid(), subject)) {
            heads.add(entry.eid());
        }
        byte[] eids = new byte[heads.size() * Hash.LENGTH];
        for (int i = 0; i < heads.size(); i++) {
            System.arraycopy(heads.get(i).bytes(), 0, eids, i * Hash.LENGTH, Hash.LENGTH);
        }
        tables.heads.put(subject, new HeadRow(subject, eids));
        return was != null;
    }

    private boolean isOutrun(Hash eid, UUID subject) throws SQLException {
        if (!anyOutrun) {
            return false;
        }
        IndexTables.Pair<Hash, UUID> key = new IndexTables.Pair<>(eid, subject);
        boolean is = tables.outrun.get(key) != null;
        if (is) {
            tables.outrun.remove(key);
        }
        return is;
    }

    static List<Hash> eids(byte[] joined) {
        List<Hash> eids = new ArrayList<>();
        for (int i = 0; i < joined.length; i += Hash.LENGTH) {
            eids.add(Hash.of(Arrays.copyOfRange(joined, i, i + Hash.LENGTH)));
        }
        return eids;
    }
}

package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockfast.continuity.Happening;
import org.lockfast.ledger.Entry;
import org.lockfast.officer.KeyDoubt;
import org.lockfast.records.Openings.Branch;

/**
 * Where no log says what came first, an entry of an officer is marked whose retirement did not know
 * of it, or who was added apart ({@link org.lockfast.officer.FollowedChanges#apart}). What was here
 * before that was known is marked then, so that whoever has both has the same.
 */
final class LateMarks {
    private final IndexTables tables;
    private final FirstOf first;
    private final Followed followed;
    private final Chains chains;
    private final PreparedStatement signed;
    private final PreparedStatement mark;

    LateMarks(
            Connection writing, IndexTables tables, FirstOf first, Followed followed, Chains chains)
            throws SQLException {
        this.tables = tables;
        this.first = first;
        this.followed = followed;
        this.chains = chains;
        this.signed =
                writing.prepareStatement(
                        "select record from entry where (doubt is null or (doubt <> ? and counts and ?))"
                                + " and ((actor = ? and vouch in ('pwd', 'pin'))"
                                + " or (second_officer = ? and second_vouch in ('pwd', 'pin')))"
                                + " and record not in (select record from key_entry)"
                                + " order by record");
        this.mark = writing.prepareStatement("update entry set doubt = ? where record = ?");
    }

    /**
     * An entry that is marked.
     *
     * @param now as it is now
     * @param first whether nothing was in doubt of it before
     */
    record Marked(Happening now, boolean first) {}

    /**
     * An entry about officers counts from now on, or is apart.
     *
     * @return the entries that are marked by it
     */
    List<Marked> came(Entry change) throws SQLException {
        Optional<KeyDoubt> doubt = followed.unordered(change);
        List<Marked> marked = new ArrayList<>();
        if (doubt.isEmpty()) {
            return marked;
        }
        boolean retirement = change.typeName().equals("officer.retired");
        tables.entries.flush();
        tables.keyEntries.flush();
        signed.setString(1, doubt.get().sentence());
        signed.setBoolean(2, !retirement); // that its officer was added apart is said first
        signed.setObject(3, change.subject());
        signed.setObject(4, change.subject());
        List<Long> records = new ArrayList<>();
        try (ResultSet found = signed.executeQuery()) {
            while (found.next()) {
                records.add(found.getLong(1));
            }
        }
        for (long record : records) {
            Happening one = first.stored(record);
            if (one == null || (retirement && knew(change, place(one)))) {
                continue;
            }
            mark.setString(1, doubt.get().sentence());
            mark.setLong(2, record);
            mark.executeUpdate();
            Happening now = first.again(record);
            if (now != null) {
                marked.add(new Marked(now, one.doubt() == null));
            }
        }
        return marked;
    }

    /** Where two texts have one place nobody can say which of them was known. */
    private boolean knew(Entry retirement, Branch place) throws SQLException {
        if (place.device().equals(retirement.device()) && place.epoch() == retirement.epoch()) {
            return true; // by its place, as ever
        }
        return followed.knew(retirement, place)
                && chains.here(place.device(), place.epoch(), place.seq()).size() < 2;
    }

    static Branch place(Happening one) {
        return new Branch(
                one.eid(), one.device(), one.epoch(), one.seq(), one.recorded().toEpochMilli());
    }
}

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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict.Kind;
import org.lockfast.continuity.HeadsShown.Signed;
import org.lockfast.continuity.HeadsShown.Standing;
import org.lockfast.journal.HeadCode;
import org.lockfast.journal.JournalEvents;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.records.Openings.Branch;
import org.lockfast.records.Openings.GoesOn;
import org.lockfast.records.Openings.Place;

/**
 * Holds what devices were shown of each other's chains to what is here of these: an entry that was
 * shown and never comes was taken out of its chain, or its device showed what was not so. All that
 * do not hold of one device are one conflict. A code that bears another one's signature than its
 * device's accuses nobody.
 */
final class HeadsSeen {
    private static final String OF_DEVICE =
            "select eid from head_seen where device = ? and standing = ";

    private final Connection writing;
    private final IndexTables tables;
    private final Gathered gathered;
    private final Followed followed;
    private final Chains chains;
    private final @Nullable String own;
    private final PreparedStatement awaitedAt;
    private final PreparedStatement awaitedBeyond;
    private final PreparedStatement awaitedBetween;
    private final PreparedStatement told;
    private final PreparedStatement first;
    private final PreparedStatement unchecked;

    /** How many of a device's were shown that are not here. */
    private final Map<String, Integer> notHere = new HashMap<>();

    /**
     * @param own the device whose journal it is: all there is of its chain is here. Null for none
     */
    HeadsSeen(
            Connection writing,
            IndexTables tables,
            Gathered gathered,
            Followed followed,
            Chains chains,
            @Nullable String own)
            throws SQLException {
        this.writing = writing;
        this.tables = tables;
        this.gathered = gathered;
        this.followed = followed;
        this.chains = chains;
        this.own = own;
        this.awaitedAt =
                writing.prepareStatement(OF_DEVICE + "'AWAITED' and epoch = ? and seq = ?");
        this.awaitedBeyond =
                writing.prepareStatement(OF_DEVICE + "'AWAITED' and epoch = ? and seq > ?");
        this.awaitedBetween =
                writing.prepareStatement(OF_DEVICE + "'AWAITED' and epoch > ? and epoch < ?");
        this.told =
                writing.prepareStatement(
                        "select eid from head_seen where seen = ? and device = ? and epoch = ? and"
                                + " seq = ? and standing = 'CONTRADICTED'");
        this.first =
                writing.prepareStatement(
                        OF_DEVICE
                                + "'CONTRADICTED' order by device, standing, at_ms, eid limit "
                                + Gathered.MOST_NAMED);
        this.unchecked =
                writing.prepareStatement(
                        "select eid from head_seen where device = ? and epoch = ? and signed ="
                                + " 'NOT_CHECKED'");
        restart();
    }

    /** Reads what the database has: at the beginning, and after a transaction that was undone. */
    void restart() throws SQLException {
        notHere.clear();
        try (Statement statement = writing.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select device, count(*) from head_seen where standing in ('AWAITED',"
                                        + " 'CONTRADICTED') group by device")) {
            while (rows.next()) {
                notHere.put(rows.getString(1), rows.getInt(2));
            }
        }
    }

    /**
     * Takes an entry in.
     *
     * @param known epochs of its device that go on after a place, as is known from now on
     */
    void take(RecordedEvent from, List<GoesOn> known) throws SQLException {
        Entry entry = from.entry();
        if (from.event() instanceof JournalEvents.HeadSeen seen) {
            take(entry, seen);
        }
        if (notHere.getOrDefault(entry.device(), 0) == 0) {
            return;
        }
        tables.headsSeen.flush();
        told.setBytes(1, entry.eid().bytes());
        told.setString(2, entry.device());
        told.setLong(3, entry.epoch());
        told.setLong(4, entry.seq());
        for (HeadSeenRow row : rows(told)) {
            agrees(row);
        }
        awaitedAt.setString(1, entry.device());
        awaitedAt.setLong(2, entry.epoch());
        awaitedAt.setLong(3, entry.seq());
        for (HeadSeenRow row : rows(awaitedAt)) {
            if (Hash.of(row.seen()).equals(entry.eid())) {
                agrees(row);
            } else {
                isContradicted(row);
            }
        }
        for (GoesOn epoch : known) {
            goesOn(entry.device(), epoch);
        }
    }

    /** What was shown of its chain beyond that place is not in it. */
    private void goesOn(String device, GoesOn epoch) throws SQLException {
        tables.headsSeen.flush();
        awaitedBeyond.setString(1, device);
        awaitedBeyond.setLong(2, epoch.after().epoch());
        awaitedBeyond.setLong(3, epoch.after().seq());
        awaitedBetween.setString(1, device);
        awaitedBetween.setLong(2, epoch.after().epoch());
        awaitedBetween.setLong(3, epoch.epoch());
        for (PreparedStatement query : List.of(awaitedBeyond, awaitedBetween)) {
            for (HeadSeenRow row : rows(query)) {
                isContradicted(row);
            }
        }
    }

    private List<HeadSeenRow> rows(PreparedStatement query) throws SQLException {
        List<HeadSeenRow> rows = new ArrayList<>();
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                rows.add(Objects.requireNonNull(tables.headsSeen.get(Hash.of(found.getBytes(1)))));
            }
        }
        return rows;
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
                        (seen.signature() == null ? Signed.TYPED : Signed.NOT_CHECKED).name());
        HeadCode code;
        try {
            code = row.shown().code();
        } catch (IllegalArgumentException e) {
            return; // no place of any chain: it stays an entry like another
        }
        VerifyKey key = followed.key(code.signer()).orElse(null);
        if (code.signature() != null && key != null) {
            row = row.signed(code.isSignedBy(key) ? Signed.YES : Signed.NO);
        }
        if (row.signed().equals(Signed.NO.name())) {
            tables.headsSeen.put(entry.eid(), row.standing(Standing.NOT_ITS_OWN));
            return;
        }
        tables.headsSeen.put(entry.eid(), row);
        notHere.merge(row.device(), 1, Integer::sum);
        List<Branch> here = chains.here(row.device(), row.epoch(), row.seq());
        if (here.stream().anyMatch(one -> one.eid().equals(seen.eid()))) {
            agrees(row);
        } else if (!here.isEmpty()
                || row.device().equals(own)
                || chains.goesOnBefore(row.device(), new Place(row.epoch(), row.seq()))) {
            isContradicted(row);
        }
    }

    /**
     * A key is known from now on: what was shown in codes that say they are signed by it is
     * checked.
     */
    void known(VerifyKey key) throws SQLException {
        int slash = key.name().lastIndexOf('/');
        if (slash < 0 || !key.name().substring(slash + 1).matches("[0-9]{1,16}")) {
            return;
        }
        tables.headsSeen.flush();
        unchecked.setString(1, key.name().substring(0, slash));
        unchecked.setLong(2, Long.parseLong(key.name().substring(slash + 1)));
        for (HeadSeenRow row : rows(unchecked)) {
            Hash eid = Hash.of(row.eid());
            if (row.shown().code().isSignedBy(key)) {
                tables.headsSeen.put(eid, row.signed(Signed.YES));
            } else {
                if (!row.standing().equals(Standing.AGREES.name())) {
                    noLongerNotHere(row, Standing.NOT_ITS_OWN);
                }
                tables.headsSeen.put(eid, row.signed(Signed.NO).standing(Standing.NOT_ITS_OWN));
            }
        }
    }

    private void agrees(HeadSeenRow row) throws SQLException {
        noLongerNotHere(row, Standing.AGREES);
    }

    private void noLongerNotHere(HeadSeenRow row, Standing now) throws SQLException {
        Hash eid = Hash.of(row.eid());
        tables.headsSeen.put(eid, row.standing(now));
        notHere.merge(row.device(), -1, Integer::sum);
        if (Standing.valueOf(row.standing()) == Standing.CONTRADICTED) {
            gathered.remove(Kind.SHOWN, row.device(), Gathered.ALL, eid);
            if (gathered.isNamed(Kind.SHOWN, row.device(), eid)) {
                gathered.names(Kind.SHOWN, row.device(), first(row.device()));
            }
        }
    }

    /** Those that are named: of all that do not hold the oldest. */
    private List<Branch> first(String device) throws SQLException {
        tables.headsSeen.flush();
        first.setString(1, device);
        return rows(first).stream().map(HeadsSeen::branch).toList();
    }

    private void isContradicted(HeadSeenRow row) throws SQLException {
        Hash eid = Hash.of(row.eid());
        tables.headsSeen.put(eid, row.standing(Standing.CONTRADICTED));
        gathered.add(Kind.SHOWN, row.device(), Gathered.ALL, eid);
        gathered.name(Kind.SHOWN, branch(row));
    }

    private static Branch branch(HeadSeenRow row) {
        return new Branch(Hash.of(row.eid()), row.device(), row.epoch(), row.seq(), row.atMs());
    }
}

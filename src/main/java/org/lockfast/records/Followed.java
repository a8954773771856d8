package org.lockfast.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.EntryKeys;
import org.lockfast.officer.FollowedChanges;
import org.lockfast.officer.KeyDoubt;
import org.lockfast.records.Openings.Branch;

/**
 * Which entries about keys, officers and what only administrators may do change a row: those that
 * {@link FollowedChanges} follows. Folded in journal order from the entries that the index keeps
 * for it, so that it comes to the same live, at a rebuild and at a check.
 */
final class Followed {
    private final Connection writing;
    private final @Nullable String own;
    private @Nullable FollowedChanges fold;

    /**
     * @param own the device whose journal it is; null for none
     */
    Followed(Connection writing, @Nullable String own) {
        this.writing = writing;
        this.own = own;
    }

    static boolean concerns(Entry entry) {
        return EntryKeys.areConcernedBy(entry.typeName());
    }

    /**
     * Takes in the next entry about keys.
     *
     * @return those that count from now on, by record: itself, if it does, and earlier ones that
     *     rest on it
     */
    Map<Long, Entry> take(Entry entry, long record) throws SQLException {
        return fold().take(entry, record);
    }

    /** Whether the founding is there, by which all is judged. */
    boolean isFounded() throws SQLException {
        return fold().isFounded();
    }

    /**
     * Why an entry's keys are not relied on at its place; null where they are.
     *
     * @param beside another text stood at its place of its chain before it came
     */
    @Nullable KeyDoubt doubt(Entry entry, long record, boolean beside) throws SQLException {
        return fold().doubt(entry, record, beside);
    }

    /** Why it is not followed here that others may follow; empty where that is not so. */
    Optional<FollowedChanges.Dispute> dispute(Hash eid) throws SQLException {
        return fold().dispute(eid);
    }

    /** Whether an entry stands before one of its device that is disputed. */
    boolean isBefore(Entry entry, Hash disputed) throws SQLException {
        return fold().isBefore(entry, disputed);
    }

    /** The device that let another in whose key nobody knows, by an entry nobody follows. */
    Optional<String> letIn(Hash eid) throws SQLException {
        return fold().letIn(eid);
    }

    /** The entries that let in a device whose key nobody knows, and that nobody follows. */
    List<Entry> unfollowed() throws SQLException {
        return fold().unfollowed();
    }

    /** The entries that let in the same device as one that counts, and were not followed. */
    Set<Hash> before(Entry counting) throws SQLException {
        return fold().before(counting);
    }

    /** Whether it introduces a key that its officer made here alone. */
    boolean isMadeAlone(Entry entry) throws SQLException {
        return fold().isFounded() && FollowedChanges.isMadeAlone(entry);
    }

    /** The entry that introduced the key which one by a recovery sheet's holder proves. */
    Optional<Entry> proved(Entry entry) throws SQLException {
        return fold().proved(entry);
    }

    /** Whether a key that signs it was introduced at its device only, by nobody entitled to. */
    boolean isOnlyClaimed(Entry entry) throws SQLException {
        return fold().isOnlyClaimed(entry);
    }

    /** Whether somebody has to look at an entry because of its keys. */
    boolean isToBeLookedAt(Entry entry, long record, boolean beside) throws SQLException {
        return fold().doubt(entry, record, beside) != null
                && !fold().isOfWhoRetired(entry, record, beside);
    }

    /** Changes of officers that some computers follow and some do not, since one was taken in. */
    List<Entry> apart(Entry since) throws SQLException {
        return fold().apart(since.eid());
    }

    /** What is in doubt of what is here already of an officer who has retired, or is apart. */
    Optional<KeyDoubt> unordered(Entry counting) throws SQLException {
        return fold().unordered(counting);
    }

    /** Whether a retirement knew of what stands at a place of a chain. */
    boolean knew(Entry retirement, Branch place) throws SQLException {
        return fold().knew(retirement, place.device(), place.epoch(), place.seq());
    }

    /** The key of a name, as far as entries that count introduced one. */
    Optional<VerifyKey> key(String name) throws SQLException {
        return fold().known(name);
    }

    /** Whether an entry that was taken in counts so far. */
    boolean counts(long record) throws SQLException {
        return fold().counts(record);
    }

    /** After a transaction that was undone. */
    void forget() {
        fold = null;
    }

    private FollowedChanges fold() throws SQLException {
        FollowedChanges known = fold;
        if (known == null) {
            known = new FollowedChanges(own);
            try (Statement query = writing.createStatement();
                    ResultSet rows =
                            query.executeQuery(
                                    "select record, bytes from key_entry order by record")) {
                while (rows.next()) {
                    long record = rows.getLong(1);
                    known.take(Entry.parse(rows.getBytes(2)), record);
                }
            }
            fold = known;
        }
        return known;
    }
}

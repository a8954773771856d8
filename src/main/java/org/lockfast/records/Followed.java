package org.lockfast.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;
import org.lockfast.officer.EntryKeys;
import org.lockfast.officer.FollowedChanges;

/**
 * Which entries about keys, officers and what only administrators may do change a row: those that
 * {@link FollowedChanges} follows. Folded in journal order from the entries that the index keeps
 * for it, so that it comes to the same live, at a rebuild and at a check.
 */
final class Followed {
    private final Connection writing;
    private @Nullable FollowedChanges fold;

    Followed(Connection writing) {
        this.writing = writing;
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
            known = new FollowedChanges(null);
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

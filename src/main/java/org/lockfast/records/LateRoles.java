package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.lockfast.continuity.Happening;

/**
 * Entries that take a role and came before the one that gives it to their officer. They count from
 * then on, as they do wherever that one came first.
 */
final class LateRoles {
    private final IndexTables tables;
    private final Dossiers dossiers;
    private final Wanted wanted;
    private final PreparedStatement give;
    private final List<Happening> counting = new ArrayList<>();

    LateRoles(Connection writing, IndexTables tables, Dossiers dossiers, Wanted wanted)
            throws SQLException {
        this.tables = tables;
        this.dossiers = dossiers;
        this.wanted = wanted;
        this.give =
                writing.prepareStatement(
                        "update entry set role = claimed, claimed = null"
                                + " where subject = ? and actor = ? and claimed = ?");
    }

    /** An entry came; it is looked at again with its officer, where nobody has added that one. */
    void take(EntryRow row) throws SQLException {
        UUID officer = row.actor();
        if (row.claimed() != null && officer != null && tables.officers.get(officer) == null) {
            wanted.want(officer, row.subject());
        }
    }

    /**
     * An officer was added.
     *
     * @param subjects what entries are about that waited for it
     */
    void given(UUID officer, List<String> roles, Set<UUID> subjects) throws SQLException {
        for (UUID subject : subjects) {
            tables.entries.flush();
            int given = 0;
            for (String role : roles) {
                give.setObject(1, subject);
                give.setObject(2, officer);
                give.setString(3, role);
                given += give.executeUpdate();
            }
            if (given > 0) {
                dossiers.about(subject).stream()
                        .filter(h -> Objects.equals(h.actor(), officer) && h.role() != null)
                        .filter(EntryRows::takesRole)
                        .forEach(counting::add);
            }
        }
    }

    /** Those that count since this was asked last. */
    List<Happening> counting() {
        List<Happening> these = List.copyOf(counting);
        counting.clear();
        return these;
    }

    /** After a transaction that was undone. */
    void forget() {
        counting.clear();
    }
}

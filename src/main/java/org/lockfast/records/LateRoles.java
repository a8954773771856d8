package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private final PreparedStatement wait;
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
        this.wait =
                writing.prepareStatement(
                        "select record from entry"
                                + " where subject = ? and actor = ? and claimed is not null");
    }

    /** An entry came; it is looked at again when its officer is given a role. */
    void take(EntryRow row) throws SQLException {
        UUID officer = row.actor();
        if (row.claimed() != null && officer != null) {
            wanted.want(officer, row.subject());
        }
    }

    /**
     * An officer was added, or has other roles.
     *
     * @param subjects what entries are about that waited for it
     */
    void given(UUID officer, List<String> roles, Set<UUID> subjects) throws SQLException {
        for (UUID subject : subjects) {
            tables.entries.flush();
            Set<Long> waited = waiting(subject, officer);
            if (waited.isEmpty()) {
                continue;
            }
            for (String role : roles) {
                give.setObject(1, subject);
                give.setObject(2, officer);
                give.setString(3, role);
                give.executeUpdate();
            }
            Set<Long> left = waiting(subject, officer);
            if (!left.isEmpty()) {
                wanted.want(officer, subject); // for another role
                waited.removeAll(left);
            }
            if (!waited.isEmpty()) {
                dossiers.about(subject).stream()
                        .filter(h -> waited.contains(h.record()))
                        .filter(EntryRows::takesRole)
                        .forEach(counting::add);
            }
        }
    }

    /** The entries of an officer in a role that they have not been given so far. */
    private Set<Long> waiting(UUID subject, UUID officer) throws SQLException {
        wait.setObject(1, subject);
        wait.setObject(2, officer);
        Set<Long> records = new HashSet<>();
        try (ResultSet found = wait.executeQuery()) {
            while (found.next()) {
                records.add(found.getLong(1));
            }
        }
        return records;
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

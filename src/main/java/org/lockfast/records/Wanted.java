package org.lockfast.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Officers and places that exhibits speak of and that are not here yet: once they come, those
 * exhibits have their words too.
 */
final class Wanted {
    private final Connection writing;
    private final IndexTables tables;
    private final Map<UUID, Set<UUID>> exhibits = new HashMap<>();

    Wanted(Connection writing, IndexTables tables) throws SQLException {
        this.writing = writing;
        this.tables = tables;
        restart();
    }

    void restart() throws SQLException {
        exhibits.clear();
        try (Statement statement = writing.createStatement();
                ResultSet rows = statement.executeQuery("select subject, exhibit from wanted")) {
            while (rows.next()) {
                exhibits.computeIfAbsent(rows.getObject(1, UUID.class), id -> new TreeSet<>())
                        .add(rows.getObject(2, UUID.class));
            }
        }
    }

    void want(UUID subject, UUID exhibit) throws SQLException {
        if (exhibits.computeIfAbsent(subject, id -> new TreeSet<>()).add(exhibit)) {
            tables.wanted.put(
                    new IndexTables.Pair<>(subject, exhibit), new WantedRow(subject, exhibit));
        }
    }

    /** It came: the exhibits that spoke of it. */
    Set<UUID> came(UUID subject) throws SQLException {
        Set<UUID> waiting = exhibits.isEmpty() ? null : exhibits.remove(subject);
        if (waiting == null) {
            return Set.of();
        }
        for (UUID exhibit : waiting) {
            tables.wanted.remove(new IndexTables.Pair<>(subject, exhibit));
        }
        return waiting;
    }
}

package org.lockfast.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lockfast.continuity.Conflict;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/** Entries that others build on and that are not here yet. */
final class Awaited {
    /**
     * What a force is sent as a whole, and what a computer or an officer does without an exhibit.
     * Of what is before such an entry (a sign-in, a keyring) another station is sent nothing, so it
     * may never come, and it says nothing of where anything is.
     */
    private static final List<String> OF_NO_EXHIBIT =
            List.of(
                    "device.",
                    "force.",
                    "key.",
                    "keyring.",
                    "list.",
                    "locker.",
                    "log.",
                    "loss.",
                    "officer.",
                    "place.",
                    "recovery.",
                    "rules.",
                    "server.",
                    "sync.");

    private final Connection writing;
    private final IndexTables tables;
    private final ConflictRows conflicts;

    /** By the entry that is not here. There are few, so they are all in memory. */
    private final Map<Hash, List<AwaitedRow>> missing = new HashMap<>();

    Awaited(Connection writing, IndexTables tables, ConflictRows conflicts) throws SQLException {
        this.writing = writing;
        this.tables = tables;
        this.conflicts = conflicts;
        restart();
    }

    void restart() throws SQLException {
        missing.clear();
        try (Statement statement = writing.createStatement();
                ResultSet rows =
                        statement.executeQuery("select " + AwaitedRow.COLUMNS + " from awaited")) {
            while (rows.next()) {
                AwaitedRow row = AwaitedRow.TABLE.reader().read(rows);
                missing.computeIfAbsent(Hash.of(row.eid()), e -> new ArrayList<>()).add(row);
            }
        }
    }

    /** An entry came that builds on some that are not here. */
    void await(Entry child, Set<UUID> subjects, List<Hash> parents) throws SQLException {
        for (Hash parent : parents) {
            AwaitedRow row =
                    new AwaitedRow(
                            parent.bytes(),
                            child.eid().bytes(),
                            child.subject(),
                            subjects.stream()
                                    .map(UUID::toString)
                                    .sorted()
                                    .collect(Collectors.joining(" ")));
            missing.computeIfAbsent(parent, e -> new ArrayList<>()).add(row);
            tables.awaited.put(new IndexTables.Pair<>(parent, child.eid()), row);
        }
        if (OF_NO_EXHIBIT.stream().anyMatch(child.typeName()::startsWith)) {
            return;
        }
        conflicts.put(
                Conflict.ofEntry(
                        Conflict.Kind.LATE_PARENT,
                        child.subject().toString(),
                        child.eid(),
                        child.recorded()));
    }

    /** Whether an entry that is here already builds on this one, as one about that subject. */
    boolean isNamed(Hash eid, UUID subject) {
        return !missing.isEmpty()
                && missing.getOrDefault(eid, List.of()).stream()
                        .anyMatch(row ->
                                Arrays.asList(row.subjects().split(" "))
                                        .contains(subject.toString()));
    }

    /** It is here now. */
    void came(Hash eid) throws SQLException {
        List<AwaitedRow> waiting = missing.isEmpty() ? null : missing.remove(eid);
        if (waiting == null) {
            return;
        }
        for (AwaitedRow row : waiting) {
            Hash child = Hash.of(row.child());
            tables.awaited.remove(new IndexTables.Pair<>(eid, child));
            boolean more =
                    missing.values().stream()
                            .flatMap(List::stream)
                            .anyMatch(other -> Arrays.equals(other.child(), row.child()));
            if (!more) {
                String subject = row.subject().toString();
                conflicts.remove(
                        Conflict.Kind.LATE_PARENT,
                        subject,
                        Conflict.id(Conflict.Kind.LATE_PARENT, subject, List.of(child)));
            }
        }
    }
}

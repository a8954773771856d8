package org.lockfast.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Conflict.Kind;
import org.lockfast.continuity.ContinuityEvent.Resolved;
import org.lockfast.continuity.Happening;
import org.lockfast.ledger.Hash;

/** Keeps the conflicts there are, and the findings that close them. */
final class ConflictRows {
    private final Connection writing;
    private final IndexTables tables;

    /** Ids by kind and subject. There are few, so they are all in memory. */
    private final Map<String, Set<String>> there = new HashMap<>();

    /** Ids by the ends a finding has to name. */
    private final Map<String, Set<String>> byHeads = new HashMap<>();

    ConflictRows(Connection writing, IndexTables tables) throws SQLException {
        this.writing = writing;
        this.tables = tables;
        restart();
    }

    /** Reads what the database has: at the beginning, and after a transaction that was undone. */
    void restart() throws SQLException {
        there.clear();
        byHeads.clear();
        try (Statement statement = writing.createStatement();
                ResultSet rows = statement.executeQuery("select id, kind, subject, heads from conflict")) {
            while (rows.next()) {
                place(rows.getString(2), rows.getString(3)).add(rows.getString(1));
                ends(key(Eids.of(rows.getBytes(4)))).add(rows.getString(1));
            }
        }
    }

    private Set<String> place(String kind, String subject) {
        return there.computeIfAbsent(kind + " " + subject, s -> new HashSet<>());
    }

    private Set<String> ends(String heads) {
        return byHeads.computeIfAbsent(heads, s -> new HashSet<>(2));
    }

    /** Whether there is any of this kind about a subject. */
    boolean has(Kind kind, String subject) {
        return there.containsKey(kind + " " + subject);
    }

    /** The conflicts of a kind about a subject are these and no others. */
    void set(Kind kind, String subject, Collection<Conflict> now) throws SQLException {
        if (now.isEmpty() && !has(kind, subject)) {
            return;
        }
        Set<String> before = new HashSet<>(place(kind.name(), subject));
        for (Conflict conflict : now) {
            before.remove(conflict.id());
            put(conflict);
        }
        for (String id : before) {
            remove(kind, subject, id);
        }
    }

    /** Those of a kind about a subject. */
    List<Conflict> about(Kind kind, String subject) throws SQLException {
        List<Conflict> all = new ArrayList<>();
        if (has(kind, subject)) {
            for (String id : place(kind.name(), subject)) {
                ConflictRow row = tables.conflicts.get(id);
                if (row != null) {
                    all.add(conflict(row));
                }
            }
        }
        return all;
    }

    /** Puts it there, closed where a finding names its ends. */
    void put(Conflict conflict) throws SQLException {
        Hash closing = conflict.resolvedBy();
        if (closing == null && conflict.kind() != Kind.CLAIMS) {
            closing = finding(conflict.heads());
        }
        place(conflict.kind().name(), conflict.subject()).add(conflict.id());
        forgetEnds(conflict.id());
        ends(key(conflict.heads())).add(conflict.id());
        tables.conflicts.put(
                conflict.id(),
                new ConflictRow(
                        conflict.id(),
                        conflict.kind().name(),
                        conflict.subject(),
                        Objects.requireNonNull(Eids.joined(conflict.eids())),
                        Objects.requireNonNull(Eids.joined(conflict.heads())),
                        conflict.since().toEpochMilli(),
                        closing == null ? null : closing.bytes()));
    }

    private void forgetEnds(String id) throws SQLException {
        ConflictRow was = tables.conflicts.get(id);
        String heads = was == null ? null : key(Eids.of(was.heads()));
        Set<String> ids = heads == null ? null : byHeads.get(heads);
        if (ids != null && ids.remove(id) && ids.isEmpty()) {
            byHeads.remove(heads);
        }
    }

    void remove(Kind kind, String subject, String id) throws SQLException {
        forgetEnds(id);
        Set<String> ids = place(kind.name(), subject);
        ids.remove(id);
        if (ids.isEmpty()) {
            there.remove(kind + " " + subject);
        }
        tables.conflicts.remove(id);
    }

    /** What was found about these ends. */
    @Nullable Hash finding(Collection<Hash> heads) throws SQLException {
        ResolutionRow row = tables.resolutions.get(key(heads));
        return row == null ? null : Hash.of(row.eid());
    }

    /** The record of the finding about these ends; null: there is none. */
    @Nullable Long findingRecord(Collection<Hash> heads) throws SQLException {
        ResolutionRow row = tables.resolutions.get(key(heads));
        return row == null ? null : row.record();
    }

    /**
     * Takes in a finding; of two about the same ends the first counts. What it closes besides
     * accounts of a package is marked.
     *
     * @param first which of two entries goes first, by their records
     * @return what it closed besides accounts of a package
     */
    List<Conflict> take(Happening happening, Resolved resolved, FirstOf first)
            throws SQLException {
        List<Conflict> closed = new ArrayList<>();
        if (!happening.isFinding()) {
            return closed;
        }
        String key = key(resolved.heads());
        ResolutionRow row = tables.resolutions.get(key);
        if (row == null || first.isFirst(happening, row.record())) {
            tables.resolutions.put(
                    key, new ResolutionRow(key, happening.eid().bytes(), happening.record()));
        }
        for (String id : List.copyOf(byHeads.getOrDefault(key, Set.of()))) {
            ConflictRow conflict = tables.conflicts.get(id);
            if (conflict != null && !conflict.kind().equals(Kind.CLAIMS.name())) {
                put(conflict(conflict, null)); // of accounts their story says so
                closed.add(conflict(conflict, null));
            }
        }
        return closed;
    }

    static Conflict conflict(ConflictRow row, @Nullable Hash resolvedBy) {
        return new Conflict(
                row.id(),
                Kind.valueOf(row.kind()),
                row.subject(),
                Eids.of(row.eids()),
                Eids.of(row.heads()),
                Instant.ofEpochMilli(row.sinceMs()),
                resolvedBy);
    }

    static Conflict conflict(ConflictRow row) {
        byte[] by = row.resolvedBy();
        return conflict(row, by == null ? null : Hash.of(by));
    }

    private static String key(Collection<Hash> heads) {
        List<Hash> sorted = heads.stream().distinct().sorted().toList();
        byte[] joined = Eids.joined(sorted);
        return Hash.sha256(joined == null ? new byte[0] : joined).hex().substring(0, 16);
    }
}

package org.lockfast.records;

import java.nio.charset.StandardCharsets;
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
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final NavigableMap<String, Set<String>> there = new TreeMap<>();

    /** Under what a finding about it is recorded, where that says nothing. */
    private static final String ANY = "";

    /** Ids by the ends a finding has to name. */
    private final Map<String, Set<String>> byHeads = new HashMap<>();

    /** Ids of forks by the entries they name. */
    private final Map<Hash, Set<String>> forks = new HashMap<>();

    ConflictRows(Connection writing, IndexTables tables) throws SQLException {
        this.writing = writing;
        this.tables = tables;
        restart();
    }

    /** Reads what the database has: at the beginning, and after a transaction that was undone. */
    void restart() throws SQLException {
        there.clear();
        byHeads.clear();
        forks.clear();
        try (Statement statement = writing.createStatement();
                ResultSet rows =
                        statement.executeQuery("select id, kind, subject, heads from conflict")) {
            while (rows.next()) {
                place(rows.getString(2), rows.getString(3)).add(rows.getString(1));
                List<Hash> heads = Eids.of(rows.getBytes(4));
                ends(key(ANY, heads)).add(rows.getString(1));
                if (rows.getString(2).equals(Kind.FORK.name())) {
                    forks(heads, rows.getString(1));
                }
            }
        }
    }

    private Set<String> place(String kind, String subject) {
        return there.computeIfAbsent(kind + " " + subject, s -> new HashSet<>());
    }

    private Set<String> ends(String heads) {
        return byHeads.computeIfAbsent(heads, s -> new HashSet<>(2));
    }

    private void forks(List<Hash> heads, String id) {
        heads.forEach(eid -> forks.computeIfAbsent(eid, _ -> new TreeSet<>()).add(id));
    }

    /** The id of a fork nobody has closed that names an entry; null for none. */
    @Nullable String openFork(Hash eid) throws SQLException {
        for (String id : forks.getOrDefault(eid, Set.of())) {
            ConflictRow row = tables.conflicts.get(id);
            if (row != null && row.resolvedBy() == null) {
                return id;
            }
        }
        return null;
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

    /** All of a kind. */
    List<Conflict> all(Kind kind) throws SQLException {
        List<Conflict> all = new ArrayList<>();
        for (Set<String> ids : there.subMap(kind.name() + " ", kind.name() + "!").values()) {
            for (String id : ids) {
                ConflictRow row = tables.conflicts.get(id);
                if (row != null) {
                    all.add(conflict(row));
                }
            }
        }
        return all;
    }

    /**
     * One entry stands for all of a kind that are about its subject, until a finding closes that:
     * for what one device makes as many of as it likes.
     */
    void putOnce(Kind kind, String subject, Hash eid, Instant since) throws SQLException {
        for (Conflict there : about(kind, subject)) {
            if (there.isOpen()) {
                return;
            }
        }
        put(Conflict.of(kind, subject, List.of(eid), List.of(eid), since, null));
    }

    /** Puts it there, closed where a finding names its ends. */
    void put(Conflict conflict) throws SQLException {
        Hash closing = conflict.resolvedBy();
        if (closing == null && conflict.kind() != Kind.CLAIMS) {
            String about = recordedUnder(conflict.kind(), conflict.subject());
            ResolutionRow row = tables.resolutions.get(key(about, conflict.heads()));
            closing = row == null ? null : Hash.of(row.eid());
        }
        place(conflict.kind().name(), conflict.subject()).add(conflict.id());
        forgetEnds(conflict.id());
        ends(key(ANY, conflict.heads())).add(conflict.id());
        if (conflict.kind() == Kind.FORK) {
            forks(conflict.heads(), conflict.id());
        }
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
        String heads = was == null ? null : key(ANY, Eids.of(was.heads()));
        Set<String> ids = heads == null ? null : byHeads.get(heads);
        if (ids != null && ids.remove(id) && ids.isEmpty()) {
            byHeads.remove(heads);
        }
    }

    private void forgetFork(String id) throws SQLException {
        ConflictRow was = tables.conflicts.get(id);
        for (Hash eid : was == null ? List.<Hash>of() : Eids.of(was.heads())) {
            Set<String> ids = forks.get(eid);
            if (ids != null && ids.remove(id) && ids.isEmpty()) {
                forks.remove(eid);
            }
        }
    }

    void remove(Kind kind, String subject, String id) throws SQLException {
        if (kind == Kind.FORK) {
            forgetFork(id);
        }
        forgetEnds(id);
        Set<String> ids = place(kind.name(), subject);
        ids.remove(id);
        if (ids.isEmpty()) {
            there.remove(kind + " " + subject);
        }
        tables.conflicts.remove(id);
    }

    /** What a finding is recorded under that closes it: the same ends may conflict in two ways. */
    private String recordedUnder(Kind kind, String subject) {
        // what is about a device is recorded under the store of whoever found it, and one code is
        // told with each package
        return kind == Kind.LABEL || Conflict.isDevice(subject) ? ANY : subject;
    }

    /** The record of the finding about a subject and these ends; null: there is none. */
    @Nullable Long findingRecord(UUID subject, Collection<Hash> heads) throws SQLException {
        ResolutionRow row = tables.resolutions.get(key(subject.toString(), heads));
        return row == null ? null : row.record();
    }

    /**
     * Takes in a finding; of two about the same ends the earlier counts, as in the order of
     * stories: every store goes by the same one. Both stay and print. What it closes besides
     * accounts of a package is marked.
     *
     * @param first which of two entries goes first, by their records
     * @return what it closed besides accounts of a package
     */
    List<Conflict> take(Happening happening, Resolved resolved, FirstOf first) throws SQLException {
        List<Conflict> closed = new ArrayList<>();
        if (!happening.isFinding()) {
            return closed;
        }
        Set<String> subjects = Set.of(happening.subject().toString(), ANY);
        for (String subject : subjects) {
            String key = key(subject, resolved.heads());
            ResolutionRow row = tables.resolutions.get(key);
            if (row == null || first.isEarlier(happening, row.record())) {
                tables.resolutions.put(
                        key, new ResolutionRow(key, happening.eid().bytes(), happening.record()));
            }
        }
        String ends = key(ANY, resolved.heads());
        for (String id : List.copyOf(byHeads.getOrDefault(ends, Set.of()))) {
            ConflictRow conflict = tables.conflicts.get(id);
            if (conflict != null
                    && !conflict.kind().equals(Kind.CLAIMS.name())
                    && subjects.contains(
                            recordedUnder(Kind.valueOf(conflict.kind()), conflict.subject()))) {
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

    private static String key(String about, Collection<Hash> heads) {
        String sorted =
                heads.stream()
                        .distinct()
                        .sorted()
                        .map(Hash::hex)
                        .collect(Collectors.joining("\n", about + "\n", ""));
        return Hash.sha256(sorted.getBytes(StandardCharsets.US_ASCII)).hex().substring(0, 16);
    }
}

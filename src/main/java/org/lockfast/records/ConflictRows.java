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
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
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

    private final Findings findings;

    /** Ids by the ends of which a finding may change what is told. */
    private final Map<String, Set<String>> byHeads = new HashMap<>();

    /** The same the other way round. */
    private final Map<String, Set<String>> headsOf = new HashMap<>();

    /**
     * @param first reads findings that came before
     */
    ConflictRows(Connection writing, IndexTables tables, FirstOf first) throws SQLException {
        this.writing = writing;
        this.tables = tables;
        this.findings = new Findings(writing, tables, first);
        restart();
    }

    /** Reads what the database has: at the beginning, and after a transaction that was undone. */
    void restart() throws SQLException {
        there.clear();
        findings.forget();
        byHeads.clear();
        headsOf.clear();
        List<ConflictRow> rows = new ArrayList<>();
        try (Statement statement = writing.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "select "
                                        + String.join(", ", ConflictRow.TABLE.columns())
                                        + " from conflict")) {
            while (found.next()) {
                rows.add(ConflictRow.TABLE.reader().read(found));
            }
        }
        for (ConflictRow row : rows) {
            Conflict told = conflict(row);
            Conflict itself = itself(told);
            place(row.kind(), row.subject()).add(row.id());
            if (told.heads().size() == itself.heads().size()) {
                ends(row.id(), Findings.key(Findings.ANY, told.heads()));
            } else {
                found(itself);
            }
        }
    }

    private Set<String> place(String kind, String subject) {
        return there.computeIfAbsent(kind + " " + subject, s -> new HashSet<>());
    }

    private void ends(String id, String heads) {
        byHeads.computeIfAbsent(heads, _ -> new HashSet<>(2)).add(id);
        headsOf.computeIfAbsent(id, _ -> new HashSet<>(2)).add(heads);
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
        place(conflict.kind().name(), conflict.subject()).add(conflict.id());
        forgetEnds(conflict.id());
        Hash closing = conflict.resolvedBy();
        List<Hash> heads = conflict.heads();
        if (closing == null && conflict.kind() != Kind.CLAIMS) {
            Findings.Found found = found(conflict);
            heads = found.ends();
            closing = found.by() == null ? null : found.by().eid();
        } else {
            ends(conflict.id(), Findings.key(Findings.ANY, heads));
        }
        tables.conflicts.put(
                conflict.id(),
                new ConflictRow(
                        conflict.id(),
                        conflict.kind().name(),
                        conflict.subject(),
                        Objects.requireNonNull(Eids.joined(conflict.eids())),
                        Objects.requireNonNull(Eids.joined(heads)),
                        conflict.since().toEpochMilli(),
                        closing == null ? null : closing.bytes(),
                        conflict.number()));
    }

    private Findings.Found found(Conflict conflict) throws SQLException {
        return findings.about(
                recordedUnder(conflict.kind(), conflict.subject()),
                conflict.heads(),
                heads -> ends(conflict.id(), heads));
    }

    /** As it is without the findings that differ: those come last among its ends. */
    private static Conflict itself(Conflict told) {
        int own =
                switch (told.kind()) {
                    case CLAIMS -> told.heads().size(); // their story names findings
                    case FORK, SHOWN, REVOKED -> 1;
                    case NEWER, LATE_PARENT -> told.isAboutDevice() ? 1 : 2; // what it lacks
                    default -> Math.min(told.eids().size(), told.heads().size());
                };
        return new Conflict(
                told.id(),
                told.kind(),
                told.subject(),
                told.eids(),
                told.heads().subList(0, own),
                told.since(),
                null,
                told.number());
    }

    private void forgetEnds(String id) {
        for (String heads : headsOf.getOrDefault(id, Set.of())) {
            Set<String> ids = byHeads.get(heads);
            if (ids != null && ids.remove(id) && ids.isEmpty()) {
                byHeads.remove(heads);
            }
        }
        headsOf.remove(id);
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

    /** What a finding is recorded under that closes it: the same ends may conflict in two ways. */
    private static String recordedUnder(Kind kind, String subject) {
        // what is about a device is recorded under the store of whoever found it, and one code is
        // told with each package
        return kind == Kind.LABEL || Conflict.isDevice(subject) ? Findings.ANY : subject;
    }

    /** The finding that counts about a subject and these ends; null: there is none. */
    @Nullable Happening finding(UUID subject, List<Hash> heads) throws SQLException {
        return findings.about(subject.toString(), heads, _ -> {}).by();
    }

    /**
     * Takes in a finding: every store goes by the same one, or by none where they differ. All stay
     * and print.
     *
     * @return what it is about besides accounts of a package, whether it closes that or opens it
     */
    List<Conflict> take(Happening happening, Resolved resolved) throws SQLException {
        if (!happening.isFinding()) {
            return List.of();
        }
        findings.take(happening, resolved);
        return again(happening, resolved);
    }

    /**
     * A finding that was taken in closes nothing any more.
     *
     * @return what it was about besides accounts of a package
     */
    List<Conflict> leave(Happening happening, Resolved resolved) throws SQLException {
        findings.leave(happening, resolved);
        return again(happening, resolved);
    }

    private List<Conflict> again(Happening happening, Resolved resolved) throws SQLException {
        List<Conflict> concerned = new ArrayList<>();
        Set<String> subjects = Set.of(happening.subject().toString(), Findings.ANY);
        String ends = Findings.key(Findings.ANY, resolved.heads());
        for (String id : List.copyOf(byHeads.getOrDefault(ends, Set.of()))) {
            ConflictRow row = tables.conflicts.get(id);
            if (row == null || row.kind().equals(Kind.CLAIMS.name())) {
                continue; // of accounts their story says so
            }
            Conflict conflict = itself(conflict(row));
            if (subjects.contains(recordedUnder(conflict.kind(), conflict.subject()))) {
                put(conflict);
                concerned.add(conflict);
            }
        }
        return concerned;
    }

    static Conflict conflict(ConflictRow row, @Nullable Hash resolvedBy) {
        return new Conflict(
                row.id(),
                Kind.valueOf(row.kind()),
                row.subject(),
                Eids.of(row.eids()),
                Eids.of(row.heads()),
                Instant.ofEpochMilli(row.sinceMs()),
                resolvedBy,
                row.number());
    }

    static Conflict conflict(ConflictRow row) {
        byte[] by = row.resolvedBy();
        return conflict(row, by == null ? null : Hash.of(by));
    }
}

package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.ledger.Hash;

/**
 * Finds exhibits of one case with one reference. Each keeps it; they are told as a conflict. Copied
 * records are left out: another system's numbers are not checked here.
 */
final class References {
    private final IndexTables tables;
    private final ConflictRows conflicts;
    private final PreparedStatement alike;
    private final @Nullable SeenKeys seen;

    /** What changed in this transaction, and the exhibits' records that came or went. */
    private final Map<Group, Set<Hash>> changed = new LinkedHashMap<>();

    private record Group(UUID caseId, String key) {}

    private record Member(Hash eid, Instant recorded) {}

    /**
     * @param fromNothing the index is empty, and every exhibit comes through here
     */
    References(Connection writing, IndexTables tables, ConflictRows conflicts, boolean fromNothing)
            throws SQLException {
        this.tables = tables;
        this.conflicts = conflicts;
        this.seen = fromNothing ? new SeenKeys() : null;
        this.alike =
                writing.prepareStatement(
                        "select eid, recorded_ms from exhibit where reference_key = ? and case_id"
                                + " = ? and not copied");
    }

    /** The row of an exhibit becomes another. */
    void changed(@Nullable ExhibitRow was, ExhibitRow is) {
        Group before = was == null ? null : group(was);
        Group now = group(is);
        if (was != null && Objects.equals(before, now) && Arrays.equals(was.eid(), is.eid())) {
            return;
        }
        if (before != null && was != null) {
            note(before, was);
        }
        if (now == null) {
            return;
        }
        if (seen == null || seen.maybe(now)) {
            note(now, is);
        } else {
            seen.add(now);
        }
    }

    private void note(Group group, ExhibitRow row) {
        changed.computeIfAbsent(group, g -> new HashSet<>()).add(Hash.of(row.eid()));
    }

    private static @Nullable Group group(ExhibitRow row) {
        return row.caseId() == null || row.referenceKey() == null || row.copied()
                ? null
                : new Group(row.caseId(), row.referenceKey());
    }

    /** Tells what became of those that changed. */
    void finish() throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        tables.exhibits.flush();
        // First all that were told go, then those there are now come: an exhibit that went from one
        // reference to another is concerned in both, and what is told of it now must not go again.
        List<Conflict> now = new ArrayList<>();
        for (Map.Entry<Group, Set<Hash>> one : changed.entrySet()) {
            String subject = one.getKey().caseId().toString();
            List<Member> members = members(one.getKey());
            List<Hash> eids = members.stream().map(Member::eid).toList();
            Set<Hash> concerned = new HashSet<>(one.getValue());
            concerned.addAll(eids);
            for (Conflict told : conflicts.about(Conflict.Kind.REFERENCE, subject)) {
                if (told.eids().stream().anyMatch(concerned::contains)) {
                    conflicts.remove(Conflict.Kind.REFERENCE, subject, told.id());
                }
            }
            if (members.size() > 1) {
                now.add(
                        Conflict.of(
                                Conflict.Kind.REFERENCE,
                                subject,
                                eids,
                                eids,
                                members.get(1).recorded(),
                                null));
            }
        }
        for (Conflict conflict : now) {
            conflicts.put(conflict);
        }
        changed.clear();
    }

    private List<Member> members(Group group) throws SQLException {
        List<Member> members = new ArrayList<>();
        alike.setString(1, group.key());
        alike.setObject(2, group.caseId());
        try (ResultSet found = alike.executeQuery()) {
            while (found.next()) {
                members.add(
                        new Member(
                                Hash.of(found.getBytes(1)),
                                Instant.ofEpochMilli(found.getLong(2))));
            }
        }
        members.sort(Comparator.comparing(Member::recorded).thenComparing(Member::eid));
        return members;
    }

    /** After a transaction that was undone. */
    void forget() {
        changed.clear();
    }
}

package org.lockfast.records;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ContinuityEvent.Resolved;
import org.lockfast.continuity.Happening;
import org.lockfast.ledger.Hash;

/**
 * What supervisors found, by what it is recorded under and the ends it names. Which finding counts
 * follows from the findings alone, whatever came first and whatever clocks say: one that knows of
 * another never counts before it, and where those that do not know of each other differ, the
 * conflict has one of each officer's among its ends until a finding names these too.
 */
final class Findings {
    /** Under what a finding is recorded, where that says nothing. */
    static final String ANY = "";

    /** Ends of which the findings are kept in memory. */
    private static final int KEPT = 200;

    private final IndexTables tables;
    private final FirstOf first;
    private final PreparedStatement about;

    /** By the key of what they are about, those asked about last. */
    private final Map<String, FindingGroup> groups =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, FindingGroup> eldest) {
                    return size() > KEPT;
                }
            };

    /**
     * What was found about a conflict.
     *
     * @param ends what a further finding has to name
     * @param by the finding that counts; null: none, or several that differ
     */
    record Found(List<Hash> ends, @Nullable Happening by) {}

    Findings(Connection writing, IndexTables tables, FirstOf first) throws SQLException {
        this.tables = tables;
        this.first = first;
        this.about = writing.prepareStatement("select record from resolution where heads_key = ?");
    }

    /** Takes a finding in, under its subject and under its ends alone. */
    void take(Happening finding, Resolved resolved) throws SQLException {
        first.counts(finding);
        for (String about : Set.of(finding.subject().toString(), ANY)) {
            String ends = key(about, resolved.heads());
            FindingGroup group = group(ends);
            if (!group.has(finding.eid())) {
                group.add(finding);
                tables.resolutions.put(
                        new IndexTables.Pair<>(ends, finding.eid()),
                        new ResolutionRow(ends, finding.eid().bytes(), finding.record()));
            }
        }
    }

    /** A finding is none any more. */
    void leave(Happening finding, Resolved resolved) throws SQLException {
        for (String about : Set.of(finding.subject().toString(), ANY)) {
            String ends = key(about, resolved.heads());
            tables.resolutions.remove(new IndexTables.Pair<>(ends, finding.eid()));
            groups.remove(ends);
        }
    }

    /**
     * @param about what a finding about it is recorded under
     * @param ends the ends of the conflict itself
     * @param asked takes the keys of all ends of which findings change the answer
     */
    Found about(String about, List<Hash> ends, Consumer<String> asked) throws SQLException {
        List<Hash> named = List.copyOf(ends);
        while (true) {
            asked.accept(key(ANY, named));
            FindingGroup group = group(key(about, named));
            if (!group.differ()) {
                return new Found(named, group.first());
            }
            List<Hash> more = new ArrayList<>(ends); // those that differ know of earlier ones
            more.addAll(group.firstOfEach());
            named = List.copyOf(more);
        }
    }

    private FindingGroup group(String ends) throws SQLException {
        FindingGroup group = groups.get(ends);
        if (group == null) {
            group = new FindingGroup();
            tables.resolutions.flush();
            about.setString(1, ends);
            List<Long> records = new ArrayList<>();
            try (ResultSet found = about.executeQuery()) {
                while (found.next()) {
                    records.add(found.getLong(1));
                }
            }
            for (long record : records) {
                Happening finding = first.stored(record);
                if (finding != null) {
                    group.add(finding);
                }
            }
            groups.put(ends, group);
        }
        return group;
    }

    /** After a transaction that was undone. */
    void forget() {
        groups.clear();
    }

    /** 16 hex digits of what a finding is recorded under and the ends it names, in any order. */
    static String key(String about, List<Hash> ends) {
        return short16(
                Conflict.named(ends).stream()
                        .distinct()
                        .sorted()
                        .map(Hash::hex)
                        .collect(Collectors.joining("\n", about + "\n", "")));
    }

    private static String short16(String text) {
        return Hash.sha256(text.getBytes(StandardCharsets.US_ASCII)).hex().substring(0, 16);
    }
}

package org.lockfast.records;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent.Resolved;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.StoryOrder;
import org.lockfast.ledger.Hash;

/**
 * What supervisors found, by what it is recorded under and the ends it names. Which finding counts
 * follows from the findings alone, whatever came first and whatever clocks say: one that knows of
 * another never counts before it, and where those that do not know of each other differ, the
 * conflict has them among its ends until a finding names them too.
 */
final class Findings {
    /** Under what a finding is recorded, where that says nothing. */
    static final String ANY = "";

    private final IndexTables tables;
    private final FirstOf first;

    /**
     * What was found about a conflict.
     *
     * @param ends what a further finding has to name
     * @param by the finding that counts; null: none, or several that differ
     */
    record Found(List<Hash> ends, @Nullable Happening by) {}

    Findings(IndexTables tables, FirstOf first) {
        this.tables = tables;
        this.first = first;
    }

    /** Takes a finding in, under its subject and under its ends alone. */
    void take(Happening finding, Resolved resolved) throws SQLException {
        first.counts(finding);
        for (String about : Set.of(finding.subject().toString(), ANY)) {
            String ends = key(about, resolved.heads());
            int n = 0;
            ResolutionRow there = tables.resolutions.get(nth(ends, n));
            while (there != null && !Hash.of(there.eid()).equals(finding.eid())) {
                n++;
                there = tables.resolutions.get(nth(ends, n));
            }
            if (there == null) {
                String key = nth(ends, n);
                tables.resolutions.put(
                        key, new ResolutionRow(key, finding.eid().bytes(), finding.record()));
            }
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
            List<Happening> apart = apart(all(key(about, named)));
            if (apart.isEmpty()) {
                return new Found(named, null);
            }
            if (apart.stream().map(Findings::finding).distinct().count() == 1) {
                return new Found(named, apart.getFirst());
            }
            List<Hash> more = new ArrayList<>(named);
            apart.forEach(finding -> more.add(finding.eid()));
            named = List.copyOf(more);
        }
    }

    private List<Happening> all(String ends) throws SQLException {
        List<Happening> all = new ArrayList<>();
        for (int n = 0; ; n++) {
            ResolutionRow row = tables.resolutions.get(nth(ends, n));
            if (row == null) {
                return all;
            }
            Happening finding = first.stored(row.record());
            if (finding != null) {
                all.add(finding);
            }
        }
    }

    /**
     * Those that know none of the others: they name none, and none stands before them in their own
     * chain. In story order, which decides nothing but how they are listed.
     */
    private static List<Happening> apart(List<Happening> findings) {
        Set<Hash> eids = new HashSet<>();
        Map<IndexTables.Pair<String, Long>, Long> beginnings = new HashMap<>();
        for (Happening finding : findings) {
            eids.add(finding.eid());
            beginnings.merge(chain(finding), finding.seq(), Math::min);
        }
        List<Happening> apart =
                findings.stream()
                        .filter(finding -> finding.parents().stream().noneMatch(eids::contains))
                        .filter(finding ->
                                finding.seq()
                                        == beginnings.getOrDefault(chain(finding), finding.seq()))
                        .sorted(StoryOrder.FIRST)
                        .toList();
        // a copied device's can name each other against the order of their numbers
        return apart.isEmpty() ? findings.stream().sorted(StoryOrder.FIRST).toList() : apart;
    }

    private static IndexTables.Pair<String, Long> chain(Happening finding) {
        return new IndexTables.Pair<>(finding.device(), finding.epoch());
    }

    private static Object finding(Happening happening) {
        return happening.event() instanceof Resolved resolved && resolved.finding() != null
                ? resolved.finding()
                : happening.eid();
    }

    /** Findings about the same ends are numbered as they came. */
    private static String nth(String ends, int n) {
        return n == 0 ? ends : short16(ends + "\n" + n);
    }

    /** 16 hex digits of what a finding is recorded under and the ends it names, in any order. */
    static String key(String about, Collection<Hash> ends) {
        return short16(
                ends.stream()
                        .distinct()
                        .sorted()
                        .map(Hash::hex)
                        .collect(Collectors.joining("\n", about + "\n", "")));
    }

    private static String short16(String text) {
        return Hash.sha256(text.getBytes(StandardCharsets.US_ASCII)).hex().substring(0, 16);
    }
}

package org.lockfast.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent.Resolved;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.StoryOrder;
import org.lockfast.ledger.Hash;

/**
 * The findings about the same ends, and those of them that know none of the others: they name none,
 * and none stands before them in their own chain. Each that comes costs the same.
 */
final class FindingGroup {
    private final Some all = new Some();

    /** Those that know none of the others. */
    private final Some apart = new Some();

    private final Set<Hash> eids = new HashSet<>();

    /** Those that name an entry, whether that is here or not. */
    private final Map<Hash, List<Happening>> naming = new HashMap<>();

    /** By device and epoch, and their places. */
    private final Map<IndexTables.Pair<String, Long>, TreeMap<Long, List<Happening>>> chains =
            new HashMap<>();

    /** Some of them, what they say, and whose they are. */
    private static final class Some {
        private final NavigableSet<Happening> findings = new TreeSet<>(StoryOrder.FIRST);
        private final Map<Object, Integer> said = new HashMap<>();
        private final Map<UUID, NavigableSet<Happening>> officers = new HashMap<>();

        void add(Happening finding) {
            findings.add(finding);
            said.merge(saying(finding), 1, Integer::sum);
            officers.computeIfAbsent(by(finding), _ -> new TreeSet<>(StoryOrder.FIRST))
                    .add(finding);
        }

        void remove(Happening finding) {
            if (findings.remove(finding)) {
                said.computeIfPresent(saying(finding), (_, n) -> n == 1 ? null : n - 1);
                officers.computeIfPresent(
                        by(finding),
                        (_, theirs) -> {
                            theirs.remove(finding);
                            return theirs.isEmpty() ? null : theirs;
                        });
            }
        }

        private static UUID by(Happening finding) {
            return Objects.requireNonNull(finding.actor());
        }

        private static Object saying(Happening happening) {
            return happening.event() instanceof Resolved resolved && resolved.finding() != null
                    ? resolved.finding()
                    : happening.eid();
        }
    }

    boolean has(Hash eid) {
        return eids.contains(eid);
    }

    /** One that was not there. */
    void add(Happening finding) {
        all.add(finding);
        eids.add(finding.eid());
        finding.parents()
                .forEach(named ->
                        naming.computeIfAbsent(named, _ -> new ArrayList<>(1)).add(finding));
        TreeMap<Long, List<Happening>> chain =
                chains.computeIfAbsent(
                        new IndexTables.Pair<>(finding.device(), finding.epoch()),
                        _ -> new TreeMap<>());
        boolean isFirst = chain.isEmpty() || finding.seq() <= chain.firstKey();
        if (isFirst && !chain.isEmpty() && finding.seq() < chain.firstKey()) {
            chain.firstEntry().getValue().forEach(apart::remove);
        }
        chain.computeIfAbsent(finding.seq(), _ -> new ArrayList<>(1)).add(finding);
        if (isFirst && finding.parents().stream().noneMatch(eids::contains)) {
            apart.add(finding);
        }
        naming.getOrDefault(finding.eid(), List.of()).forEach(apart::remove);
    }

    /** Those of which any may count. */
    private Some free() {
        // a copied device's can name each other against the order of their numbers
        return apart.findings.isEmpty() ? all : apart;
    }

    /** Whether two of which any may count say something else. */
    boolean differ() {
        return free().said.size() > 1;
    }

    /** The first of which any may count; null: there are none at all. */
    @Nullable Happening first() {
        return free().findings.isEmpty() ? null : free().findings.first();
    }

    /** Of each officer the first, in story order. */
    List<Hash> firstOfEach() {
        return free().officers.values().stream()
                .map(NavigableSet::first)
                .sorted(StoryOrder.FIRST)
                .map(Happening::eid)
                .toList();
    }
}

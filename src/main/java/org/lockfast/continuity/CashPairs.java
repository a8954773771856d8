package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.CashStory.Count;
import org.lockfast.ledger.Hash;

/**
 * Which counts of cash are of two officers. A count that knew of another officer’s that waited is
 * its second: no entry that comes later, and no clock, parts the two. Only what is left then, and
 * knew nothing of each other, is put together in story order.
 *
 * @param pairs in the order in which they were made
 * @param left those that wait for a second officer's, in story order
 */
record CashPairs(List<Pair> pairs, List<Count> left) {
    /** Two counts by two officers. */
    record Pair(Count first, Count second) {}

    /**
     * @param counts in story order
     */
    static CashPairs of(List<Count> counts, Aware aware) {
        List<Count> open = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (Count count : counts) {
            List<Count> knew = open.stream().filter(one -> knew(aware, count, one)).toList();
            Count other = last(knew, count.officer());
            open.removeIf(
                    one -> // counted again by its own officer, or settled with the pair
                    knew.contains(one) && (other != null || one.officer().equals(count.officer())));
            if (other == null) {
                open.add(count);
            } else {
                pairs.add(new Pair(other, count));
            }
        }
        List<Count> left = new ArrayList<>();
        for (Count count : open) {
            Count other = last(left, count.officer());
            if (other == null || knew(aware, count, other)) {
                left.add(count);
            } else {
                left.remove(other);
                pairs.add(new Pair(other, count));
            }
        }
        return new CashPairs(pairs, left);
    }

    private static @Nullable Count last(List<Count> some, UUID officer) {
        return some.stream()
                .filter(one -> !one.officer().equals(officer))
                .reduce((one, next) -> next)
                .orElse(null);
    }

    private static boolean knew(Aware aware, Count later, Count earlier) {
        return aware.knew(later.entry(), earlier.entry());
    }

    /** Counts whose figures may be told: of pairs, and what these knew of. */
    Set<Hash> told(List<Count> counts, Aware aware) {
        Set<Hash> told = new HashSet<>();
        for (Pair pair : pairs) {
            told.add(pair.first().entry().eid());
            told.add(pair.second().entry().eid());
            counts.stream()
                    .filter(one ->
                            knew(aware, pair.second(), one) || knew(aware, pair.first(), one))
                    .forEach(one -> told.add(one.entry().eid()));
        }
        return told;
    }
}

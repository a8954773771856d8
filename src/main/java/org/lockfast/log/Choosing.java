package org.lockfast.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.MerkleStack;

/**
 * Which of the entries that devices handed in for one place was the log's own. The root of the
 * pinned checkpoint alone decides; what is tried is whom to believe: all alike, all but one device,
 * one device before all others, all but two. A device counts once at each place, and the work has
 * an end however many places are disputed.
 */
final class Choosing {
    /** Roots reckoned at most. */
    private static final int WAYS = 256;

    /** Leaves hashed at most, so that a long loss is tried in fewer ways: some seconds' work. */
    private static final long LEAVES = 30_000_000;

    private final MerkleStack before;
    private final Hash root;

    /** What is at each place of those that are lost, as long as nothing else is believed. */
    private final List<Hash> chosen = new ArrayList<>();

    /** What each device stands for, where they differ. */
    private final TreeMap<Integer, Map<String, Hash>> disputed = new TreeMap<>();

    private final MerkleStack seen = new MerkleStack();
    private long leaves = LEAVES;
    private int ways = WAYS;

    /**
     * @param before the tree over what is there
     * @param root of the tree with all that is lost
     */
    Choosing(MerkleStack before, Hash root) {
        this.before = before;
        this.root = root;
    }

    /** Takes what devices stand for at the next place; one of them at least, in order. */
    void take(SortedMap<String, Hash> eidOfDevice) {
        StringBuilder here = new StringBuilder();
        eidOfDevice.forEach((device, eid) -> here.append(device).append(eid.hex()));
        seen.add(Hash.leaf(here.toString().getBytes(US_ASCII)));
        if (Set.copyOf(eidOfDevice.values()).size() > 1) {
            disputed.put(chosen.size(), Map.copyOf(eidOfDevice));
        }
        chosen.add(eidOfDevice.values().iterator().next());
    }

    /** Stands for all that was taken: where it is the same, the same will come of it. */
    Hash seen() {
        return Hash.node(root, seen.root());
    }

    /** The log's own, place by place; null where nothing that was tried has the root. */
    @Nullable List<Hash> choose() {
        undisputed();
        if (believed(Set.of(), null)) {
            return chosen;
        }
        List<String> suspects = suspects();
        for (String one : suspects) {
            if (believed(Set.of(one), null) || believed(Set.of(), one)) {
                return chosen;
            }
        }
        for (int i = 1; i < suspects.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (believed(Set.of(suspects.get(i), suspects.get(j)), null)) {
                    return chosen;
                }
            }
        }
        return null;
    }

    /** What stands before the first dispute is hashed once. */
    private void undisputed() {
        chosen.subList(0, first()).forEach(before::add);
        leaves -= first();
    }

    private int first() {
        return disputed.isEmpty() ? chosen.size() : disputed.firstKey();
    }

    /** Those who stand somewhere for what most others do not first. */
    private List<String> suspects() {
        Map<String, Integer> alone = new HashMap<>();
        for (Map<String, Hash> here : disputed.values()) {
            Hash most = most(here, Set.of(), null);
            here.forEach(
                    (device, eid) -> alone.merge(device, eid.equals(most) ? 0 : 1, Integer::sum));
        }
        Comparator<Map.Entry<String, Integer>> order =
                Map.Entry.<String, Integer>comparingByValue().reversed();
        return alone.entrySet().stream()
                .sorted(order.thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean believed(Set<String> not, @Nullable String above) {
        long work = (long) chosen.size() - first();
        if (ways == 0 || leaves < work) {
            return false;
        }
        ways--;
        leaves -= work;
        disputed.forEach((at, here) -> chosen.set(at, most(here, not, above)));
        MerkleStack tree = new MerkleStack(before.size(), before.peaks());
        chosen.subList(first(), chosen.size()).forEach(tree::add);
        return tree.root().equals(root);
    }

    /** What most of them stand for; of as many the one with the smaller eid. */
    private static Hash most(Map<String, Hash> here, Set<String> not, @Nullable String above) {
        Hash own = above == null ? null : here.get(above);
        if (own != null) {
            return own;
        }
        Map<Hash, Integer> counted = new HashMap<>();
        here.forEach(
                (device, eid) -> counted.merge(eid, not.contains(device) ? 0 : 1, Integer::sum));
        return counted.entrySet().stream()
                .max(
                        Map.Entry.<Hash, Integer>comparingByValue()
                                .thenComparing(
                                        one -> one.getKey().hex(), Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }
}

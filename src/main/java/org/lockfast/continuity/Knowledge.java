package org.lockfast.continuity;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lockfast.ledger.Hash;

/**
 * Which exclusive entries the entries of a package's story know, through however many others. These
 * are looked at 64 at a time, so that a story of any length takes little memory.
 */
final class Knowledge {
    private static final int AT_ONCE = Long.SIZE;

    private final List<Happening> story;

    private final Map<Hash, Integer> places = new HashMap<>();

    /** Of each entry the places of those it names, earlier in the story. */
    private final int[][] parents;

    /** Places in the story of the exclusive entries, whose numbers run from 0. */
    private final int[] exclusive;

    /** The number of an exclusive entry by its place; -1 for others. */
    private final int[] numbers;

    private final long[] bits;

    /** Looks at up to 64 exclusive entries. */
    @FunctionalInterface
    private interface Look {
        /**
         * @param from the number of the first of them
         * @param place of that one in the story: entries before it know none of them
         */
        void at(int from, int place);
    }

    /**
     * Entries beside some accounts.
     *
     * @param of those that are part of an account, or know one's beginning
     * @param before those that do not know every end
     */
    record Sides(BitSet of, BitSet before) {
        /** Part of an account: not what knew all of them. */
        BitSet within() {
            BitSet within = (BitSet) of.clone();
            within.and(before);
            return within;
        }
    }

    /**
     * @param story in story order
     * @param out entries that are found not to be what happened: they exclude nothing
     */
    Knowledge(UUID packageId, List<Happening> story, Set<Hash> out) {
        this.story = story;
        this.parents = new int[story.size()][];
        this.numbers = new int[story.size()];
        this.bits = new long[story.size()];
        int[] found = new int[story.size()];
        int many = 0;
        for (int i = 0; i < story.size(); i++) {
            Happening h = story.get(i);
            parents[i] =
                    h.parents().stream()
                            .map(places::get)
                            .filter(java.util.Objects::nonNull)
                            .mapToInt(at -> at)
                            .toArray();
            places.put(h.eid(), i);
            boolean counts =
                    h.subject().equals(packageId) && h.isExclusive() && !out.contains(h.eid());
            numbers[i] = counts ? many : -1;
            if (counts) {
                found[many++] = i;
            }
        }
        this.exclusive = Arrays.copyOf(found, many);
    }

    /** How many exclusive entries there are. */
    int count() {
        return exclusive.length;
    }

    /** Whether one of them is a finding. */
    boolean hasFindings() {
        return Arrays.stream(exclusive).mapToObj(story::get).anyMatch(Happening::isFinding);
    }

    /** The exclusive entry of a number. */
    Happening entry(int number) {
        return story.get(exclusive[number]);
    }

    Happening at(int place) {
        return story.get(place);
    }

    int size() {
        return story.size();
    }

    int place(int number) {
        return exclusive[number];
    }

    /** The place of an entry; -1: it is not here. */
    int placeOf(Hash eid) {
        return places.getOrDefault(eid, -1);
    }

    /** The entries at some places. */
    List<Happening> all(BitSet places) {
        return places.stream().mapToObj(story::get).toList();
    }

    /** Places of an entry and of all that know it. */
    BitSet knowing(int place) {
        BitSet knowing = new BitSet();
        knowing.set(place);
        for (int i = place + 1; i < story.size(); i++) {
            for (int parent : parents[i]) {
                if (knowing.get(parent)) {
                    knowing.set(i);
                }
            }
        }
        return knowing;
    }

    /** Places of an entry and of all that it knows. */
    BitSet known(int place) {
        BitSet known = new BitSet();
        known.set(place);
        for (int i = place; i >= 0; i = known.previousSetBit(i - 1)) {
            for (int parent : parents[i]) {
                known.set(parent);
            }
            if (i == 0) {
                break;
            }
        }
        return known;
    }

    /** Fills {@link #bits} for entries up to a place, again and again. */
    private void look(int from, int to, int until, Look look) {
        for (int first = from; first < to; first += AT_ONCE) {
            int start = exclusive[first];
            int end = Math.min(to, first + AT_ONCE);
            for (int i = start; i < until; i++) {
                long known = 0;
                for (int parent : parents[i]) {
                    if (parent >= start) {
                        known |= bits[parent];
                        int number = numbers[parent];
                        if (number >= first && number < end) {
                            known |= 1L << (number - first);
                        }
                    }
                }
                bits[i] = known;
            }
            look.at(first, start);
        }
    }

    /**
     * Of each exclusive entry the first that it does not know; its own number where it knows all.
     */
    int[] firstUnknown() {
        int[] unknown = new int[exclusive.length];
        Arrays.fill(unknown, -1);
        look(
                0,
                exclusive.length,
                story.size(),
                (from, place) -> {
                    for (int i = from; i < exclusive.length; i++) {
                        int clear = Long.numberOfTrailingZeros(~bits[exclusive[i]]);
                        if (unknown[i] < 0 && clear < AT_ONCE) {
                            unknown[i] = from + clear;
                        }
                    }
                });
        return unknown;
    }

    /**
     * The beginnings and the ends among some exclusive entries.
     *
     * @param from the number of the first of them
     * @param to one more than that of the last
     * @return the numbers of those that know none of them, and of those that none of them knows
     */
    int[][] ends(int from, int to) {
        BitSet knowing = new BitSet();
        BitSet known = new BitSet();
        look(
                from,
                to,
                exclusive[to - 1] + 1,
                (first, place) -> {
                    long all = 0;
                    for (int i = first; i < to; i++) {
                        long some = bits[exclusive[i]];
                        all |= some;
                        if (some != 0) {
                            knowing.set(i);
                        }
                    }
                    for (int i = 0; i < AT_ONCE; i++) {
                        if ((all & 1L << i) != 0) {
                            known.set(first + i);
                        }
                    }
                });
        return new int[][] {without(knowing, from, to), without(known, from, to)};
    }

    private static int[] without(BitSet some, int from, int to) {
        BitSet others = new BitSet();
        others.set(from, to);
        others.andNot(some);
        return others.stream().toArray();
    }

    /**
     * @param firsts numbers of the beginnings of accounts
     * @param heads numbers of their ends
     */
    Sides sides(int[] firsts, int[] heads) {
        BitSet begin = set(firsts);
        BitSet end = set(heads);
        BitSet of = new BitSet();
        BitSet before = new BitSet();
        look(
                Math.min(firsts[0], heads[0]),
                Math.max(firsts[firsts.length - 1], heads[heads.length - 1]) + 1,
                story.size(),
                (first, place) -> {
                    long begins = mask(begin, first);
                    long ends = mask(end, first);
                    if (ends != 0) {
                        before.set(0, place);
                    }
                    for (int i = place; i < story.size(); i++) {
                        if ((bits[i] & begins) != 0) {
                            of.set(i);
                        }
                        if ((bits[i] & ends) != ends) {
                            before.set(i);
                        }
                    }
                });
        for (int first : firsts) {
            of.set(exclusive[first]);
        }
        return new Sides(of, before);
    }

    private static BitSet set(int[] numbers) {
        BitSet set = new BitSet();
        for (int number : numbers) {
            set.set(number);
        }
        return set;
    }

    private static long mask(BitSet set, int from) {
        long[] words = set.get(from, from + AT_ONCE).toLongArray();
        return words.length == 0 ? 0 : words[0];
    }
}

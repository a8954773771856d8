package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict.Finding;
import org.lockfast.continuity.ContinuityEvent.LookedAt;
import org.lockfast.continuity.ContinuityEvent.Resolved;
import org.lockfast.ledger.Hash;

/**
 * The places in a package's story where exclusive entries are not known to know of each other, and
 * what was found about them. What lies between may still come and put them in one line; nobody
 * waits for that, for it need not ever come.
 */
final class Claims {
    private static final Claims NONE = new Claims(List.of(), Set.of(), Set.of());

    /**
     * One such place.
     *
     * @param firsts the first entry of each account, in story order
     * @param heads the last entries of the accounts, in story order
     * @param sides all entries of each account, in story order; one that knew several accounts is
     *     in each
     * @param after entries that knew all accounts
     * @param closing the finding that closed it; null while it is open
     */
    record Claim(
            List<Happening> firsts,
            List<Happening> heads,
            List<List<Happening>> sides,
            Set<Hash> after,
            @Nullable Happening closing) {

        @Nullable Finding finding() {
            return closing != null && closing.event() instanceof Resolved resolved
                    ? resolved.finding()
                    : null;
        }

        Conflict conflict(UUID packageId) {
            List<Happening> byRecording = firsts.stream().sorted(StoryOrder.FIRST).toList();
            return Conflict.of(
                    Conflict.Kind.CLAIMS,
                    packageId.toString(),
                    firsts.stream().map(Happening::eid).toList(),
                    heads.stream().map(Happening::eid).toList(),
                    byRecording.get(1).recorded(),
                    closing == null ? null : closing.eid());
        }

        /** Entries the state does not follow, by the finding. */
        private Set<Hash> dropped() {
            Finding finding = finding();
            Set<Hash> dropped = new HashSet<>();
            if (finding == null || finding == Finding.BOTH_IN_ORDER) {
                return dropped;
            }
            int followed =
                    finding == Finding.FIRST ? 0 : finding == Finding.SECOND ? 1 : sides.size();
            for (int i = 0; i < sides.size(); i++) {
                if (i != followed) {
                    sides.get(i).stream().filter(Claims::moves).forEach(h -> dropped.add(h.eid()));
                }
            }
            if (followed < sides.size()) {
                sides.get(followed).forEach(h -> dropped.remove(h.eid()));
            }
            return dropped;
        }

        private Set<Hash> contested() {
            Set<Hash> contested = new HashSet<>();
            if (closing == null) {
                for (List<Happening> side : sides) {
                    side.stream().filter(Claims::moves).forEach(h -> contested.add(h.eid()));
                }
            }
            return contested;
        }
    }

    private final List<Claim> all;
    private final Set<Hash> dropped;
    private final Set<Hash> contested;

    private Claims(List<Claim> all, Set<Hash> dropped, Set<Hash> contested) {
        this.all = all;
        this.dropped = dropped;
        this.contested = contested;
    }

    /** Whether it decides where a package is or which seal it has. */
    private static boolean moves(Happening h) {
        return h.event() instanceof LookedAt || h.isExclusive();
    }

    /**
     * @param story all entries about the package and its exhibit, in story order
     */
    static Claims of(UUID packageId, List<Happening> story) {
        return StoryOrder.isOneChain(story) ? NONE : new Search(packageId, story).claims();
    }

    /** In story order. */
    List<Claim> all() {
        return all;
    }

    boolean isOpen() {
        return all.stream().anyMatch(claim -> claim.closing() == null);
    }

    /** Whether a finding says that it is not what happened. */
    boolean drops(Happening h) {
        return dropped.contains(h.eid());
    }

    /** Whether it is part of an account among several, and nobody has found which. */
    boolean contests(Happening h) {
        return contested.contains(h.eid());
    }

    /** The story as one side of one claim has it, up to where all sides were known. */
    Claims only(Claim claim, int side) {
        Set<Hash> others = new HashSet<>(dropped);
        claim.sides().forEach(s -> s.forEach(h -> others.add(h.eid())));
        claim.sides().get(side).forEach(h -> others.remove(h.eid()));
        others.addAll(claim.after());
        Set<Hash> open = new HashSet<>(contested);
        claim.sides().get(side).forEach(h -> open.remove(h.eid()));
        return new Claims(all, others, open);
    }

    /** Finds them. Used once. */
    private static final class Search {
        private final List<Happening> story;
        private final Map<Hash, Integer> places = new HashMap<>();

        /** Of each entry, the exclusive ones it knows, by their numbers. */
        private final List<BitSet> known = new ArrayList<>();

        /** Places in the story of the exclusive entries: only of these anything is asked. */
        private final List<Integer> exclusive = new ArrayList<>();

        /** The number of an exclusive entry; -1 for others. */
        private final List<Integer> numbers = new ArrayList<>();

        Search(UUID packageId, List<Happening> story) {
            this.story = story;
            for (int i = 0; i < story.size(); i++) {
                Happening h = story.get(i);
                places.put(h.eid(), i);
                BitSet before = new BitSet();
                for (Hash parent : h.parents()) {
                    Integer at = places.get(parent);
                    if (at != null) {
                        if (numbers.get(at) >= 0) {
                            before.set(numbers.get(at));
                        }
                        before.or(known.get(at));
                    }
                }
                known.add(before);
                boolean counts = h.subject().equals(packageId) && h.isExclusive();
                numbers.add(counts ? exclusive.size() : -1);
                if (counts) {
                    exclusive.add(i);
                }
            }
        }

        private Happening entry(int number) {
            return story.get(exclusive.get(number));
        }

        private boolean isLine() {
            for (int i = 1; i < exclusive.size(); i++) {
                if (!known(i).get(i - 1)) {
                    return false;
                }
            }
            return true;
        }

        /** What the exclusive entry of a number knows. */
        private BitSet known(int number) {
            return known.get(exclusive.get(number));
        }

        Claims claims() {
            if (isLine()) {
                return NONE;
            }
            List<List<Integer>> groups = groups();
            List<Claim> claims = new ArrayList<>();
            Set<Hash> dropped = new HashSet<>();
            Set<Hash> contested = new HashSet<>();
            for (List<Integer> group : groups.reversed()) { // a later finding may drop an earlier
                Claim claim = claim(group, dropped);
                claims.addFirst(claim);
                dropped.addAll(claim.dropped());
                contested.addAll(claim.contested());
            }
            return new Claims(List.copyOf(claims), dropped, contested);
        }

        /**
         * Numbers of entries that are apart, directly or by others between; single ones left out.
         * In story order such a group stands together: it ends where all that follow know all
         * before.
         */
        private List<List<Integer>> groups() {
            List<List<Integer>> groups = new ArrayList<>();
            int end = exclusive.size();
            int unknown = Integer.MAX_VALUE;
            for (int i = exclusive.size() - 1; i >= 0; i--) {
                unknown = Math.min(unknown, firstUnknown(i));
                if (i == 0 || unknown >= i) {
                    if (end - i > 1) {
                        groups.addFirst(IntStream.range(i, end).boxed().toList());
                    }
                    end = i;
                    unknown = Integer.MAX_VALUE;
                }
            }
            return groups;
        }

        /** The first exclusive entry that one of them does not know; itself, if it knows all. */
        private int firstUnknown(int i) {
            return known(i).nextClearBit(0);
        }

        private Claim claim(List<Integer> group, Set<Hash> dropped) {
            BitSet members = new BitSet();
            group.forEach(members::set);
            List<Integer> firsts =
                    group.stream().filter(i -> !known(i).intersects(members)).toList();
            BitSet followed = new BitSet();
            group.forEach(i -> followed.or(known(i)));
            List<Integer> heads = group.stream().filter(i -> !followed.get(i)).toList();
            BitSet ends = new BitSet();
            heads.forEach(ends::set);
            Set<Hash> after = new HashSet<>();
            List<List<Happening>> sides = new ArrayList<>();
            firsts.forEach(f -> sides.add(new ArrayList<>()));
            for (int i = 0; i < story.size(); i++) {
                BitSet left = (BitSet) ends.clone();
                left.andNot(known.get(i));
                if (left.isEmpty()) {
                    after.add(story.get(i).eid());
                    continue;
                }
                for (int side = 0; side < firsts.size(); side++) {
                    int first = firsts.get(side);
                    if (numbers.get(i) == first || known.get(i).get(first)) {
                        sides.get(side).add(story.get(i));
                    }
                }
            }
            Set<Hash> named = new HashSet<>();
            heads.forEach(i -> named.add(entry(i).eid()));
            Happening closing =
                    exclusive.stream()
                            .map(story::get)
                            .filter(h -> after.contains(h.eid()) && !dropped.contains(h.eid()))
                            .filter(h ->
                                    h.isFinding()
                                            && h.event() instanceof Resolved resolved
                                            && new HashSet<>(resolved.heads()).equals(named))
                            .findFirst()
                            .orElse(null);
            return new Claim(
                    firsts.stream().map(this::entry).toList(),
                    heads.stream().map(this::entry).toList(),
                    sides.stream().map(List::copyOf).toList(),
                    after,
                    closing);
        }
    }
}

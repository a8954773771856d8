package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
    /** Accounts whose ends are put in order: nobody's work makes so many. */
    private static final int MOST_ORDERED = 50;

    private static final Claims NONE = new Claims(List.of(), Set.of(), Set.of());

    /** One such place. */
    static final class Claim {
        private final Knowledge knowledge;
        private final int[] firsts;
        private final int[] heads;
        private final @Nullable Happening closing;

        private Claim(Knowledge knowledge, int[] firsts, int[] heads, @Nullable Happening closing) {
            this.knowledge = knowledge;
            this.firsts = firsts;
            this.heads = heads;
            this.closing = closing;
        }

        /** The first entry of each account, in story order. */
        List<Happening> firsts() {
            return Arrays.stream(firsts).mapToObj(knowledge::entry).toList();
        }

        /** How many accounts there are. */
        int accounts() {
            return firsts.length;
        }

        /** The finding that closed it; null while it is open. */
        @Nullable Happening closing() {
            return closing;
        }

        @Nullable Finding finding() {
            return closing != null && closing.event() instanceof Resolved resolved
                    ? resolved.finding()
                    : null;
        }

        /** All entries of all accounts, in story order. */
        List<Happening> entries() {
            return entries(knowledge.sides(firsts, heads).within());
        }

        /** All entries of one account, in story order; one that knew several is in each. */
        List<Happening> side(int account) {
            return entries(places(account));
        }

        private BitSet places(int account) {
            return knowledge.sides(new int[] {firsts[account]}, heads).within();
        }

        private List<Happening> entries(BitSet places) {
            return places.stream().mapToObj(knowledge::at).toList();
        }

        Conflict conflict(UUID packageId) {
            List<Happening> byRecording = firsts().stream().sorted(StoryOrder.FIRST).toList();
            return Conflict.of(
                    Conflict.Kind.CLAIMS,
                    packageId.toString(),
                    firsts().stream().map(Happening::eid).toList(),
                    ends(),
                    byRecording.get(1).recorded(),
                    closing == null ? null : closing.eid());
        }

        /** The ends of the accounts, in the order of these; what ends several stands once. */
        private List<Hash> ends() {
            Set<Hash> ends = new LinkedHashSet<>();
            for (int account = 0; account < Math.min(firsts.length, MOST_ORDERED); account++) {
                BitSet of = places(account);
                Arrays.stream(heads)
                        .filter(head -> of.get(knowledge.place(head)))
                        .forEach(head -> ends.add(knowledge.entry(head).eid()));
            }
            Arrays.stream(heads).forEach(head -> ends.add(knowledge.entry(head).eid()));
            return List.copyOf(ends);
        }

        /** Whether it is about the same accounts as another. */
        private boolean isAbout(Claim other) {
            return firsts().equals(other.firsts());
        }

        /**
         * Entries of the accounts, by their places, that the state does not follow by the finding.
         */
        private BitSet dropped(Knowledge.Sides sides) {
            Finding finding = finding();
            BitSet dropped = new BitSet();
            if (finding == null || finding == Finding.BOTH_IN_ORDER) {
                return dropped;
            }
            dropped.or(sides.within());
            int followed = finding.account();
            if (followed >= 0 && followed < firsts.length) {
                dropped.andNot(places(followed));
            }
            return dropped;
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
        if (StoryOrder.isOneChain(story)) {
            return NONE;
        }
        Claims found = new Search(new Knowledge(packageId, story, Set.of())).claims();
        int known = 0;
        while (found.dropped.size() > known) { // what a finding follows may itself part
            known = found.dropped.size();
            Knowledge left = new Knowledge(packageId, story, found.dropped);
            found = found.and(new Search(left).claims());
        }
        return found;
    }

    /** With what comes up once some accounts are out of it. */
    private Claims and(Claims more) {
        List<Claim> fresh =
                more.all.stream().filter(one -> all.stream().noneMatch(one::isAbout)).toList();
        if (fresh.isEmpty()) {
            return this;
        }
        List<Claim> claims = new ArrayList<>(all);
        claims.addAll(fresh);
        claims.sort(Comparator.comparingInt(one -> one.knowledge.place(one.firsts[0])));
        Set<Hash> out = new HashSet<>(dropped);
        out.addAll(more.dropped);
        Set<Hash> open = new HashSet<>(contested);
        open.addAll(more.contested);
        return new Claims(List.copyOf(claims), out, open);
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
        Knowledge knowledge = claim.knowledge;
        Knowledge.Sides sides = knowledge.sides(claim.firsts, claim.heads);
        BitSet not = new BitSet();
        not.set(0, knowledge.size());
        not.andNot(sides.before());
        not.or(sides.within());
        not.andNot(claim.places(side));
        Set<Hash> others = new HashSet<>(dropped);
        claim.side(side).forEach(h -> others.remove(h.eid()));
        claim.entries(not).forEach(h -> others.add(h.eid()));
        Set<Hash> open = new HashSet<>(contested);
        claim.side(side).forEach(h -> open.remove(h.eid()));
        return new Claims(all, others, open);
    }

    /** Finds them. Used once. */
    private static final class Search {
        private final Knowledge knowledge;
        private final Set<Hash> dropped = new HashSet<>();
        private final Set<Hash> contested = new HashSet<>();

        /** Numbers of findings by what they are about, in story order. */
        private final Map<Set<Hash>, List<Integer>> findings = new HashMap<>();

        Search(Knowledge knowledge) {
            this.knowledge = knowledge;
            for (int i = 0; i < knowledge.count(); i++) {
                Happening h = knowledge.entry(i);
                if (h.isFinding() && h.event() instanceof Resolved resolved) {
                    findings.computeIfAbsent(
                                    Set.copyOf(resolved.heads()), heads -> new ArrayList<>())
                            .add(i);
                }
            }
        }

        Claims claims() {
            List<Claim> claims = new ArrayList<>();
            for (int[] group : groups()) { // a later finding may drop an earlier
                claims.addFirst(claim(group[0], group[1]));
            }
            return claims.isEmpty() ? NONE : new Claims(List.copyOf(claims), dropped, contested);
        }

        /**
         * Numbers of entries that are apart, directly or by others between, from one to before
         * another; single ones left out, the last first. In story order such a group stands
         * together: it ends where all that follow know all before.
         */
        private List<int[]> groups() {
            int[] firstUnknown = knowledge.firstUnknown();
            List<int[]> groups = new ArrayList<>();
            int end = knowledge.count();
            int unknown = Integer.MAX_VALUE;
            for (int i = knowledge.count() - 1; i >= 0; i--) {
                unknown = Math.min(unknown, firstUnknown[i]);
                if (i == 0 || unknown >= i) {
                    if (end - i > 1) {
                        groups.add(new int[] {i, end});
                    }
                    end = i;
                    unknown = Integer.MAX_VALUE;
                }
            }
            return groups;
        }

        private Claim claim(int from, int to) {
            int[][] ends = knowledge.ends(from, to);
            int[] firsts = ends[0];
            int[] heads = ends[1];
            Knowledge.Sides sides = knowledge.sides(firsts, heads);
            Claim claim = new Claim(knowledge, firsts, heads, closing(heads, sides));
            add(claim.dropped(sides), dropped);
            if (claim.closing() == null) {
                add(sides.within(), contested);
            }
            return claim;
        }

        private void add(BitSet places, Set<Hash> eids) {
            places.stream()
                    .mapToObj(knowledge::at)
                    .filter(Claims::moves)
                    .forEach(h -> eids.add(h.eid()));
        }

        /**
         * The first finding that knew all accounts, named their ends and stands itself. Where
         * others that do not know of it found something else, none counts until one knows them all,
         * or until it was found which of them holds.
         */
        private @Nullable Happening closing(int[] heads, Knowledge.Sides sides) {
            if (findings.isEmpty()) {
                return null;
            }
            List<Hash> ends =
                    Arrays.stream(heads).mapToObj(head -> knowledge.entry(head).eid()).toList();
            List<Integer> left =
                    findings.getOrDefault(Set.copyOf(Conflict.named(ends)), List.of()).stream()
                            .filter(one -> !sides.before().get(knowledge.place(one)))
                            .filter(one -> !dropped.contains(knowledge.entry(one).eid()))
                            .toList();
            while (!left.isEmpty()) {
                Happening first = knowledge.entry(left.getFirst());
                BitSet knowingSome = new BitSet();
                BitSet knowingAll = new BitSet();
                knowingAll.set(0, knowledge.size());
                boolean differ = false;
                for (int one : agree(left) ? List.<Integer>of() : left) {
                    if (!knowingSome.get(knowledge.place(one))) {
                        differ |= !found(knowledge.entry(one)).equals(found(first));
                        BitSet knowing = knowledge.sides(new int[] {one}, new int[] {one}).of();
                        knowing.clear(knowledge.place(one));
                        knowingSome.or(knowing);
                        knowingAll.and(knowing);
                    }
                }
                if (!differ || !contested.contains(first.eid())) {
                    return first;
                }
                left = left.stream().filter(one -> knowingAll.get(knowledge.place(one))).toList();
            }
            return null;
        }

        private boolean agree(List<Integer> some) {
            return some.stream().map(one -> found(knowledge.entry(one))).distinct().limit(2).count()
                    == 1;
        }

        private static Object found(Happening h) {
            return h.event() instanceof Resolved resolved && resolved.finding() != null
                    ? resolved.finding()
                    : h.eid();
        }
    }
}

package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.ContinuityEvent.Resolved;
import org.lockfast.ledger.Hash;

/** Finds where a package's story parts, and which findings close what is found. Used once. */
final class ClaimSearch {
    private final Knowledge knowledge;
    private final boolean again;
    private final AsMade made;
    private final Set<Hash> dropped = new HashSet<>();
    private final Set<Hash> contested = new HashSet<>();

    /** Findings that are apart from each other and from nothing else. */
    private final Set<Hash> unanswered = new HashSet<>();

    /** What has an end, or so many that a finding names them by one hash. */
    private final Map<Hash, Claim> ending = new HashMap<>();

    /** What has, with findings about it, so many ends that a finding names them by one hash. */
    private final Map<Hash, Claim> digests = new HashMap<>();

    /** By findings what they name the ends of. */
    private final Map<Hash, Claim> naming = new HashMap<>();

    /** Numbers of the findings that name the ends, in story order. */
    private final IdentityHashMap<Claim, List<Integer>> findings = new IdentityHashMap<>();

    /** Where nothing but findings about one claim is apart, that claim. */
    private final IdentityHashMap<Claim, Claim> about = new IdentityHashMap<>();

    /**
     * @param again whether some accounts are out of it already
     */
    ClaimSearch(Knowledge knowledge, boolean again, AsMade made) {
        this.knowledge = knowledge;
        this.again = again;
        this.made = made;
    }

    Claims claims() {
        List<int[]> groups = groups();
        List<Claim> found = new ArrayList<>();
        for (int[] group : groups) {
            int[][] ends = knowledge.ends(group[0], group[1]);
            found.add(new Claim(knowledge, ends[0], ends[1]));
        }
        read(groups, found);
        List<Claim> claims = new ArrayList<>();
        List<Claim> apart = new ArrayList<>();
        for (Claim claim : found.reversed()) { // a later finding may drop an earlier
            if (about.containsKey(claim)) {
                entries(claim).forEach(h -> unanswered.add(h.eid()));
                apart.addFirst(claim);
            } else {
                close(claim, apart.stream().filter(one -> about.get(one) == claim).toList());
                claims.addFirst(claim);
            }
        }
        return new Claims(claims, apart);
    }

    /**
     * Numbers of entries that are apart, directly or by others between, from one to before another;
     * single ones left out. In story order such a group stands together: it ends where all that
     * follow know all before.
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
        return groups.reversed();
    }

    /** Which finding names the ends of what. */
    private void read(List<int[]> groups, List<Claim> found) {
        if (found.isEmpty() || !knowledge.hasFindings()) {
            return;
        }
        for (Claim claim : found) {
            Conflict.named(claim.ends()).forEach(end -> ending.put(end, claim));
        }
        int next = 0;
        for (int i = 0; i < knowledge.count(); i++) {
            Happening h = knowledge.entry(i);
            if (h.isFinding() && h.event() instanceof Resolved resolved) {
                Claim claim = named(new HashSet<>(resolved.heads()));
                if (claim != null) {
                    naming.put(h.eid(), claim);
                    findings.computeIfAbsent(claim, _ -> new ArrayList<>()).add(i);
                }
            }
            if (next < groups.size() && groups.get(next)[1] == i + 1) {
                Claim claim = found.get(next);
                Claim one = ofFindings(groups.get(next));
                if (one != null && one.firstPlace() < claim.firstPlace()) {
                    about.put(claim, one);
                    List<Hash> both = new ArrayList<>(one.ends());
                    both.addAll(claim.ends());
                    if (Conflict.named(both).size() == 1) {
                        digests.put(Conflict.named(both).getFirst(), one);
                    }
                }
                next++;
            }
        }
        findings.keySet().forEach(about::remove); // earlier versions asked which of them holds
    }

    /** What has these ends, and findings about it besides. */
    private @Nullable Claim named(Set<Hash> heads) {
        for (Hash head : heads) {
            Claim claim = ending.get(head);
            if (claim != null && heads.containsAll(Conflict.named(claim.ends()))) {
                Set<Hash> rest = new HashSet<>(heads);
                Conflict.named(claim.ends()).forEach(rest::remove);
                if (rest.stream().allMatch(one -> naming.get(one) == claim)) {
                    return claim;
                }
            }
        }
        return heads.size() == 1 ? digests.get(heads.iterator().next()) : null;
    }

    private @Nullable Claim ofFindings(int[] group) {
        Claim one = naming.get(knowledge.entry(group[0]).eid());
        for (int i = group[0]; i < group[1]; i++) {
            if (naming.get(knowledge.entry(i).eid()) != one) {
                return null;
            }
        }
        return one;
    }

    private static List<Happening> entries(Claim claim) {
        return claim.entries().stream().filter(Claims::moves).toList();
    }

    /**
     * @param apart findings about it that do not know each other, in story order
     */
    private void close(Claim claim, List<Claim> apart) {
        Happening by = closing(claim);
        Set<Hash> out = new HashSet<>();
        Set<Hash> open = new HashSet<>();
        if (by == null) {
            entries(claim).forEach(h -> open.add(h.eid()));
        } else {
            claim.close(by, Objects.requireNonNull(meant(claim, by)));
            claim.dropped().stream().filter(Claims::moves).forEach(h -> out.add(h.eid()));
            Resolved found = (Resolved) Objects.requireNonNull(by.event());
            claim.entries().stream()
                    .filter(h -> made.isAnsweredWith(h, claim, found))
                    .forEach(h -> out.add(h.eid()));
        }
        for (Claim one : apart) {
            List<Happening> some = entries(one);
            if (by == null) {
                some.forEach(h -> open.add(h.eid()));
                if (some.stream().map(h -> said(claim, h)).distinct().count() > 1) {
                    claim.differ(one.ends());
                }
            } else if (!some.contains(by)) { // answered
                some.stream()
                        .filter(h -> !said(claim, h).equals(said(claim, by)))
                        .forEach(h -> out.add(h.eid()));
            }
        }
        claim.leaves(out, open);
        dropped.addAll(out);
        contested.addAll(open);
    }

    /**
     * The first finding that knew all accounts, named their ends and stands itself. Where others
     * that do not know of it found something else, none counts until one knows them all, or until
     * it was found which of them holds.
     */
    private @Nullable Happening closing(Claim claim) {
        List<Integer> named = findings.getOrDefault(claim, List.of());
        if (named.isEmpty()) {
            return null;
        }
        BitSet before = claim.sides().before();
        List<Integer> all =
                named.stream()
                        .filter(one -> !before.get(knowledge.place(one)))
                        .filter(one -> !dropped.contains(knowledge.entry(one).eid()))
                        .filter(one -> !isOverruled(one))
                        .filter(one -> meant(claim, knowledge.entry(one)) != null)
                        .toList();
        List<Integer> left = all.stream().filter(one -> isAbout(claim, one)).toList();
        if (left.isEmpty() && again) { // read so before it was asked what it was made about
            left = all.stream().filter(one -> !isNamed(knowledge.entry(one))).toList();
        }
        while (!left.isEmpty()) {
            Happening first = knowledge.entry(left.getFirst());
            BitSet knowingSome = new BitSet();
            BitSet knowingAll = new BitSet();
            knowingAll.set(0, knowledge.size());
            boolean differ = false;
            boolean agree =
                    left.stream()
                                    .map(one -> said(claim, knowledge.entry(one)))
                                    .distinct()
                                    .limit(2)
                                    .count()
                            == 1;
            for (int one : agree ? List.<Integer>of() : left) {
                if (!knowingSome.get(knowledge.place(one))) {
                    differ |= !said(claim, knowledge.entry(one)).equals(said(claim, first));
                    BitSet knowing = knowledge.sides(new int[] {one}, new int[] {one}).of();
                    knowing.clear(knowledge.place(one));
                    knowingSome.or(knowing);
                    knowingAll.and(knowing);
                }
            }
            boolean open = contested.contains(first.eid()) || unanswered.contains(first.eid());
            if (!differ || !open) {
                return first;
            }
            left = left.stream().filter(one -> knowingAll.get(knowledge.place(one))).toList();
        }
        return null;
    }

    private static boolean isNamed(Happening finding) {
        return finding.event() instanceof Resolved resolved && resolved.account() != null;
    }

    /** Whether it was made about this, and not about another with the same ends. */
    private boolean isAbout(Claim claim, int one) {
        boolean only = findings.getOrDefault(claim, List.of()).getFirst() == one;
        Happening finding = knowledge.entry(one);
        if ((only && !again) || !made.tells(finding)) {
            return true;
        }
        Claim then = made.about(finding);
        return then == null ? !again : then.eids().equals(claim.eids());
    }

    /**
     * Whether a finding that knew it said that it is not what happened. That it is asked again
     * which account holds brings nothing back that was not found.
     */
    private boolean isOverruled(int one) {
        Happening finding = knowledge.entry(one);
        if (!contested.contains(finding.eid())) {
            return false;
        }
        for (int i = one + 1; i < knowledge.count(); i++) {
            Happening by = knowledge.entry(i);
            if (by.isFinding() && !dropped.contains(by.eid()) && made.overruled(by, finding)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable BitSet meant(Claim claim, Happening finding) {
        return claim.meant((Resolved) Objects.requireNonNull(finding.event()));
    }

    private static Object said(Claim claim, Happening h) {
        if (!(h.event() instanceof Resolved found)) {
            return h.eid();
        }
        BitSet meant = found.finding().account() < 0 ? null : meant(claim, h);
        Hash named = found.account();
        return meant == null
                ? found.finding()
                : meant.cardinality() > 1 && named != null ? named : meant;
    }
}

package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Conflict.Finding;
import org.lockfast.continuity.ContinuityEvent.Resolved;
import org.lockfast.ledger.Hash;

/**
 * A place in a package's story where exclusive entries are not known to know of each other: the
 * accounts that begin there, and what was found about them.
 */
final class Claim {
    /** Accounts whose ends are put in order: nobody's work makes so many. */
    private static final int MOST_ORDERED = 50;

    private final Knowledge knowledge;
    private final int[] firsts;
    private final int[] heads;
    private @Nullable List<Hash> ends;
    private List<Hash> differing = List.of();
    private @Nullable Happening closing;
    private BitSet followed = new BitSet();
    private Set<Hash> out = Set.of();
    private Set<Hash> open = Set.of();

    /**
     * @param firsts numbers of the first entry of each account, in story order
     * @param heads numbers of the last ones
     */
    Claim(Knowledge knowledge, int[] firsts, int[] heads) {
        this.knowledge = knowledge;
        this.firsts = firsts;
        this.heads = heads;
    }

    private List<Hash> inOrder() {
        Set<Hash> all = new LinkedHashSet<>();
        for (int account = 0; account < Math.min(firsts.length, MOST_ORDERED); account++) {
            BitSet of = places(account);
            Arrays.stream(heads)
                    .filter(head -> of.get(knowledge.place(head)))
                    .forEach(head -> all.add(knowledge.entry(head).eid()));
        }
        all.addAll(byStory());
        return List.copyOf(all);
    }

    private List<Hash> byStory() {
        return Arrays.stream(heads).mapToObj(head -> knowledge.entry(head).eid()).toList();
    }

    /** The ends of the accounts, in the order of these; what ends several stands once. */
    List<Hash> ends() {
        List<Hash> known = ends;
        if (known == null) {
            known = inOrder();
            ends = known;
        }
        return known;
    }

    /** The first entry of each account, in story order. */
    List<Happening> firsts() {
        return Arrays.stream(firsts).mapToObj(knowledge::entry).toList();
    }

    /** What it is known by: the first entries of its accounts. */
    Set<Hash> eids() {
        Set<Hash> eids = new HashSet<>();
        firsts().forEach(h -> eids.add(h.eid()));
        return eids;
    }

    /** How many accounts there are. */
    int accounts() {
        return firsts.length;
    }

    int firstPlace() {
        return knowledge.place(firsts[0]);
    }

    /** All entries of all accounts, in story order. */
    List<Happening> entries() {
        return knowledge.all(within());
    }

    /** All entries of one account, in story order; one that knew several is in each. */
    List<Happening> side(int account) {
        return knowledge.all(places(account));
    }

    Knowledge.Sides sides() {
        return knowledge.sides(firsts, heads);
    }

    private BitSet within() {
        return sides().within();
    }

    private BitSet places(int account) {
        return knowledge.sides(new int[] {firsts[account]}, heads).within();
    }

    /** All but what an account and what comes before all of them has. */
    List<Happening> besides(int account) {
        Knowledge.Sides sides = sides();
        BitSet not = new BitSet();
        not.set(0, knowledge.size());
        not.andNot(sides.before());
        not.or(sides.within());
        not.andNot(places(account));
        return knowledge.all(not);
    }

    /**
     * The entry by which a finding names an account: the last of its ends that is in no other, or
     * the first of it, which never is.
     */
    Hash name(int account) {
        for (int i = heads.length - 1; i >= 0; i--) {
            if (having(knowledge.place(heads[i])).equals(only(account))) {
                return knowledge.entry(heads[i]).eid();
            }
        }
        return knowledge.entry(firsts[account]).eid();
    }

    private static BitSet only(int account) {
        BitSet one = new BitSet();
        one.set(account);
        return one;
    }

    /** The accounts that have an entry. */
    private BitSet having(int place) {
        BitSet known = knowledge.known(place);
        BitSet accounts = new BitSet();
        for (int i = 0; i < firsts.length; i++) {
            accounts.set(i, known.get(knowledge.place(firsts[i])));
        }
        return accounts;
    }

    /**
     * The accounts that happened by a finding: none, one, or all of them; several where the entry
     * that names one is in several by now.
     *
     * @return null where no account has the entry that it names
     */
    @Nullable BitSet meant(Resolved found) {
        Hash named = found.account();
        int number = found.finding().account();
        BitSet meant = new BitSet();
        if (found.finding() == Finding.BOTH_IN_ORDER) {
            meant.set(0, firsts.length);
        } else if (number >= 0 && named != null) {
            int place = knowledge.placeOf(named);
            BitSet having = place >= 0 && within().get(place) ? having(place) : meant;
            return having.isEmpty() ? null : having;
        } else if (number >= 0 && number < firsts.length) {
            meant.set(numbered(number, found.heads()));
        }
        return meant;
    }

    /**
     * The account of a number. Where the ends that were named do not stand as they would now, more
     * has come since of what one of them knew: then their order says which it was.
     */
    private int numbered(int number, List<Hash> named) {
        if (firsts.length > MOST_ORDERED || named.equals(ends()) || named.equals(byStory())) {
            return number;
        }
        Set<Integer> order = new LinkedHashSet<>();
        for (Hash end : named) {
            int place = knowledge.placeOf(end);
            if (place >= 0) {
                having(place).stream().forEach(order::add);
            }
        }
        return order.size() == firsts.length ? List.copyOf(order).get(number) : number;
    }

    /** Whether another is about several of these accounts, as far as they were known then. */
    boolean spreads(Claim other) {
        BitSet common = new BitSet();
        common.set(0, firsts.length);
        for (Hash first : other.eids()) {
            int place = knowledge.placeOf(first);
            BitSet having = place < 0 ? new BitSet() : having(place);
            if (having.isEmpty()) {
                return false; // it came before all of them
            }
            common.and(having);
        }
        return common.isEmpty();
    }

    /** Findings about it differ, and nobody has answered them yet. */
    void differ(List<Hash> findings) {
        differing = List.copyOf(findings);
    }

    List<Hash> differing() {
        return differing;
    }

    /** The finding that closed it; null while it is open. */
    @Nullable Happening closing() {
        return closing;
    }

    void close(Happening by, BitSet meant) {
        closing = by;
        followed = meant;
    }

    @Nullable Finding finding() {
        return closing != null && closing.event() instanceof Resolved resolved
                ? resolved.finding()
                : null;
    }

    /** The accounts that the state follows: none while it is open. */
    List<Integer> followed() {
        return followed.stream().boxed().toList();
    }

    /** Entries of the accounts that the state does not follow by the finding. */
    List<Happening> dropped() {
        return closing != null && closing.event() instanceof Resolved found
                ? not(found, followed)
                : List.of();
    }

    /**
     * Entries of the accounts that did not happen by a finding. Where several accounts have the
     * entry that names one, what neither knows that entry nor is known by it.
     *
     * @param meant the accounts that did
     */
    List<Happening> not(Resolved found, BitSet meant) {
        Hash named = found.account();
        BitSet not = within();
        if (found.finding() == Finding.BOTH_IN_ORDER) {
            return List.of();
        } else if (named != null && meant.cardinality() > 1) {
            int place = knowledge.placeOf(named);
            not.andNot(knowledge.known(place));
            not.andNot(knowledge.knowing(place));
        } else {
            meant.stream().forEach(account -> not.andNot(places(account)));
        }
        return knowledge.all(not);
    }

    /** What it takes out of the story, and what it leaves open there. */
    void leaves(Set<Hash> out, Set<Hash> open) {
        this.out = Set.copyOf(out);
        this.open = Set.copyOf(open);
    }

    /** Entries that do not count by what was found about it. */
    Set<Hash> out() {
        return out;
    }

    /** Entries about which nobody has found anything. */
    Set<Hash> open() {
        return open;
    }

    Conflict conflict(UUID packageId) {
        List<Happening> byRecording = firsts().stream().sorted(StoryOrder.FIRST).toList();
        List<Hash> named = new ArrayList<>(ends());
        named.addAll(differing);
        return Conflict.of(
                Conflict.Kind.CLAIMS,
                packageId.toString(),
                firsts().stream().map(Happening::eid).toList(),
                named,
                byRecording.get(1).recorded(),
                closing == null ? null : closing.eid());
    }
}

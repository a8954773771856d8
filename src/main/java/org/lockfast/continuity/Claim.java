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
     * @param then this claim as it was when the finding was made; null: as it is now
     * @return null where no account has the entry that it names
     */
    @Nullable BitSet meant(Resolved found, @Nullable Claim then) {
        Hash named = found.account();
        int number = found.finding().account();
        BitSet meant = new BitSet();
        if (found.finding() == Finding.BOTH_IN_ORDER) {
            meant.set(0, firsts.length);
        } else if (number >= 0 && named != null) {
            int place = knowledge.placeOf(named);
            BitSet having = place >= 0 && within().get(place) ? having(place) : meant;
            return having.isEmpty() ? null : having;
        } else if (number >= 0) {
            int account =
                    then == null
                            ? number
                            : number < then.firsts.length
                                    ? number(then.begins(number, found.heads()))
                                    : -1;
            if (account >= 0 && account < firsts.length) {
                meant.set(account);
            }
        }
        return meant;
    }

    private int number(Hash first) {
        for (int i = 0; i < firsts.length; i++) {
            if (knowledge.entry(firsts[i]).eid().equals(first)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * With what the account of a number began. Where the ends stand otherwise than they would by
     * what is known to have been known, more has come of that since: then their order says it.
     */
    private Hash begins(int number, List<Hash> named) {
        List<Integer> order = new ArrayList<>();
        if (firsts.length <= MOST_ORDERED && !named.equals(ends()) && !named.equals(byStory())) {
            for (Hash end : named) {
                int place = knowledge.placeOf(end);
                if (place >= 0) {
                    having(place).stream().filter(one -> !order.contains(one)).forEach(order::add);
                }
            }
        }
        int account = order.size() == firsts.length ? order.get(number) : number;
        return knowledge.entry(firsts[account]).eid();
    }

    /** Whether another is about what parts within one of these accounts. */
    boolean hasWithinOne(Claim other) {
        BitSet accounts = new BitSet();
        accounts.set(0, firsts.length);
        for (Hash first : other.eids()) {
            int place = knowledge.placeOf(first);
            accounts.and(place < 0 ? new BitSet() : having(place));
        }
        return !accounts.isEmpty();
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
        return closing == null ? List.of() : not(followed);
    }

    /** Entries of the accounts that are in none of some. */
    List<Happening> not(BitSet accounts) {
        if (accounts.cardinality() == firsts.length) {
            return List.of();
        }
        BitSet not = within();
        accounts.stream().forEach(account -> not.andNot(places(account)));
        return knowledge.all(not);
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

package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lockfast.continuity.ContinuityEvent.LookedAt;
import org.lockfast.ledger.Hash;

/**
 * The places in a package's story where exclusive entries are not known to know of each other, and
 * what was found about them. What lies between may still come and put them in one line; nobody
 * waits for that, for it need not ever come.
 */
final class Claims {
    private static final Claims NONE = new Claims(List.of(), List.of());

    private final List<Claim> all;
    private final List<Claim> apart;
    private final Set<Hash> dropped;
    private final Set<Hash> contested;

    /**
     * @param all in story order
     * @param apart findings about some of these that do not know each other, which are no question
     *     of their own
     */
    Claims(List<Claim> all, List<Claim> apart) {
        this(all, apart, new HashSet<>(), new HashSet<>());
        for (Claim claim : all) {
            dropped.addAll(claim.out());
            contested.addAll(claim.open());
        }
    }

    private Claims(List<Claim> all, List<Claim> apart, Set<Hash> dropped, Set<Hash> contested) {
        this.all = List.copyOf(all);
        this.apart = List.copyOf(apart);
        this.dropped = dropped;
        this.contested = contested;
    }

    /** Whether it decides where a package is or which seal it has. */
    static boolean moves(Happening h) {
        return h.event() instanceof LookedAt || h.isExclusive();
    }

    /**
     * @param story all entries about the package and its exhibit, in story order
     */
    static Claims of(UUID packageId, List<Happening> story) {
        return of(packageId, story, new AsMade(packageId, story));
    }

    static Claims of(UUID packageId, List<Happening> story, AsMade made) {
        if (StoryOrder.isOneChain(story)) {
            return NONE;
        }
        Claims found =
                new ClaimSearch(new Knowledge(packageId, story, Set.of()), false, made).claims();
        int known = 0;
        while (found.dropped.size() > known) { // what a finding follows may itself part
            known = found.dropped.size();
            Knowledge left = new Knowledge(packageId, story, found.dropped);
            found = found.and(new ClaimSearch(left, true, made).claims());
        }
        return found;
    }

    /**
     * With what comes up once some accounts are out of it. What was asked before is not asked anew
     * because what closed it, or what it answered, is out of it too.
     */
    private Claims and(Claims more) {
        List<Claim> aside = new ArrayList<>(apart);
        aside.addAll(more.apart);
        List<Claim> claims =
                new ArrayList<>(all.stream().filter(one -> !isAmong(more.apart, one)).toList());
        more.all.stream()
                .filter(one -> !isAmong(all, one) && !isAmong(aside, one))
                .forEach(claims::add);
        claims.sort(Comparator.comparingInt(Claim::firstPlace));
        return new Claims(claims, aside);
    }

    private static boolean isAmong(List<Claim> some, Claim claim) {
        return some.stream().anyMatch(one -> one.eids().equals(claim.eids()));
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

    /** The first entries of the accounts that a finding closed. */
    List<Happening> begunBefore(Happening finding) {
        return all.stream()
                .filter(claim -> finding.equals(claim.closing()))
                .flatMap(claim -> claim.firsts().stream())
                .toList();
    }

    /** The story as one side of one claim has it, up to where all sides were known. */
    Claims only(Claim claim, int side) {
        Set<Hash> others = new HashSet<>(dropped);
        claim.side(side).forEach(h -> others.remove(h.eid()));
        claim.besides(side).forEach(h -> others.add(h.eid()));
        Set<Hash> open = new HashSet<>(contested);
        claim.side(side).forEach(h -> open.remove(h.eid()));
        return new Claims(all, apart, others, open);
    }
}

package org.lockfast.officer;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lockfast.ledger.Hash;

/**
 * What an entry says of an officer's roles or name, and what it takes the place of. Entries that
 * knew nothing of each other stand beside each other until one comes that knew of both; what holds
 * until then depends on these entries alone, not on clocks and not on which came first.
 *
 * @param eid of the entry
 * @param before the entries that it takes the place of
 * @param what it says
 */
public record SaidOfOfficer<T>(Hash eid, List<Hash> before, T what) {
    /** Copies the entries. */
    public SaidOfOfficer {
        before = List.copyOf(before);
    }

    /** Those that no other one takes the place of, in the order of their eids. */
    public static <T> List<SaidOfOfficer<T>> newest(Collection<SaidOfOfficer<T>> all) {
        Set<Hash> replaced = new HashSet<>();
        all.forEach(one -> replaced.addAll(one.before()));
        return all.stream()
                .filter(one -> !replaced.contains(one.eid()))
                .sorted(Comparator.comparing(SaidOfOfficer::eid))
                .toList();
    }

    /**
     * The roles that hold: of several that stand beside each other those that all of them give, for
     * nobody took more away than was meant. Where they have none in common, those of the first that
     * makes no administrator.
     */
    public static Set<String> roles(Collection<SaidOfOfficer<List<String>>> all) {
        List<SaidOfOfficer<List<String>>> newest = newest(all);
        if (newest.isEmpty()) {
            return Set.of();
        }
        Set<String> common = new LinkedHashSet<>(newest.getFirst().what());
        newest.forEach(one -> common.retainAll(one.what()));
        return !common.isEmpty()
                ? common
                : newest.stream()
                        .filter(one -> !one.what().contains(Role.ADMINISTRATOR.name()))
                        .findFirst()
                        .map(one -> (Set<String>) new LinkedHashSet<>(one.what()))
                        .orElse(Set.of());
    }
}

package org.lockfast.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.officer.SaidOfOfficer;

/**
 * What stands of an officer: collar number as added, name and roles as the newest entries say.
 * Depends on the entries that count, not on their order.
 */
final class OfficerFold {
    private final long record;
    private final Map<Hash, SaidOfOfficer<List<String>>> roles = new LinkedHashMap<>();
    private final Map<Hash, SaidOfOfficer<String>> names = new LinkedHashMap<>();
    private @Nullable String collar;

    /**
     * @param record of the entry that added them
     */
    OfficerFold(long record) {
        this.record = record;
    }

    /** An entry that counts. */
    void take(Happening one) {
        Hash eid = one.eid();
        switch (one.event()) {
            case OfficerEvent.Added added when one.record() == record -> {
                collar = PlainFold.given(added.collar());
                roles.put(eid, new SaidOfOfficer<>(eid, List.of(), added.roles()));
                names.put(eid, new SaidOfOfficer<>(eid, List.of(), PlainFold.given(added.name())));
            }
            case OfficerEvent.RolesChanged now ->
                    roles.put(eid, new SaidOfOfficer<>(eid, now.before(), now.roles()));
            case OfficerEvent.Renamed now ->
                    names.put(
                            eid,
                            new SaidOfOfficer<>(eid, now.before(), PlainFold.given(now.name())));
            case null, default -> {}
        }
    }

    /** As it stands; null where nobody was added. */
    @Nullable OfficerRow row(UUID id, boolean active) {
        String number = collar;
        if (number == null) {
            return null;
        }
        Set<String> had = new TreeSet<>();
        roles.values().forEach(one -> had.addAll(one.what()));
        List<SaidOfOfficer<String>> newest = SaidOfOfficer.newest(names.values());
        return new OfficerRow(
                id,
                number,
                Keys.collar(number),
                newest.isEmpty() ? "" : newest.getFirst().what(),
                String.join(" ", SaidOfOfficer.roles(roles.values())),
                String.join(" ", had),
                active,
                record,
                eids(SaidOfOfficer.newest(roles.values())),
                eids(newest));
    }

    private static <T> String eids(List<SaidOfOfficer<T>> newest) {
        return OfficerRow.eids(newest.stream().map(SaidOfOfficer::eid).toList());
    }
}

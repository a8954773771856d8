package org.lockfast.records;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.lockfast.continuity.Happening;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.exhibit.Restriction;
import org.lockfast.exhibit.Restrictions;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;

/** What restricts cases, from the index. */
public final class JdbiRestrictions implements Restrictions {
    private static final StoredEvents EVENTS =
            StoredEvents.of(List.of(CaseEvent.Restricted.class, CaseEvent.RestrictionLifted.class));

    private static final List<String> ROLES =
            Arrays.stream(Role.values())
                    .filter(role -> role.grants(Permission.RESTRICT_CASE))
                    .map(Role::name)
                    .toList();

    private final IndexDatabase index;

    public JdbiRestrictions(IndexDatabase index) {
        this.index = index;
    }

    @Override
    public List<Restriction> standing() {
        return index.jdbi().withHandle(JdbiRestrictions::on);
    }

    private static List<Restriction> on(Handle handle) {
        List<Long> records =
                handle.createQuery("select record from restriction").mapTo(Long.class).list();
        if (records.isEmpty()) {
            return List.of();
        }
        EntryRows rows = new EntryRows(EVENTS);
        List<Happening> said =
                AtOnce.ask(
                        records,
                        some ->
                                handle.createQuery(
                                                "select "
                                                        + EntryRow.COLUMNS
                                                        + " from entry where record in (<records>)"
                                                        + " and counts and role in (<roles>)"
                                                        + " order by recorded_ms, eid")
                                        .bindList("records", some)
                                        .bindList("roles", ROLES)
                                        .map((at, _) ->
                                                rows.happening(EntryRow.TABLE.reader().read(at)))
                                        .list());
        Map<Hash, Restriction> standing = new LinkedHashMap<>();
        said.forEach(one -> {
            UUID by = one.actor();
            if (by != null && one.event() instanceof CaseEvent.Restricted restricted) {
                standing.put(one.eid(), restriction(one, by, restricted));
            }
        });
        said.forEach(one -> {
            if (one.event() instanceof CaseEvent.RestrictionLifted lifted) {
                Restriction of = standing.get(lifted.restriction());
                if (of != null && of.caseId().equals(one.subject())) {
                    standing.remove(of.eid());
                }
            }
        });
        return List.copyOf(standing.values());
    }

    private static Restriction restriction(Happening said, UUID by, CaseEvent.Restricted what) {
        return new Restriction(
                said.eid(),
                said.subject(),
                by,
                said.recorded(),
                Set.copyOf(what.officers()),
                roles(what.roles()),
                what.reason());
    }

    /** Roles of a newer version let nobody look here. */
    private static Set<Role> roles(List<String> named) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values())
                .filter(role -> named.contains(role.name()))
                .forEach(roles::add);
        return roles;
    }
}

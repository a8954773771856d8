package org.lockfast.exhibit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;

/**
 * Says who may look at the exhibits of a case, and that everybody may again. Both are entries with
 * a reason. Only who may look at a case can say who else may; where nobody is left who may, whoever
 * restricts cases can lift it, so that no case is lost behind officers who have gone.
 */
public final class RestrictingCases {
    private final Recording journal;
    private final Restrictions restrictions;
    private final Officers officers;

    public RestrictingCases(Recording journal, Restrictions restrictions, Officers officers) {
        this.journal = journal;
        this.restrictions = restrictions;
        this.officers = officers;
    }

    /** All that stand, the oldest first. */
    public List<Restriction> standing() {
        return restrictions.standing();
    }

    /** Those of one case. */
    public List<Restriction> of(UUID caseId) {
        return restrictions.of(caseId);
    }

    /** Whether an officer may not look at a case. */
    public boolean isClosedTo(Officer officer, UUID caseId) {
        return of(caseId).stream().anyMatch(one -> !one.lets(officer));
    }

    /**
     * Only these may look from here on, and the officer who says so. What restricted the case
     * before is lifted with it.
     *
     * @param named officers besides
     * @param roles of whose officers each may look
     */
    public Outcome<List<Restriction>> restrict(
            Session session, UUID caseId, List<Officer> named, Set<Role> roles, String reason) {
        if (reason.isBlank()) {
            return Outcome.refused("NO_REASON", "Say why the case is restricted.");
        }
        return recorded(
                session,
                caseId,
                new CaseEvent.Restricted(
                        named.stream().map(Officer::id).distinct().sorted().toList(),
                        roles.stream().map(Role::name).sorted().toList(),
                        reason.strip()),
                "Who may look at this case was said anew: " + reason.strip());
    }

    /** Everybody who may read may look again. */
    public Outcome<List<Restriction>> lift(Session session, UUID caseId, String reason) {
        if (reason.isBlank()) {
            return Outcome.refused("NO_REASON", "Say why everybody may look at the case again.");
        }
        if (of(caseId).isEmpty()) {
            return Outcome.refused("NOT_RESTRICTED", "This case is not restricted.");
        }
        return recorded(session, caseId, null, reason.strip());
    }

    private Outcome<List<Restriction>> recorded(
            Session session, UUID caseId, CaseEvent.@Nullable Restricted now, String liftedFor) {
        return session.acting(Permission.RESTRICT_CASE)
                .then(acting -> {
                    List<Restriction> before = of(caseId);
                    if (!isLet(session.officer(), before) && isAnybodyLet(before)) {
                        return Outcome.refused(
                                "RESTRICTED",
                                "Only who may look at this case can say who else may.");
                    }
                    List<NewEvent> events = new ArrayList<>();
                    if (now != null) {
                        events.add(NewEvent.of(caseId, now));
                    }
                    before.forEach(one ->
                            events.add(
                                    NewEvent.of(
                                            caseId,
                                            new CaseEvent.RestrictionLifted(
                                                    one.eid(), liftedFor))));
                    return journal.act(
                            acting,
                            events,
                            all -> Outcome.done(of(caseId)),
                            all ->
                                    now == null
                                            ? List.of()
                                            : List.of(
                                                    said(
                                                            now,
                                                            all.getFirst(),
                                                            caseId,
                                                            session.officer())));
                });
    }

    private static Restriction said(
            CaseEvent.Restricted now, Recorded entry, UUID caseId, Officer by) {
        return new Restriction(
                entry.eid(),
                caseId,
                by.id(),
                entry.at(),
                Set.copyOf(now.officers()),
                now.roles().stream().map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                now.reason());
    }

    private static boolean isLet(Officer officer, List<Restriction> all) {
        return all.stream().allMatch(one -> one.lets(officer));
    }

    private boolean isAnybodyLet(List<Restriction> all) {
        return officers.all().stream().anyMatch(one -> one.active() && isLet(one, all));
    }
}

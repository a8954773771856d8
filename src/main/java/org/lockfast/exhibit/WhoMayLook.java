package org.lockfast.exhibit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;
import org.lockfast.officer.Permission;

/**
 * Who may look at the exhibits of restricted cases: the one place where that is decided. What is
 * read for people to see goes through here, and comes out without what they may not see, so that no
 * screen, print or command has anything to leave out. Nobody signed in may look at nothing that is
 * restricted.
 */
public final class WhoMayLook implements MayLook, Closed {
    private final Restrictions restrictions;
    private final Officers officers;
    private final Supplier<@Nullable Officer> looking;
    private final Consumer<UUID> denied;

    /**
     * @param looking who is signed in
     * @param denied told the exhibit that somebody wanted to look at and may not
     */
    public WhoMayLook(
            Restrictions restrictions,
            Officers officers,
            Supplier<@Nullable Officer> looking,
            Consumer<UUID> denied) {
        this.restrictions = restrictions;
        this.officers = officers;
        this.looking = looking;
        this.denied = denied;
    }

    @Override
    public Set<UUID> cases() {
        return restrictions.standing().stream()
                .filter(one -> !isLet(one))
                .map(Restriction::caseId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isLet(Restriction restriction) {
        Officer officer = looking.get();
        return officer != null && restriction.lets(officer);
    }

    @Override
    public String instead(UUID caseId) {
        return "Restricted case: ask " + whom(against(caseId));
    }

    /** Those of a case that keep whoever is signed in from looking. */
    private List<Restriction> against(UUID caseId) {
        return restrictions.of(caseId).stream().filter(one -> !isLet(one)).toList();
    }

    /**
     * The exhibit as whoever is signed in may see it. Who recorded one into a case that was
     * restricted already sees that one: they know what they wrote, and have to label the bag.
     */
    public Exhibit seen(Exhibit whole) {
        UUID caseId = whole.caseId();
        if (caseId == null) {
            return whole;
        }
        List<Restriction> against =
                against(caseId).stream().filter(one -> !isOwn(whole, one)).toList();
        return against.isEmpty()
                ? whole
                : whole.without(
                        "Restricted case: ask " + whom(against),
                        whole.name()
                                + " is of a restricted case. You can book it in, move it and hand it over; to see more of"
                                + " it, ask "
                                + whom(against)
                                + ".");
    }

    private boolean isOwn(Exhibit exhibit, Restriction restriction) {
        Officer officer = looking.get();
        return officer != null
                && exhibit.copied() == null
                && exhibit.recordedBy().equals(officer.id())
                && !exhibit.recordedAt().isBefore(restriction.since());
    }

    /** The case as whoever is signed in may see it: its own reference, and nothing else. */
    public Case seen(Case whole) {
        return against(whole.id()).isEmpty()
                ? whole
                : new Case(whole.id(), whole.reference(), instead(whole.id()), List.of());
    }

    @Override
    public Outcome<Exhibit> at(Exhibit exhibit) {
        String withheld = exhibit.withheld();
        if (withheld == null) {
            return Outcome.done(exhibit);
        }
        denied.accept(exhibit.id());
        return Outcome.refused("RESTRICTED", withheld);
    }

    /** Who restricted it; where none of them is with the force any longer, who may lift it. */
    private String whom(List<Restriction> against) {
        String names =
                against.stream()
                        .map(Restriction::by)
                        .distinct()
                        .map(officers::byId)
                        .flatMap(Optional::stream)
                        .filter(Officer::active)
                        .map(Officer::label)
                        .collect(Collectors.joining(" and "));
        return names.isEmpty() ? Permission.RESTRICT_CASE.whoMay() : names;
    }
}

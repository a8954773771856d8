package org.lockfast.continuity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.WhoMayLook;
import org.lockfast.journal.DomainEvent;

/**
 * The sides of conflicts about devices and keys, as whoever is signed in may see them: what they
 * say of exhibits of restricted cases is counted and not shown.
 */
public final class BranchesAsSeen implements Branches {
    private final Branches all;
    private final Exhibits exhibits;
    private final WhoMayLook who;

    /**
     * @param exhibits as whoever is signed in may see them
     */
    public BranchesAsSeen(Branches all, Exhibits exhibits, WhoMayLook who) {
        this.all = all;
        this.exhibits = exhibits;
        this.who = who;
    }

    @Override
    public List<Side> of(Conflict conflict) {
        Set<UUID> closed = who.cases();
        List<Side> sides = all.of(conflict);
        return closed.isEmpty() ? sides : sides.stream().map(side -> seen(side, closed)).toList();
    }

    @Override
    public Optional<Happening> entry(Conflict conflict) {
        Set<UUID> closed = who.cases();
        return all.entry(conflict).filter(h -> closed.isEmpty() || isSeen(h, closed));
    }

    private boolean isSeen(Happening h, Set<UUID> closed) {
        return isOpenTo(h.subject(), closed) && !isInto(h.event(), closed);
    }

    private Side seen(Side side, Set<UUID> closed) {
        List<Happening> seen = side.entries().stream().filter(h -> isSeen(h, closed)).toList();
        return new Side(
                side.kind(),
                seen,
                side.more(),
                side.least(),
                side.entries().size() - (long) seen.size());
    }

    /** Of a branch that does not stand: the exhibit that does may be of another case. */
    private static boolean isInto(@Nullable DomainEvent event, Set<UUID> closed) {
        return switch (event) {
            case ExhibitEvent.Recorded e -> e.caseId() != null && closed.contains(e.caseId());
            case ExhibitEvent.BecameExhibit e -> closed.contains(e.caseId());
            case null, default -> false;
        };
    }

    private boolean isOpenTo(UUID subject, Set<UUID> closed) {
        return !closed.contains(subject)
                && exhibits.byId(subject)
                        .or(() -> exhibits.ofPackage(subject))
                        .filter(one -> one.withheld() != null)
                        .isEmpty();
    }
}

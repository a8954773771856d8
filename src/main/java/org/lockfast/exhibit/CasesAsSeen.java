package org.lockfast.exhibit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The cases as whoever is signed in may see them. */
public final class CasesAsSeen implements Cases {
    private final Cases all;
    private final WhoMayLook who;

    public CasesAsSeen(Cases all, WhoMayLook who) {
        this.all = all;
        this.who = who;
    }

    @Override
    public Optional<Case> byId(UUID id) {
        return all.byId(id).map(who::seen);
    }

    /** A restricted case is found too: what belongs to it must be recorded in it. */
    @Override
    public List<Case> byReference(String reference) {
        return all.byReference(reference).stream().map(who::seen).toList();
    }

    @Override
    public Set<String> knownReferences(Collection<String> references) {
        return all.knownReferences(references);
    }

    @Override
    public List<Case> recent(int limit) {
        Set<UUID> closed = who.cases();
        return all.recent(limit + closed.size()).stream()
                .filter(one -> !closed.contains(one.id()))
                .limit(limit)
                .toList();
    }
}

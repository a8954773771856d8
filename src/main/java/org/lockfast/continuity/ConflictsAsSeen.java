package org.lockfast.continuity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.WhoMayLook;

/**
 * The conflicts as whoever is signed in may see them: a conflict shows what its records say, so
 * those about exhibits of restricted cases are for those who may look at them.
 */
public final class ConflictsAsSeen implements Conflicts {
    private final Conflicts all;
    private final Exhibits exhibits;
    private final WhoMayLook who;

    /**
     * @param exhibits as whoever is signed in may see them
     */
    public ConflictsAsSeen(Conflicts all, Exhibits exhibits, WhoMayLook who) {
        this.all = all;
        this.exhibits = exhibits;
        this.who = who;
    }

    @Override
    public List<Conflict> open() {
        Set<UUID> closed = who.cases();
        return closed.isEmpty()
                ? all.open()
                : all.open().stream().filter(one -> isOpenTo(one, closed)).toList();
    }

    @Override
    public List<Conflict> open(int most) {
        return who.cases().isEmpty()
                ? all.open(most)
                : open().stream().limit(most).toList(); // more are looked at: not all are shown
    }

    @Override
    public Newest newest(int most) {
        if (who.cases().isEmpty()) {
            return all.newest(most);
        }
        List<Conflict> seen = open(); // once: each is asked which exhibits it is about
        return new Newest(seen.stream().limit(most).toList(), seen.size());
    }

    @Override
    public int count() {
        return who.cases().isEmpty() ? all.count() : open().size();
    }

    @Override
    public List<UUID> exhibits(Conflict conflict) {
        return all.exhibits(conflict);
    }

    @Override
    public Optional<Conflict> byId(String id) {
        Set<UUID> closed = who.cases();
        return all.byId(id).filter(one -> isOpenTo(one, closed));
    }

    private boolean isOpenTo(Conflict conflict, Set<UUID> closed) {
        if (conflict.isAboutDevice() || closed.isEmpty()) {
            return true;
        }
        return closed.stream().noneMatch(one -> one.toString().equals(conflict.subject()))
                && all.exhibits(conflict).stream()
                        .map(exhibits::byId)
                        .flatMap(Optional::stream)
                        .noneMatch(one -> one.withheld() != null);
    }
}

package org.lockfast.continuity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records that conflict. */
public interface Conflicts {
    /** Those nobody has closed, newest first. */
    List<Conflict> open();

    /**
     * The newest of them.
     *
     * @param most so many at most
     */
    default List<Conflict> open(int most) {
        return open().stream().limit(most).toList();
    }

    /**
     * The newest of them, and how many there are.
     *
     * @param most so many at most
     */
    default Newest newest(int most) {
        List<Conflict> open = open(most);
        return new Newest(open, Math.max(open.size(), count()));
    }

    /**
     * Some of those that are open.
     *
     * @param count how many are open
     */
    record Newest(List<Conflict> open, int count) {}

    /** How many are open. */
    int count();

    /** The exhibits it is about, in the order of its ends where it has one for each. */
    List<UUID> exhibits(Conflict conflict);

    /** By its id; closed ones too. */
    Optional<Conflict> byId(String id);
}

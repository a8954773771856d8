package org.lockfast.journal;

import java.util.Set;
import java.util.UUID;

/**
 * What an entry says. Implemented by records whose components are the fields of {@code body}; a
 * component marked {@link Committed} goes out of line. The record's class carries its {@link
 * EventName}.
 */
public interface DomainEvent {
    /**
     * Subjects besides the entry's own whose newest entry this becomes, such as a new exhibit's
     * packages.
     */
    default Set<UUID> alsoHeadOf() {
        return Set.of();
    }

    /**
     * True where two such events that do not know of each other cannot both stand: custody, seals,
     * splits.
     */
    default boolean exclusive() {
        return false;
    }
}

package org.lockfast.place;

import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;

/** What is recorded of places. */
public sealed interface PlaceEvent extends DomainEvent {
    /**
     * A place can be named from now on.
     *
     * @param path from the outside in, such as {@code Holloway Road/Bay H/Rack 4/Shelf 2}
     * @param storage a storage class code of the rules, such as {@code DRY_AMBIENT}
     * @param kind {@code STORE} (inside a property store) or {@code OUTSIDE} (laboratory, court)
     */
    @EventName("place.added/1")
    record Added(@Committed String path, String storage, String kind) implements PlaceEvent {}
}

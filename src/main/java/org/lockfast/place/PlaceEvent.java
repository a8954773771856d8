package org.lockfast.place;

import org.jspecify.annotations.Nullable;
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
     * @param kind {@code STORE} (inside a property store), {@code OUTSIDE} (laboratory, court) or
     *     {@code CONTAINER} (carried about with what is in it)
     */
    @EventName("place.added/1")
    record Added(@Committed String path, String storage, String kind) implements PlaceEvent {}

    /**
     * Something of a place is different from now on.
     *
     * @param field {@link #PATH}, {@link #STORAGE}, {@link #CAPACITY} or {@link #CLOSED}
     * @param from what it was when this was recorded; null for nothing
     * @param to what it is now: a path, a storage class code, how many packages it takes (null: no
     *     number is set), or {@code true} where nothing new goes there and null where it may again
     */
    @EventName("place.changed/1")
    record Changed(
            String field,
            @Committed @Nullable String from,
            @Committed @Nullable String to,
            @Committed String reason)
            implements PlaceEvent {}

    /** What it is called, from the outside in. */
    String PATH = "path";

    /** What it is fit for. */
    String STORAGE = "storage";

    /** How many packages it takes. */
    String CAPACITY = "capacity";

    /** Whether anything new goes there. */
    String CLOSED = "closed";
}

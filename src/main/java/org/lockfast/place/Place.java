package org.lockfast.place;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place.
 *
 * @param path from the outside in, such as {@code Holloway Road/Bay H/Rack 4/Shelf 2}
 * @param storage storage class code
 * @param kind {@code STORE} or {@code OUTSIDE}
 * @param capacity how many packages it takes, 1 or more; null where no number is set
 * @param closed why nothing new goes there; null where it is open
 * @param before what it was called earlier, the last first
 */
public record Place(
        UUID id,
        String path,
        String storage,
        String kind,
        @Nullable Integer capacity,
        @Nullable String closed,
        List<String> before) {
    /** The most packages a capacity may name. */
    public static final int MOST = 9_999_999;

    public Place {
        before = List.copyOf(before);
    }

    /** One of which only that it was added is recorded. */
    public Place(UUID id, String path, String storage, String kind) {
        this(id, path, storage, kind, null, null, List.of());
    }

    /** Its name, with what it was called earlier: what was recorded then was of that name. */
    public String named() {
        return before.isEmpty() ? path : path + " (earlier " + String.join(", ", before) + ")";
    }
}

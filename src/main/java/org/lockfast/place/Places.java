package org.lockfast.place;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The places this store knows. */
public interface Places {
    Optional<Place> byId(UUID id);

    /** Compared without case and without regard to blanks around {@code /}. */
    Optional<Place> byPath(String path);

    /** What a container stands in; empty for another place, or where that is not recorded. */
    default Optional<Place> around(Place container) {
        return container.isContainer()
                ? container.around().flatMap(this::byPath)
                : Optional.empty();
    }

    /** Whether a place of this path would lie in a container, which holds packages alone. */
    default boolean isInContainer(String path) {
        Optional<PlacePath> up = PlacePath.parse(path).flatMap(PlacePath::parent);
        while (up.isPresent()) {
            if (byPath(up.get().text()).filter(Place::isContainer).isPresent()) {
                return true;
            }
            up = up.get().parent();
        }
        return false;
    }

    /** Said where {@link #isInContainer} is true. */
    String IN_CONTAINER =
            "A container holds packages, and no place or container lies in it. Let it stand beside that one.";

    /** By path. */
    List<Place> all();
}

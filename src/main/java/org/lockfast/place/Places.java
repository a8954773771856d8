package org.lockfast.place;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The places this store knows. */
public interface Places {
    Optional<Place> byId(UUID id);

    /** Compared without case and without regard to blanks around {@code /}. */
    Optional<Place> byPath(String path);

    /** By path. */
    List<Place> all();
}

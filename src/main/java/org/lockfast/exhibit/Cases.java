package org.lockfast.exhibit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The cases this store knows. */
public interface Cases {
    Optional<Case> byId(UUID id);

    /** By its own reference or any further one, compared without case and blanks. */
    List<Case> byReference(String reference);

    /** Newest first. */
    List<Case> recent(int limit);
}

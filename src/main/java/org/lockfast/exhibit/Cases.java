package org.lockfast.exhibit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The cases this store knows. */
public interface Cases {
    Optional<Case> byId(UUID id);

    /** By its own reference or any further one, compared without case and blanks. */
    List<Case> byReference(String reference);

    /** Which of these references {@link #byReference} finds a case for, as they were asked for. */
    Set<String> knownReferences(Collection<String> references);

    /** Newest first. */
    List<Case> recent(int limit);
}

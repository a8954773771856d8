package org.lockfast.officer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The officers this store knows. */
public interface Officers {
    Optional<Officer> byId(UUID id);

    /** Compared without case; active officers only. */
    Optional<Officer> byCollar(String collar);

    /** Active and retired, by collar. */
    List<Officer> all();
}

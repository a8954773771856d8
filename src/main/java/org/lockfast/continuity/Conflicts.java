package org.lockfast.continuity;

import java.util.List;
import java.util.Optional;

/** Records that conflict. */
public interface Conflicts {
    /** Those nobody has closed, newest first. */
    List<Conflict> open();

    /** How many are open. */
    int count();

    /** By its id; closed ones too. */
    Optional<Conflict> byId(String id);
}

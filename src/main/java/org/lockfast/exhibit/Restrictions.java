package org.lockfast.exhibit;

import java.util.List;
import java.util.UUID;

/** What restricts cases. */
public interface Restrictions {
    /** Those that nobody has lifted, the oldest first. */
    List<Restriction> standing();

    /** Those of one case. */
    default List<Restriction> of(UUID caseId) {
        return standing().stream().filter(one -> one.caseId().equals(caseId)).toList();
    }
}

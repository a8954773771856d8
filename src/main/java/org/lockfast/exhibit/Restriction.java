package org.lockfast.exhibit;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;

/**
 * Only some may look at the exhibits of a case.
 *
 * @param eid of the entry that says so
 * @param by who says so; always one of those who may look
 * @param roles of whose officers each may look
 * @param reason null where its text was lawfully destroyed
 */
public record Restriction(
        Hash eid,
        UUID caseId,
        UUID by,
        Instant since,
        Set<UUID> officers,
        Set<Role> roles,
        @Nullable String reason) {
    public Restriction {
        officers = Set.copyOf(officers);
        roles = Set.copyOf(roles);
    }

    /** Whether an officer may look all the same. */
    public boolean lets(Officer officer) {
        return officer.id().equals(by)
                || officers.contains(officer.id())
                || officer.roles().stream().anyMatch(roles::contains);
    }
}

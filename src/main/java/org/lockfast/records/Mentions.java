package org.lockfast.records;

import java.sql.SQLException;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

/** Which exhibits speak of something; those of the running transaction included. */
interface Mentions {
    /** Numbers of the exhibits of a case. */
    SortedSet<Integer> ofCase(UUID caseId) throws SQLException;

    /** Ids of the exhibits of a case. */
    Set<UUID> idsOfCase(UUID caseId) throws SQLException;

    /** Ids of the exhibits that name an officer or a place. Slow. */
    Set<UUID> of(UUID subject) throws SQLException;
}

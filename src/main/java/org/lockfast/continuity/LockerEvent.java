package org.lockfast.continuity;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;

/** What is recorded of a locker itself; what lies in it says so in its own record. */
public sealed interface LockerEvent extends DomainEvent {
    /**
     * It was opened on the store's round, and what was in it taken out.
     *
     * @param found the packages that were in it
     * @param notFound those that were recorded as in it and were not
     * @param notExpected those of {@code found} that were recorded elsewhere
     * @param unknown numbers that were read in it and belong to nothing recorded; null for none
     */
    @EventName("locker.checked/1")
    record Checked(
            List<UUID> found,
            List<UUID> notFound,
            List<UUID> notExpected,
            @Committed @Nullable String unknown)
            implements LockerEvent {}
}

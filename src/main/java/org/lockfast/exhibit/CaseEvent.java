package org.lockfast.exhibit;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;
import org.lockfast.ledger.Hash;

/** What is recorded of cases. */
public sealed interface CaseEvent extends DomainEvent {
    /**
     * A further reference of a case: kind code of the rules ({@code URN}, {@code CRIME} …) and its
     * text as given.
     */
    record Reference(String kind, String value) {}

    /** A case was opened under the force's own reference. */
    @EventName("case.opened/1")
    record Opened(
            @Committed String reference,
            @Committed String title,
            @Committed @Nullable List<Reference> references)
            implements CaseEvent {}

    /** Further references became known. */
    @EventName("case.reference-added/1")
    record ReferenceAdded(@Committed List<Reference> references) implements CaseEvent {}

    /**
     * Only some may look at the exhibits of the case from here on: whoever says so, and those who
     * are named.
     *
     * @param officers by id
     * @param roles by their codes; one that this version does not know lets nobody look
     */
    @EventName("case.restricted/1")
    record Restricted(List<UUID> officers, List<String> roles, @Committed String reason)
            implements CaseEvent {}

    /**
     * A restriction does not stand any longer.
     *
     * @param restriction the entry that made it
     */
    @EventName("case.restriction-lifted/1")
    record RestrictionLifted(Hash restriction, @Committed String reason) implements CaseEvent {}
}

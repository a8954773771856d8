package org.lockfast.exhibit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;

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
}

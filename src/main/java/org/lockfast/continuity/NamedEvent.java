package org.lockfast.continuity;

import java.util.List;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;
import org.lockfast.ledger.Hash;

/** What officers say of entries in their name. A challenge is a discrepancy of the package. */
public sealed interface NamedEvent extends DomainEvent {
    /** Kind of the discrepancy that a challenge is. */
    String CHALLENGED = "CHALLENGED";

    /** Entries are what the officer did, who signs this with their password. */
    @EventName("entry.confirmed/1")
    record Confirmed(List<Hash> entries) implements NamedEvent {}
}

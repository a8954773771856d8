package org.lockfast.consult;

import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;
import org.lockfast.ledger.Hash;

/** What the journal says of the consultation log; by the device alone. */
public sealed interface ConsultationEvent extends DomainEvent {
    /**
     * How far the consultation log of this device reached.
     *
     * @param count lines; 0 where a log that the journal named before is gone
     * @param last hash of the last of them; of 32 zero bytes for none
     */
    @EventName("device.consultations/1")
    record Reached(long count, Hash last) implements ConsultationEvent {}
}

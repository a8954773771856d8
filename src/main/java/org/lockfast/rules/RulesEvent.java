package org.lockfast.rules;

import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;
import org.lockfast.ledger.Hash;

/** What is recorded of the rules in force. */
public sealed interface RulesEvent extends DomainEvent {
    /** This version of a list is used from here on; {@code sha256} is of the pack's bytes. */
    @EventName("rules.adopted/1")
    record Adopted(String pack, String version, Hash sha256) implements RulesEvent {}
}

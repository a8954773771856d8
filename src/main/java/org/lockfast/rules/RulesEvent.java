package org.lockfast.rules;

import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;
import org.lockfast.ledger.Hash;

/** What is recorded of the rules in force. */
public sealed interface RulesEvent extends DomainEvent {
    /** This version of a list is used from here on; {@code sha256} is of the pack's bytes. */
    @EventName("rules.adopted/1")
    record Adopted(String pack, String version, Hash sha256) implements RulesEvent {}

    /**
     * A version of the force's own of a list is in force from the day its text names. Its subject
     * is {@link ForceList#subject}.
     *
     * @param version as in the text, from 1
     * @param sha256 of {@code text} in UTF-8
     * @param text the whole pack, as docs/rules.md describes it; null where it was destroyed
     * @param reason why, in words
     */
    @EventName("rules.put-in-force/1")
    record PutInForce(
            String pack,
            int version,
            Hash sha256,
            @Committed @Nullable String text,
            @Committed @Nullable String reason)
            implements RulesEvent {}
}

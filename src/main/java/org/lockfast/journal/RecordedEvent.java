package org.lockfast.journal;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;

/**
 * An entry read back with its bodies joined in.
 *
 * @param record its record number in the journal
 * @param event the decoded event, or null where this version does not know the type
 * @param withName the second person's name, where they have no account
 * @param withheld names of fields whose bodies were destroyed or withheld; they read as null
 */
public record RecordedEvent(
        long record,
        Entry entry,
        @Nullable DomainEvent event,
        @Nullable String withName,
        Set<String> withheld) {}

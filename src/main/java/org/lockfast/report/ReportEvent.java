package org.lockfast.report;

import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Committed;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.EventName;
import org.lockfast.ledger.Hash;

/** What is recorded of documents. */
public sealed interface ReportEvent extends DomainEvent {
    /**
     * A continuity record left the system: SHA-256 of the file, pages, events on it, and why and
     * for whom.
     */
    @EventName("record.printed/1")
    record RecordPrinted(
            Hash sha256,
            int pages,
            int events,
            @Committed @Nullable String why,
            @Committed @Nullable String forWhom)
            implements ReportEvent {}

    /**
     * A list of exhibits left the system as a file.
     *
     * @param sha256 of the file
     * @param kept the words and filters it was kept to; null where all exhibits are on it
     */
    @EventName("list.exported/1")
    record ListExported(
            Hash sha256,
            long exhibits,
            @Committed String why,
            @Committed @Nullable String forWhom,
            @Committed @Nullable String kept)
            implements ReportEvent {}
}

package org.lockfast.report;

import org.lockfast.journal.AttachmentCheck;
import org.lockfast.ledger.Entry;

/** The files that entries name, such as the sheet somebody signed on a screen. */
@FunctionalInterface
public interface KeptFiles {
    /**
     * A file as it was found.
     *
     * @param bytes its content; empty unless it is the one that was attached
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Kept(AttachmentCheck.State state, byte[] bytes) {}

    /** Looks for the file an entry names. */
    Kept find(Entry.Attachment named);
}

package org.lockfast.journal;

import org.lockfast.ledger.Entry;

/** Whether a file an entry names is there and is the one it names. */
@FunctionalInterface
public interface AttachmentCheck {
    /** What was found. */
    enum State {
        GOOD,
        MISSING,
        /** There, and not what was attached: another file, or bytes changed. */
        CHANGED
    }

    /** Looks at one; any thread. */
    State check(Entry.Attachment attachment);
}

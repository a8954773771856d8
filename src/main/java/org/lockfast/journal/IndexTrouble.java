package org.lockfast.journal;

/** What was recorded is safe in the journal, and the index does not show it. */
public final class IndexTrouble extends IndexBroken {
    private static final long serialVersionUID = 1L;

    IndexTrouble(Throwable cause) {
        super(
                "It is recorded, but the lists do not show it yet"
                        + (FullDisk.isBehind(cause)
                                ? ": the disk is full. Make room on it, close Lockfast"
                                : ". Close Lockfast")
                        + " and open it again: the lists are then brought up to date.",
                cause);
    }
}

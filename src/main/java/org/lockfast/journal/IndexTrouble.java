package org.lockfast.journal;

/** What was recorded is safe in the journal, and the index does not show it. */
public final class IndexTrouble extends IndexBroken {
    private static final long serialVersionUID = 1L;

    private final boolean refuses;

    IndexTrouble(Throwable cause) {
        this(done(cause), cause, false);
    }

    private IndexTrouble(String sentence, Throwable cause, boolean refuses) {
        super(sentence, cause);
        this.refuses = refuses;
    }

    /** Whether an act was refused by it: nothing of that one is recorded. */
    public boolean refuses() {
        return refuses;
    }

    /**
     * What is said of an act that is recorded.
     *
     * @param cause why the lists do not show it
     */
    public static String done(Throwable cause) {
        return "It is recorded, but the lists do not show it yet"
                + (FullDisk.isBehind(cause)
                        ? ": the disk is full. Make room on it, close Lockfast"
                        : ". Close Lockfast")
                + " and open it again: the lists are then brought up to date.";
    }

    /** Refuses an act that needs to see what was recorded before it: nothing of it is recorded. */
    static IndexTrouble before(Throwable cause) {
        return new IndexTrouble(
                "Nothing was recorded: the lists do not show yet what was recorded before. "
                        + (FullDisk.isBehind(cause)
                                ? "The disk is full: make room on it, close Lockfast"
                                : "Close Lockfast")
                        + " and open it again.",
                cause,
                true);
    }

    /** Refuses what cannot be put together, for the lists cannot be read. */
    static JournalRefusal unread(IndexBroken cause) {
        return new JournalRefusal(
                "Nothing was recorded: the lists could not be read. "
                        + (FullDisk.isBehind(cause)
                                ? "The disk is full: make room on it, close Lockfast"
                                : "Close Lockfast")
                        + " and open it again.",
                cause);
    }
}

package org.lockfast.sync;

/** The server's log is shorter than a checkpoint it signed. */
final class LogBehind extends SyncStop {
    private static final long serialVersionUID = 1;

    private final long pinned;

    LogBehind(long pinned, long size) {
        super(LogProblem.behind(pinned, size));
        this.pinned = pinned;
    }

    /** Size of that checkpoint. */
    long pinned() {
        return pinned;
    }
}

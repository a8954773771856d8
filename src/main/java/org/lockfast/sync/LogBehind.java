package org.lockfast.sync;

/** The server's log is shorter than a checkpoint it signed. */
final class LogBehind extends SyncStop {
    private static final long serialVersionUID = 1;

    private final long size;

    LogBehind(long pinned, long size) {
        super(LogProblem.behind(pinned, size));
        this.size = size;
    }

    /**
     * @param handedBack how many entries this device has just handed back
     * @param wanted how many are wanted still
     */
    LogBehind(long pinned, long size, long handedBack, long wanted) {
        super(LogProblem.behind(pinned, size, handedBack, wanted));
        this.size = size;
    }

    /** Size of the log; 0 where it was not said. */
    long size() {
        return size;
    }
}

package org.lockfast.sync;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What came of one round so far. */
final class Tally {
    private final Set<SyncProblem> problems = new LinkedHashSet<>();
    private boolean reached;
    private long sent;
    private long received;
    private long refused;
    private long handedBack;

    /** The server answered. */
    void reached() {
        reached = true;
    }

    boolean isReached() {
        return reached;
    }

    long received() {
        return received;
    }

    void received(long more) {
        received += more;
    }

    /** What was sent, and what of it was not taken. */
    void pushed(Pushing pushing) {
        sent += pushing.acknowledged().fresh();
        refused += pushing.refused();
        problems.addAll(pushing.holdingBack());
    }

    /** What the server had lost was handed back. */
    void handedBack(long entries) {
        handedBack += entries;
    }

    long sent() {
        return sent;
    }

    void problem(SyncProblem one) {
        problems.add(one);
    }

    void problems(List<SyncProblem> more) {
        problems.addAll(more);
    }

    Set<SyncProblem> problems() {
        return problems;
    }

    /**
     * As it is told.
     *
     * @param status after the round
     */
    SyncResult result(Line line, SyncStatus status) {
        return new SyncResult(
                reached,
                sent,
                received,
                refused,
                handedBack,
                line.pinIfItReads(),
                status.problems());
    }
}

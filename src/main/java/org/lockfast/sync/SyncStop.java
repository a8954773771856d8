package org.lockfast.sync;

/** A round of synchronisation ends here; the problem says why. What was taken in before stands. */
class SyncStop extends Exception {
    private static final long serialVersionUID = 1;

    private final transient SyncProblem problem;

    SyncStop(SyncProblem problem) {
        super(problem.code());
        this.problem = problem;
    }

    SyncProblem problem() {
        return problem;
    }
}

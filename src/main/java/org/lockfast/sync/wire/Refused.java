package org.lockfast.sync.wire;

import org.jspecify.annotations.Nullable;

/** A message that cannot be taken; carries the problem to answer with. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Refused(Problem problem) {
        this(problem, null);
    }

    public Refused(ProblemType type, String detail) {
        this(Problem.of(type, detail), null);
    }

    public Refused(Problem problem, @Nullable Throwable cause) {
        super(problem.detail() == null ? problem.title() : problem.detail(), cause);
        this.problem = problem;
    }

    /** What is answered. */
    public Problem problem() {
        return problem;
    }
}

package org.lockfast.journal;

/** A journal that cannot be opened at all; its file was not touched. */
public final class JournalUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReadProblem problem;

    public JournalUnreadable(ReadProblem problem) {
        super(problem.sentence());
        this.problem = problem;
    }

    public JournalUnreadable(ReadProblem problem, String whatToDo) {
        super(problem.sentence() + " " + whatToDo);
        this.problem = problem;
    }

    public ReadProblem problem() {
        return problem;
    }
}

package org.lockfast.server;

import org.lockfast.log.Refusal;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;

/** Refusals of the log as problems of the wire. */
final class Problems {
    private static final String SOON = "5";

    private Problems() {}

    static Problem of(Refusal refusal) {
        return switch (refusal.reason()) {
            case CHAIN_GAP -> Problem.chainGap(refusal.nextSeq(), refusal.sentence());
            case BAD_NOTE -> Problem.of(ProblemType.BAD_NOTE, refusal.sentence());
            case UNKNOWN_KEY -> Problem.of(ProblemType.UNKNOWN_KEY, refusal.sentence());
            case LOG_BEHIND -> Problem.of(ProblemType.LOG_BEHIND, refusal.sentence());
            case TOO_MUCH -> Problem.of(ProblemType.TOO_LARGE, refusal.sentence());
            case REFILLING -> Problem.of(ProblemType.REFILLING, refusal.sentence());
            case BUSY -> Problem.of(ProblemType.BUSY, refusal.sentence());
        };
    }

    /** As an answer; who shall come again is told when. */
    static Answer answer(Problem problem) {
        Answer answer = Answer.problem(problem);
        return switch (problem.status()) {
            case 503 -> answer.with("Retry-After", SOON);
            case 429 -> answer.with("Retry-After", "1");
            default -> answer;
        };
    }
}

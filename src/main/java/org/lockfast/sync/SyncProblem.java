package org.lockfast.sync;

/**
 * Something between this device and its server that somebody has to know of. Recording goes on
 * whatever it is, and no entry is given up.
 *
 * @param code for programs; lower case, words joined by hyphens
 * @param sentence for people: what is so and what to do
 * @param severity how serious it is; the most serious is shown first
 */
public record SyncProblem(String code, String sentence, Severity severity) {
    /** From the most serious on. */
    public enum Severity {
        /** The record itself is in question: an administrator must act. */
        ALARM,
        /** Something does not go on by itself. */
        ACT,
        /** To be known; it may pass. */
        NOTE
    }

    static SyncProblem alarm(String code, String sentence) {
        return new SyncProblem(code, sentence, Severity.ALARM);
    }

    static SyncProblem act(String code, String sentence) {
        return new SyncProblem(code, sentence, Severity.ACT);
    }

    static SyncProblem note(String code, String sentence) {
        return new SyncProblem(code, sentence, Severity.NOTE);
    }

    boolean is(String other) {
        return code.equals(other);
    }
}

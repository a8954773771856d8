package org.lockfast.journal;

/**
 * The index could not be read or written. What was recorded is safe in the journal; the message is
 * a sentence for people that says what to do.
 */
public abstract class IndexBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected IndexBroken(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** What is behind it, for a log: classes, no message, which may quote a record. */
    public static String named(Throwable trouble) {
        StringBuilder named = new StringBuilder();
        int depth = 0;
        for (Throwable cause = trouble; cause != null && depth < 8; cause = cause.getCause()) {
            named.append(depth++ == 0 ? "" : " < ").append(cause.getClass().getName());
            StackTraceElement[] at = cause.getStackTrace();
            if (cause.getCause() == null && at.length > 0) {
                named.append(" at ").append(at[0]);
            }
        }
        return named.toString();
    }
}

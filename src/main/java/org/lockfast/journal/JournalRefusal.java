package org.lockfast.journal;

/** Nothing was recorded, and why, in a sentence for people. */
public final class JournalRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalRefusal(String sentence) {
        super(sentence);
    }

    public JournalRefusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

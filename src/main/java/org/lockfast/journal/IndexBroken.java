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
}

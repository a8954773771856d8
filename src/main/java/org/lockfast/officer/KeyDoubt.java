package org.lockfast.officer;

/**
 * That a key which signs an entry is not relied on where the entry stands in the journal.
 *
 * @param sentence why, without a full stop
 * @param counts the entry is marked and counts all the same, though it closes and explains nothing:
 *     its key was ended before it came, and it says that it was recorded before that; or nothing
 *     shows what came first
 */
public record KeyDoubt(String sentence, boolean counts) {
    /** Whether the question is when it was recorded. */
    public boolean saysBefore() {
        return counts && sentence.endsWith("before that");
    }
}

package org.lockfast.log;

import java.util.List;
import org.lockfast.ledger.Note;

/**
 * Entries handed back to a log that lost them.
 *
 * @param device that hands them in: it counts once, however often it says the same
 * @param checkpoint its pin
 * @param indexes the place each entry had
 * @param entries bytes, one for each index
 * @param bodies a body bundle
 */
@SuppressWarnings("ArrayRecordComponent")
public record Refill(
        String device, Note checkpoint, List<Long> indexes, List<byte[]> entries, byte[] bodies) {
    public Refill {
        indexes = List.copyOf(indexes);
        entries = List.copyOf(entries);
    }

    /**
     * What is still wanted.
     *
     * @param wanted gaps, each from an index to the one after its last; at most 1,000, the last of
     *     which may hold what is no gap. Of nobody's entries first; where all places have one and
     *     they do not make the log, those the device has not handed in
     * @param done whether the log is whole and takes entries again
     */
    public record Answer(List<Gap> wanted, boolean done) {
        public Answer {
            wanted = List.copyOf(wanted);
        }
    }

    /** From an index to the one after its last. */
    public record Gap(long from, long to) {}
}

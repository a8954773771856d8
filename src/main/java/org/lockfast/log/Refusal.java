package org.lockfast.log;

/**
 * Why the log did not take something.
 *
 * @param at which entry of a push, from 0; -1 where it is about no single entry
 * @param nextSeq for CHAIN_GAP: from which seq of that entry's chain to go on; else -1
 * @param sentence for people; names no content of any entry
 */
public record Refusal(Reason reason, int at, long nextSeq, String sentence) {
    /** Reasons, each a problem type of protocol.md, section 5. */
    public enum Reason {
        /** The entry is beyond what is known of its chain. */
        CHAIN_GAP("chain-gap"),
        /** Framing, a signature, or a body that did not come along. */
        BAD_NOTE("bad-note"),
        /** A signer was never introduced to this log. */
        UNKNOWN_KEY("unknown-key"),
        /** The log is shorter than what a device has pinned. */
        LOG_BEHIND("log-behind"),
        /** More than one device may ask for, or hand in. */
        TOO_MUCH("too-large"),
        /** The log waits for what it lost. */
        REFILLING("refilling"),
        /** The database could not be written just now; nothing of this is known to be in. */
        BUSY("busy");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** The last part of the problem type. */
        public String word() {
            return word;
        }
    }

    static Refusal of(Reason reason, String sentence) {
        return new Refusal(reason, -1, -1, sentence);
    }
}

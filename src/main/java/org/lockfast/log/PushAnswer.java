package org.lockfast.log;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;

/**
 * What became of a push: one prefix of it stands in the log, bodies included, and is under {@code
 * checkpoint}; what follows it, if anything, was refused.
 *
 * @param firstIndex place in the log of the first entry that was new; -1 where none was
 * @param accepted entries of the prefix that were new
 * @param duplicates entries of the prefix that were there before
 * @param indexes place of each entry of the prefix in the log, in the order of the push
 * @param nextSeq what is wanted next of the chain of the last entry that was looked at
 * @param noted what the server recorded of it, with its place: whoever handed it in keeps that too,
 *     for it may be sent to nobody else before the log is lost
 * @param checkpoint newest signed checkpoint, with its cosignatures
 * @param refusal null where the whole push is in the log
 */
public record PushAnswer(
        long firstIndex,
        int accepted,
        int duplicates,
        List<Long> indexes,
        long nextSeq,
        List<Flag> flags,
        List<Noted> noted,
        Note checkpoint,
        @Nullable Refusal refusal) {
    public PushAnswer {
        indexes = List.copyOf(indexes);
        flags = List.copyOf(flags);
        noted = List.copyOf(noted);
    }

    /** An entry of the server's own and its place in the log. */
    public record Noted(long index, Entry entry) {}

    /** What is strange about an entry that is in the log all the same. */
    public record Flag(Hash eid, Kind kind) {
        /** Kinds of strangeness. */
        public enum Kind {
            /** That place of the device's chain holds another text. */
            CHAIN_FORK("chain-fork"),
            /** It begins an epoch after an entry that is not in the log. */
            LATE_PARENT("late-parent");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            /** As it stands on the wire. */
            public String word() {
                return word;
            }
        }
    }
}

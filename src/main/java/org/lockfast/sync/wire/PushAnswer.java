package org.lockfast.sync.wire;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;

/**
 * Answer of {@code POST /v1/entries}. Entries and bodies up to here are stored.
 *
 * @param firstIndex place in the log of the first entry that was added; −1 when none was
 * @param accepted how many were added
 * @param duplicates how many were there already
 * @param nextSeq the place of the last entry's chain that the server waits for
 * @param flags what is remarkable about entries that were taken all the same
 * @param indexes place in the log of each entry of the push, in its order
 * @param serverTimeMs the server's clock
 * @param checkpoint a signed checkpoint that covers them
 * @param noted what the server recorded of the push; null of a server that does not say
 */
public record PushAnswer(
        long firstIndex,
        int accepted,
        int duplicates,
        long nextSeq,
        List<Flag> flags,
        List<Long> indexes,
        long serverTimeMs,
        String checkpoint,
        @Nullable List<Noted> noted) {
    /** The flag of an entry whose place in the chain holds another text. */
    public static final String CHAIN_FORK = "chain-fork";

    public PushAnswer {
        Given.all(flags, indexes, checkpoint);
        flags = List.copyOf(flags);
        indexes = List.copyOf(indexes);
        noted = noted == null ? null : List.copyOf(noted);
    }

    /**
     * An entry of the server's own.
     *
     * @param index its place in the log
     * @param entry base64 of its bytes
     */
    public record Noted(long index, String entry) {
        public Noted {
            Given.all(entry);
        }

        /** As it stands on the wire. */
        public static Noted of(long index, Entry entry) {
            return new Noted(index, Base64.getEncoder().encodeToString(entry.bytes()));
        }
    }

    /**
     * One flag.
     *
     * @param eid base64
     */
    public record Flag(String eid, String flag) {
        public Flag {
            Given.all(eid, flag);
        }
    }
}

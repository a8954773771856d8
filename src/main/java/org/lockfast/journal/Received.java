package org.lockfast.journal;

import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/**
 * What became of an entry that came from elsewhere.
 *
 * @param record its number in the journal; -1 where it is not there, or came twice in one call
 * @param why in a sentence, for FORK, WAITING and REFUSED; and for ADDED where it is by a key that
 *     was ended, or says something of keys that is not its officer's to say and was not followed
 * @param ofEndedKey added, and signed by a key that was revoked, replaced or retired before
 */
public record Received(
        Hash eid, Answer answer, long record, @Nullable String why, boolean ofEndedKey) {
    /** The possible answers. */
    public enum Answer {
        /** It lies in the journal now, acknowledged. */
        ADDED,
        /** It was there already: the same entry, or the same text under another eid. */
        KNOWN,
        /** Added: its device has told two histories, and this entry shows it. */
        FORK,
        /**
         * Something it rests on is not here yet: its signer's key, the entry before it in this
         * device's own chain, a value it commits to. To be offered again when more has come.
         */
        WAITING,
        /** It is not what it says it is. It will never be taken. */
        REFUSED
    }
}

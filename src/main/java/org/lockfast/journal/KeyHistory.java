package org.lockfast.journal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.VerifyKey;

/**
 * Which key stood behind a name at a place of the journal. Implemented above the journal, where the
 * events about keys are known. Used by one thread, in journal order.
 */
public interface KeyHistory {
    /**
     * The key behind one of an entry's signers.
     *
     * @param entry may introduce its own keys, as a founding does
     * @param record its number
     * @return empty where nobody trusted has introduced it
     */
    Optional<VerifyKey> key(Entry entry, String signer, long record);

    /** Why that key may not sign there any more, in a sentence, or null. */
    @Nullable String objection(String signer, long record);

    /**
     * Whether who may do what depends on the entry, or it on that: it introduces, replaces or ends
     * keys, or only an administrator may make it.
     */
    boolean isFollowed(Entry entry);

    /**
     * Follows such an entry, whose signatures were found good.
     *
     * @return null, or in a sentence why it may not be followed
     */
    @Nullable String follow(RecordedEvent event);
}

package org.lockfast.journal;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.VerifyKey;

/**
 * Which key stood behind a name at a place of the journal. Implemented above the journal, where the
 * events about keys are known. Used by one thread, in journal order.
 */
public interface KeyHistory {
    /**
     * Why a key may not sign at a place any more.
     *
     * @param endedBy the device whose entry ended it; null where the key was never proven
     */
    record Objection(String sentence, @Nullable String endedBy) {}

    /** Before an entry's signers are judged, in journal order. */
    default void meet(Entry entry, long record) {}

    /**
     * The key behind one of an entry's signers. A name has one key for ever.
     *
     * @param entry may introduce its own keys, as a founding does
     * @return empty where nobody trusted has introduced it
     */
    Optional<VerifyKey> key(Entry entry, String signer);

    /** Why the key behind one of an entry's signers may not sign there any more, or null. */
    @Nullable Objection objection(Entry entry, String signer, long record);

    /**
     * Whether who may do what depends on the entry, or it on that: it introduces, replaces or ends
     * keys, or only an administrator may make it.
     */
    boolean isAboutKeys(Entry entry);

    /**
     * Follows such an entry, whose signatures were found good.
     *
     * @return null, or in a sentence why it may not be followed
     */
    @Nullable String follow(RecordedEvent event);

    /**
     * Keeps an entry from elsewhere that may not be followed: should it only have come before what
     * entitles it, it is followed once that is.
     */
    default void keep(RecordedEvent event) {}

    /**
     * An entry whose signatures were found good is not followed, because one of its keys was ended.
     * What the keys sign that it names can be checked from now on, and counts for nothing: else one
     * entry nobody follows would hold up all that its device records after it.
     */
    default void unfollowed(Entry entry) {}

    /** Places that devices say they cannot hand in, as far as was followed. */
    default List<ChainLack> lacks() {
        return List.of();
    }

    /** The entry that enrolled a device, at which its chain begins; empty for the founding one. */
    Optional<Hash> enrolment(String device);
}

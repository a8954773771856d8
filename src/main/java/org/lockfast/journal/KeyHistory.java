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
    record Objection(String sentence, @Nullable String endedBy) {
        /**
         * Whether this store knew that the key was ended and recorded all the same. What came from
         * elsewhere, or was recorded when only others knew, is marked: people judge it.
         */
        public boolean isFault(boolean here, String device) {
            return endedBy == null || (here && endedBy.equals(device));
        }
    }

    /**
     * Why an entry about keys is not followed.
     *
     * @param objection to one of its keys; null where its keys may sign, and it was not theirs to
     *     make
     */
    record Refusal(String sentence, @Nullable Objection objection) {
        /** Whether it is a fault of this store, and not only told of what came from elsewhere. */
        public boolean isFault(Entry entry, boolean here, String device) {
            return objection != null
                    ? objection.isFault(here, device)
                    : here || entry.typeName().equals("force.founded");
        }
    }

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
     * Whether an objection to a signer goes by what came first here. Else it is read alike by every
     * store, from what each entry knew of, and the index marks it.
     */
    default boolean isByOrder(Entry entry, String signer) {
        return true;
    }

    /**
     * The first objection to any of an entry's signers, one of a key never proven before others.
     */
    default @Nullable Objection objection(Entry entry, long record) {
        Objection ended = null;
        for (String signer : entry.signers()) {
            Objection one = objection(entry, signer, record);
            if (one != null && one.endedBy() == null) {
                return one;
            }
            ended = ended == null ? one : ended;
        }
        return ended;
    }

    /**
     * Whether who may do what depends on the entry, or it on that: it introduces, replaces or ends
     * keys, or only an administrator may make it.
     */
    boolean isAboutKeys(Entry entry);

    /**
     * Follows such an entry, whose signatures were found good. One that is not followed changes no
     * keys. The keys it names can be checked from then on, and count for nothing: else it would
     * hold up all that its device records after it. Should it only have come before what entitles
     * it, it is followed once that is.
     *
     * @return null, or why it is not followed
     */
    @Nullable Refusal follow(RecordedEvent event);

    /** Places that devices say they cannot hand in, as far as was followed. */
    default List<ChainLack> lacks() {
        return List.of();
    }

    /** Whether a device says that it cannot hand in that place of its chain. */
    default boolean isLacking(String device, long epoch, long seq) {
        return lacks().stream().anyMatch(lack -> lack.covers(device, epoch, seq));
    }

    /**
     * The entry that enrolled a device, at which its chain begins: the first that came, where two
     * did. Empty for the founding one.
     */
    Optional<Hash> enrolment(String device);

    /** Whether an entry enrolled that device: its chain may begin there. */
    default boolean isEnrolment(String device, Hash eid) {
        return enrolment(device).filter(eid::equals).isPresent();
    }
}

package org.lockfast.journal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;

/** The events the journal itself records. */
public final class JournalEvents {
    static final List<Class<? extends DomainEvent>> CLASSES =
            List.of(
                    EpochOpened.class,
                    ChainLacks.class,
                    HeadSeen.class,
                    LossAccepted.class,
                    BodyDestroyed.class);

    private JournalEvents() {}

    /** Why a device begins a new epoch of its chain. */
    public enum EpochReason {
        /** Entries that were acknowledged are no longer in the journal. */
        ENTRIES_MISSING,
        /** Records in the middle of the journal do not read. */
        RECORDS_UNREADABLE,
        /** The store lies where this computer or this user has not seen it before. */
        MOVED_OR_RESTORED,
        /** Own entries came back that were not here: the store is a copy of an earlier state. */
        ENTRIES_CAME_BACK,
        /** Entries of the epoch cannot be handed in, and what is said of that comes after it. */
        ENTRIES_NOT_SENT
    }

    /** Why a device cannot hand in entries of its own chain. */
    public enum LackCause {
        /** They, or values they commit to, do not read. */
        UNREADABLE,
        /** The server refuses them. */
        REFUSED
    }

    /**
     * The first entry of a new epoch, by the device alone. Its place is seq 0 of the epoch it
     * names; its prev is the last readable entry of the epoch before.
     *
     * @param vkey the device's key in the new epoch
     * @param lostFrom first record number that is missing or does not read
     * @param lostTo last such record number
     */
    @EventName("device.epoch/1")
    public record EpochOpened(
            long epoch,
            String vkey,
            EpochReason reason,
            @Nullable Long lostFrom,
            @Nullable Long lostTo)
            implements DomainEvent {}

    /**
     * The device cannot hand in some entries of an earlier epoch of its chain; by the device alone.
     * What follows them there is handed in all the same, and whoever reads it knows what is not
     * there.
     *
     * @param epoch before the one this stands in
     * @param from first seq
     * @param to last seq, included
     */
    @EventName("device.lacks/1")
    public record ChainLacks(long epoch, long from, long to, LackCause cause)
            implements DomainEvent {}

    /**
     * At a hand-over this device was shown how far another one's chain reached; by the device
     * alone.
     *
     * @param device whose chain, {@code d-} and 16 hex digits
     * @param epoch of the newest entry there
     * @param seq of that entry
     * @param eid of that entry
     * @param signature that device's own over it ({@link HeadCode#signedText}), base64; null where
     *     the code was typed and carried none
     * @param batch the hand-over it was shown at; null where none was named
     */
    @EventName("device.head-seen/1")
    public record HeadSeen(
            String device,
            long epoch,
            long seq,
            Hash eid,
            @Nullable String signature,
            @Nullable UUID batch)
            implements DomainEvent {}

    /**
     * An administrator has seen that records are lost and goes on without them.
     *
     * @param reason in their own words
     * @param from first record number
     * @param to last record number
     */
    @EventName("loss.accepted/1")
    public record LossAccepted(@Committed String reason, long from, long to)
            implements DomainEvent {}

    /**
     * Values were lawfully destroyed; what they were committed to by stays.
     *
     * @param h their hashes
     * @param authority who ordered it, and under what power
     */
    @EventName("body.destroyed/1")
    public record BodyDestroyed(List<Hash> h, @Committed String authority) implements DomainEvent {}
}

package org.lockfast.sync;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.DeviceHead;
import org.lockfast.sync.wire.EnrolAnswer;
import org.lockfast.sync.wire.EnrolRequest;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.FeedQuestion;
import org.lockfast.sync.wire.ForceInfo;
import org.lockfast.sync.wire.Found;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.RefillAnswer;
import org.lockfast.sync.wire.RefillHeader;
import org.lockfast.sync.wire.Wraps;

/**
 * The calls a device makes to its server (protocol.md section 5). Signatures of entries, proofs and
 * hashes are checked by whoever asks. Each call is made once; may be used by several threads.
 */
public interface Wire extends AutoCloseable {
    /** Which force the server serves. */
    ForceInfo force() throws WireTrouble;

    /** Asks to become a device of the force. */
    EnrolAnswer enrol(EnrolRequest request) throws WireTrouble;

    /** The newest entry of a device that the log has; empty for none. */
    Optional<DeviceHead> head(String device) throws WireTrouble;

    /**
     * Wrap notes after a number.
     *
     * @param after 0 for all
     */
    Wraps wraps(long after) throws WireTrouble;

    /** The newest checkpoint that enough witnesses have cosigned for the server's policy. */
    Optional<byte[]> witnessed() throws WireTrouble;

    /** Hands in a wrap note. */
    void putWrap(byte[] note) throws WireTrouble;

    /**
     * Hands in entries.
     *
     * @param first place of the first one
     */
    PushAnswer push(ChainHeader first, EntriesBody entries) throws WireTrouble;

    /** The clock that a push tells the server; without one it tells none. */
    default void dated(InstantSource clock) {}

    /**
     * Whether the log that is followed signed an answer; without it, as before a device has joined,
     * answers are taken as they come.
     */
    interface Vouch {
        /** A number that no question had before. */
        String nonce();

        /**
         * Whether the log signed that answer.
         *
         * @param question the query as it was asked, with the nonce in it
         * @param signature as it came; empty for none
         */
        boolean gave(String question, Hash answer, String signature);

        /**
         * The same of what acknowledges no place in the log: what a push is refused for, and how
         * much of a file is there. A device that is not shown under which origin the log goes on
         * takes that under any.
         */
        default boolean told(String question, Hash answer, String signature) {
            return gave(question, answer, signature);
        }
    }

    /**
     * Holds to it what counts as done once the server says so, acknowledgements, interests, wraps
     * and files, and what the log wants back. A window of the feed is held to it by whoever asks.
     */
    void heldTo(Vouch vouch);

    /** A window of the feed. */
    FeedAnswer feed(FeedQuestion question) throws WireTrouble;

    /**
     * The receipt of an entry.
     *
     * @param size of a checkpoint this log signed
     * @return empty where the log does not have it below that size
     */
    Optional<byte[]> proof(Hash eid, long size) throws WireTrouble;

    /**
     * Says what is to be sent here besides.
     *
     * @param subjects exhibits and cases to be sent from now on, whole
     * @param left those that were asked for before, and are no longer
     */
    void interests(List<UUID> subjects, List<UUID> left) throws WireTrouble;

    /** What has that reference, property number, seal or label code. */
    List<Found> lookup(String key) throws WireTrouble;

    /** How much of a file the server has; empty where it never heard of it. */
    Optional<Blob> blob(Hash hash) throws WireTrouble;

    /**
     * How much of a file is there.
     *
     * @param offset bytes it has
     * @param length bytes it will have
     */
    record Blob(long offset, long length) {
        /** Whether it is whole. */
        public boolean whole() {
            return offset == length;
        }
    }

    /** Announces a file of that length, in bytes. */
    void createBlob(Hash hash, long length) throws WireTrouble;

    /**
     * Sends the next part of a file.
     *
     * @return how many bytes the server has now
     */
    long putBlob(Hash hash, long offset, byte[] part) throws WireTrouble;

    /**
     * A file from a place on, in parts as they come.
     *
     * @param to takes each part; what it throws ends the call
     * @return false where the server does not have it whole
     * @throws WireTrouble where the line breaks; the parts taken before are good
     */
    boolean getBlob(Hash hash, long from, Consumer<byte[]> to) throws WireTrouble;

    /** Hands in what the server refused, to be kept as evidence. */
    void reject(byte[] refused) throws WireTrouble;

    /**
     * Hands back entries to a log that lost them.
     *
     * @param enrolled the entry that enrolled this device, which the log may have lost too; null
     *     where it is not here
     */
    RefillAnswer refill(byte @Nullable [] enrolled, HeadedBody<RefillHeader> body)
            throws WireTrouble;

    @Override
    void close();
}

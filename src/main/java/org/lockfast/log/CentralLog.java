package org.lockfast.log;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.NewEvent;
import org.lockfast.ledger.ConsistencyProof;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.SignedAnswer;
import org.lockfast.ledger.TilePath;
import org.lockfast.ledger.TlogProof;
import org.lockfast.ledger.VerifyKey;

/**
 * The central log of a force, open on one node (docs/protocol.md). Several nodes may work on one
 * database at once; any of them takes anything. All methods may be called from any thread.
 *
 * <p>Where the database does not answer, every method throws {@link LogRefusal} with BUSY, and the
 * same may be asked again: nothing is taken in twice.
 */
public interface CentralLog extends AutoCloseable {
    /** Whose log it is. */
    Force force();

    /** Size, and whether it takes entries. */
    LogState state();

    /**
     * Whether what is handed in could be written: where the last writing did not succeed, another
     * is tried.
     */
    boolean takes();

    /**
     * Takes in entries by the rules of protocol.md, section 5. Returns when they are in the
     * database for good and a checkpoint over them is signed.
     *
     * @return the prefix that is in, and why the rest is not; REFILLING and BUSY come so too
     */
    PushAnswer push(Push push);

    /**
     * Records events of the server's own device, such as {@code device.enrolled}.
     *
     * @return the entries as they stand in the log
     * @throws LogRefusal REFILLING or BUSY. Where it says {@link LogRefusal#recorded()} they stand
     *     in the log all the same; where not, they do not, unless the database was away while it
     *     committed
     */
    List<Entry> record(List<NewEvent> events);

    /**
     * The enrolment that a code became, as it stands in the log.
     *
     * @param code hash of the code, as {@code device.enrolled} has it
     */
    Optional<Joined> joined(Hash code);

    /**
     * An enrolment.
     *
     * @param eid of {@code device.enrolled}
     * @param index its place
     * @param vkey the device's first key
     */
    record Joined(Hash eid, long index, VerifyKey vkey) {}

    /** Where the log has got to with a device; empty where it has no entry of it. */
    Optional<ChainHead> head(String device);

    /** The newest signed checkpoint over everything committed so far, with its cosignatures. */
    Note checkpoint();

    /**
     * One of the log's checkpoints as it is given to whoever keeps it as evidence: with the line of
     * the key of another kind as well.
     */
    Note evidence(Note checkpoint);

    /**
     * A hash tile or an entry bundle, of the tree under the newest checkpoint or an earlier one.
     *
     * @return empty where the tree has no such tile
     */
    Optional<byte[]> tile(TilePath path);

    /**
     * Proof that the log under the newest checkpoint begins with what it was at an earlier size.
     *
     * @throws LogRefusal LOG_BEHIND where it is shorter than that
     */
    ConsistencyProof consistency(long from);

    /**
     * The receipt of an entry.
     *
     * @param size of the checkpoint it is made for; null for the newest. Only sizes that were
     *     signed and the newest have one
     * @return empty for an entry that is not in the log or not below that size
     */
    Optional<TlogProof> proof(Hash eid, @Nullable Long size);

    /**
     * The next window of what a device is sent.
     *
     * @param scope everything, or what concerns the device
     * @param after {@link Window#scannedTo()} of the window before; 0 to begin
     * @param from {@link Window#from()} of the window before; null for the beginning of that place;
     *     {@link #NOTHING_EARLIER} for the entries from {@code after} on and no others
     * @param limit most entries, from 1
     * @param pinned size of the checkpoint the device has; 0 for none
     * @param held places that are not to be sent, for the device has them
     * @throws LogRefusal LOG_BEHIND where the log is shorter than {@code pinned}
     */
    Window feed(
            String device,
            Scope scope,
            long after,
            @Nullable String from,
            int limit,
            long pinned,
            LongPredicate held);

    /** Of everything, whether the device has it or not. */
    default Window feed(
            String device, Scope scope, long after, @Nullable String from, int limit, long pinned) {
        return feed(device, scope, after, from, limit, pinned, _ -> false);
    }

    /**
     * Signs that the log gave an answer.
     *
     * @param under the checkpoint that stands in it: it is signed under the same origin
     * @return the signature, as {@link SignedAnswer#sign} gives it
     */
    String vouch(SignedAnswer answer, Note under);

    /** The same under the origin the log has now; no checkpoint is made for it. */
    String vouch(SignedAnswer answer);

    /** From the beginning of a place on. */
    default Window feed(String device, Scope scope, long after, int limit, long pinned) {
        return feed(device, scope, after, null, limit, pinned);
    }

    /** Stands for {@code from} where no earlier entries of a root are wanted. */
    String NOTHING_EARLIER = "-";

    /** What a feed is of. */
    enum Scope {
        /** What protocol.md, section 6 gives the device. */
        DEVICE,
        /** Every entry of the force. */
        FORCE
    }

    /**
     * Exhibits and cases the device is to be sent from now on, whole, and those it asks for no
     * longer.
     *
     * @throws LogRefusal TOO_MUCH where it asked for too many already
     */
    void interests(String device, Collection<UUID> subjects, Collection<UUID> left);

    /** The same, with all that was asked for before. */
    default void interests(String device, Collection<UUID> subjects) {
        interests(device, subjects, List.of());
    }

    /**
     * Exhibits and cases that have this reference, property number, seal number or label code, as
     * typed: compared as the search of a store compares them.
     */
    List<Found> lookup(String key);

    /** Every key that was ever introduced, in the order of the log: {@code keys.vkey}. */
    List<VerifyKey> keys();

    /** The key that a name had, however it stands now; any epoch of a known device has one. */
    Optional<VerifyKey> key(String name);

    /** The public key of an enrolled device, under the name of its first epoch. */
    Optional<VerifyKey> deviceKey(String device);

    /**
     * The device that an entry enrolled which this log no longer has: signed by the server's own
     * device, of a device the log does not know. It may show its pin and hand back what was lost,
     * and nothing else.
     *
     * @param enrolled bytes of its {@code device.enrolled}
     * @param publicKey the key it has shown to hold
     * @return empty where the entry is not that
     */
    Optional<String> lost(byte[] enrolled, byte[] publicKey);

    /** Whether a device's key was revoked: it may hand in what it has, and is given nothing. */
    boolean revoked(String device);

    /** Name of a device's station; empty where the log does not know the device. */
    Optional<String> station(String device);

    /**
     * A device that joined.
     *
     * @param name what people call it; null where it was destroyed
     * @param station as the name
     * @param keptBy the device of another station that is sent what this one is sent, because its
     *     station has no other device in use that is not shut out; null where it has, or there is
     *     nobody else
     * @param alone whether no other device is sent all that this one is sent
     */
    record Member(
            String id,
            @Nullable String name,
            @Nullable String station,
            boolean revoked,
            @Nullable String keptBy,
            boolean alone) {}

    /** The devices that joined, by id; the server's own is not among them. */
    List<Member> members();

    /**
     * A device was shut out or let in again: whoever is shut out keeps nothing for other stations.
     */
    void barringChanged();

    /**
     * Entries the server made by itself that no device was sent yet, as far as is known.
     *
     * @param since when the first of them was made; null for none
     */
    record OnlyHere(long entries, @Nullable Instant since) {}

    /** How many entries would be lost with the records, for nobody could hand them back. */
    OnlyHere onlyHere();

    /** Ids of every device that was enrolled, the server's own included. */
    Set<String> devices();

    /**
     * A device shows a checkpoint of this log that is beyond it: from now on nothing is taken in
     * until it is refilled.
     *
     * @throws LogRefusal BAD_NOTE where the log's key has not signed it
     */
    LogState behind(Note pinned);

    /**
     * Takes back entries the log lost, staged until they are whole (protocol.md, section 7).
     *
     * @throws LogRefusal BAD_NOTE where the checkpoint is not this log's or an entry does not read;
     *     UNKNOWN_KEY of a device the log does not know where nothing is lost
     */
    Refill.Answer refill(Refill refill);

    /**
     * The places of what the log lost and nobody has handed in yet, the first thousand gaps of
     * them; empty where it lost nothing.
     */
    List<Refill.Gap> missing();

    /**
     * Devices, by id, whose entries are among what the log lost and nobody has handed in yet, as
     * far as what was handed in shows it; the server's own may be among them.
     */
    Set<String> wantedOf();

    /**
     * That hardly any room is left for the records, as a sentence; empty where there is enough, or
     * where a database of another program keeps them.
     */
    Optional<String> scarce();

    /** Makes the records smaller where they have grown by much that is of no use. */
    void tidy();

    /**
     * Writes a copy of the records, attachments in rows included, while they are in use.
     *
     * @param file that is not there yet
     * @return false where they lie in a database of another program
     */
    boolean backup(Path file);

    /**
     * Gives up what cannot be got back: the log goes on under a new origin with what it has, and
     * its first entry there names the old checkpoint.
     *
     * @return the new origin's first checkpoint
     */
    Note succeed(String reason);

    /**
     * The newest checkpoint with cosignatures enough for the witness policy.
     *
     * @return empty where there is none, or no policy asks for any
     */
    Optional<Note> witnessed();

    /**
     * Keeps a witness's cosignature lines.
     *
     * @return whether any line was new and by a known witness
     * @throws LogRefusal BAD_NOTE where the checkpoint is not this log's
     */
    boolean cosign(Note cosigned);

    /** Waits for pushes at work; the database stays open. */
    @Override
    void close();
}

package org.lockfast.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Malformed;

/** The rows of a log, within one transaction. */
public interface LogRows {
    /** The root of what everybody is sent. */
    UUID COMMON = new UUID(0, 0);

    /** An entry's place in its chain and in the log. */
    record Place(long index, long epoch, long seq, Hash eid) {}

    /**
     * An entry on its way in.
     *
     * @param aboutKeys whether it introduces or ends keys
     * @param bodies a body bundle
     */
    @SuppressWarnings("ArrayRecordComponent")
    record NewRow(
            long index,
            Hash eid,
            String device,
            long epoch,
            long seq,
            String type,
            boolean aboutKeys,
            UUID root,
            byte[] entry,
            byte[] bodies) {}

    /** An entry as it is kept, destroyed values taken out. */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(long index, byte[] entry, byte[] bodies) {
        /** The values; none where what lies beside the entry cannot be read: it holds up nobody. */
        List<Commitment> values() {
            try {
                return BodyBundle.parse(bodies);
            } catch (Malformed e) {
                return List.of();
            }
        }
    }

    /** A complete subtree whose level is a multiple of 8. */
    record Node(int level, long index, Hash hash) {}

    /**
     * A checkpoint that was signed.
     *
     * @param note without cosignatures
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Signed(long size, byte[] note) {}

    /**
     * A scope that is sent a root.
     *
     * @param scope a station or a device
     * @param since place of the entry in the log that made it so
     * @param whole for a case: its exhibits too
     */
    record Interest(String scope, UUID root, long since, boolean whole) {}

    /**
     * What is known of an exhibit or a case.
     *
     * @param kind {@code EXHIBIT} or {@code CASE}
     */
    record Root(
            UUID id,
            String kind,
            @Nullable String reference,
            @Nullable UUID caseId,
            @Nullable String station) {}

    /** A staged entry of a refill. */
    @SuppressWarnings("ArrayRecordComponent")
    record Staged(long index, Hash eid, byte[] entry, byte[] bodies) {}

    /** How far the log has got. */
    LogHead head();

    /** Puts another head there; only within {@link LogStore#write}. */
    void head(LogHead head);

    /** Every entry of a chain from one seq to another, both included, and one of the last. */
    List<Place> chain(String device, long epoch, long fromSeq, long toSeq);

    /** The last entry of a device's newest epoch; of a fork the one that came first. */
    Optional<Place> newest(String device);

    /** One with the highest place of an epoch of a device's chain below one. */
    Optional<Place> before(String device, long epoch, long seq);

    /** An entry of a device by its eid. */
    Optional<Place> place(String device, Hash eid);

    /** Where an entry stands. */
    Optional<Long> index(Hash eid);

    /** Entries from one place on, in order. */
    List<Stored> entries(long from, int count);

    /**
     * Who made an entry.
     *
     * @param type with its version, the first 200 characters
     */
    record Made(long index, String device, String type) {}

    /** Who made the entries of a part of the log, in order. */
    List<Made> made(long from, long to);

    /** The place behind which a device has asked, as far as that was noted. */
    long sentOut();

    /** Notes it, where it is further than what was noted. */
    void sentOut(long place);

    /** Devices that an administrator of the server has shut out. */
    Set<String> barred();

    /** Entries at these places, in order. */
    List<Stored> entries(Collection<Long> indexes);

    /** Bytes of the entries at these places, with their values, by place. */
    Map<Long, Long> lengths(Collection<Long> indexes);

    /**
     * Entries about keys from one place on, in order. Of their values only those that say what a
     * device and the force are called.
     */
    List<Stored> aboutKeys(long from, int most);

    /** Adds entries. */
    void insert(List<NewRow> rows);

    /** Keeps subtrees. */
    void insertNodes(List<Node> nodes);

    /**
     * Hashes of complete subtrees.
     *
     * @param level 0 or a multiple of 8
     * @return as many of them as there are
     */
    List<Hash> nodes(int level, long first, int count);

    /** The newest signed checkpoint. */
    Optional<Signed> signed();

    /** The signed checkpoint of that size. */
    Optional<Signed> signed(long size);

    /** Keeps one; the same twice is no matter. */
    void sign(Signed signed);

    /** Cosignature lines of the checkpoint of that size. */
    List<String> cosignatures(long size);

    /** Sizes above that one of checkpoints with cosignature lines, the largest first. */
    List<Long> cosignedSizes(long above);

    /** Keeps one; false where it is there. */
    boolean cosign(long size, String line);

    /** Which roots these subjects belong to or are; a subject without one is left out. */
    Map<UUID, UUID> roots(Collection<UUID> subjects);

    /**
     * Says what root subjects belong to, and moves to it entries about these subjects that came
     * before anybody knew.
     *
     * @return the subjects that had such entries
     */
    Set<UUID> members(Map<UUID, UUID> rootOf);

    /** What is known of these roots. */
    List<Root> known(Collection<UUID> roots);

    /** Says what is known: of each value the first that is not null stands, and every case. */
    void know(List<Root> roots);

    /** Which of these roots a scope is sent whole, and which not whole. */
    Map<UUID, Boolean> interests(String scope, Collection<UUID> roots);

    /** How many roots a scope is sent. */
    long interests(String scope);

    /** Who is sent these roots. */
    List<Interest> interests(Collection<UUID> roots);

    /** Adds interests; one that is there stays as it is, but becomes whole where this one is. */
    void addInterests(Collection<Interest> interests);

    /**
     * Whatever one scope is sent another one is sent too, from that place on; what it is sent
     * already stays as it is. Later interests of the one are no interests of the other.
     */
    void share(String scope, String with, long since);

    /** Forgets interests, where they are there. */
    void removeInterests(String scope, Collection<UUID> roots);

    /** As if these roots had become interesting at that place, for those already interested. */
    void renewInterests(Collection<UUID> roots, long since);

    /**
     * As if whatever became interesting from a place on had become so at a later one. Goes over all
     * interests: once in a refill, where everything else waits for that too.
     */
    void renewInterests(long from, long since);

    /** Says that whoever is sent one of two roots is sent the other: both name one package. */
    void join(UUID root, UUID other);

    /** The roots that are sent with any of these; without these themselves. */
    Set<UUID> joined(Collection<UUID> roots);

    /** Whatever was ever said to be of a case. */
    List<UUID> exhibits(UUID caseId);

    /** Every case these roots were ever said to be of; a root of none is left out. */
    Map<UUID, Set<UUID>> cases(Collection<UUID> roots);

    /** Which stations these places and officers are at now. */
    Map<UUID, String> stations(Collection<UUID> ids);

    /** Says where places and officers are. */
    void stationsAre(Map<UUID, String> stationOf);

    /**
     * Something a root may be looked up by.
     *
     * @param text as it was written
     * @param index place of the entry that says so
     * @param device that recorded it
     */
    record Sought(Kind kind, String text, UUID root, long index, String device) {
        /** How texts are compared. */
        public enum Kind {
            REFERENCE,
            NUMBER,
            CASE
        }
    }

    /** Adds what roots may be looked up by; who said so first stands. */
    void addKeys(Collection<Sought> keys);

    /** Roots one look-up answers at most. */
    int MOST_FOUND = 100;

    /**
     * Roots that are looked up by this text, whatever kind it is: of each device that recorded such
     * the first, in the order of the log, then of each the second, and so on. So nobody fills the
     * answer before another's has its place in it.
     */
    List<Said> lookup(String text);

    /**
     * A root that was looked up.
     *
     * @param index place of the first entry that says it has that text
     */
    record Said(Root root, long index) {}

    /** Takes out every look-up key of a root, and its reference. */
    void forgetKeys(UUID root);

    /**
     * Places of entries a device is sent.
     *
     * @param scopes whose interests count; null for every entry
     * @param from first place looked at
     * @param to the place after the last
     * @param most how many at most
     */
    List<Long> sent(@Nullable Collection<String> scopes, long from, long to, int most);

    /** Interests that began in that part of the log, the first first. */
    List<Interest> begun(Collection<String> scopes, long from, long to);

    /** Places of a root's entries from one place up to below another, in order. */
    List<Long> places(UUID root, long from, long below, int most);

    /** Which of these roots have an entry below a place. */
    Set<UUID> withEntries(Collection<UUID> roots, long below);

    /** Places of a root's entries that have bodies, in order. */
    List<Long> ofRoot(UUID root);

    /** Whether any value was ever destroyed. */
    boolean anyDestroyed();

    /** Notes that values are destroyed; from now on no reading gives them. */
    void destroy(Set<Hash> bodies);

    /** Which of these values are destroyed. */
    Set<Hash> destroyed(Collection<Hash> bodies);

    /** Puts other bodies beside an entry. */
    void replaceBodies(long index, byte[] bodies);

    /**
     * A device says that an entry had that place.
     *
     * @param device the one that handed it in
     */
    record Stand(long index, Hash eid, String device) {}

    /**
     * Stages entries of a refill. A device stands for one entry at each place: the one it handed in
     * last. What nobody stands for any more is taken out.
     */
    void stage(String device, List<Staged> staged);

    /** Staged entries of a part of the log, by place. */
    List<Staged> staged(long from, int count);

    /** Who stands for what in a part of the log, by place and device. */
    List<Stand> stands(long from, int count);

    /** Places from one on, of which something is staged, in order. */
    List<Long> stagedPlaces(long from);

    /** Those of them that a device stands for an entry at, in order. */
    List<Long> stagedPlaces(long from, String device);

    /** Takes out all that is staged. */
    void clearStaged();
}

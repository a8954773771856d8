package org.lockfast.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.lockfast.ledger.Hash;

/** What the journal needs of the index that follows it. Implemented in room {@code records}. */
public interface Index {
    /** The number of journal records the index has taken in. */
    long position();

    /**
     * Takes in entries in one transaction and moves its position; entries come in journal order,
     * each once.
     */
    void apply(List<RecordedEvent> entries, long newPosition);

    /**
     * The newest entries of each subject that no other entry names as parent; an unknown subject is
     * absent.
     */
    Map<UUID, List<Hash>> heads(Collection<UUID> subjects);

    /**
     * An entry at its place.
     *
     * @param record its number in the journal
     */
    record Placed(long seq, Hash eid, long record) {}

    /**
     * The entries that stand at some places of a device's chain, in journal order.
     *
     * @param from first seq
     * @param to last seq, included
     */
    List<Placed> placed(String device, long epoch, long from, long to);

    /**
     * The newest entry of each chain.
     *
     * @param device whose chain
     */
    record End(String device, long epoch, Placed at) {}

    /** The newest entry of each chain that is here, of those that came last so many. */
    default List<End> ends(int most) {
        return List.of();
    }

    /** The newest entry of a device's highest epoch, by its record number; -1 for none. */
    long newestOf(String device);

    /**
     * The entries of a device among some records, in journal order.
     *
     * @param from first record
     * @param to last record, included
     */
    default List<OfDevice> ofDevice(String device, long from, long to) {
        return List.of();
    }

    /** An entry of a device at its place. */
    record OfDevice(long epoch, Placed at) {}

    /**
     * Where a device's chain is known to part.
     *
     * @param open whether no supervisor has found yet what happened
     */
    record Parting(long epoch, long seq, boolean open) {}

    /** Where a device's chain parts: what nobody has closed first, then the earliest place. */
    default Optional<Parting> parting(String device) {
        return Optional.empty();
    }

    /** The records of all entries about keys ({@link KeyHistory#isAboutKeys}), in order. */
    List<Long> aboutKeys();

    /** Which of these values an entry ordered destroyed, and which entry. */
    Map<Hash, Hash> destroyed(Collection<Hash> values);
}

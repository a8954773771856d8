package org.lockfast.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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
}

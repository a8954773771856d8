package org.lockfast.journal;

import java.util.List;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;

/**
 * An entry as the journal keeps it, to be handed on byte for byte.
 *
 * @param record its number in the journal
 * @param bodies the values it commits to that are here; what is not was lawfully destroyed
 */
public record Kept(long record, Entry entry, List<Commitment> bodies) {
    public Kept {
        bodies = List.copyOf(bodies);
    }
}

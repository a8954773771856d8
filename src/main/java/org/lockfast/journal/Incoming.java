package org.lockfast.journal;

import java.util.List;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;

/**
 * An entry that comes from elsewhere, well formed and not yet checked.
 *
 * @param bodies the values it commits to, as far as they came along, each fitting its hash
 */
public record Incoming(Entry entry, List<Commitment> bodies) {
    public Incoming {
        bodies = List.copyOf(bodies);
    }
}

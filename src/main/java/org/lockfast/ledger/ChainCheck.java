package org.lockfast.ledger;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows the devices' chains through a log: each entry names the one before it. Holds one head a
 * branch. A gap or a fork breaks no proof, but it is a fact to show.
 */
public final class ChainCheck {
    /** Per device and epoch: eid of each branch's head, and its seq. */
    private final Map<String, Map<Hash, Long>> heads = new HashMap<>();

    /**
     * The next entry of the log; null when it continues its chain, else what is wrong, in words.
     */
    public @Nullable String next(Entry entry) {
        String chain = entry.device() + "/" + entry.epoch();
        Map<Hash, Long> branches = heads.computeIfAbsent(chain, key -> new HashMap<>());
        Long before = entry.seq() == 0 ? null : branches.get(entry.prev());
        String wrong = null;
        if (entry.seq() == 0 && !branches.isEmpty()) {
            wrong = "begins the chain " + chain + " a second time";
        } else if (entry.seq() > 0 && (before == null || before != entry.seq() - 1)) {
            wrong = "does not continue the chain " + chain + " at " + entry.seq();
        } else if (before != null) {
            branches.remove(entry.prev());
        }
        branches.put(entry.eid(), entry.seq());
        return wrong;
    }
}

package org.lockfast.sync;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Checkpoint;

/**
 * What one round of synchronisation did.
 *
 * @param reached whether the server answered at all
 * @param sent entries that are new to the server
 * @param received entries that are new here
 * @param refused entries the server refused
 * @param handedBack entries the server had lost and was handed back from here
 * @param checkpoint newest verified checkpoint; null where there is none
 * @param problems what stood in the way, most serious first
 */
public record SyncResult(
        boolean reached,
        long sent,
        long received,
        long refused,
        long handedBack,
        @Nullable Checkpoint checkpoint,
        List<SyncProblem> problems) {
    public SyncResult {
        problems = List.copyOf(problems);
    }
}

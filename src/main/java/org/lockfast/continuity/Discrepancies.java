package org.lockfast.continuity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account.Flag;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.ContinuityEvent.Discrepancy;
import org.lockfast.continuity.ContinuityEvent.DiscrepancyClosed;
import org.lockfast.ledger.Hash;

/** What did not agree about one package, until somebody said what was found. */
final class Discrepancies {
    /** When each was found. */
    private final Map<Hash, Instant> open = new HashMap<>();

    /** Those that were closed, wherever they stand: nothing is named before it is recorded. */
    private final Set<Hash> closed = new HashSet<>();

    /** One was recorded. */
    Flag found(Hash eid, Instant at, Discrepancy e) {
        if (!closed.contains(eid)) {
            open.put(eid, at);
        }
        return Reckoning.flag(FlagKind.DISCREPANCY, eid, sentence(e));
    }

    /** Whether none is open after this. */
    boolean closed(DiscrepancyClosed e) {
        closed.add(e.discrepancy());
        open.remove(e.discrepancy());
        return open.isEmpty();
    }

    int open() {
        return open.size();
    }

    /** When the oldest that is open was found; null: none is. */
    @Nullable Instant since() {
        return open.values().stream().min(Instant::compareTo).orElse(null);
    }

    /** Whether the flag is of one that was closed. */
    boolean isClosed(Flag flag) {
        return flag.kind() == FlagKind.DISCREPANCY
                && flag.about() != null
                && !open.containsKey(flag.about());
    }

    private static String sentence(Discrepancy e) {
        String what =
                switch (e.kind()) {
                    case "SEAL_NUMBER" -> "Seal number";
                    case "SEAL_BROKEN" -> "Seal broken";
                    default ->
                            e.kind().charAt(0)
                                    + e.kind()
                                            .substring(1)
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', ' ');
                };
        List<String> differs = new ArrayList<>();
        if (e.expected() != null) {
            differs.add("the record says " + e.expected());
        }
        if (e.seen() != null) {
            differs.add("seen was " + e.seen());
        }
        return "Discrepancy, "
                + what
                + (differs.isEmpty() ? "" : ": " + String.join(", ", differs))
                + ".";
    }
}

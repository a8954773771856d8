package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lockfast.continuity.Account.Flag;
import org.lockfast.continuity.Account.FlagKind;
import org.lockfast.continuity.ContinuityEvent.Discrepancy;
import org.lockfast.continuity.ContinuityEvent.DiscrepancyClosed;
import org.lockfast.ledger.Hash;

/** What did not agree about one package, until somebody said what was found. */
final class Discrepancies {
    private final Set<Hash> open = new HashSet<>();

    /** One was recorded. */
    Flag found(Hash eid, Discrepancy e) {
        open.add(eid);
        return Reckoning.flag(FlagKind.DISCREPANCY, eid, sentence(e));
    }

    /** Whether none is open after this. */
    boolean closed(DiscrepancyClosed e) {
        open.remove(e.discrepancy());
        return open.isEmpty();
    }

    int open() {
        return open.size();
    }

    /** Whether the flag is of one that was closed. */
    boolean isClosed(Flag flag) {
        return flag.kind() == FlagKind.DISCREPANCY
                && flag.about() != null
                && !open.contains(flag.about());
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

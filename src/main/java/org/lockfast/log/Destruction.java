package org.lockfast.log;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

/**
 * Takes values out of the log that an entry orders destroyed, with whatever was made of them; what
 * they were committed to by stays. Used under the log's lock, in the order's own transaction.
 */
final class Destruction {
    private static final int AT_ONCE = 1_000;

    private final LogRows rows;

    Destruction(LogRows rows) {
        this.rows = rows;
    }

    /** Which values of entries that are coming in were destroyed before or are with them. */
    Set<Hash> among(List<Scopes.Placed> placed, Set<Hash> destroys) {
        Set<Hash> all = new HashSet<>();
        placed.forEach(one -> one.prepared().bodies().forEach(body -> all.add(body.hash())));
        Set<Hash> gone = new HashSet<>(rows.destroyed(all));
        gone.addAll(destroys);
        return gone;
    }

    /**
     * Destroys. Values are taken out beside the entries of the orders' own roots and nowhere else:
     * one order never reads the whole log. No reading gives one that lies elsewhere.
     *
     * @param roots of the orders
     */
    void run(Set<UUID> roots, Set<Hash> destroys) {
        rows.destroy(destroys);
        for (UUID root : roots) {
            List<Long> all = rows.ofRoot(root);
            for (int i = 0; i < all.size(); i += AT_ONCE) {
                take(rows.entries(all.subList(i, Math.min(all.size(), i + AT_ONCE))), destroys);
            }
            if (!root.equals(LogRows.COMMON)) {
                lookUpAfresh(root);
            }
        }
    }

    private void take(List<LogRows.Stored> entries, Set<Hash> destroys) {
        for (LogRows.Stored stored : entries) {
            List<Commitment> there = stored.values();
            List<Commitment> kept =
                    there.stream().filter(body -> !destroys.contains(body.hash())).toList();
            if (kept.size() < there.size()) {
                rows.replaceBodies(stored.index(), BodyBundle.of(kept));
            }
        }
    }

    private void lookUpAfresh(UUID root) {
        rows.forgetKeys(root);
        for (LogRows.Stored stored : rows.entries(rows.ofRoot(root))) {
            Entry entry = Entry.parse(stored.entry());
            EntryFacts facts = EntryFacts.of(entry, stored.values());
            rows.addKeys(
                    facts.keys().stream().map(key -> key.of(root, stored.index(), entry)).toList());
            if (facts.reference() != null) {
                rows.know(
                        List.of(new LogRows.Root(root, "EXHIBIT", facts.reference(), null, null)));
            }
        }
    }
}

package org.lockfast.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

    /** Destroys. Values are looked for beside their order's own root first. */
    void run(List<Scopes.Placed> placed, List<UUID> roots, Set<Hash> destroys) {
        rows.destroy(destroys);
        Set<UUID> near = new LinkedHashSet<>();
        for (int i = 0; i < placed.size(); i++) {
            if (!placed.get(i).prepared().facts().destroys().isEmpty()) {
                near.add(roots.get(i));
            }
        }
        Set<Hash> left = new HashSet<>(destroys);
        for (UUID root : near) {
            List<Long> all = rows.ofRoot(root);
            for (int i = 0; i < all.size(); i += AT_ONCE) {
                take(
                        rows.entries(all.subList(i, Math.min(all.size(), i + AT_ONCE))),
                        destroys,
                        left);
            }
        }
        long end = placed.getFirst().index();
        for (long from = 0; !left.isEmpty() && from < end; from += AT_ONCE) {
            take(rows.entries(from, AT_ONCE), destroys, left);
        }
        near.remove(LogRows.COMMON);
        near.forEach(this::lookUpAfresh);
    }

    private void take(List<LogRows.Stored> entries, Set<Hash> destroys, Set<Hash> left) {
        for (LogRows.Stored stored : entries) {
            if (stored.bodies().length == 0) {
                continue;
            }
            List<Commitment> kept = new ArrayList<>();
            boolean any = false;
            for (Commitment body : BodyBundle.parse(stored.bodies())) {
                boolean gone = destroys.contains(body.hash());
                any |= gone;
                left.remove(gone ? body.hash() : Hash.ZERO);
                if (!gone) {
                    kept.add(body);
                }
            }
            if (any) {
                rows.replaceBodies(stored.index(), BodyBundle.of(kept));
            }
        }
    }

    private void lookUpAfresh(UUID root) {
        rows.forgetKeys(root);
        for (LogRows.Stored stored : rows.entries(rows.ofRoot(root))) {
            EntryFacts facts =
                    EntryFacts.of(Entry.parse(stored.entry()), BodyBundle.parse(stored.bodies()));
            rows.addKeys(
                    facts.keys().stream()
                            .map(key -> new LogRows.Sought(key.kind(), key.text(), root))
                            .toList());
            if (facts.reference() != null) {
                rows.know(
                        List.of(new LogRows.Root(root, "EXHIBIT", facts.reference(), null, null)));
            }
        }
    }
}

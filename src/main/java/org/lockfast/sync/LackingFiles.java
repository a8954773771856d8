package org.lockfast.sync;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.Attachments;
import org.lockfast.ledger.Hash;

/** Photographs and forms that entries here name and that are not here. */
final class LackingFiles {
    private static final int GROUP = 1000;

    private final NamedFiles named;
    private final Attachments attachments;

    LackingFiles(NamedFiles named, Attachments attachments) {
        this.named = named;
        this.attachments = attachments;
    }

    /** So many of them at most. */
    Set<Hash> some(int most) {
        Set<Hash> lacking = new LinkedHashSet<>();
        long from = 0;
        for (List<NamedFiles.Named> rows = named.from(from, GROUP);
                !rows.isEmpty() && lacking.size() < most;
                rows = named.from(from, GROUP)) {
            for (NamedFiles.Named row : rows) {
                if (lacking.size() < most && !attachments.exists(row.hash())) {
                    lacking.add(row.hash());
                }
            }
            from = rows.getLast().record() + 1;
        }
        return lacking;
    }

    /** Keeps those of them that a file brings; how many those were. */
    int keepOf(CarryContent content) {
        int kept = 0;
        Predicate<Hash> lacking =
                new Predicate<>() {
                    private @Nullable Set<Hash> all;

                    @Override
                    public boolean test(Hash hash) {
                        Set<Hash> known = all == null ? some(Integer.MAX_VALUE) : all;
                        all = known;
                        return known.contains(hash);
                    }
                };
        for (CarryContent.Attached one = content.next(lacking);
                one != null;
                one = content.next(lacking)) {
            if (attachments.keep(one.hash(), one.packed())) {
                kept++;
            }
        }
        return kept;
    }
}

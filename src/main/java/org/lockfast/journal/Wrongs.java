package org.lockfast.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.VerificationReport.Check;
import org.lockfast.journal.VerificationReport.Wrong;
import org.lockfast.ledger.Entry;

/**
 * Gathers what checks find. What an administrator accepted as lost is struck out at the end, since
 * the acceptance stands later in the journal than the loss. Safe for use by several threads.
 */
final class Wrongs {
    private static final int KEPT_OF_EACH = 10_000;

    /**
     * @param excusedBy a loss accepted among these records excuses it; null where nothing does
     */
    private record Found(Wrong wrong, Losses.@Nullable Range excusedBy) {}

    private final Map<Check, List<Found>> found = new EnumMap<>(Check.class);

    void add(Check what, long record, String message) {
        put(new Wrong(record, null, null, null, what, message), null);
    }

    /** Something that concerns no single record. */
    void addOfStore(Check what, String message) {
        put(new Wrong(null, null, null, null, what, message), null);
    }

    void add(Check what, long record, Entry entry, String message) {
        put(of(what, record, entry, message), null);
    }

    /** Something a loss accepted among these records accounts for. */
    void addExcusable(
            Check what,
            long record,
            @Nullable Entry entry,
            String message,
            Losses.Range excusedBy) {
        put(
                entry == null
                        ? new Wrong(record, null, null, null, what, message)
                        : of(what, record, entry, message),
                excusedBy);
    }

    private static Wrong of(Check what, long record, Entry entry, String message) {
        String chain = entry.device() + "/" + entry.epoch();
        return new Wrong(record, entry.eid(), chain, entry.seq(), what, message);
    }

    private synchronized void put(Wrong wrong, Losses.@Nullable Range excusedBy) {
        List<Found> same = found.computeIfAbsent(wrong.what(), check -> new ArrayList<>());
        if (same.size() < KEPT_OF_EACH) {
            same.add(new Found(wrong, excusedBy));
        }
    }

    /** The lowest record of each check, in the order of the checks. */
    synchronized Map<Check, Wrong> first(Losses losses) {
        Map<Check, Wrong> first = new EnumMap<>(Check.class);
        found.forEach((check, all) ->
                all.stream()
                        .filter(one -> !excused(one, losses))
                        .map(Found::wrong)
                        .min(
                                Comparator.comparing(
                                        Wrong::record,
                                        Comparator.nullsFirst(Comparator.naturalOrder())))
                        .ifPresent(wrong -> first.put(check, wrong)));
        return java.util.Collections.unmodifiableMap(first);
    }

    private static boolean excused(Found one, Losses losses) {
        return one.excusedBy() != null && losses.isAcceptedWithin(one.excusedBy());
    }
}

package org.lockfast.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.VerificationReport.Check;
import org.lockfast.journal.VerificationReport.Wrong;
import org.lockfast.ledger.Entry;

/**
 * Gathers what checks find. What an administrator accepted as lost is struck out at the end, since
 * the acceptance stands later in the journal than the loss. Safe for use by several threads.
 */
final class Wrongs {
    /**
     * @param excuse whether the losses that were accepted account for it
     */
    private record Found(Wrong wrong, Predicate<Losses> excuse) {}

    private static final Comparator<Wrong> LOWEST =
            Comparator.comparing(Wrong::record, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The lowest that nothing excuses. */
    private final Map<Check, Wrong> certain = new EnumMap<>(Check.class);

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

    /** Something that accepted losses may account for. */
    void addExcusable(
            Check what,
            long record,
            @Nullable Entry entry,
            String message,
            Predicate<Losses> excuse) {
        put(
                entry == null
                        ? new Wrong(record, null, null, null, what, message)
                        : of(what, record, entry, message),
                excuse);
    }

    private static Wrong of(Check what, long record, Entry entry, String message) {
        String chain = entry.device() + "/" + entry.epoch();
        return new Wrong(record, entry.eid(), chain, entry.seq(), what, message);
    }

    private synchronized void put(Wrong wrong, @Nullable Predicate<Losses> excuse) {
        if (excuse == null) {
            certain.merge(wrong.what(), wrong, BinaryOperator.minBy(LOWEST));
        } else {
            found.computeIfAbsent(wrong.what(), check -> new ArrayList<>())
                    .add(new Found(wrong, excuse));
        }
    }

    /** The lowest record of each check, in the order of the checks. */
    synchronized Map<Check, Wrong> first(Losses losses) {
        Map<Check, Wrong> first = new EnumMap<>(certain);
        found.forEach((check, all) ->
                all.stream()
                        .filter(one -> !one.excuse().test(losses))
                        .map(Found::wrong)
                        .min(LOWEST)
                        .ifPresent(
                                wrong -> first.merge(check, wrong, BinaryOperator.minBy(LOWEST))));
        return Collections.unmodifiableMap(first);
    }
}

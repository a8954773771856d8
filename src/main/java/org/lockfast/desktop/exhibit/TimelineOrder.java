package org.lockfast.desktop.exhibit;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Account.Span;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.continuity.Happening;
import org.lockfast.ledger.Hash;

/**
 * In which order the rows of an exhibit stand: that in which things happened, whatever the time is
 * that a row shows; a clock that was ahead does not put it above what knew of it.
 */
final class TimelineOrder {
    private final Account account;
    private final Map<Hash, Integer> places = new HashMap<>();

    /** By time, of what the account was not reckoned from: after which of the others it stands. */
    private final List<Happening> known;

    /**
     * @param lines all entries that have a row
     */
    TimelineOrder(Account account, List<ExhibitStory.Line> lines) {
        this.account = account;
        for (Hash eid : account.order()) {
            places.put(eid, places.size());
        }
        this.known =
                lines.stream()
                        .map(ExhibitStory.Line::happening)
                        .filter(h -> places.containsKey(h.eid()))
                        .sorted(Comparator.comparing(h -> places.getOrDefault(h.eid(), 0)))
                        .toList();
    }

    /**
     * A row and where it stands.
     *
     * @param place twice the place of an entry, or beside it
     * @param at between equals: when it happened
     * @param record and in which order it came here
     */
    record Placed<T>(int place, Instant at, long record, T row) {}

    /** The row of an entry. */
    <T> Placed<T> of(Happening h, T row) {
        Integer place = places.get(h.eid());
        return new Placed<>(place == null ? byTime(h) : 2 * place, h.when(), h.record(), row);
    }

    /** The row of a gap: after the entry that began it, before what ended it. */
    <T> Placed<T> ofGap(int span, T row) {
        List<Span> spans = account.spans();
        Span gap = spans.get(span);
        Integer ended = span + 1 < spans.size() ? place(spans.get(span + 1).startedBy()) : null;
        Integer began = span == 0 ? place(gap.startedBy()) : null;
        int place =
                began != null ? 2 * began + 1 : ended != null ? 2 * ended - 1 : Integer.MAX_VALUE;
        return new Placed<>(place, gap.from(), Long.MAX_VALUE, row);
    }

    private @Nullable Integer place(@Nullable Hash eid) {
        return eid == null ? null : places.get(eid);
    }

    private int byTime(Happening h) {
        int place = -1;
        for (Happening one : known) {
            if (!one.when().isAfter(h.when())) {
                place = 2 * places.getOrDefault(one.eid(), 0) + 1;
            }
        }
        return place;
    }

    static <T> List<T> newestFirst(List<Placed<T>> rows) {
        return rows.stream()
                .sorted(
                        Comparator.<Placed<T>>comparingInt(Placed::place)
                                .thenComparing(Placed::at)
                                .thenComparingLong(Placed::record)
                                .reversed())
                .map(Placed::row)
                .toList();
    }
}

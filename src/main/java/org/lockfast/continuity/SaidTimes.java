package org.lockfast.continuity;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.ledger.Hash;

/**
 * When each entry of a story happened, as the account reckons it: as stated, or as corrected. What
 * is said to be later than the entry that says so cannot have been; it stands in the entry as it
 * was said, and the account takes the time of the record, or it would come last for ever.
 */
final class SaidTimes {
    private final Map<Hash, Instant> reckoned = new HashMap<>();
    private final Set<Hash> later = new HashSet<>();
    private final Set<Hash> corrected = new HashSet<>();

    private SaidTimes() {}

    /**
     * @param story in story order
     */
    static SaidTimes of(List<Happening> story) {
        SaidTimes times = new SaidTimes();
        for (Happening one : story) {
            if (one.occurred() != null) {
                times.said(one);
            }
        }
        Hash record =
                story.stream()
                        .filter(h -> h.event() instanceof ExhibitEvent.Recorded && !h.again())
                        .map(Happening::eid)
                        .findFirst()
                        .orElse(null);
        for (Happening one : story) {
            if (one.isReliedOn()) {
                times.correct(one, record);
            }
        }
        return times;
    }

    private void correct(Happening by, @Nullable Hash record) {
        String to = null;
        Hash target = by.corrects();
        if (by.event() instanceof ContinuityEvent.Corrected one && one.field().equals("occurred")) {
            to = one.to();
        } else if (by.event() instanceof ExhibitEvent.Corrected one
                && one.field().equals("seizedAt")) {
            to = one.to();
            target = record == null ? target : record;
        }
        Instant at = instant(to);
        if (at != null && target != null) {
            if (Occurred.isLater(at, by.recorded())) {
                later.add(target); // the account goes on by the time before it
            } else {
                later.remove(target);
                corrected.add(target);
                reckoned.put(target, earlier(at, by.recorded()));
            }
        }
    }

    private void said(Happening one) {
        reckoned.put(one.eid(), earlier(one.when(), one.recorded()));
        if (Occurred.isLater(one.when(), one.recorded())) {
            later.add(one.eid());
        }
    }

    private static Instant earlier(Instant said, Instant recorded) {
        return said.isAfter(recorded) ? recorded : said;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            OffsetDateTime at = text == null ? null : OffsetDateTime.parse(text);
            // years as in an entry: others have no room where the account is kept
            return at == null || at.getYear() < 0 || at.getYear() > 9999 ? null : at.toInstant();
        } catch (DateTimeException e) {
            return null; // a correction to words, not to a time: the words print, the reckoning
            // keeps the old time
        }
    }

    /** When it happened. */
    Instant at(Happening one) {
        return reckoned.getOrDefault(one.eid(), one.when());
    }

    /**
     * When each entry comes in the account: when it happened; but what goes by its device's clock
     * alone comes no sooner than what it knew of that goes by a clock too, whichever of the clocks
     * is wrong.
     *
     * @param story in story order
     */
    Map<Hash, Instant> order(List<Happening> story) {
        Map<Hash, Instant> order = new HashMap<>();
        Map<Hash, Instant> byClock = new HashMap<>();
        for (Happening one : story) {
            Instant at = at(one);
            if (isByClock(one)) {
                for (Hash parent : one.parents()) {
                    Instant known = byClock.get(parent);
                    at = known != null && known.isAfter(at) ? known : at;
                }
                byClock.put(one.eid(), at);
            }
            order.put(one.eid(), at);
        }
        return order;
    }

    /** Whether nobody said when: the clock of its device did. */
    private boolean isByClock(Happening one) {
        Occurred occurred = one.occurred();
        return occurred == null
                ? !reckoned.containsKey(one.eid())
                : !occurred.source().equals("stated") && !corrected.contains(one.eid());
    }

    /** Whether the entry, or a correction, says when. */
    boolean isSaid(Happening one) {
        return reckoned.containsKey(one.eid());
    }

    /** Whether the time that stands is later than the entry that says it. */
    boolean isLater(Happening one) {
        return later.contains(one.eid());
    }
}

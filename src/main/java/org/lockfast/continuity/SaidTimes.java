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

    /** Of each entry whose time a person gave: when that was said, by the clock of that device. */
    private final Map<Hash, Instant> stated = new HashMap<>();

    /** Those of which a person gave another time than a clock had. */
    private final Set<Hash> clockCorrected = new HashSet<>();

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
                reckoned.put(target, earlier(at, by.recorded()));
                boolean wasByClock = !stated.containsKey(target) || clockCorrected.contains(target);
                if (at.isAfter(by.recorded())) {
                    stated.remove(target);
                } else {
                    stated.put(target, by.recorded());
                    if (wasByClock) {
                        clockCorrected.add(target);
                    }
                }
            }
        }
    }

    private void said(Happening one) {
        Occurred occurred = one.occurred();
        if (occurred != null
                && occurred.source().equals("stated")
                && !one.when().isAfter(one.recorded())) {
            stated.put(one.eid(), one.recorded());
        }
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
     * Whether a person gave the time that stands: all others are a clock's. What is cut to the time
     * of the record is the record's.
     */
    boolean isStated(Happening one) {
        return stated.containsKey(one.eid());
    }

    /** Whether a person gave another time than a clock had: that clock was wrong. */
    boolean isClockCorrected(Happening one) {
        return clockCorrected.contains(one.eid());
    }

    /** When the time that stands was given, by the clock of the computer it was given at. */
    Instant saidBy(Happening one) {
        return stated.getOrDefault(one.eid(), one.recorded());
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

package org.lockfast.continuity;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.Occurred;

/**
 * The times of a story of which only the day is known, as copied from a list that had no hours.
 * Such a time stands at the first minute of its day, which nobody ever said: whoever shows a time
 * asks here first.
 */
public final class DaysAlone {
    private static final String DAY = "day";

    private final Map<Instant, LocalDate> days;

    private DaysAlone(Map<Instant, LocalDate> days) {
        this.days = days;
    }

    /**
     * @param story entries in any order; a time that one of them says to the minute is known to it,
     *     whatever another says
     */
    public static DaysAlone of(List<Happening> story) {
        Map<Instant, LocalDate> days = new HashMap<>();
        for (Happening h : story) {
            Occurred occurred = h.occurred();
            if (occurred != null && occurred.precision().equals(DAY)) {
                days.put(occurred.at().toInstant(), occurred.at().toLocalDate());
            }
        }
        if (!days.isEmpty()) {
            for (Happening h : story) {
                Occurred occurred = h.occurred();
                if (occurred != null && !occurred.precision().equals(DAY)) {
                    days.remove(occurred.at().toInstant());
                }
                Instant corrected = corrected(h);
                if (corrected != null) {
                    days.remove(corrected);
                }
            }
        }
        return new DaysAlone(days);
    }

    /** What a correction says of the time; null where it is no such correction. */
    private static @Nullable Instant corrected(Happening h) {
        String to =
                switch (h.event()) {
                    case ExhibitEvent.Corrected e when e.field().equals("seizedAt") -> e.to();
                    case ContinuityEvent.Corrected e when e.field().equals("occurred") -> e.to();
                    case null, default -> null;
                };
        try {
            return to == null ? null : OffsetDateTime.parse(to).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** Whether only the day is known of a time. */
    public boolean has(Instant at) {
        return days.containsKey(at);
    }

    /** A time in a zone. One of which only the day is known begins the day that was said, there. */
    public ZonedDateTime in(Instant at, ZoneId zone) {
        LocalDate day = days.get(at);
        return day == null ? at.atZone(zone) : day.atStartOfDay(zone);
    }

    /**
     * Writes a time.
     *
     * @param moment writes one that is known
     * @param day writes one of which only the day is known
     */
    public String write(Instant at, ZoneId zone, DateTimeFormatter moment, DateTimeFormatter day) {
        return (has(at) ? day : moment).format(in(at, zone));
    }

    /**
     * How many days lie between two times, by the calendar; null where both are known and how long
     * it was can be said to the minute.
     */
    public @Nullable Long daysBetween(Instant from, Instant to, ZoneId zone) {
        return has(from) || has(to)
                ? Math.max(
                        0,
                        ChronoUnit.DAYS.between(
                                in(from, zone).toLocalDate(), in(to, zone).toLocalDate()))
                : null;
    }

    /** Whether something was recorded later after it happened than a limit, for certain. */
    public boolean isLater(Instant happened, Instant recorded, ZoneId zone, Duration limit) {
        Instant latest = has(happened) ? in(happened, zone).plusDays(1).toInstant() : happened;
        return Duration.between(latest, recorded).compareTo(limit) > 0;
    }
}

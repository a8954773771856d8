package org.lockfast.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.lockfast.continuity.Account.Span;
import org.lockfast.continuity.DaysAlone;

/**
 * Times and lengths of time as they are printed: in one zone, which is always named, and without an
 * hour where nobody said one.
 */
final class Times {
    /** In place of how long, where clocks do not agree. */
    static final String CLOCKS_DIFFER = "not known: clocks differ";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.UK);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss zzz", Locale.UK);

    private final ZoneId zone;
    private final DaysAlone days;

    /**
     * @param days the times of which only the day is known
     */
    Times(ZoneId zone, DaysAlone days) {
        this.zone = zone;
        this.days = days;
    }

    /**
     * @param precision {@code day}, {@code min} or {@code s}
     */
    String at(Instant at, String precision) {
        return switch (precision) {
            case "day", "min" -> minute(at);
            default -> SECOND.format(at.atZone(zone));
        };
    }

    String minute(Instant at) {
        return days.write(at, zone, MINUTE, DAY);
    }

    String second(Instant at) {
        return SECOND.format(at.atZone(zone));
    }

    /** The zone and what its times are called: {@code Europe/London: GMT or BST, as each says}. */
    String zoneName() {
        TimeZone named = TimeZone.getTimeZone(zone);
        String winter = named.getDisplayName(false, TimeZone.SHORT, Locale.UK);
        return named.useDaylightTime()
                ? zone.getId()
                        + ": "
                        + winter
                        + " or "
                        + named.getDisplayName(true, TimeZone.SHORT, Locale.UK)
                        + ", as each time says"
                : zone.getId() + ": " + winter;
    }

    /** How long it was from one time to another: to the day where only the day is known. */
    String between(Instant from, Instant to) {
        Long whole = days.daysBetween(from, to, zone);
        return whole == null
                ? length(Duration.between(from, to))
                : whole == 0 ? "within a day" : "about " + length(Duration.ofDays(whole));
    }

    /** How long a stretch was, as far as that is known. */
    String length(Span span, Instant now) {
        Instant to = span.to() == null ? now : span.to();
        if (span.isApart()) {
            return CLOCKS_DIFFER;
        }
        return span.isOfADay() ? days(span.from(), to) : between(span.from(), to);
    }

    private String days(Instant from, Instant to) {
        long whole =
                ChronoUnit.DAYS.between(
                        from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate());
        return whole < 1 ? "within a day" : "about " + length(Duration.ofDays(whole));
    }

    /** Whether it was recorded later after it happened than a limit, for certain. */
    boolean isLater(Instant happened, Instant recorded, Duration limit) {
        return days.isLater(happened, recorded, zone, limit);
    }

    /** Days, hours and minutes, the two greatest that are not nought. */
    private static String length(Duration length) {
        if (length.isNegative()) {
            return CLOCKS_DIFFER; // it begins after the print, by this device's clock
        }
        List<String> parts = new ArrayList<>();
        part(parts, length.toDays(), "day", "days");
        part(parts, length.toHoursPart(), "h", "h");
        part(parts, length.toMinutesPart(), "min", "min");
        return parts.isEmpty()
                ? "under a minute"
                : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void part(List<String> parts, long n, String one, String many) {
        if (n > 0) {
            parts.add(n + "\u00a0" + (n == 1 ? one : many)); // a number keeps its unit
        }
    }
}

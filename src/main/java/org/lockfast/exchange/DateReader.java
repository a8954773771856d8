package org.lockfast.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads dates in the formats a mapping names, and in no other. A text that two of them read
 * differently is not read: nobody can say which was meant.
 */
final class DateReader {
    /** What is read where a mapping names no format: ISO 8601. */
    static final List<String> ISO =
            List.of(
                    "yyyy-MM-dd",
                    "yyyy-MM-dd'T'HH:mm",
                    "yyyy-MM-dd'T'HH:mm:ss",
                    "yyyy-MM-dd'T'HH:mmXXX",
                    "yyyy-MM-dd'T'HH:mm:ssXXX");

    /**
     * A date, or a date with a time.
     *
     * @param at the start of the day in the mapping's zone where only a day is given
     * @param precision {@code day}, {@code min} or {@code s}
     */
    record Read(OffsetDateTime at, String precision) {}

    private final List<String> patterns;
    private final List<DateTimeFormatter> formats = new ArrayList<>();
    private final ZoneId zone;

    /**
     * @param patterns those of {@link DateTimeFormatter}; month names in English
     * @param zone of texts that name no offset
     * @throws IllegalArgumentException for a pattern that is none
     */
    DateReader(List<String> patterns, ZoneId zone) {
        this.patterns = List.copyOf(patterns);
        this.zone = zone;
        patterns.forEach(pattern -> formats.add(format(pattern)));
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1) // yyyy is the year of an era
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    List<String> patterns() {
        return patterns;
    }

    ZoneId zone() {
        return zone;
    }

    /** Every reading of the text: none, one, or several. */
    Set<Read> read(String text) {
        Set<Read> readings = new LinkedHashSet<>();
        for (DateTimeFormatter format : formats) {
            try {
                readings.addAll(readings(format.parse(text.strip())));
            } catch (DateTimeException notInThisFormat) {
                // another may fit
            }
        }
        return readings;
    }

    private List<Read> readings(TemporalAccessor parsed) {
        LocalDate day = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId named = parsed.query(TemporalQueries.zone());
        if (day == null || day.getYear() < 1 || day.getYear() > 9999) {
            return List.of();
        }
        ZoneId of = named == null ? zone : named;
        if (time == null) {
            return List.of(new Read(day.atStartOfDay(of).toOffsetDateTime(), "day"));
        }
        LocalDateTime at = day.atTime(time);
        String precision = time.getSecond() == 0 ? "min" : "s";
        List<Read> readings = new ArrayList<>(); // none in the hour the clocks skip, two when back
        for (ZoneOffset offset : of.getRules().getValidOffsets(at)) {
            readings.add(new Read(at.atOffset(offset), precision));
        }
        return readings;
    }
}

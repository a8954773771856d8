package org.lockfast.desktop;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day that is still to come, as officers write it: {@code 14/12}, {@code 14 December 2026},
 * {@code 2026-12-14}, {@code tomorrow}, {@code 28 days}. Without a year it is the next such day.
 */
public final class DayAhead {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})[/.](\\d{1,2})(?:[/.](\\d{4}|\\d{2}))?");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:[a-z]{3,9},? )?(\\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\\.?(?: (\\d{4}|\\d{2}))?");
    private static final Pattern DAYS = Pattern.compile("(?:in )?(\\d{1,4}) days?");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final DateTimeFormatter ECHO =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

    private DayAhead() {}

    /** The day meant; empty where none can be read. It may be over. */
    public static Optional<LocalDate> read(String typed, LocalDate today) {
        String text = typed.strip().toLowerCase(Locale.ENGLISH).replaceAll("\\s+", " ");
        try {
            return Optional.ofNullable(day(text, today));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static @Nullable LocalDate day(String text, LocalDate today) {
        if (text.equals("today") || text.equals("tomorrow")) {
            return text.equals("today") ? today : today.plusDays(1);
        }
        Matcher days = DAYS.matcher(text);
        if (days.matches()) {
            return today.plusDays(number(days.group(1)));
        }
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3)));
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return of(number(numbers.group(1)), number(numbers.group(2)), numbers.group(3), today);
        }
        Matcher named = NAMED.matcher(text);
        int month = named.matches() ? MONTHS.indexOf(named.group(2).substring(0, 3)) + 1 : 0;
        return month == 0 ? null : of(number(named.group(1)), month, named.group(3), today);
    }

    private static LocalDate of(int day, int month, @Nullable String year, LocalDate today) {
        if (year != null) {
            return LocalDate.of(number(year) + (year.length() == 2 ? 2000 : 0), month, day);
        }
        LocalDate soon = MonthDay.of(month, day).atYear(today.getYear());
        return soon.isBefore(today) ? MonthDay.of(month, day).atYear(today.getYear() + 1) : soon;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** "Monday 14 December 2026", which {@link #read} reads again. */
    public static String echo(LocalDate day) {
        return ECHO.format(day);
    }
}

package org.lockfast.desktop;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date and time as officers write them and says back in full what was understood: {@code
 * 0912}, {@code 14/3 0912}, {@code yesterday 2130}, {@code Fri 2130}, {@code 14 Mar 2026 09:12},
 * RFC 3339. Day before month, always; a date without a year is the latest such day that has been.
 * What is later than now is understood and doubted; an hour the clocks skipped is refused; the hour
 * that came twice must be told apart with GMT or BST.
 */
public final class SmartTime {

    /** What became of a text. */
    public sealed interface Reading {
        /**
         * Understood.
         *
         * @param at to the minute, or as exact as it was written
         * @param echo "Saturday 14 March 2026 at 09:12"
         * @param doubt what to look at again, where it is later than now; empty otherwise
         */
        record Understood(ZonedDateTime at, String echo, String doubt) implements Reading {}

        /**
         * Not accepted.
         *
         * @param said how to write it
         */
        record Refused(String said) implements Reading {}
    }

    private static final Pattern TIME =
            Pattern.compile(
                    "(?:^|[ ,]|\\bat )(?:(\\d{1,2})[:.h](\\d{2})(?::(\\d{2}))?|(\\d{1,2})(\\d{2}))(?: ?(hrs|hours))?$");
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})(?:[/.-](\\d{4}|\\d{2}))?");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(\\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\\.?(?: (\\d{4}|\\d{2}))?");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    private final Clock clock;
    private final Words words;

    /**
     * @param clock now, and the zone the officer's watch shows
     */
    public SmartTime(Clock clock) {
        this(clock, Words.common());
    }

    SmartTime(Clock clock, Words words) {
        this.clock = clock;
        this.words = words;
    }

    /** Reads a text. */
    public Reading read(String typed) {
        String text = typed.strip().toLowerCase(Locale.ENGLISH).replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return refused("time.empty");
        }
        if (text.equals("now")) {
            return said(now().truncatedTo(ChronoUnit.MINUTES), false);
        }
        try {
            ZonedDateTime exact =
                    OffsetDateTime.parse(text.toUpperCase(Locale.ROOT).replace(' ', 'T'))
                            .atZoneSameInstant(zone());
            return said(exact, false);
        } catch (DateTimeParseException notRfc3339) {
            return readLoosely(text);
        }
    }

    private Reading readLoosely(String whole) {
        String text = whole;
        @Nullable ZoneOffset saidOffset = null;
        for (String name : List.of("gmt", "bst", "utc", "z")) {
            if (text.endsWith(" " + name)) {
                saidOffset = ZoneOffset.ofHours(name.equals("bst") ? 1 : 0);
                text = text.substring(0, text.length() - name.length() - 1);
            }
        }
        text = text.replaceFirst("^(\\d{4}-\\d{1,2}-\\d{1,2})t", "$1 ");
        if (text.matches("\\d{3,4} (today|yesterday)|\\d{1,2}[:.]\\d{2} (today|yesterday)")) {
            text =
                    text.substring(text.indexOf(' ') + 1)
                            + " "
                            + text.substring(0, text.indexOf(' '));
        }
        Matcher time = TIME.matcher(text);
        if (!time.find()) {
            return date(text.replaceFirst(",? (at )?$", "")) instanceof Day.Found
                    ? refused("time.add")
                    : refused("time.how");
        }
        LocalTime at;
        try {
            at =
                    LocalTime.of(
                            number(time.group(1), time.group(4)),
                            number(time.group(2), time.group(5)),
                            number(time.group(3), "0"));
        } catch (DateTimeException noSuchTime) {
            return refused("time.no-such-time");
        }
        String rest = text.substring(0, time.start()).replaceFirst(",?( at)?$", "").strip();
        return switch (rest.isEmpty() ? new Day.Found(today(), true) : date(rest)) {
            case Day.Found day -> place(day, at, saidOffset);
            case Day.Wrong wrong -> new Reading.Refused(wrong.said());
        };
    }

    private Reading place(Day.Found day, LocalTime at, @Nullable ZoneOffset saidOffset) {
        LocalDateTime local = LocalDateTime.of(day.date(), at);
        if (saidOffset != null) {
            return said(local.atOffset(saidOffset).atZoneSameInstant(zone()), false);
        }
        ZoneOffsetTransition change = zone().getRules().getTransition(local);
        if (change != null && change.isGap()) {
            return refused("time.skipped", at.format(hours()));
        }
        if (change != null) {
            return refused("time.twice", at.format(hours()));
        }
        return said(local.atZone(zone()), day.assumedToday());
    }

    private Reading said(ZonedDateTime at, boolean assumedToday) {
        return new Reading.Understood(
                at, echo(at), at.isAfter(now()) ? doubt(at, assumedToday) : "");
    }

    private String doubt(ZonedDateTime at, boolean assumedToday) {
        return assumedToday
                ? words.say(
                        "time.later-today",
                        at.format(hours()),
                        "yesterday " + at.format(DateTimeFormatter.ofPattern("HHmm")))
                : words.say("time.later");
    }

    /** "Saturday 14 March 2026 at 09:12", with GMT or BST where the hour came twice. */
    public static String echo(ZonedDateTime at) {
        String said =
                at.format(DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' HH:mm", Locale.UK));
        boolean twice = at.getZone().getRules().getValidOffsets(at.toLocalDateTime()).size() > 1;
        return twice ? said + at.format(DateTimeFormatter.ofPattern(" zzz", Locale.UK)) : said;
    }

    // Days

    private sealed interface Day {
        record Found(LocalDate date, boolean assumedToday) implements Day {}

        record Wrong(String said) implements Day {}
    }

    private Day date(String text) {
        if (text.equals("today") || text.equals("yesterday")) {
            return new Day.Found(text.equals("today") ? today() : today().minusDays(1), false);
        }
        @Nullable DayOfWeek saidDay = weekday(text.split("[ ,]", 2)[0]);
        String rest = saidDay == null ? text : text.replaceFirst("^[a-z]+,? ?", "");
        if (saidDay != null && rest.isEmpty()) {
            return new Day.Found(today().with(TemporalAdjusters.previousOrSame(saidDay)), false);
        }
        try {
            return checked(dated(rest), saidDay);
        } catch (DateTimeException noSuchDay) {
            return new Day.Wrong(words.say("time.no-such-day"));
        }
    }

    private Day checked(@Nullable LocalDate date, @Nullable DayOfWeek saidDay) {
        if (date == null) {
            return new Day.Wrong(words.say("time.how"));
        }
        if (saidDay != null && saidDay != date.getDayOfWeek()) {
            return new Day.Wrong(
                    words.say(
                            "time.weekday",
                            date.format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK)),
                            full(date.getDayOfWeek()),
                            full(saidDay)));
        }
        return new Day.Found(date, false);
    }

    private @Nullable LocalDate dated(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return LocalDate.of(
                    Integer.parseInt(iso.group(1)),
                    Integer.parseInt(iso.group(2)),
                    Integer.parseInt(iso.group(3)));
        }
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return dayOf(
                    Integer.parseInt(numbers.group(2)),
                    Integer.parseInt(numbers.group(1)),
                    numbers.group(3));
        }
        Matcher named = NAMED.matcher(text);
        int month = named.matches() ? MONTHS.indexOf(named.group(2).substring(0, 3)) + 1 : 0;
        return month == 0 ? null : dayOf(month, Integer.parseInt(named.group(1)), named.group(3));
    }

    private LocalDate dayOf(int month, int day, @Nullable String year) {
        if (year != null) {
            int number = Integer.parseInt(year);
            return LocalDate.of(year.length() == 2 ? 2000 + number : number, month, day);
        }
        int thisYear = today().getYear();
        boolean hasBeen =
                java.time.MonthDay.of(month, day).isValidYear(thisYear)
                        && !LocalDate.of(thisYear, month, day).isAfter(today());
        return LocalDate.of(hasBeen ? thisYear : thisYear - 1, month, day);
    }

    private static @Nullable DayOfWeek weekday(String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = full(day).toLowerCase(Locale.ROOT);
            if (text.length() >= 3
                    && name.startsWith(text.replaceFirst("s$", ""))
                    && !text.startsWith("mar")) {
                return day;
            }
        }
        return null;
    }

    private static String full(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.UK);
    }

    private static int number(@Nullable String one, @Nullable String other) {
        return Integer.parseInt(one != null ? one : other != null ? other : "0");
    }

    private static DateTimeFormatter hours() {
        return DateTimeFormatter.ofPattern("HH:mm");
    }

    private Reading refused(String key, Object... values) {
        return new Reading.Refused(words.say(key, values));
    }

    private ZonedDateTime now() {
        return ZonedDateTime.now(clock);
    }

    private LocalDate today() {
        return now().toLocalDate();
    }

    private ZoneId zone() {
        return clock.getZone();
    }
}

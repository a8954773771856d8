package org.lockfast.desktop;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How long something lasted, in words: "45 min", "3 h 12 min", "2 days 4 h". */
public final class Spans {
    private Spans() {}

    /** How long it was by the calendar, where no hour is known: "about 3 days". */
    static String days(LocalDate from, LocalDate to) {
        Words words = Words.common();
        long days = ChronoUnit.DAYS.between(from, to);
        return days <= 0
                ? words.say("span.day")
                : words.say("span.about", words.count("span.days", days));
    }

    /** In words, rounded down to the minute (to the hour from two days on); never negative. */
    public static String words(Duration span) {
        Words words = Words.common();
        long minutes = Math.max(0, span.toMinutes());
        long hours = Math.floorDiv(minutes, 60);
        long days = Math.floorDiv(hours, 24);
        if (days >= 2) {
            long rest = hours % 24;
            String said = words.count("span.days", days);
            return rest == 0 ? said : words.say("span.two", said, words.say("span.hours", rest));
        }
        if (hours >= 1) {
            long rest = minutes % 60;
            String said = words.say("span.hours", hours);
            return rest == 0 ? said : words.say("span.two", said, words.say("span.minutes", rest));
        }
        return words.say("span.minutes", minutes);
    }
}

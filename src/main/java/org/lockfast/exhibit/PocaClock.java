package org.lockfast.exhibit;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockfast.rules.BankHoliday;
import org.lockfast.rules.Power;
import org.lockfast.rules.Rules;

/**
 * The first 48 hours of cash seized under the Proceeds of Crime Act 2002, s.295: Saturdays,
 * Sundays, Christmas Day, Good Friday and bank holidays do not count (D-20).
 */
public final class PocaClock {
    private static final MonthDay CHRISTMAS = MonthDay.of(12, 25);

    private final Duration detention;
    private final BigDecimal minimum;
    private final Rules rules;
    private final Set<LocalDate> holidays = new HashSet<>();
    private final Set<Integer> yearsListed = new HashSet<>();

    /** A clock by the limits and bank holidays in force. */
    public PocaClock(Rules rules) {
        this.rules = rules;
        detention = rules.limits().pocaDetention();
        minimum = rules.limits().pocaMinimum();
        for (BankHoliday holiday : rules.bankHolidays().all()) {
            holidays.add(holiday.day());
            yearsListed.add(holiday.day().getYear());
        }
    }

    /** Whether the clock runs for some cash. */
    public enum Runs {
        /** Seized under a power that starts it, and at least the minimum. */
        YES,
        /** Another power, or too little. */
        NO,
        /** The power starts it, but the amount in pounds is not known: treat it as running. */
        AMOUNT_NOT_KNOWN
    }

    /**
     * The end of the period.
     *
     * @param at the moment it ends
     * @param skipped days that did not count, in order
     * @param holidaysKnown whether bank holidays are listed for every year it touches; if not, look
     *     them up
     */
    public record Deadline(Instant at, List<LocalDate> skipped, boolean holidaysKnown) {
        public Deadline {
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Whether it runs.
     *
     * @param power code of the power of seizure; null = not said
     * @param totals of each currency; null = amount not known
     */
    public Runs runs(@Nullable String power, @Nullable Map<String, BigDecimal> totals) {
        boolean starts =
                power != null
                        && rules.powers()
                                .find(power)
                                .map(found -> found.marks().contains(Power.POCA_CLOCK))
                                .orElse(false);
        if (!starts) {
            return Runs.NO;
        }
        if (totals == null) {
            return Runs.AMOUNT_NOT_KNOWN;
        }
        BigDecimal pounds = totals.getOrDefault("GBP", BigDecimal.ZERO);
        if (pounds.compareTo(minimum) >= 0) {
            return Runs.YES;
        }
        boolean foreign = totals.keySet().stream().anyMatch(code -> !code.equals("GBP"));
        return foreign ? Runs.AMOUNT_NOT_KNOWN : Runs.NO;
    }

    /**
     * When the period ends.
     *
     * @param seized moment of seizure
     * @param zone of England and Wales: whose midnight parts the days
     */
    public Deadline deadline(Instant seized, ZoneId zone) {
        ZonedDateTime at = seized.atZone(zone);
        Duration left = detention;
        List<LocalDate> skipped = new ArrayList<>();
        boolean known = true;
        while (true) {
            LocalDate day = at.toLocalDate();
            known &= yearsListed.contains(day.getYear());
            ZonedDateTime midnight = day.plusDays(1).atStartOfDay(zone);
            if (!counts(day)) {
                skipped.add(day);
                at = midnight;
                continue;
            }
            Duration today = Duration.between(at, midnight);
            if (today.compareTo(left) >= 0) {
                return new Deadline(at.plus(left).toInstant(), skipped, known);
            }
            left = left.minus(today);
            at = midnight;
        }
    }

    /** Whether a day counts towards the period. */
    public boolean counts(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY
                && weekday != DayOfWeek.SUNDAY
                && !MonthDay.from(day).equals(CHRISTMAS)
                && !day.equals(easterSunday(day.getYear()).minusDays(2))
                && !holidays.contains(day);
    }

    /** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
    static LocalDate easterSunday(int year) {
        int moon = year % 19;
        int century = year / 100;
        int rest = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * moon + century - century / 4 - correction + 15) % 30;
        int sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        int late = (moon + 11 * epact + 22 * sunday) / 451;
        int days = epact + sunday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}

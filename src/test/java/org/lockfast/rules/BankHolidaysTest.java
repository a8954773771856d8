package org.lockfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped days against the Act's own rules, computed here from the calendar alone. */
class BankHolidaysTest {
    @ParameterizedTest
    @CsvSource({
        "2024, 2024-03-31",
        "2025, 2025-04-20",
        "2026, 2026-04-05",
        "2027, 2027-03-28",
        "2028, 2028-04-16"
    })
    void areThoseOfTheAct(int year, LocalDate easterSunday) {
        Set<LocalDate> expected = new TreeSet<>();
        expected.add(working(expected, LocalDate.of(year, 1, 1)));
        expected.add(easterSunday.minusDays(2));
        expected.add(easterSunday.plusDays(1));
        expected.add(monday(year, Month.MAY, true));
        expected.add(monday(year, Month.MAY, false));
        expected.add(monday(year, Month.AUGUST, false));
        expected.add(working(expected, LocalDate.of(year, 12, 25)));
        expected.add(working(expected, LocalDate.of(year, 12, 26)));
        Set<LocalDate> shipped =
                RuleBook.shipped().on(LocalDate.of(year, 1, 1)).bankHolidays().all().stream()
                        .map(BankHoliday::day)
                        .filter(day -> day.getYear() == year)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shipped).isEqualTo(expected);
    }

    private static LocalDate monday(int year, Month month, boolean first) {
        LocalDate day = LocalDate.of(year, month, 1);
        return day.with(
                first
                        ? TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY)
                        : TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
    }

    /** A weekend day is moved to the next weekday that is not yet a holiday. */
    private static LocalDate working(Set<LocalDate> taken, LocalDate day) {
        LocalDate moved = day;
        while (moved.getDayOfWeek().getValue() > 5 || taken.contains(moved)) {
            moved = moved.plusDays(1);
        }
        return moved;
    }
}

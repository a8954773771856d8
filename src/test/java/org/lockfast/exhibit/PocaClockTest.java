package org.lockfast.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.Rules;

class PocaClockTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Rules RULES = RuleBook.shipped().on(LocalDate.of(2026, 3, 14));
    private static final PocaClock CLOCK = new PocaClock(RULES);

    private static Instant local(String at) {
        return LocalDateTime.parse(at).atZone(LONDON).toInstant();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # an ordinary Monday
                    2026-03-09T10:00, 2026-03-11T10:00
                    # a Friday evening: 6 h of Friday, Monday, 18 h of Tuesday
                    2026-03-13T18:00, 2026-03-17T18:00
                    # a Saturday: the clock starts on Monday at 00:00
                    2026-03-14T10:00, 2026-03-18T00:00
                    # the weekend the clocks go forward
                    2026-03-27T12:00, 2026-03-31T12:00
                    # the weekend they go back
                    2026-10-23T12:00, 2026-10-27T12:00
                    # Maundy Thursday: Good Friday, weekend, Easter Monday do not count
                    2026-04-02T09:00, 2026-04-08T09:00
                    # Christmas Eve 2026: 25th, weekend, substitute day on Monday 28th
                    2026-12-24T15:00, 2026-12-30T15:00
                    # Christmas 2027 lies on a Saturday: Monday and Tuesday are substitutes
                    2027-12-24T08:00, 2027-12-30T08:00
                    # New Year 2028: Saturday, so Monday 3 January
                    2027-12-31T23:00, 2028-01-05T23:00
                    # early May bank holiday
                    2026-05-01T16:30, 2026-05-06T16:30
                    # midnight itself
                    2026-03-11T00:00, 2026-03-13T00:00
                    2026-03-12T00:00, 2026-03-14T00:00
                    """)
    void D20_fortyEightHoursWithoutWeekendsAndHolidays(String seized, String end) {
        PocaClock.Deadline deadline = CLOCK.deadline(local(seized), LONDON);
        assertThat(deadline.at()).isEqualTo(local(end));
        assertThat(deadline.holidaysKnown()).isTrue();
    }

    @Test
    void D20_namesTheDaysThatDidNotCount() {
        assertThat(CLOCK.deadline(local("2026-04-02T09:00"), LONDON).skipped())
                .containsExactly(
                        LocalDate.of(2026, 4, 3),
                        LocalDate.of(2026, 4, 4),
                        LocalDate.of(2026, 4, 5),
                        LocalDate.of(2026, 4, 6));
    }

    @Test
    void D20_goodFridayAndChristmasAreSkippedInYearsNobodyListedAndItSaysSo() {
        assertThat(CLOCK.counts(LocalDate.of(2031, 4, 11))).isFalse();
        assertThat(CLOCK.counts(LocalDate.of(2035, 12, 25))).isFalse();
        assertThat(CLOCK.deadline(local("2031-04-10T12:00"), LONDON).holidaysKnown()).isFalse();
        assertThat(PocaClock.easterSunday(1961)).isEqualTo(LocalDate.of(1961, 4, 2));
        assertThat(PocaClock.easterSunday(2038)).isEqualTo(LocalDate.of(2038, 4, 25));
        assertThat(PocaClock.easterSunday(2285)).isEqualTo(LocalDate.of(2285, 3, 22));
    }

    @Test
    void D20_exactlyFortyEightCountedHoursLieBetween() {
        long seed = 48;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Instant seized = local("2024-01-02T00:00").plusSeconds(random.nextInt(1700 * 86_400));
            Instant end = CLOCK.deadline(seized, LONDON).at();
            assertThat(counted(seized, end))
                    .as("seed %d, seized %s, end %s", seed, seized, end)
                    .isEqualTo(RULES.limits().pocaDetention());
        }
    }

    /** Counts minute by minute, the slow way, seconds of the ends cut off alike. */
    private static Duration counted(Instant from, Instant to) {
        long minutes = 0;
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            long rest = Math.min(60, Duration.between(at, to).toSeconds());
            boolean begins = CLOCK.counts(at.atZone(LONDON).toLocalDate());
            boolean ends = CLOCK.counts(at.plusSeconds(rest - 1).atZone(LONDON).toLocalDate());
            if (begins == ends) {
                minutes += begins ? rest : 0;
            } else {
                for (long s = 0; s < rest; s++) {
                    minutes += CLOCK.counts(at.plusSeconds(s).atZone(LONDON).toLocalDate()) ? 1 : 0;
                }
            }
        }
        return Duration.ofSeconds(minutes);
    }

    @ParameterizedTest
    @CsvSource({
        "POCA_294, GBP, 20, 50,   YES",
        "POCA_294, GBP, 20, 49,   NO",
        "PACE_19_2, GBP, 20, 500, NO",
        "POCA_294, EUR, 50, 100,  AMOUNT_NOT_KNOWN",
        "POCA_294, GBP, 20, 0,    NO"
    })
    void D20_runsFromAThousandPoundsUnderThePower(
            String power, String currency, BigDecimal note, long count, PocaClock.Runs runs) {
        CashCount cash =
                new CashCount(
                        List.of(new CashCount.Line(currency, note, count)),
                        false,
                        null,
                        null,
                        new People("1", "2"),
                        null);
        assertThat(CLOCK.runs(power, cash.totals())).isEqualTo(runs);
    }

    @Test
    void D20_uncountedCashIsTreatedAsRunning() {
        assertThat(CLOCK.runs("POCA_294", null)).isEqualTo(PocaClock.Runs.AMOUNT_NOT_KNOWN);
        assertThat(CLOCK.runs(null, null)).isEqualTo(PocaClock.Runs.NO);
    }
}

package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayAheadTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @ParameterizedTest
    @CsvSource({
        "14/12, 2026-12-14",
        "14/12/26, 2026-12-14",
        "14.12.2026, 2026-12-14",
        "2026-12-14, 2026-12-14",
        "14 December, 2026-12-14",
        "Monday 14 December 2026, 2026-12-14",
        "'Mon, 14th dec', 2026-12-14",
        "1/3, 2027-03-01",
        "30/11, 2026-11-30",
        "today, 2026-11-30",
        "Tomorrow, 2026-12-01",
        "28 days, 2026-12-28",
        "in 1 day, 2026-12-01",
        "1 June 2026, 2026-06-01",
    })
    void aDayIsReadAsOfficersWriteIt(String typed, LocalDate day) {
        assertThat(DayAhead.read(typed, TODAY)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "31/2", "14/13", "2026", "14:00", "14 Decembruary maybe"})
    void nothingIsGuessed(String typed) {
        assertThat(DayAhead.read(typed, TODAY)).isEmpty();
    }

    @Test
    void whatIsEchoedIsReadAgain() {
        for (int i = 0; i < 800; i++) {
            LocalDate day = TODAY.plusDays(i);
            assertThat(DayAhead.read(DayAhead.echo(day), TODAY)).contains(day);
        }
    }
}

package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.desktop.SmartTime.Reading;

class SmartTimeTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    // Saturday 14 March 2026, 14:23:40
    private final SmartTime time = at("2026-03-14T14:23:40Z");

    private static SmartTime at(String now) {
        return new SmartTime(Clock.fixed(Instant.parse(now), LONDON));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0912                        | Saturday 14 March 2026 at 09:12
                    912                         | Saturday 14 March 2026 at 09:12
                    9:12                        | Saturday 14 March 2026 at 09:12
                    09.12                       | Saturday 14 March 2026 at 09:12
                    0912 hrs                    | Saturday 14 March 2026 at 09:12
                    09:12 GMT                   | Saturday 14 March 2026 at 09:12
                    1423                        | Saturday 14 March 2026 at 14:23
                    now                         | Saturday 14 March 2026 at 14:23
                    14/3 0912                   | Saturday 14 March 2026 at 09:12
                    14/3/26 0912                | Saturday 14 March 2026 at 09:12
                    14.03.2026 09:12            | Saturday 14 March 2026 at 09:12
                    14-3-2026 at 0912           | Saturday 14 March 2026 at 09:12
                    14 Mar 0912                 | Saturday 14 March 2026 at 09:12
                    14th of March 2026, 09:12   | Saturday 14 March 2026 at 09:12
                    Sat 14 March 2026 09:12     | Saturday 14 March 2026 at 09:12
                    today 0912                  | Saturday 14 March 2026 at 09:12
                    yesterday 2130              | Friday 13 March 2026 at 21:30
                    2130 Yesterday              | Friday 13 March 2026 at 21:30
                    fri 2130                    | Friday 13 March 2026 at 21:30
                    saturday 0912               | Saturday 14 March 2026 at 09:12
                    mon 0600                    | Monday 9 March 2026 at 06:00
                    15/3 0912                   | Saturday 15 March 2025 at 09:12
                    31/12 2359                  | Wednesday 31 December 2025 at 23:59
                    29/2/24 0001                | Thursday 29 February 2024 at 00:01
                    2026-03-14 09:12            | Saturday 14 March 2026 at 09:12
                    2026-03-14T09:12            | Saturday 14 March 2026 at 09:12
                    2026-03-14T09:12:05Z        | Saturday 14 March 2026 at 09:12
                    2025-07-01T09:12:05Z        | Tuesday 1 July 2025 at 10:12
                    2025-07-01T09:12:05+01:00   | Tuesday 1 July 2025 at 09:12
                    """)
    @DisplayName("U-19 times are read as officers write them and said back")
    void reads(String typed, String echo) {
        assertThat(time.read(typed))
                .isInstanceOfSatisfying(
                        Reading.Understood.class, read -> assertThat(read.echo()).isEqualTo(echo));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                      | Enter the date and time
                    14/3                    | Add the time, like 0912
                    yesterday               | Add the time, like 0912
                    2575                    | There is no such time. Write 24-hour time, like 0912 or 2130
                    3/14 0912               | There is no such day. Write day before month, like 14/3 0912
                    29/2 0912               | There is no such day. Write day before month, like 14/3 0912
                    31/4/25 0912            | There is no such day. Write day before month, like 14/3 0912
                    Fri 14 March 2026 0912  | 14 March 2026 was a Saturday, not a Friday. Check the date
                    about nine              | Write the date and time like 0912, 14/3 0912 or yesterday 2130
                    14 Foo 0912             | Write the date and time like 0912, 14/3 0912 or yesterday 2130
                    """)
    @DisplayName("U-19 what is no time is sent back in words")
    void refusesInWords(String typed, String said) {
        assertThat(time.read(typed)).isEqualTo(new Reading.Refused(said));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2130                    | 21:30 today is later than now. If you mean the day before, write yesterday 2130
                    today 1424              | This is later than now. Check it
                    14/3/27 0912            | This is later than now. Check it
                    2026-03-14T14:23:41Z    | This is later than now. Check it
                    1423                    | ''
                    """)
    @DisplayName("U-19 a time later than now is understood, and doubted in words")
    void doubtsInWords(String typed, String said) {
        assertThat(time.read(typed))
                .isInstanceOfSatisfying(
                        Reading.Understood.class, read -> assertThat(read.doubt()).isEqualTo(said));
    }

    @Test
    void theSkippedHourDidNotHappen() {
        assertThat(at("2026-04-01T09:00:00Z").read("29/3 0130"))
                .isEqualTo(
                        new Reading.Refused(
                                "01:30 did not happen that night: the clocks went forward. Check the time"));
    }

    @Test
    void theHourThatCameTwiceMustBeToldApart() {
        SmartTime november = at("2025-11-01T09:00:00Z");
        assertThat(november.read("26/10 0130"))
                .isEqualTo(
                        new Reading.Refused(
                                "01:30 came twice that night. Write GMT or BST after it"));
        assertThat(november.read("26/10 0130 BST"))
                .isInstanceOfSatisfying(
                        Reading.Understood.class,
                        read -> {
                            assertThat(read.at().toInstant())
                                    .isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
                            assertThat(read.echo())
                                    .isEqualTo("Sunday 26 October 2025 at 01:30 BST");
                        });
        assertThat(november.read("26/10 0130 GMT"))
                .isInstanceOfSatisfying(
                        Reading.Understood.class,
                        read -> {
                            assertThat(read.at().toInstant())
                                    .isEqualTo(Instant.parse("2025-10-26T01:30:00Z"));
                            assertThat(read.echo())
                                    .isEqualTo("Sunday 26 October 2025 at 01:30 GMT");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d/M/uuuu HHmm",
                "dd.MM.uuuu HH:mm",
                "EEE d MMM uuuu HH:mm",
                "uuuu-MM-dd HH:mm",
                "d MMMM uuuu 'at' Hmm"
            })
    void everyMinuteThatHasBeenIsReadBackAsWritten(String pattern) {
        long seed = 20260314L;
        Random random = new Random(seed);
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, java.util.Locale.UK);
        for (int i = 0; i < 500; i++) {
            LocalDateTime local =
                    LocalDateTime.of(2000, 1, 1, 0, 0).plusMinutes(random.nextInt(13_700_000));
            if (LONDON.getRules().getValidOffsets(local).size() != 1 || local.getHour() < 1) {
                continue; // the changing hours have their own tests; Hmm writes 00:05 as 005, which
                // nobody writes
            }
            ZonedDateTime at = local.atZone(LONDON);
            String typed = format.format(at);
            assertThat(time.read(typed))
                    .as("“%s”, seed %d", typed, seed)
                    .isEqualTo(new Reading.Understood(at, SmartTime.echo(at), ""));
        }
    }

    @Test
    void noTextBreaksIt() {
        long seed = 42;
        Random random = new Random(seed);
        String alphabet = "0123456789/-:. TZamfribst+é٣\u0000";
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(20); k > 0; k--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(time.read(text.toString())).as("“%s”, seed %d", text, seed).isNotNull();
        }
    }
}

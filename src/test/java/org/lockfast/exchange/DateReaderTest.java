package org.lockfast.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    yyyy-M-d         | 2021-7-6              | 2021-07-06T00:00+01:00 day
                    yyyy-M-d         | 2021-12-06            | 2021-12-06T00:00Z day
                    yyyy-M-d         | 2021-7-6.             |
                    yyyy-M-d         | 2021-2-30             |
                    yyyy-M-d         | 0000-1-1              |
                    d/M/yyyy;M/d/yyyy| 3/4/2020              | 2020-04-03T00:00+01:00 day, 2020-03-04T00:00Z day
                    d/M/yyyy;M/d/yyyy| 4/4/2020              | 2020-04-04T00:00+01:00 day
                    d/M/yyyy;M/d/yyyy| 30/4/2020             | 2020-04-30T00:00+01:00 day
                    MMMM d, yyyy     | February 3, 2022      | 2022-02-03T00:00Z day
                    d MMM yyyy       | 3 sep 2022            | 2022-09-03T00:00+01:00 day
                    d/M/yyyy HH:mm   | 3/9/2022 14:05        | 2022-09-03T14:05+01:00 min
                    d/M/yyyy HH:mm:ss| 3/9/2022 14:05:09     | 2022-09-03T14:05:09+01:00 s
                    d/M/yyyy HH:mm   | 28/3/2021 01:30       |
                    d/M/yyyy HH:mm   | 31/10/2021 01:30      | 2021-10-31T01:30+01:00 min, 2021-10-31T01:30Z min
                    yyyy-MM-dd'T'HH:mmXXX | 2021-07-06T10:00+02:00 | 2021-07-06T10:00+02:00 min
                    HH:mm            | 10:00                 |
                    """)
    void readsWhatTheFormatsSayAndNothingElse(String formats, String text, String expected) {
        DateReader reader =
                new DateReader(List.of(formats.strip().split(";")), ZoneId.of("Europe/London"));
        assertThat(
                        reader.read(text).stream()
                                .map(read -> read.at() + " " + read.precision())
                                .collect(Collectors.joining(", ")))
                .isEqualTo(expected == null ? "" : expected);
    }
}

package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.continuity.ClockAround.Compared;

/** What is said of a clock that differed from the server's. */
class ClockAroundTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static @Nullable Compared off(@Nullable String ahead) {
        return ahead == null ? null : new Compared(Instant.EPOCH, Duration.parse(ahead));
    }

    private static List<String> said(@Nullable String before, @Nullable String after) {
        return new ClockAround(off(before), off(after)).sentences(LIMIT, at -> "that day");
    }

    @ParameterizedTest
    @CsvSource({
        "PT2M1S, 2 minutes ahead of",
        "PT-47M, 47 minutes behind",
        "PT1H1M, 1 hour 1 minute ahead of",
        "PT-5H, 5 hours behind",
        "PT30H, 30 hours ahead of",
        "PT76H, 3 days 4 hours ahead of"
    })
    void howMuchAndWhichWay(String ahead, String words) {
        assertThat(said(null, ahead))
                .containsExactly(
                        "Its computer's clock was "
                                + words
                                + " the server's when the server next took entries from it, on that"
                                + " day");
    }

    @Test
    void whatTheLimitAllowsIsNotSaid() {
        assertThat(said("PT2M", "PT-2M")).isEmpty();
        assertThat(said(null, null)).isEmpty();
    }

    @Test
    void aClockThatWasSetRightBetweenIsSaidOfBefore() {
        assertThat(said("PT47M", "PT1S"))
                .singleElement()
                .asString()
                .contains("last took entries from it before this");
        assertThat(said("PT47M", "PT-5H")).hasSize(2);
    }
}

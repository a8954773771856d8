package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.records.RecordedTimes;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** A computer whose clock is behind what it holds says so. */
class ClocksHereTest {
    @TempDir Path folder;

    @Test
    void aClockBehindWhatIsHereIsSaidFromTheLimitOn() {
        try (TestStore test = TestStore.in(folder)) {
            assertThat(test.store().clocks()).isEmpty();
            Duration most = test.store().limits().clock();
            test.later(most.negated());
            assertThat(test.store().clocks()).isEmpty();
            test.later(Duration.ofDays(-400));
            assertThat(test.store().clocks())
                    .singleElement()
                    .asString()
                    .startsWith("The newest entry of this computer is dated ")
                    .contains(", 400 days")
                    .contains("later than it is now by its clock")
                    .contains("Its clock was ahead then, or was put back since.");
        }
    }

    private static final Instant NOW = Instant.parse("2026-03-14T09:00:00Z");

    private static String ahead(Object... deviceAndHours) {
        Map<String, RecordedTimes.Newest> newest = new TreeMap<>();
        for (int i = 0; i < deviceAndHours.length; i += 2) {
            Duration ahead = Duration.ofHours((int) deviceAndHours[i + 1]);
            newest.put((String) deviceAndHours[i], new RecordedTimes.Newest(i, NOW.plus(ahead)));
        }
        return ClocksHere.ahead(newest, "own", NOW, Duration.ofMinutes(2))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** In the order in which their newest entries came. */
    @Test
    void oneClockThatIsAheadAloneIsNoAlarmAtEachSignInAndHidesNone() {
        assertThat(ahead("own", -1, "dead", 80_000, "right", -2)).isEmpty();
        assertThat(ahead("right", -2, "own", -1, "dead", 80_000)).isEqualTo("dead");
        assertThat(ahead("dead", 80_000)).isEqualTo("dead");
        assertThat(ahead("dead", 80_000, "right", 3)).isEqualTo("right");
        assertThat(ahead("a", -30, "b", -40, "c", -50, "right", 3)).isEqualTo("right");
        assertThat(ahead("dead", 80_000, "right", 3, "own", 4)).isEqualTo("own");
    }

    /** Set right, and something recorded since: there is nothing to say any more. */
    @Test
    void aClockThatWasSetRightIsNotToldOfAgain() {
        try (TestStore test = TestStore.in(folder)) {
            test.later(Duration.ofDays(400));
            open(test, "43/1029/26");
            test.later(Duration.ofDays(-400));
            assertThat(test.store().clocks()).isNotEmpty();
            open(test, "43/1030/26");
            assertThat(test.store().clocks()).isEmpty();
        }
    }

    private static void open(TestStore test, String reference) {
        TestStore.value(
                test.store()
                        .openingCases()
                        .open(test.session(Who.SCENE), reference, "Burglary", List.of()));
    }
}

package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StripScaleTest {
    @Test
    void fillsTheRoomKeepsTheFloorAndLongerIsNeverNarrower() {
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            int n = 1 + random.nextInt(12);
            List<Duration> lengths = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                lengths.add(Duration.ofMinutes((long) Math.pow(10, random.nextDouble() * 7)));
            }
            double[] least = new double[n];
            Arrays.fill(least, 64);
            double room = 100 + random.nextInt(1500);
            double[] widths = StripScale.widths(lengths, least, room);
            String story = "seed " + seed + ", round " + round;
            assertThat(Arrays.stream(widths).sum())
                    .as(story)
                    .isCloseTo(Math.max(room, 64.0 * n), within(0.01));
            for (int i = 0; i < n; i++) {
                assertThat(widths[i]).as(story).isGreaterThanOrEqualTo(64);
                for (int k = 0; k < n; k++) {
                    if (lengths.get(i).compareTo(lengths.get(k)) >= 0) {
                        assertThat(widths[i]).as(story).isGreaterThanOrEqualTo(widths[k] - 0.01);
                    }
                }
            }
        }
    }

    @Test
    void aGapGetsTheRoomItsWordsNeed() {
        double[] widths =
                StripScale.widths(
                        List.of(Duration.ofDays(400), Duration.ofMinutes(5), Duration.ofDays(2)),
                        new double[] {64, 96, 64},
                        500);
        assertThat(widths[1]).isGreaterThanOrEqualTo(96);
    }
}

package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;

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
}

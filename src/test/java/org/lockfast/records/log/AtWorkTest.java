package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What never ends is told. */
class AtWorkTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final AtWork atWork = new AtWork(Duration.ofMinutes(1), now::get);

    @Test
    void oneThatTakesMoreThanAMinuteIsOverdueUntilItEnds() {
        try (AtWork.One _ = atWork.begin()) {
            now.addAndGet(Duration.ofSeconds(60).toNanos());
            assertThat(atWork.overdue()).isFalse();
            now.addAndGet(1);
            assertThat(atWork.overdue()).isTrue();
        }
        assertThat(atWork.overdue()).isFalse();
    }
}

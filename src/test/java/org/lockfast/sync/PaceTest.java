package org.lockfast.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much is asked of the line at once, alone and beside somebody who works. */
class PaceTest {
    private final AtomicBoolean working = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final Pace pace =
            new Pace(() -> {
                asked.incrementAndGet();
                return working.get();
            });

    @Test
    void allOfItWhereNobodyWorks() {
        assertThat(pace.of(500)).isEqualTo(500);
        assertThat(pace.full()).isTrue();
    }

    @Test
    void aSixteenthWhileSomebodyWorksAndAllOfItAfterwards() {
        working.set(true);
        assertThat(pace.of(500)).isEqualTo(31);
        assertThat(pace.of(1)).isEqualTo(1);
        assertThat(pace.full()).isFalse();
        working.set(false);
        assertThat(pace.of(500)).isEqualTo(500);
    }

    @Test
    void aSlowLineIsHalvedAndWorkHalvesItNoFurther() {
        for (int i = 0; i < 9; i++) {
            pace.tooSlow();
        }
        assertThat(pace.of(500)).isEqualTo(7);
        working.set(true);
        assertThat(pace.of(500)).isEqualTo(7);
        assertThat(pace.full()).isFalse();
    }

    @Test
    @Timeout(20) // without an end it would rest for an hour
    void itRestsOnlyWhileSomebodyWorksAndNeverLong() {
        long longAgo = System.nanoTime() - 3_600_000_000_000L;
        long began = System.nanoTime();
        pace.rest(longAgo);
        long alone = System.nanoTime() - began;
        working.set(true);
        began = System.nanoTime();
        pace.rest(longAgo);
        long beside = System.nanoTime() - began;
        assertThat(beside).isBetween(250_000_000L, 10_000_000_000L);
        assertThat(alone).isLessThan(beside);
        assertThat(asked).hasValue(2);
    }

    @Test
    void aHandIsThereForASecond() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap
        GivingWay way = new GivingWay(nanos::get);
        assertThat(way.now()).isFalse();
        way.touched();
        nanos.addAndGet(999_999_999);
        assertThat(way.now()).isTrue();
        nanos.addAndGet(1);
        assertThat(way.now()).isFalse();
    }
}

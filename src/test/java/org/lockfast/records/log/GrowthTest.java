package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a file of records that only grows is written anew. */
class GrowthTest {
    private static final long LOTS = Long.MAX_VALUE;
    private final Growth growth = new Growth(1_600, 500);

    @Test
    void aFileIsWrittenAnewOnceItIsMostlyOfNoUseAndHasGrownByMuch() {
        growth.is(100, 200);
        assertThat(growth.isDue(1_799, LOTS)).as("not by much").isFalse();
        assertThat(growth.isDue(1_800, LOTS)).isTrue();
        growth.is(1_000, 1_000);
        assertThat(growth.isDue(3_999, LOTS)).as("much of it is of use").isFalse();
        assertThat(growth.isDue(4_000, LOTS)).isTrue();
    }

    @Test
    void whereHardlyAnyRoomIsLeftLessWillDo() {
        growth.is(10, 100);
        assertThat(growth.isDue(200, 501)).isFalse();
        assertThat(growth.isDue(199, 500)).isFalse();
        assertThat(growth.isDue(200, 500)).isTrue();
    }
}

package org.lockfast.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogProblemTest {
    /** A new user was told of a log that ends at entry 86 and had signed 86 before. */
    @Test
    void figuresThatSayNothingAreNotSaid() {
        assertThat(LogProblem.behind(86, 86).sentence())
                .doesNotContain("86")
                .contains("restored from an older copy");
        assertThat(LogProblem.behind(98, 86).sentence())
                .contains("ends at entry 86, and it has signed 98 entries before");
        assertThat(LogProblem.behind(98, 0).sentence()).contains("ends earlier");
    }

    @Test
    void whatWasFoundIsSaid() {
        assertThat(LogProblem.behind(98, 86, 8, 4).sentence())
                .contains("This device has handed back 8 entries. It waits for 4 entries still");
        assertThat(LogProblem.behind(98, 86, 0, 1).sentence())
                .contains("Nothing of what it waits for is on this device. It waits for 1 entry");
    }
}

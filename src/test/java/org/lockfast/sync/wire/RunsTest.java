package org.lockfast.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {
    @Test
    void placesInAnyOrderBecomeRuns() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Set<Long> added = new HashSet<>();
            Runs runs = new Runs();
            for (int i = 0; i < 40; i++) {
                long place = random.nextInt(60);
                added.add(place);
                runs.add(place);
            }
            Runs read = Runs.parse(runs.text(0));
            for (long place = 0; place < 61; place++) {
                assertThat(runs.has(place)).isEqualTo(added.contains(place));
                assertThat(read.has(place)).isEqualTo(added.contains(place));
            }
            assertThat(read.text(0)).isEqualTo(runs.text(0));
        }
    }

    @Test
    void aQuestionNamesTheRunsThatAreStillAhead() {
        Runs runs = new Runs();
        for (long place = 0; place < 1000; place += 2) {
            runs.add(place);
        }
        assertThat(runs.text(100)).startsWith("100-100,102-102,").endsWith(",226-226");
        assertThat(runs.text(999)).isEmpty();
        assertThat(new Runs().text(0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "2-1",
                "1-2,",
                ",",
                "1-2,2-3",
                "5-6,1-2",
                "-1-2",
                "01-2",
                "a-b",
                "1-2 ,4-5",
                "1-99999999999999999999"
            })
    void whatIsNoRunsIsRefused(String text) {
        assertThatThrownBy(() -> Runs.parse(text)).isInstanceOf(Refused.class);
    }

    @Test
    void tooManyRunsAreRefused() {
        StringBuilder text = new StringBuilder("0-0");
        for (int i = 1; i < Runs.MOST; i++) {
            text.append(',').append(2 * i).append('-').append(2 * i);
        }
        assertThat(Runs.parse(text.toString()).has(2)).isTrue();
        assertThatThrownBy(() -> Runs.parse(text + ",999-999")).isInstanceOf(Refused.class);
    }
}

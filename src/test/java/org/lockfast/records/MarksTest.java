package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One entry of half a megabyte made 90,000 marks of a producer's name. */
class MarksTest {
    @Test
    void aProducerIsFoundByAsManyWordsAsAnybodyTypes() {
        StringBuilder name = new StringBuilder("Jo Smith");
        for (int i = 0; i < 90_000; i++) {
            name.append(" w").append(i);
        }
        assertThat(Marks.producer(name.toString())).hasSize(20).startsWith("jo", "smith");
        assertThat(Marks.producer("x".repeat(500_000)).getFirst()).hasSizeLessThan(1_001);
        assertThat(Marks.producer(null)).isEmpty();
    }
}

package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {
    @ParameterizedTest
    @CsvSource({
        "ABC/1,abc 1",
        "ABC/1,ABC1",
        "ABC/1,abc/001",
        "ABC/1A,abc 1a",
        "A B/1,AB1",
        "JSM/10,jsm-10"
    })
    void referencesPeopleMeanAlikeAreOne(String one, String other) {
        assertThat(Keys.reference(one)).isEqualTo(Keys.reference(other));
    }

    @ParameterizedTest
    @CsvSource({"ABC/1,ABC/10", "1/23,12/3", "ABC/1,ABC/1A", "JSM/4,TSM/4"})
    void othersAreNot(String one, String other) {
        assertThat(Keys.reference(one)).isNotEqualTo(Keys.reference(other));
    }

    @ParameterizedTest
    @CsvSource({"' Holloway Road / Bay H','HOLLOWAY ROAD/BAY H'", "a/b,A/B"})
    void pathsAreComparedWithoutCaseAndBlanksAroundStrokes(String one, String key) {
        assertThat(Keys.path(one)).isEqualTo(key);
    }

    @Test
    void aLongKeyKeepsItsDifference() {
        String long1 = "x".repeat(5_000) + "1";
        String long2 = "x".repeat(5_000) + "2";
        assertThat(Keys.number(long1)).hasSize(300).isNotEqualTo(Keys.number(long2));
    }

    @Test
    void whatHasNoLettersIsItsOwnKey() {
        assertThat(Keys.reference("???")).isEqualTo("???");
        assertThat(Keys.number(" — ")).isEqualTo("—");
    }
}

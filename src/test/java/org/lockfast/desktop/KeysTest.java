package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {
    @ParameterizedTest
    @EnumSource(Keys.Where.class)
    void noTwoKeysOfOneScreenAreTheSame(Keys.Where where) {
        Map<String, Keys> seen = new HashMap<>();
        for (Keys key : Keys.values()) {
            if (key.where() == where || key.where() == Keys.Where.EVERYWHERE) {
                assertThat(seen.put(key.combination().getName(), key))
                        .as("%s twice", key.cap())
                        .isNull();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Keys.class)
    void everyKeyIsExplainedAndPrinted(Keys key) {
        assertThat(key.said()).isNotBlank();
        assertThat(key.cap()).isNotBlank().doesNotContain("+");
    }
}

package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.ledger.CheckCharacters;

class LabelCodeTest {
    @ParameterizedTest
    @CsvSource({"ISO79, 3W", "PX7K3M9TRD2HVW, J6"})
    void checkCharactersAreThoseOfTheStandard(String text, String check) {
        assertThat(CheckCharacters.of(text)).isEqualTo(check);
        assertThat(CheckCharacters.hold(text + check)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aDrawnCodeIsOneOfItsKindAndLeadsToItsContinuation(LabelKind kind) {
        long seed = 20260314;
        RandomGenerator random = Samples.random(seed);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            LabelCode code = LabelCode.draw(kind, random);
            assertThat(code.value())
                    .as("seed %d", seed)
                    .matches("P[XCLBKSNT][0-9A-HJKMNP-TV-Z]{14}");
            assertThat(code.kind()).isEqualTo(kind);
            assertThat(LabelCode.parse(code.value())).contains(code);
            assertThat(code.continuation().serial()).isEqualTo(code.serial());
            assertThat(code.continuation().kind())
                    .isEqualTo(
                            kind == LabelKind.TRAINING
                                    ? LabelKind.TRAINING
                                    : LabelKind.CONTINUATION);
            assertThat(seen.add(code.value())).isTrue();
        }
    }

    @Test
    void theGroupedFormIsReadInFours() {
        assertThat(new LabelCode("PX7K3M9TRD2HVWJ6").grouped()).isEqualTo("PX7K 3M9T RD2H VWJ6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PX7K3M9TRD2HVWJ7", // check
                "PX7K3M9TRD2HVWJ6X", // long
                "PX7K3M9TRD2HVWJ", // short
                "PA7K3M9TRD2HVWJ6", // no such kind
                "QX7K3M9TRD2HVWJ6",
                "px7k3m9trd2hvwj6", // small letters are mended by the reader, not here
                "PX7K3M9TRD2HVUJ6"
            })
    void nothingElseIsACode(String text) {
        assertThat(LabelCode.parse(text)).isEmpty();
        assertThatThrownBy(() -> new LabelCode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everySingleMistakeAndEverySwapOfNeighboursIsFound() {
        LabelCode code = Samples.code(7);
        String value = code.value();
        for (int i = 1; i < value.length(); i++) {
            for (char c : LabelCode.ALPHABET.toCharArray()) {
                if (c != value.charAt(i)) {
                    String wrong = value.substring(0, i) + c + value.substring(i + 1);
                    assertThat(LabelCode.isCode(wrong)).as(wrong).isFalse();
                }
            }
            if (i + 1 < value.length() && value.charAt(i) != value.charAt(i + 1)) {
                String swapped =
                        value.substring(0, i)
                                + value.charAt(i + 1)
                                + value.charAt(i)
                                + value.substring(i + 2);
                assertThat(LabelCode.isCode(swapped)).as(swapped).isFalse();
            }
        }
    }
}

package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeReaderTest {
    private static final LabelCode CODE = new LabelCode("PX7K3M9TRD2HVWJ6");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PX7K3M9TRD2HVWJ6",
                "]C0PX7K3M9TRD2HVWJ6",
                "]Q1PX7K3M9TRD2HVWJ6\r\n",
                "px7k3m9trd2hvwj6", // Caps Lock turned round
                " PX7K3M9TRD2HVWJ6\t"
            })
    void aScanOfOurLabelIsKnown(String raw) {
        assertThat(CodeReader.scanned(raw)).isEqualTo(new Reading.OurLabel(CODE, raw));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PX7K 3M9T RD2H VWJ6", "px7k-3m9t-rd2h-vwj6", "PX7K3M9TRD2HVWJ6"})
    void aTypedCodeMayBeInGroups(String raw) {
        assertThat(CodeReader.typed(raw)).isEqualTo(new Reading.OurLabel(CODE, raw));
    }

    @Test
    void lettersMistakenForFiguresCountAsFiguresOnlyWhenTyped() {
        LabelCode withOneAndNought = withBoth();
        String misread = withOneAndNought.value().replace('1', 'l').replace('0', 'o');
        assertThat(CodeReader.typed(misread))
                .isEqualTo(new Reading.OurLabel(withOneAndNought, misread));
        assertThat(CodeReader.scanned(misread)).isInstanceOf(Reading.Other.class);
    }

    @Test
    void aShelfKeepsItsLetterWhenTyped() {
        LabelCode shelf = LabelCode.draw(LabelKind.LOCATION, Samples.random(4));
        assertThat(CodeReader.typed(shelf.grouped()))
                .isEqualTo(new Reading.OurLabel(shelf, shelf.grouped()));
    }

    @ParameterizedTest
    @CsvSource({
        "]E05012345678900, 5012345678900",
        "]C10109501101530003, 0109501101530003",
        "]d20109501101530003, 0109501101530003"
    })
    void aProductBarcodeIsNotTakenForALabel(String raw, String text) {
        assertThat(CodeReader.scanned(raw)).isEqualTo(new Reading.ProductBarcode(text, raw));
    }

    @ParameterizedTest
    @CsvSource({
        "A0417733, A0417733, ''",
        "]A0A0417733, A0417733, A0",
        "b12345 6, b12345 6, ''",
        "PX7K3M9TRD2HVWJ7, PX7K3M9TRD2HVWJ7, ''",
        "'', '', ''"
    })
    void anythingElseStaysAsItCame(String raw, String text, String aim) {
        assertThat(CodeReader.scanned(raw)).isEqualTo(new Reading.Other(text, aim, raw));
    }

    @Test
    void aScannerSetForAnotherKeyboardIsNamedAndNotMended() {
        LabelCode code = withYAndZ();
        String german = swapped(code.value(), 'Y', 'Z');
        assertThat(CodeReader.scanned(german))
                .isEqualTo(new Reading.WrongKeyboard("German", german));
        assertThat(CodeReader.scanned(french(CODE.value())))
                .isEqualTo(new Reading.WrongKeyboard("French", french(CODE.value())));
    }

    private static String french(String value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int digit = "1234567890".indexOf(c);
            int letter = "AQZWM".indexOf(c);
            out.append(
                    digit >= 0
                            ? "&é\"'(-è_çà".charAt(digit)
                            : letter >= 0 ? "QAWZ?".charAt(letter) : c);
        }
        return out.toString();
    }

    private static String swapped(String value, char a, char b) {
        return value.replace(a, '*').replace(b, a).replace('*', b);
    }

    private static LabelCode withBoth() {
        for (long seed = 0; ; seed++) {
            LabelCode code = Samples.code(seed);
            if (code.value().contains("1") && code.value().contains("0")) {
                return code;
            }
        }
    }

    private static LabelCode withYAndZ() {
        for (long seed = 0; ; seed++) {
            LabelCode code = Samples.code(seed);
            if (code.value().contains("Y")) {
                return code;
            }
        }
    }
}

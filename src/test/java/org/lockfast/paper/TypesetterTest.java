package org.lockfast.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesetterTest {
    private static final Fonts FONTS = Fonts.bundled();
    private static final Typesetter SETTER = new Typesetter(FONTS);

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    \\uD83E\\uDDEA,       [U+1F9EA]
                    a\\u0007b,            a[U+0007]b
                    JSM\\u202E4/,         JSM[U+202E]4/
                    a\\u200Bb,            a[U+200B]b
                    a\\u200Db,            a[U+200D]b
                    \\uFEFFx,             [U+FEFF]x
                    \\uD800x,             [U+D800]x
                    \\uE000,              [U+E000]
                    a\\u0301,             \\u00E1
                    \\u0301,              [U+0301]
                    a\\u2192b,            a\\u2192b
                    office ffi,           office ffi
                    """)
    void whatIsSeenIsWhatWasWrittenOrItsNumber(String written, String seen) {
        assertThat(SETTER.line(unescaped(written), Face.TEXT).text()).isEqualTo(unescaped(seen));
    }

    /** Hebrew, because its letters do not change their shape. */
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    \u05D0\u05D1 (1187),           \u05D1\u05D0 (1187)
                    \u05D0\u05D1 (1187): signed,   \u05D1\u05D0 (1187): signed
                    seized by \u05D0\u05D1 (1187), seized by \u05D1\u05D0 (1187)
                    to \u05D0 (11) from \u05D1 (22), to \u05D0 (11) from \u05D1 (22)
                    \u05D0 (A54) \u05D1,           \u05D1 (A54) \u05D0
                    \u05D0 (\u05D1) \u05D2,         \u05D2 )\u05D1( \u05D0
                    \u05D0\u05D1,                  \u05D1\u05D0
                    """)
    void aNumberInBracketsStaysWholeAndAfterItsName(String written, String seen) {
        assertThat(
                        SETTER.line(unescaped(written), Face.TEXT).clusters().stream()
                                .map(Cluster::text)
                                .collect(Collectors.joining()))
                .as("as it lies on the paper, left to right; a bracket turned round keeps its text")
                .isEqualTo(unescaped(seen));
    }

    @Test
    void noLetterOfAnyTextIsLostInBreakingLines() {
        String text =
                "Black Samsung phone, cracked screen, in-car\tcharger attached; "
                        + "Pneumonoultramicroscopicsilicovolcanoconiosis".repeat(3);
        for (double width = 3; width < 60; width += 1.7) {
            List<Line> lines = SETTER.lines(text, Face.TEXT, width);
            String together =
                    lines.stream().map(Line::text).collect(Collectors.joining()).replace(" ", "");
            assertThat(together).isEqualTo(text.replaceAll("\\s", ""));
            for (Line line : lines) {
                assertThat(line.width()).isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void anyStringAtAllIsSetWithinTheWidth() {
        long seed = 20260314;
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(seed);
        for (int round = 0; round < 60; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x700 : 0x10000));
            }
            for (Face face : Face.values()) {
                for (Line line : SETTER.lines(text.toString(), face, 12)) {
                    assertThat(line.width())
                            .as("seed %d round %d", seed, round)
                            .isBetween(0.0, 12.0);
                    assertThat(line.height())
                            .as("seed %d round %d", seed, round)
                            .isBetween(1.2, 2.3);
                }
            }
        }
    }

    @Test
    void naughtyStringsAreSetWithinTheWidthAndLeaveInk() {
        for (String text : Naughty.strings()) {
            for (Line line : SETTER.lines(text, Face.TEXT, 20)) {
                assertThat(line.width()).as(text).isLessThanOrEqualTo(20);
            }
            if (!text.isBlank()) {
                assertThat(SETTER.lines(text, Face.TEXT, 20))
                        .as(text)
                        .anyMatch(line -> line.width() > 0);
            }
        }
    }

    @Test
    void arabicLettersJoinAndRunFromTheRight() {
        Line line = SETTER.line("محمد", Face.TEXT);
        // meem initial, hah medial, meem medial, dal final; seen from the left: dal first
        assertThat(line.clusters().stream().map(c -> c.glyphs().getFirst().codePoint()).toList())
                .containsExactly(0xFEAA, 0xFEE4, 0xFEA4, 0xFEE3);
        assertThat(line.text()).isEqualTo("محمد");
    }

    @Test
    void lamAndAlefBecomeOneShapeAndJoinerHintsAreObeyed() {
        assertThat(ArabicForms.shape("لا".codePoints().toArray())).containsExactly(0xFEFB);
        assertThat(ArabicForms.shape("سلام".codePoints().toArray()))
                .containsExactly(0xFEB3, 0xFEFC, 0xFEE1);
        // Persian "mi-ravam": the non-joiner parts yeh from reh and is not shown
        assertThat(ArabicForms.shape("می\u200Cروم".codePoints().toArray()))
                .containsExactly(0xFEE3, 0xFBFD, 0xFEAD, 0xFEED, 0xFEE1);
    }

    @Test
    void numbersInTextFromTheRightStayReadable() {
        Line line = SETTER.line("غرفة 12 (JSM/4)", Face.TEXT);
        String seen = line.clusters().stream().map(Cluster::text).collect(Collectors.joining());
        assertThat(seen).contains("12").contains("JSM/4");
    }

    @Test
    void anOverrideDoesNotTurnAReferenceRound() {
        Line line = SETTER.line("\u202E4/MSJ", Face.MONO);
        String seen = line.clusters().stream().map(Cluster::text).collect(Collectors.joining());
        assertThat(seen).isEqualTo("[U+202E]4/MSJ");
    }

    private static String unescaped(String text) {
        return java.util.regex.Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(m -> String.valueOf((char) Integer.parseInt(m.group(1), 16)));
    }
}

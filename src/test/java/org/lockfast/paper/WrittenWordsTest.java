package org.lockfast.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real words of many scripts: right as they are drawn, or whole as numbers. */
class WrittenWordsTest {
    private static final Typesetter SETTER = new Typesetter(Fonts.bundled());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "हिन्दी विवरण",
                "বাংলাদেশের পাসপোর্ট",
                "தமிழ்",
                "ภาษาไทย",
                "ພາສາລາວ",
                "ߒߞߏ",
                "中文说明",
                "かばん",
                "가방",
                "አማርኛ"
            })
    void whatIsNotRightLetterByLetterStandsAsNumbers(String word) {
        for (Face face : Face.values()) {
            Line line = SETTER.line(word, face);
            String numbers =
                    word.codePoints()
                            .mapToObj(c -> c == ' ' ? " " : String.format("[U+%04X]", c))
                            .collect(Collectors.joining());
            assertThat(line.text()).isEqualTo(numbers);
            assertThat(line.spelledOut())
                    .containsExactlyInAnyOrderElementsOf(
                            word.codePoints().filter(c -> c != ' ').distinct().boxed().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Żółty płaszcz, Łódź",
                "Đặng Thị Hương",
                "Ἀλέξανδρος",
                "Нож с деревянной ручкой, ёж",
                "Հայերեն",
                "ქართული",
                "שלום",
                "שָׁלוֹם",
                "محمد الأمين",
                "مُحَمَّد",
                "پاسپورت",
                "ᐃᓄᒃᑎᑐᑦ",
                "e\u0301a\u0302"
            })
    void whatIsRightLetterByLetterIsDrawn(String word) {
        assertThat(SETTER.line(word, Face.TEXT).spelledOut()).isEmpty();
        assertThat(SETTER.line(word, Face.BOLD).spelledOut()).isEmpty();
    }

    /** Pashto and Kurdish: a letter whose joined shapes have no names in Unicode. */
    @Test
    void anArabicLetterWithoutNamedShapesIsANumber() {
        assertThat(SETTER.line("پښتو", Face.TEXT).spelledOut()).containsExactly(0x069A);
        assertThat(SETTER.line("کوردە", Face.TEXT).spelledOut()).containsExactly(0x06D5);
        assertThat(SETTER.line("ءأ", Face.TEXT).spelledOut()).isEmpty();
    }

    /** From the right: peh, the number of what stands there, teh, waw. */
    @Test
    void theNumberOfALetterFromTheRightStandsWhereTheLetterWould() {
        assertThat(seen(SETTER.line("JSM پښتو", Face.TEXT))).isEqualTo("JSM وت[U+069A]پ");
    }

    @ParameterizedTest
    @CsvSource({
        "JSM ښځه 12, JSM 12 ه[U+0681][U+069A]",
        "ښځ, [U+0681][U+069A]",
        "پښ12, 12[U+069A]پ",
        "ښَ, [U+064E][U+069A]",
        "A ש\u200Bלום, A םול[U+200B]ש",
        "A हि, A [U+0939][U+093F]"
    })
    void numbersStandInTheOrderOfTheirLetters(String written, String seen) {
        assertThat(seen(SETTER.line(written, Face.TEXT))).isEqualTo(seen);
    }

    @Test
    void aNumberIsNotTornWhereALineEnds() {
        for (Line line : SETTER.lines("हिन्दी ښځه", Face.TEXT, 6)) {
            assertThat(line.text()).matches("( |\\[U\\+[0-9A-F]{4}\\]|ه)+");
            assertThat(line.width()).isLessThanOrEqualTo(6);
        }
        for (Line line : SETTER.lines("हिन्दी", Face.TEXT, 3)) {
            assertThat(line.width()).as("unless it is wider than a line").isLessThanOrEqualTo(3);
        }
    }

    /** A Japanese name's own form of a character; letters that were recorded as one or as two. */
    @ParameterizedTest
    @ValueSource(strings = {"\uFA19", "\u0958", "\u2329", "\u1100\u1161", "\u0928\u093C"})
    void aNumberIsThatOfTheRecordedCharacter(String word) {
        assertThat(SETTER.line(word, Face.TEXT).spelledOut())
                .containsExactlyElementsOf(word.codePoints().boxed().toList());
    }

    @Test
    void aNumberThatWasWrittenIsToldFromOneOfOurs() {
        assertThat(SETTER.line("[U+0928]", Face.TEXT).text()).isEqualTo("[U+005B]U+0928]");
        assertThat(SETTER.line("[4] [U+x]", Face.TEXT).spelledOut()).isEmpty();
    }

    /** The dot within a letter is another letter: v and u, p and f. */
    @ParameterizedTest
    @ValueSource(ints = {0x05D1, 0x05D5, 0x05D9, 0x05E4, 0x05E6, 0x05D6})
    void theDotWithinAHebrewLetterIsSeenOrIsANumber(int letter) {
        for (Face face : Face.values()) {
            Line line = SETTER.line(Character.toString(letter) + "\u05BC", face);
            if (line.spelledOut().isEmpty()) {
                assertThat(line.clusters().getFirst().glyphs().getFirst().codePoint())
                        .isBetween(0xFB30, 0xFB4A);
            }
        }
    }

    @Test
    void noMarkIsHiddenInItsLetter() {
        int drawn = 0;
        for (Face face : Face.values()) {
            for (String letters :
                    List.of(
                            "ABEGILMOQTVWaefgijloqtzƐƆɛɔŋ",
                            "АОУЭЯаоуэя",
                            "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
                            "ابتجدرزسصطعفقكلمنهوي")) {
                int[] marks =
                        letters.startsWith("א")
                                ? IntStream.rangeClosed(0x05B0, 0x05C2).toArray()
                                : letters.startsWith("ا")
                                        ? IntStream.rangeClosed(0x064B, 0x0658).toArray()
                                        : IntStream.rangeClosed(0x0300, 0x036F).toArray();
                for (int letter : letters.codePoints().toArray()) {
                    for (int mark : marks) {
                        drawn += seen(letter, mark, face);
                    }
                }
            }
        }
        assertThat(drawn).isGreaterThan(1_000);
    }

    private static int seen(int letter, int mark, Face face) {
        Line line = SETTER.line(Character.toString(letter) + Character.toString(mark), face);
        List<Glyph> glyphs = line.clusters().getFirst().glyphs();
        if (glyphs.size() != 2 || !line.spelledOut().isEmpty()) {
            return 0;
        }
        int in = 0;
        int hidden = 0;
        Area letterInk = glyphs.getFirst().ink();
        Area markInk = glyphs.getLast().ink();
        Rectangle2D box = markInk.getBounds2D();
        for (int x = 0; x < 12; x++) {
            for (int y = 0; y < 12; y++) {
                double atX = box.getX() + (x + 0.5) / 12 * box.getWidth();
                double atY = box.getY() + (y + 0.5) / 12 * box.getHeight();
                if (markInk.contains(atX, atY)) {
                    in++;
                    hidden += letterInk.contains(atX, atY) ? 1 : 0;
                }
            }
        }
        assertThat((double) hidden / Math.max(1, in))
                .as("%s with U+%04X", Character.toString(letter), mark)
                .isLessThan(0.35);
        return 1;
    }

    @ParameterizedTest
    @CsvSource({"o\u0358, 0358", "a\u0315, 0315", "i\u0307, 0307", "a\uFE20, FE20"})
    void aMarkBesideItsLetterIsANumber(String word, String code) {
        assertThat(SETTER.line(word, Face.TEXT).spelledOut())
                .containsExactly(Integer.parseInt(code, 16));
    }

    @Test
    void theDotsOfShinAndSinStandApart() {
        Glyph shin = SETTER.line("\u05E9\u05C1", Face.TEXT).clusters().getFirst().glyphs().get(1);
        Glyph sin = SETTER.line("\u05E9\u05C2", Face.TEXT).clusters().getFirst().glyphs().get(1);
        assertThat(shin.x() + shin.left()).isGreaterThan(sin.x() + sin.right());
    }

    @ParameterizedTest
    @CsvSource({"x\u0302\u030C, 030C", "a\u0361b, 0361", "x\u0301\u0323\u0300, 0300"})
    void aMarkThatWouldLieOnAnotherIsANumber(String word, String code) {
        assertThat(SETTER.line(word, Face.TEXT).spelledOut())
                .containsExactly(Integer.parseInt(code, 16));
    }

    @Test
    void shaddaAndAVowelSignAreOneShapeAndStayTwoCharacters() {
        Line line = SETTER.line("\u0645\u064E\u0651", Face.TEXT);
        assertThat(line.text()).isEqualTo("\u0645\u064E\u0651");
        assertThat(line.clusters().getFirst().glyphs().stream().map(Glyph::codePoint))
                .containsExactly(0xFEE1, 0xFC60);
    }

    /** A number lies from left to right in whatever text it stands. */
    private static String seen(Line line) {
        return line.clusters().stream().map(Cluster::text).collect(Collectors.joining());
    }
}

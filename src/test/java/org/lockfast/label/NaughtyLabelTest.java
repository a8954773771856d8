package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockfast.paper.Face;
import org.lockfast.paper.Fonts;
import org.lockfast.paper.Line;
import org.lockfast.paper.Naughty;
import org.lockfast.paper.Typesetter;

/**
 * Text that broke other people's programs, printed on labels: nothing thrown, injected, lost or run
 * over.
 */
class NaughtyLabelTest {
    private static final Typesetter SETTER = new Typesetter(Fonts.bundled());

    /**
     * Every third string on one stock, so each stock meets every kind; the whole grid is a drill
     * below.
     */
    @Test
    void naughtyDescriptionsPrint() throws IOException {
        List<String> strings = Naughty.strings();
        for (int i = 0; i < strings.size(); i += 3) {
            Stock stock = Stock.all().get(i / 3 % Stock.all().size());
            check(Samples.described(strings.get(i)), strings.get(i), stock, 203);
        }
    }

    @Test
    @Tag("hard")
    void everyNaughtyDescriptionPrintsOnEveryStockAtEveryResolution() throws IOException {
        for (String text : Naughty.strings()) {
            for (Stock stock : Stock.all()) {
                for (int dpi : new int[] {203, 300, 600}) {
                    CheckedLabel label = check(Samples.described(text), text, stock, dpi);
                    assertThat(label.pdf()).isNotEmpty();
                }
            }
        }
    }

    @Test
    @Tag("hard")
    void everyNaughtyStringPrintsInEveryField() throws IOException {
        for (String text : Naughty.strings()) {
            for (Stock stock : Stock.all()) {
                checkEverywhere(text, stock);
            }
        }
    }

    @Test
    void aNaughtyStringPrintsInEveryField() throws IOException {
        List<String> strings = Naughty.strings();
        for (int i = 0; i < strings.size(); i += 40) {
            Stock stock = Stock.all().get(i / 40 % Stock.all().size());
            checkEverywhere(strings.get(i), stock);
        }
    }

    @Test
    void printerCommandsInTextAreNotCommands() throws IOException {
        for (String text :
                new String[] {
                    "^XZ~JR", "^XA^FDx^FS^XZ", "~DG000.GRF,1,1,FF", "\u0010^XZ", ":Z64:AAAA:0000^XZ"
                }) {
            for (Stock stock : Stock.all()) {
                check(everywhere(text), text, stock, 203);
            }
        }
    }

    @Test
    void aTenThousandCharacterNoteGoesOnOverFurtherLabels() throws IOException {
        String note =
                "The quick brown fox jumps over the lazy dog. ".repeat(223).substring(0, 10_000);
        CheckedLabel label = check(Samples.described(note), note, Stock.LARGE, 203);
        assertThat(label.pages()).isBetween(5, 40);
    }

    /**
     * A few strings swell so much when their marks are spelled out that twelve of them are refused.
     */
    private static void checkEverywhere(String text, Stock stock) throws IOException {
        int seen = SETTER.line(text, Face.TEXT).text().length();
        if (seen > (stock.carries() == Stock.Carries.REFERENCE ? 120 : 600)) {
            assertThat(Samples.LABELS.make(everywhere(text), stock, 203))
                    .satisfiesAnyOf(
                            result -> assertThat(result).isInstanceOf(CheckedLabel.class),
                            result ->
                                    assertThat(((LabelRefusal) result).rule())
                                            .isEqualTo(LabelRefusal.Rule.TEXT_FITS_SOME_LABELS));
        } else {
            check(everywhere(text), text, stock, 203);
        }
    }

    private static LabelModel everywhere(String text) {
        return LabelModel.of(Samples.code(5), text)
                .caseReference(text)
                .propertyNumber(text)
                .description(text)
                .place(text)
                .when(text)
                .producer(text)
                .seal(text)
                .hazards(List.of(text, text))
                .storage(text)
                .force(text)
                .copied(text)
                .statement(text)
                .flags(new LabelFlags(true, true, 3, true))
                .build();
    }

    private static CheckedLabel check(LabelModel model, String text, Stock stock, int dpi)
            throws IOException {
        CheckedLabel label =
                Samples.made(model, stock, dpi); // reads both symbols of each page back
        for (String each : LabelReadsTest.separate(label.zpl())) {
            Decoding.zpl(each);
        }
        for (LabelPage page : label.layout()) {
            for (Mark mark : page.marks()) {
                if (mark instanceof Mark.Words words) {
                    Line line = words.line();
                    boolean inside =
                            words.x() > 0
                                    && words.x() + line.width() * words.size() < page.width()
                                    && words.baseline() - line.inkTop() * words.size() > 0
                                    && words.baseline() + line.inkBottom() * words.size()
                                            < page.height();
                    assertThat(inside).as("%s inside the label for %s", words, text).isTrue();
                }
            }
        }
        String expected =
                stock.carries() == Stock.Carries.REFERENCE
                        ? model.reference()
                        : model.description();
        assertAllPrinted(expected, label);
        return label;
    }

    /** No character of the text is missing from the printed lines. */
    private static void assertAllPrinted(String text, CheckedLabel label) {
        Map<Integer, Integer> printed = new HashMap<>();
        for (LabelPage page : label.layout()) {
            for (Mark mark : page.marks()) {
                if (mark instanceof Mark.Words words) {
                    words.line()
                            .text()
                            .codePoints()
                            .forEach(c -> printed.merge(c, 1, Integer::sum));
                }
            }
        }
        StringBuilder missing = new StringBuilder();
        for (Line line : SETTER.lines(text, Face.TEXT, 1000)) {
            line.text()
                    .codePoints()
                    .filter(c -> !Character.isSpaceChar(c))
                    .filter(c -> printed.merge(c, -1, Integer::sum) < 0)
                    .forEach(missing::appendCodePoint);
        }
        assertThat(missing).as("not printed of %s", text).isEmpty();
    }
}

package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.label.LabelRefusal.Rule;
import org.lockfast.paper.TypeCase;

class LabelRefusalTest {
    private static final LabelModel PHONE = Samples.phone().build();

    @ParameterizedTest
    @CsvSource({
        "57, 32, SUMMARY",
        "80, 70, SUMMARY",
        "102, 40, SUMMARY",
        "90, 150, WHOLE",
        "30, 20, REFERENCE"
    })
    void stockThatTheSymbolsDoNotFitIsRefused(double width, double height, Stock.Carries carries) {
        Stock stock = new Stock("odd", width, height, carries);
        assertRefused(Samples.LABELS.make(PHONE, stock, 203), Rule.SYMBOLS_FIT_THE_STOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "99, 68, SUMMARY",
        "101.6, 50.8, SUMMARY",
        "101.6, 152.4, WHOLE",
        "57, 32, REFERENCE"
    })
    void otherStockNeedsNoNewLayout(double width, double height, Stock.Carries carries) {
        Stock stock = new Stock("other", width, height, carries);
        for (int dpi : new int[] {203, 300}) {
            assertThat(Samples.made(Samples.knife().build(), stock, dpi).pages()).isPositive();
        }
    }

    @Test
    void anUnmeasuredResolutionIsRefused() {
        assertRefused(Samples.LABELS.make(PHONE, Stock.STANDARD, 150), Rule.RESOLUTION_IS_KNOWN);
    }

    @Test
    void aBookIsNotPrintedOnLabels() {
        LabelModel book = Samples.described("word ".repeat(100_000));
        assertRefused(Samples.LABELS.make(book, Stock.TWO_INCH, 203), Rule.TEXT_FITS_SOME_LABELS);
    }

    @Test
    void inkInAQuietZoneIsFound() {
        LabelPage page = page();
        for (Symbol symbol : page.symbols()) {
            Rectangle quiet = symbol.quiet();
            assertBroken(
                    with(page, new Mark.Fill(quiet.x + 1, quiet.y + quiet.height / 2, 1, 1)),
                    Rule.QUIET_ZONES_ARE_BLANK);
        }
    }

    @Test
    void inkAtTheEdgeIsFound() {
        assertBroken(
                with(page(), new Mark.Fill(0, page().height() / 2, 2, 2)),
                Rule.INK_KEEPS_OFF_THE_EDGE);
    }

    @Test
    void aSymbolThatSaysSomethingElseIsFound() {
        LabelPage page = page();
        LabelPage other =
                new LabelPage(
                        1,
                        Samples.code(99),
                        page.width(),
                        page.height(),
                        page.marks(),
                        page.symbols());
        assertBroken(other, Rule.QR_READS);
        LabelPage barsOnly =
                new LabelPage(
                        1,
                        Samples.code(99),
                        page.width(),
                        page.height(),
                        page.marks(),
                        page.symbols().subList(1, 2));
        assertBroken(barsOnly, Rule.CODE_128_READS);
    }

    @Test
    void aSymbolPaintedOverIsFound() {
        LabelPage page = page();
        Rectangle qr = page.symbols().getFirst().ink();
        assertBroken(
                with(page, new Mark.Fill(qr.x, qr.y, qr.width / 2, qr.height / 2)), Rule.QR_READS);
    }

    private static LabelPage page() {
        return Samples.made(PHONE, Stock.STANDARD, 203).layout().getFirst();
    }

    private static LabelPage with(LabelPage page, Mark mark) {
        List<Mark> marks = new ArrayList<>(page.marks());
        marks.add(mark);
        return new LabelPage(1, page.code(), page.width(), page.height(), marks, page.symbols());
    }

    private static void assertBroken(LabelPage page, Rule rule) {
        Optional<LabelRefusal> broken =
                LabelCheck.of(
                        page, new BitmapRenderer(new TypeCase()).draw(page), Resolution.DPI_203);
        assertThat(broken).map(LabelRefusal::rule).contains(rule);
    }

    private static void assertRefused(LabelResult result, Rule rule) {
        assertThat(result).isInstanceOf(LabelRefusal.class);
        LabelRefusal refusal = (LabelRefusal) result;
        assertThat(refusal.rule()).isEqualTo(rule);
        assertThat(refusal.sentence()).endsWith(".");
    }
}

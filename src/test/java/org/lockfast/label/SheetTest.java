package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.paper.Fonts;

/** Sheets of A4: every label where the paper has it, in millimetres measured from the PDF. */
class SheetTest {
    private static final int DPI = 300;
    private static final Labels LABELS = new Labels(Fonts.bundled());

    private static CheckedLabel label(SheetStock sheet, int n) {
        return (CheckedLabel)
                LABELS.make(
                        LabelModel.of(
                                        LabelCode.draw(LabelKind.EXHIBIT, new SecureRandom()),
                                        "JS/" + n)
                                .description("Black phone")
                                .build(),
                        sheet.label(),
                        LabelSheet.DPI);
    }

    private static LabelSheet sheet(SheetStock stock, int start, int count) {
        List<CheckedLabel> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add(label(stock, i));
        }
        return new LabelSheet(stock, start, labels);
    }

    @ParameterizedTest
    @CsvSource({
        "L7160,21,63.5,38.1,7.21,15.15,66.04,38.1",
        "L7162,16,99.1,33.9,4.65,12.9,101.6,33.9",
        "L7163,14,99.1,38.1,4.65,15.15,101.6,38.1",
        "L7165,8,99.1,67.7,4.65,13.1,101.6,67.7",
        "L7173,10,99.1,57,4.65,6,101.6,57"
    })
    void theGeometryIsThatOfThePaper(
            String name,
            int count,
            double width,
            double height,
            double left,
            double top,
            double pitchX,
            double pitchY) {
        SheetStock sheet = SheetStock.named(name).orElseThrow();
        assertThat(sheet.count()).isEqualTo(count);
        assertThat(sheet.label().widthMm()).isEqualTo(width);
        assertThat(sheet.label().heightMm()).isEqualTo(height);
        assertThat(sheet.leftMm(0)).isEqualTo(left, offset(0.02));
        assertThat(sheet.topMm(0)).isEqualTo(top, offset(0.02));
        assertThat(sheet.leftMm(1) - sheet.leftMm(0)).isEqualTo(pitchX, offset(0.001));
        assertThat(sheet.topMm(sheet.columns()) - sheet.topMm(0)).isEqualTo(pitchY, offset(0.001));
        int last = count - 1;
        assertThat(sheet.leftMm(last) + width).isEqualTo(210 - left, offset(0.02));
        assertThat(sheet.topMm(last) + height).isEqualTo(297 - top, offset(0.02));
    }

    /** Ink of each label keeps within its own cut, by at least 0.9 mm, on every sheet. */
    @ParameterizedTest
    @ValueSource(strings = {"L7160", "L7162", "L7163", "L7165", "L7173"})
    void inkKeepsWithinEachLabelAndTheCodesRead(String name) throws IOException {
        SheetStock stock = SheetStock.named(name).orElseThrow();
        LabelSheet sheet = sheet(stock, 2, 4);
        byte[] bytes = sheet.pdf();
        assertThat(sheet.pdf()).as("the same bytes each time").isEqualTo(bytes);
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1 + sheet.places() / stock.count());
            assertThat(pdf.getPage(0).getMediaBox().getWidth() * 25.4 / 72)
                    .isEqualTo(210, offset(0.01));
            assertThat(pdf.getPage(0).getMediaBox().getHeight() * 25.4 / 72)
                    .isEqualTo(297, offset(0.01));
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, DPI, ImageType.GRAY);
            boolean[] inked = new boolean[stock.count()];
            int stray = 0;
            for (int y = 0; y < page.getHeight(); y++) {
                for (int x = 0; x < page.getWidth(); x++) {
                    if ((page.getRGB(x, y) & 0xFF) < 128) {
                        int place = place(stock, x * 25.4 / DPI, y * 25.4 / DPI);
                        if (place < 0) {
                            stray++;
                        } else {
                            inked[place] = true;
                        }
                    }
                }
            }
            assertThat(stray).as("ink outside every label").isZero();
            assertThat(inked[0]).as("the first place was used before").isFalse();
            for (int i = 1; i <= Math.min(sheet.places(), stock.count() - 1); i++) {
                assertThat(inked[i]).as("place " + i).isTrue();
            }
        }
        List<String> read = PictureCodes.in(bytes);
        for (CheckedLabel label : sheet.labels()) {
            assertThat(read).contains(label.model().code().value());
        }
    }

    private static int place(SheetStock stock, double x, double y) {
        double edge = 0.9;
        for (int i = 0; i < stock.count(); i++) {
            if (x >= stock.leftMm(i) + edge
                    && x <= stock.leftMm(i) + stock.label().widthMm() - edge
                    && y >= stock.topMm(i) + edge
                    && y <= stock.topMm(i) + stock.label().heightMm() - edge) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void aFullSheetReadsAndTheNextOneBegins() throws IOException {
        SheetStock stock = SheetStock.named("L7163").orElseThrow();
        LabelSheet sheet = sheet(stock, 4, 14);
        byte[] pdf = sheet.pdf();
        try (PDDocument loaded = Loader.loadPDF(pdf)) {
            assertThat(loaded.getNumberOfPages()).isEqualTo(2);
        }
        assertThat(PictureCodes.in(pdf))
                .containsExactlyInAnyOrderElementsOf(
                        sheet.labels().stream().map(one -> one.model().code().value()).toList());
    }

    @Test
    void whatIsNoPictureIsRefused() {
        for (byte[] one :
                List.of(
                        new byte[0],
                        "%PDF-1.7 cut".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        "text".getBytes(java.nio.charset.StandardCharsets.US_ASCII))) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> PictureCodes.in(one))
                    .isInstanceOf(IOException.class);
        }
    }
}

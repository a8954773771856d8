package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BarcodeFormat;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every stock at every resolution, in every form it is handed out in, read back and measured. */
class LabelReadsTest {
    static Stream<Arguments> everyStockAndResolution() {
        return Stock.all().stream()
                .flatMap(stock -> Stream.of(203, 300, 600).map(dpi -> Arguments.of(stock, dpi)));
    }

    /** At 600 dpi a page takes a second to render, so those are among the long drills. */
    static Stream<Arguments> coarse() {
        return everyStockAndResolution().filter(each -> !Objects.equals(each.get()[1], 600));
    }

    static Stream<Arguments> fine() {
        return everyStockAndResolution().filter(each -> Objects.equals(each.get()[1], 600));
    }

    @ParameterizedTest
    @MethodSource("everyStockAndResolution")
    void thePictureReadsBack(Stock stock, int dpi) throws IOException {
        CheckedLabel label = Samples.made(Samples.knife().build(), stock, dpi);
        for (int page = 0; page < label.pages(); page++) {
            BufferedImage picture = Decoding.picture(label.png(page));
            assertReads(picture, stock, label.code(page));
            DotImage image = label.images().get(page);
            assertThat(picture.getWidth()).isEqualTo(image.width());
            assertThat(image.width() / label.resolution().dotsPerMm())
                    .isCloseTo(stock.widthMm(), within(0.13));
            assertThat(image.height() / label.resolution().dotsPerMm())
                    .isCloseTo(stock.heightMm(), within(0.13));
        }
    }

    /** In the mask the standard prefers, a reader does not find these: modules like a corner. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PXFKZXNTR83QDGQ4",
                "PXQZA9Q8FXBXQTBP",
                "PX88QDBC58VBP5BG",
                "PXSPBF84XQ9TX1DE",
                "PX6RY772J95WP5H8",
                "PXH5DA25BWVB71B4",
                "PXSDRVJ8X9NJC89A",
                "PXH7Q1J4WDNHR4NV",
                "PX29DEKQQZKKYKM6",
                "PXX2EKMD5AZ7S21B"
            })
    void aCodeWithAFalseCornerGetsAnotherMask(String hard) throws IOException {
        LabelCode code = LabelCode.parse(hard).orElseThrow();
        for (int dpi : List.of(203, 300, 600)) {
            CheckedLabel label =
                    Samples.made(
                            LabelModel.of(code, "JS/4").description("Phone").build(),
                            Stock.STANDARD,
                            dpi);
            assertReads(Decoding.picture(label.png(0)), Stock.STANDARD, code);
        }
    }

    @ParameterizedTest
    @MethodSource("fine")
    @Tag("hard")
    void theFinePdfReadsBack(Stock stock, int dpi) throws IOException {
        thePdfReadsBackAndItsBarsLieOnThePrintersDots(stock, dpi);
    }

    @ParameterizedTest
    @MethodSource("coarse")
    void thePdfReadsBackAndItsBarsLieOnThePrintersDots(Stock stock, int dpi) throws IOException {
        CheckedLabel label = Samples.made(Samples.knife().build(), stock, dpi);
        try (PDDocument document = Loader.loadPDF(label.pdf())) {
            assertThat(document.getNumberOfPages()).isEqualTo(label.pages());
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < label.pages(); page++) {
                PDRectangle size = document.getPage(page).getMediaBox();
                assertThat(size.getWidth() * 25.4 / 72).isCloseTo(stock.widthMm(), within(0.001));
                assertThat(size.getHeight() * 25.4 / 72).isCloseTo(stock.heightMm(), within(0.001));
                BufferedImage picture =
                        renderer.renderImageWithDPI(
                                page,
                                (float) (label.resolution().dotsPerMm() * 25.4),
                                ImageType.RGB);
                assertReads(picture, stock, label.code(page));
                for (Symbol symbol : label.layout().get(page).symbols()) {
                    assertSameDots(picture, label.images().get(page), symbol);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyStockAndResolution")
    void theZplHoldsThePictureThatWasShown(Stock stock, int dpi) throws IOException {
        CheckedLabel label = Samples.made(Samples.knife().build(), stock, dpi);
        List<String> each = separate(label.zpl());
        assertThat(each).hasSize(label.pages());
        for (int page = 0; page < each.size(); page++) {
            DotImage sent = Decoding.zpl(each.get(page));
            assertThat(sent.width()).isEqualTo(label.images().get(page).width());
            assertThat(sent.rows()).isEqualTo(label.images().get(page).rows());
        }
    }

    @ParameterizedTest
    @MethodSource("everyStockAndResolution")
    void symbolsAreOfTheSizeThatSurvivesDamage(Stock stock, int dpi) {
        CheckedLabel label = Samples.made(Samples.phone().build(), stock, dpi);
        double dotsPerMm = label.resolution().dotsPerMm();
        for (Symbol symbol : label.layout().getFirst().symbols()) {
            Rectangle ink = symbol.ink();
            if (symbol.format() == Symbol.Format.QR) {
                assertThat(ink.width / dotsPerMm).isBetween(15.7, 16.1);
                assertThat(ink.width % 21).isZero();
            } else {
                double length = (symbol.ladder() ? ink.height : ink.width) / dotsPerMm;
                double depth = (symbol.ladder() ? ink.width : ink.height) / dotsPerMm;
                boolean narrow = stock.equals(Stock.NARROW);
                assertThat(length).isBetween(narrow ? 52.5 : 71.0, narrow ? 54.0 : 80.0);
                assertThat(depth).isBetween(11.8, 13.2);
                // 15 % of the length, ISO/IEC 15417
                assertThat(depth).isGreaterThan(0.15 * length);
            }
        }
    }

    /** A printer of rolls of 62 mm has a head of 696 dots, in the middle of its 732. */
    @ParameterizedTest
    @ValueSource(strings = {"62x100", "62x29"})
    void onARollOf62MillimetresAllInkLiesUnderTheHead(String name) {
        Stock stock = Stock.named(name).orElseThrow();
        for (LabelModel model : List.of(Samples.knife().build(), Samples.worst().build())) {
            for (DotImage image : Samples.made(model, stock, 300).images()) {
                assertThat(image.width()).isEqualTo(732);
                assertThat(image.anyBlack(0, 0, 18, image.height())).isFalse();
                assertThat(image.anyBlack(714, 0, 18, image.height())).isFalse();
            }
        }
    }

    @Test
    void theSameLabelMakesTheSameBytes() {
        for (Stock stock : Stock.all()) {
            CheckedLabel one = Samples.made(Samples.worst().build(), stock, 203);
            CheckedLabel other = Samples.made(Samples.worst().build(), stock, 203);
            assertThat(one.pdf()).isEqualTo(other.pdf()).isEqualTo(one.pdf());
            assertThat(one.png()).isEqualTo(other.png());
            assertThat(one.zpl()).isEqualTo(other.zpl());
        }
    }

    @Test
    void thePdfsTextCanBeSearched() throws IOException {
        CheckedLabel label = Samples.made(Samples.knife().build(), Stock.STANDARD, 300);
        try (PDDocument document = Loader.loadPDF(label.pdf())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("JSM/7", "HOLD", "REPRINT 2", "Kitchen knife", "A0417733")
                    .contains(label.code(0).grouped());
        }
    }

    static List<String> separate(String zpl) {
        List<String> labels = new ArrayList<>();
        for (String line : zpl.split("(?<=\n)")) {
            labels.add(line);
        }
        return labels;
    }

    private static void assertReads(BufferedImage picture, Stock stock, LabelCode code) {
        assertThat(Decoding.read(picture, BarcodeFormat.QR_CODE)).isEqualTo(code.value());
        if (stock.carries() != Stock.Carries.REFERENCE) {
            assertThat(Decoding.read(picture, BarcodeFormat.CODE_128)).isEqualTo(code.value());
        }
    }

    /** Within the symbol every dot of the rendered page is what the printer's own dot is. */
    private static void assertSameDots(BufferedImage picture, DotImage image, Symbol symbol) {
        Rectangle ink = symbol.ink();
        int different = 0;
        for (int y = ink.y; y < ink.y + ink.height; y++) {
            for (int x = ink.x; x < ink.x + ink.width; x++) {
                boolean black = (picture.getRGB(x, y) & 0xFF) < 128;
                if (black != image.black(x, y)) {
                    different++;
                }
            }
        }
        assertThat(different).as("dots that differ in the %s", symbol.format()).isZero();
    }
}

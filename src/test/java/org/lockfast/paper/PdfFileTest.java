package org.lockfast.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfFileTest {
    private static final Fonts FONTS = Fonts.bundled();
    private static final Typesetter SETTER = new Typesetter(FONTS);

    @Test
    void theSameContentMakesTheSameBytes() {
        assertThat(sample(1)).isEqualTo(sample(1));
        assertThat(sample(1)).isNotEqualTo(sample(2));
    }

    @Test
    void aPageIsAsLargeAsAsked() throws IOException {
        try (PDDocument document = Loader.loadPDF(sample(1))) {
            assertThat(document.getPage(0).getMediaBox().getWidth() / 72 * 25.4)
                    .isBetween(99.999, 100.001);
            assertThat(document.getPage(0).getMediaBox().getHeight() / 72 * 25.4)
                    .isBetween(69.999, 70.001);
        }
    }

    @Test
    void textCopiesOutAsItWasWritten() throws IOException {
        try (PDDocument document = Loader.loadPDF(sample(1))) {
            String text = new PDFTextStripper().getText(document);
            assertThat(Normalizer.normalize(text, Normalizer.Form.NFKC))
                    .contains("office ffi Łukasz Đặng Thị Hương")
                    .contains("JSM/4 → [U+1F9EA]");
        }
    }

    @Test
    void everyNaughtyStringIsWritten() throws IOException {
        List<String> strings = Naughty.strings();
        try (PdfFile pdf =
                new PdfFile(new PdfIdentity("Naughty \u0000 & <strings>", "", null, 7))) {
            for (String text : strings) {
                try (PdfPage page = pdf.page(210, 297)) {
                    page.tagged(
                            pdf.body().add("P"),
                            () -> {
                                double y = 20;
                                for (Line line : SETTER.lines(text, Face.TEXT, 160 / 3.0)) {
                                    page.text(line, 20, y, 3);
                                    y += line.height() * 3;
                                }
                            });
                }
            }
            try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
                assertThat(document.getNumberOfPages()).isEqualTo(strings.size());
            }
        }
    }

    private static byte[] sample(long seed) {
        PdfIdentity identity =
                new PdfIdentity(
                        "Sample", "Northern Force", Instant.parse("2026-03-14T09:12:00Z"), seed);
        try (PdfFile pdf = new PdfFile(identity)) {
            try (PdfPage page = pdf.page(100, 70)) {
                page.tagged(
                        pdf.body().add("H1"),
                        () ->
                                page.text(
                                        SETTER.line("office ffi Łukasz Đặng Thị Hương", Face.BOLD),
                                        5,
                                        10,
                                        4));
                page.tagged(
                        pdf.body().add("P"),
                        () -> {
                            page.text(SETTER.line("JSM/4 → \uD83E\uDDEA", Face.MONO), 5, 20, 4);
                            page.text(SETTER.line("محمد الأمين", Face.TEXT), 5, 30, 4);
                        });
                page.figure(
                        pdf.body(),
                        "A square",
                        new Rectangle2D.Double(5, 40, 10, 10),
                        () -> page.rectangle(5, 40, 10, 10));
                page.decoration(() -> page.rectangle(5, 60, 90, 0.2));
            }
            return pdf.bytes();
        }
    }
}

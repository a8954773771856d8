package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every stock drawn to {@code target/labels}, to be looked at before a change of the layout is
 * called done.
 */
@Tag("pictures")
class LabelPictures {
    private static final Map<String, LabelModel> LABELS =
            Map.of(
                    "phone", Samples.phone().build(),
                    "knife", Samples.knife().build(),
                    "one",
                            Samples.knife()
                                    .pack(1, 1)
                                    .hazards(List.of("Sharps"))
                                    .flags(new LabelFlags(false, true, 0, false))
                                    .build(),
                    "worst", Samples.worst().build(),
                    "blank", LabelModel.of(Samples.code(4), "").pack(0, 0).build(),
                    "empty",
                            LabelModel.of(Samples.code(3), "")
                                    .flags(new LabelFlags(true, false, 0, false))
                                    .build());

    @Test
    void everySheet() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/labels"));
        for (SheetStock sheet : SheetStock.all()) {
            List<CheckedLabel> labels = new ArrayList<>();
            for (String name : List.of("phone", "knife", "one", "blank", "phone", "empty")) {
                labels.add(
                        Samples.made(
                                Objects.requireNonNull(LABELS.get(name)),
                                sheet.label(),
                                LabelSheet.DPI));
            }
            byte[] pdf = new LabelSheet(sheet, 2, labels).pdf();
            Files.write(folder.resolve("sheet-" + sheet.name() + ".pdf"), pdf);
            try (PDDocument pages = Loader.loadPDF(pdf)) {
                BufferedImage first = new PDFRenderer(pages).renderImageWithDPI(0, 150);
                assertThat(
                                ImageIO.write(
                                        first,
                                        "png",
                                        folder.resolve("sheet-" + sheet.name() + ".png").toFile()))
                        .isTrue();
            }
        }
    }

    /** Of a shelf, a box, a consignment, an officer, a key of the keyboard; and of no place. */
    @Test
    void everySign() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/labels"));
        Map<LabelKind, LabelModel.Builder> signs =
                Map.of(
                        LabelKind.LOCATION,
                        sign(LabelKind.LOCATION, "Shelf 2")
                                .place("Exampleton/Bay H/Shelf 2")
                                .storage("Dry, room temperature"),
                        LabelKind.CONTAINER,
                        sign(LabelKind.CONTAINER, "Crate 14")
                                .place("Exampleton/Bay H/Crate 14")
                                .storage("Dry, room temperature"),
                        LabelKind.CONSIGNMENT,
                        sign(LabelKind.CONSIGNMENT, "CO-7K3M9T")
                                .place("Forensic laboratory, Barton")
                                .description("14 packages with Northern Couriers"),
                        LabelKind.BADGE,
                        sign(LabelKind.BADGE, "1187").description("Jo Smith"),
                        LabelKind.COMMAND,
                        sign(LabelKind.COMMAND, "Hand over")
                                .description("Opens the screen Hand over"));
        for (Map.Entry<LabelKind, LabelModel.Builder> each : signs.entrySet()) {
            for (Stock stock :
                    List.of(
                            Stock.LARGE,
                            Stock.STANDARD,
                            Stock.TWO_INCH,
                            Stock.SMALL,
                            SheetStock.named("L7163").orElseThrow().label())) {
                CheckedLabel label = Samples.made(each.getValue().build(), stock, 203);
                Files.write(
                        folder.resolve("sign-" + each.getKey() + "-" + stock.name() + ".png"),
                        label.png());
            }
        }
        for (Stock stock : Stock.all()) {
            String zpl = Samples.LABELS.rulers(stock, Resolution.DPI_203, Adjustment.NONE);
            DotImage rulers = Objects.requireNonNull(Decoding.zpl(zpl));
            Files.write(
                    folder.resolve("rulers-" + stock.name() + ".png"),
                    PngWriter.write(rulers.picture(), Resolution.DPI_203));
        }
        assertThat(folder.resolve("rulers-100x70.png")).exists();
    }

    private static LabelModel.Builder sign(LabelKind kind, String name) {
        return LabelModel.of(LabelCode.draw(kind, Samples.random(9)), name)
                .force("Northern Constabulary, Barton")
                .statement("");
    }

    @Test
    void everyStock() throws IOException {
        Path folder = Files.createDirectories(Path.of("target/labels"));
        List<Stock> stocks = new ArrayList<>(Stock.all());
        stocks.add(Stock.BY_HAND);
        for (Stock stock : stocks) {
            for (Map.Entry<String, LabelModel> each : LABELS.entrySet()) {
                for (int dpi : new int[] {203, 300}) {
                    CheckedLabel label = Samples.made(each.getValue(), stock, dpi);
                    String name = stock.name() + "-" + each.getKey() + "-" + dpi;
                    Files.write(folder.resolve(name + ".png"), label.png());
                    Files.write(folder.resolve(name + ".pdf"), label.pdf());
                    Files.writeString(folder.resolve(name + ".zpl"), label.zpl());
                    assertThat(label.pages()).isPositive();
                }
            }
        }
    }
}

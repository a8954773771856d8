package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.lockfast.label.OutsideReaders.assertBothRead;
import static org.lockfast.label.OutsideReaders.assumeInstalled;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Labels read by two programs that are not ours: from the picture, from the PDF as a third program
 * paints it, from sheets of A4, and from the ZPL as a fourth one draws it.
 */
class LabelOutsideTest {
    private static final double INCH_MM = 25.4;

    @TempDir Path folder;

    @BeforeAll
    static void readersAreThere() {
        assumeInstalled("zbarimg", "zbar-tools");
        assumeInstalled("ZXingReader", "zxing-cpp-tools");
        assumeInstalled("pdftoppm", "poppler-utils");
    }

    @ParameterizedTest
    @MethodSource("org.lockfast.label.LabelReadsTest#coarse")
    void bothReadThePicture(Stock stock, int dpi) throws Exception {
        CheckedLabel label = Samples.made(Samples.knife().build(), stock, dpi);
        for (int page = 0; page < label.pages(); page++) {
            Path picture = Files.write(folder.resolve("label" + page + ".png"), label.png(page));
            assertBothRead(picture, label.code(page), hasBars(label, page));
        }
    }

    @ParameterizedTest
    @MethodSource("org.lockfast.label.LabelReadsTest#coarse")
    void bothReadThePdfAsPopplerPaintsIt(Stock stock, int dpi) throws Exception {
        CheckedLabel label = Samples.made(Samples.knife().build(), stock, dpi);
        Path pdf = Files.write(folder.resolve("label.pdf"), label.pdf());
        for (int page = 0; page < label.pages(); page++) {
            Path picture =
                    OutsideReaders.painted(pdf, page, label.resolution().dotsPerMm() * INCH_MM);
            assertBothRead(picture, label.code(page), hasBars(label, page));
        }
    }

    @ParameterizedTest
    @MethodSource("org.lockfast.label.LabelReadsTest#fine")
    @Tag("hard")
    void bothReadFinePrint(Stock stock, int dpi) throws Exception {
        bothReadThePicture(stock, dpi);
        bothReadThePdfAsPopplerPaintsIt(stock, dpi);
    }

    /**
     * Each label of a full sheet by itself, as a scanner is held to it: either program misses codes
     * where it is shown the whole sheet at once.
     */
    @ParameterizedTest
    @ValueSource(strings = {"L7160", "L7162", "L7163", "L7165", "L7173"})
    void bothReadEveryLabelOfASheet(String name) throws Exception {
        SheetStock stock = SheetStock.named(name).orElseThrow();
        List<CheckedLabel> labels = new ArrayList<>();
        for (int n = 0; n < stock.count(); n++) {
            labels.add(
                    Samples.made(
                            LabelModel.of(Samples.code(n), "JSM/" + n)
                                    .description("Black Samsung phone, screen cracked")
                                    .seal("A0417733")
                                    .build(),
                            stock.label(),
                            LabelSheet.DPI));
        }
        Path pdf = Files.write(folder.resolve("sheet.pdf"), new LabelSheet(stock, 1, labels).pdf());
        BufferedImage sheet = ImageIO.read(OutsideReaders.painted(pdf, 0, LabelSheet.DPI).toFile());
        // what stands on the sheet: every label, and behind it the labels it goes on in
        List<LabelCode> codes =
                labels.stream()
                        .flatMap(one -> IntStream.range(0, one.pages()).mapToObj(one::code))
                        .limit(stock.count())
                        .toList();
        double perMm = LabelSheet.DPI / INCH_MM;
        for (int n = 0; n < codes.size(); n++) {
            BufferedImage cell =
                    sheet.getSubimage(
                            (int) Math.round(stock.leftMm(n) * perMm),
                            (int) Math.round(stock.topMm(n) * perMm),
                            (int) Math.floor(stock.label().widthMm() * perMm),
                            (int) Math.floor(stock.label().heightMm() * perMm));
            Path picture = folder.resolve("cell" + n + ".png");
            ImageIO.write(cell, "png", picture.toFile());
            assertBothRead(picture, codes.get(n), true);
        }
    }

    /**
     * The commands as an interpreter of ZPL draws them that is not ours: npm's {@code
     * zpl-renderer-js}, asked for with {@code -Dzpl.renderer=FOLDER} (docs/developers.md).
     */
    @ParameterizedTest
    @MethodSource("org.lockfast.label.LabelReadsTest#everyStockAndResolution")
    @Tag("hard")
    void bothReadTheZplAsAnotherInterpreterDrawsIt(Stock stock, int dpi) throws Exception {
        String renderer = System.getProperty("zpl.renderer", "");
        assumeTrue(
                !renderer.isEmpty(),
                "Give the folder with node_modules/zpl-renderer-js as -Dzpl.renderer=FOLDER.");
        assumeInstalled("node", "nodejs");
        CheckedLabel label = Samples.made(Samples.knife().build(), stock, dpi);
        List<String> each = LabelReadsTest.separate(label.zpl());
        for (int page = 0; page < each.size(); page++) {
            Path zpl = Files.writeString(folder.resolve("label.zpl"), each.get(page));
            Path picture = folder.resolve("drawn" + page + ".png");
            String said =
                    OutsideReaders.run(
                            "node",
                            "-e",
                            DRAW,
                            renderer,
                            zpl.toString(),
                            picture.toString(),
                            Double.toString(stock.widthMm()),
                            Double.toString(stock.heightMm()),
                            // the interpreter knows 6, 8, 12 and 24 dots a millimetre
                            Long.toString(Math.round(label.resolution().dotsPerMm())));
            assertThat(said).isEmpty();
            assertBothRead(picture, label.code(page), hasBars(label, page));
        }
    }

    private static final String DRAW =
            """
            const [folder, zpl, out, width, height, dots] = process.argv.slice(1);
            const fs = require('node:fs');
            const { ready } = require(folder + '/node_modules/zpl-renderer-js');
            ready.then(({ api }) => api.zplToBase64Async(
                fs.readFileSync(zpl, 'utf8'), Number(width), Number(height), Number(dots)))
              .then(png => { fs.writeFileSync(out, Buffer.from(png, 'base64')); process.exit(0); });
            """;

    private static boolean hasBars(CheckedLabel label, int page) {
        return label.layout().get(page).symbols().stream()
                .anyMatch(symbol -> symbol.format() == Symbol.Format.CODE_128);
    }
}

package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Labels after years on a bag: both symbols, as a 203 dpi printer makes them, worn in twenty-six
 * ways and read by any of zbarimg, ZXingReader and ZXing. The experiment by which the symbols were
 * chosen read one or the other in 99 of 100.
 */
class WornLabelTest {
    private static final int PIXELS_PER_DOT = 2;

    /** What the lens of an imager blurs of itself. */
    private static final double OPTICS_MM = 0.08;

    /** Fifteen trials scatter by so much, of a hundred. */
    private static final int SCATTER = 7;

    /** A wear the experiment did not try. */
    private static final int OURS = -1;

    private static final Stock STOCK = Stock.STANDARD;

    @TempDir Path folder;

    /**
     * @param qr how many of a hundred QR codes, and {@code bars} how many of Code 128, read in the
     *     experiment the symbols were chosen by
     */
    private record Kind(String name, int qr, int bars, UnaryOperator<Wear> wear) {}

    private static final List<Kind> KINDS =
            List.of(
                    new Kind("as printed", 100, 100, w -> w),
                    new Kind("blur 0.15 mm", 100, 100, w -> w.blur(0.15)),
                    new Kind("blur 0.25 mm", 100, 0, w -> w.blur(0.25)),
                    new Kind("blur 0.35 mm", 100, 0, w -> w.blur(0.35)),
                    new Kind("contrast 50 %", OURS, OURS, w -> w.contrast(0.5)),
                    new Kind("contrast 15 %", 0, 100, w -> w.contrast(0.15)),
                    new Kind("noise 15 %", OURS, OURS, w -> w.noise(0.15)),
                    new Kind("turned 5°", OURS, OURS, w -> w.turned(5)),
                    new Kind("turned 10°", OURS, OURS, w -> w.turned(10)),
                    new Kind("turned 45°", 100, 0, w -> w.turned(45)),
                    new Kind("upside down", OURS, OURS, w -> w.turned(180)),
                    new Kind("photocopy 94 %", OURS, OURS, w -> w.photocopied(0.94)),
                    new Kind(
                            "photocopy of a photocopy",
                            OURS,
                            OURS,
                            w -> w.photocopied(0.94).photocopied(1.06)),
                    new Kind("white patch 10 %", 47, 100, w -> w.covered(0.1, false)),
                    new Kind("black patch 10 %", 47, 100, w -> w.covered(0.1, true)),
                    new Kind("white patch 20 %", 0, 100, w -> w.covered(0.2, false)),
                    new Kind("black patch 20 %", 0, 100, w -> w.covered(0.2, true)),
                    new Kind("white patch 30 %", 0, 100, w -> w.covered(0.3, false)),
                    new Kind("black patch 30 %", 0, 100, w -> w.covered(0.3, true)),
                    new Kind("blob 5 mm", 60, 100, w -> w.blob(5)),
                    new Kind("blob 8 mm", 0, 100, w -> w.blob(8)),
                    new Kind("scratches", 67, 67, w -> w.scratches(3, 0.3)),
                    new Kind("a dead dot along", 100, 73, w -> w.deadDots(1, true, PIXELS_PER_DOT)),
                    new Kind(
                            "four dead dots along",
                            100,
                            7,
                            w -> w.deadDots(4, true, PIXELS_PER_DOT)),
                    new Kind(
                            "four dead dots across",
                            93,
                            100,
                            w -> w.deadDots(4, false, PIXELS_PER_DOT)),
                    new Kind(
                            "the field",
                            60,
                            40,
                            w -> w.blob(5).turned(4).blur(0.12).contrast(0.4).noise(0.05)));

    @Test
    void oneSymbolOrTheOtherReads(TestReporter report) throws Exception {
        assertThat(worn(3, false, report)).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    @Tag("hard")
    void oneSymbolOrTheOtherReadsInFifteenTrialsOfEach(TestReporter report) throws Exception {
        OutsideReaders.assumeInstalled("zbarimg", "zbar-tools");
        OutsideReaders.assumeInstalled("ZXingReader", "zxing-cpp-tools");
        assertThat(worn(15, true, report)).isGreaterThanOrEqualTo(0.99);
    }

    /** The part of all labels of which one symbol or the other read. */
    private double worn(int trials, boolean outside, TestReporter report) throws Exception {
        int either = 0;
        StringBuilder table =
                new StringBuilder(
                        "kind of wear: QR, bars (in brackets the experiment), either (of 100)\n");
        for (Kind kind : KINDS) {
            int qr = 0;
            int bars = 0;
            int one = 0;
            for (int trial = 0; trial < trials; trial++) {
                CheckedLabel label =
                        Samples.made(
                                LabelModel.of(Samples.code(trial), "JSM/7").build(), STOCK, 203);
                // seeds beside each other would begin with nearly the same number: one place for
                // all
                long seed = new SplittableRandom(31L * trial + kind.name().hashCode()).nextLong();
                Random random = new Random(seed);
                boolean reads = false;
                for (Symbol symbol : label.layout().getFirst().symbols()) {
                    BufferedImage fresh = cut(label.images().getFirst(), symbol);
                    double perMm = PIXELS_PER_DOT * label.resolution().dotsPerMm();
                    Wear wear = kind.wear().apply(new Wear(fresh, perMm, random)).blur(OPTICS_MM);
                    boolean read = reads(wear.picture(), symbol.format(), label.code(0), outside);
                    reads |= read;
                    if (read && symbol.format() == Symbol.Format.QR) {
                        qr++;
                    } else if (read) {
                        bars++;
                    }
                }
                one += reads ? 1 : 0;
            }
            either += one;
            if (outside && kind.qr() != OURS) {
                assertThat(100 * one / trials)
                        .as(kind.name())
                        .isGreaterThanOrEqualTo(Math.max(kind.qr(), kind.bars()) - SCATTER);
            }
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-26s %3d %s %3d %s %3d%n",
                            kind.name(),
                            100 * qr / trials,
                            before(kind.qr()),
                            100 * bars / trials,
                            before(kind.bars()),
                            100 * one / trials));
        }
        double part = either / (double) (trials * KINDS.size());
        report.publishEntry("worn labels", table + "either, of all: " + part);
        return part;
    }

    private static String before(int rate) {
        return rate == OURS ? "(-)" : "(" + rate + ")";
    }

    private boolean reads(BufferedImage worn, Symbol.Format format, LabelCode code, boolean outside)
            throws IOException, InterruptedException {
        String ours =
                Decoding.read(
                        worn,
                        format == Symbol.Format.QR
                                ? BarcodeFormat.QR_CODE
                                : BarcodeFormat.CODE_128);
        List<String> said = new ArrayList<>(List.of(ours));
        if (outside && !ours.equals(code.value())) {
            Path picture = folder.resolve("worn.png");
            ImageIO.write(worn, "png", picture.toFile());
            said.add(OutsideReaders.zxing(picture, format));
            said.add(OutsideReaders.zbar(picture));
        }
        return said.stream().anyMatch(one -> one.contains(code.value()));
    }

    /** The symbol on white, with room to be turned in, two pixels to a dot; bars lie down. */
    private static BufferedImage cut(DotImage label, Symbol symbol) {
        Rectangle from = symbol.quiet();
        int w = PIXELS_PER_DOT * (symbol.ladder() ? from.height : from.width);
        int h = PIXELS_PER_DOT * (symbol.ladder() ? from.width : from.height);
        BufferedImage out = new BufferedImage(w, h, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = out.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, w, h);
        pen.setColor(Color.BLACK);
        for (int y = 0; y < from.height; y++) {
            for (int x = 0; x < from.width; x++) {
                if (label.black(from.x + x, from.y + y)) {
                    int across = symbol.ladder() ? y : x;
                    int down = symbol.ladder() ? x : y;
                    pen.fillRect(
                            across * PIXELS_PER_DOT,
                            down * PIXELS_PER_DOT,
                            PIXELS_PER_DOT,
                            PIXELS_PER_DOT);
                }
            }
        }
        pen.dispose();
        return out;
    }
}

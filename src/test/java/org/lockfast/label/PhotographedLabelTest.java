package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Labels as a telephone takes them: turned a little, out of focus, grainy and grey. */
class PhotographedLabelTest {
    private static final double SCALE = 1.3;
    private static final int DARK = 60;
    private static final int LIGHT = 210;
    private static final double GRAIN = 25;

    /** At full size alone about half of them are read: 11 of 24, and 22 of 24 at half size too. */
    @Test
    void aGrainyPictureIsRead() {
        int read = 0;
        for (int seed = 0; seed < 12; seed++) {
            read += reads(taken(seed, seed % 2 == 0 ? 7 : -4, GRAIN), seed) ? 1 : 0;
        }
        assertThat(read).isGreaterThanOrEqualTo(11);
    }

    @Test
    @Tag("hard")
    void howManyAreReadBesideAnotherReader(TestReporter report, @TempDir Path folder)
            throws Exception {
        OutsideReaders.assumeInstalled("ZXingReader", "zxing-cpp-tools");
        StringBuilder table = new StringBuilder("degrees, grain: ours, ZXingReader (of 10)\n");
        int all = 0;
        int least = 0;
        for (double grain : new double[] {10, 25, 40}) {
            for (double degrees : new double[] {0, -7, 30}) {
                int ours = 0;
                int other = 0;
                for (int seed = 0; seed < 10; seed++) {
                    BufferedImage picture = taken(seed, degrees, grain);
                    ours += reads(picture, seed) ? 1 : 0;
                    Path file = folder.resolve("taken.png");
                    ImageIO.write(picture, "png", file.toFile());
                    String code = Samples.code(seed).value();
                    other += OutsideReaders.zxing(file, Symbol.Format.QR).contains(code) ? 1 : 0;
                }
                table.append("%5.0f %5.0f: %2d %2d%n".formatted(degrees, grain, ours, other));
                all += ours;
                least += other;
            }
        }
        report.publishEntry("photographed labels", table.toString());
        assertThat(all).isGreaterThanOrEqualTo(Math.max(80, least * 95 / 100)); // of 90
    }

    private static boolean reads(BufferedImage picture, int seed) {
        return new PicturePage(picture).codes().contains(Samples.code(seed).value());
    }

    private static BufferedImage taken(int seed, double degrees, double grain) {
        CheckedLabel label =
                Samples.made(
                        LabelModel.of(Samples.code(seed), "JSM/7")
                                .description("Black Samsung phone, screen cracked")
                                .place("14 Mill Lane, Barton")
                                .build(),
                        Stock.LARGE,
                        203);
        BufferedImage flat = label.images().getFirst().picture();
        int edge = (int) (Math.hypot(flat.getWidth(), flat.getHeight()) * SCALE) + 40;
        BufferedImage turned = new BufferedImage(edge, edge, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = turned.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, edge, edge);
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.translate(edge / 2.0, edge / 2.0);
        pen.rotate(Math.toRadians(degrees));
        pen.scale(SCALE, SCALE);
        pen.drawImage(flat, -flat.getWidth() / 2, -flat.getHeight() / 2, null);
        pen.dispose();
        return grainy(turned, new Random(seed), grain);
    }

    /**
     * Out of focus by a dot and a half, with less between black and white, and the chip's grain.
     */
    private static BufferedImage grainy(BufferedImage sharp, Random random, double grain) {
        int width = sharp.getWidth();
        int height = sharp.getHeight();
        int[] from = sharp.getRaster().getPixels(0, 0, width, height, (int[]) null);
        int[] to = new int[from.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sum = 0;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        int weight = (2 - Math.abs(dx)) * (2 - Math.abs(dy));
                        sum +=
                                weight
                                        * from[
                                                Math.clamp(y + dy, 0, height - 1) * width
                                                        + Math.clamp(x + dx, 0, width - 1)];
                    }
                }
                double shade = DARK + sum / 16.0 / 255 * (LIGHT - DARK);
                to[y * width + x] = (int) Math.clamp(shade + random.nextGaussian() * grain, 0, 255);
            }
        }
        BufferedImage taken = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        taken.getRaster().setPixels(0, 0, width, height, to);
        return taken;
    }
}

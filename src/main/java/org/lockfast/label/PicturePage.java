package org.lockfast.label;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One picture, as bright as each of its dots is. Whole sheets are gone over in parts too, for
 * readers miss codes in large pictures.
 */
final class PicturePage {
    /** Edge of a part; parts overlap by half, so every label lies in one of them whole. */
    private static final int PART = 1600;

    /** A code of a smaller picture has no dots to spare. */
    private static final int LEAST_HALVED = 200;

    private final int width;
    private final int height;
    private final byte[] dots;

    PicturePage(BufferedImage image) {
        width = image.getWidth();
        height = image.getHeight();
        dots = new byte[width * height];
        if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            // as it is: by way of colours the dark half of it becomes paler
            image.getRaster().getDataElements(0, 0, width, height, dots);
            return;
        }
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                dots[y * width + x] = bright(row[x]);
            }
        }
    }

    private PicturePage(int width, int height, byte[] dots) {
        this.width = width;
        this.height = height;
        this.dots = dots;
    }

    /** What can be seen through is paper. */
    private static byte bright(int dot) {
        int opaque = dot >>> 24;
        int bright = ((dot >> 16 & 0xff) + 2 * (dot >> 8 & 0xff) + (dot & 0xff)) / 4;
        return (byte) ((bright * opaque + 255 * (255 - opaque)) / 255);
    }

    /**
     * Bars that run upwards are read by turning the picture; QR codes are read however they lie.
     *
     * @return every code, each once
     */
    Set<String> codes() {
        Set<String> found = new LinkedHashSet<>();
        parts(
                whole(),
                part -> {
                    qrCodes(part, found);
                    new BarRows(part, found).read();
                });
        parts(turned().whole(), part -> new BarRows(part, found).read());
        if (Math.min(width, height) >= LEAST_HALVED) {
            parts(halved().whole(), part -> qrCodes(part, found));
        }
        return found;
    }

    /** At half its size, each dot the mean of four: grain that hides a code is halved too. */
    private PicturePage halved() {
        int wide = width / 2;
        int high = height / 2;
        byte[] half = new byte[wide * high];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                int at = 2 * y * width + 2 * x;
                int sum =
                        (dots[at] & 0xff)
                                + (dots[at + 1] & 0xff)
                                + (dots[at + width] & 0xff)
                                + (dots[at + width + 1] & 0xff);
                half[y * wide + x] = (byte) (sum / 4);
            }
        }
        return new PicturePage(wide, high, half);
    }

    private LuminanceSource whole() {
        return new PlanarYUVLuminanceSource(dots, width, height, 0, 0, width, height, false);
    }

    private PicturePage turned() {
        int wide = height;
        int high = width;
        byte[] turned = new byte[dots.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * wide + wide - 1 - y] = dots[y * width + x];
            }
        }
        return new PicturePage(wide, high, turned);
    }

    /** The whole picture, then its parts. */
    private static void parts(LuminanceSource whole, Consumer<Binarizer> each) {
        each.accept(new HybridBinarizer(whole));
        for (int y = 0; y == 0 || y + PART / 2 < whole.getHeight(); y += PART / 2) {
            for (int x = 0; x == 0 || x + PART / 2 < whole.getWidth(); x += PART / 2) {
                int width = Math.min(PART, whole.getWidth() - x);
                int height = Math.min(PART, whole.getHeight() - y);
                if (width < whole.getWidth() || height < whole.getHeight()) {
                    each.accept(new HybridBinarizer(whole.crop(x, y, width, height)));
                }
            }
        }
    }

    private static void qrCodes(Binarizer part, Set<String> found) {
        try {
            new QrSearch(part.getBlackMatrix().clone(), found).read();
        } catch (NotFoundException e) {
            // as bright all over: nothing is there
        }
    }
}

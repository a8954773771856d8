package org.lockfast.label;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The codes in a photograph, a scan or a PDF. Whole sheets are gone over in parts too, for readers
 * miss codes in large pictures.
 */
public final class PictureCodes {
    private static final long MOST_DOTS = 200_000_000;
    private static final int MOST_PAGES = 100;
    private static final float DPI = 300;

    /** Edge of a part; parts overlap by half, so every label lies in one of them whole. */
    private static final int PART = 1600;

    private PictureCodes() {}

    /**
     * Every code found, QR and Code 128, in the order they were found.
     *
     * @param file PNG, JPEG, GIF, BMP, TIFF or PDF
     * @throws IOException where it is none of them, is damaged, or is too large
     */
    public static List<String> in(byte[] file) throws IOException {
        Set<String> found = new LinkedHashSet<>();
        if (file.length > 4 && file[0] == '%' && file[1] == 'P' && file[2] == 'D') {
            try (PDDocument pdf = Loader.loadPDF(file)) {
                PDFRenderer renderer = new PDFRenderer(pdf);
                for (int i = 0; i < Math.min(MOST_PAGES, pdf.getNumberOfPages()); i++) {
                    float points =
                            pdf.getPage(i).getMediaBox().getWidth()
                                    * pdf.getPage(i).getMediaBox().getHeight();
                    if (points / 72 / 72 * DPI * DPI > MOST_DOTS) {
                        throw new IOException("A page is too large");
                    }
                    read(renderer.renderImageWithDPI(i, DPI, ImageType.RGB), found);
                }
            }
        } else {
            read(picture(file), found);
        }
        return List.copyOf(found);
    }

    private static BufferedImage picture(byte[] file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("Neither a picture nor a PDF");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_DOTS) {
                    throw new IOException("The picture is too large");
                }
                return reader.read(0);
            } catch (RuntimeException e) {
                throw new IOException("The picture is damaged", e);
            } finally {
                reader.dispose();
            }
        }
    }

    /**
     * Bars that run upwards are read by turning the picture; QR codes are read however they lie.
     */
    private static void read(BufferedImage image, Set<String> found) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] dots = image.getRGB(0, 0, width, height, null, 0, width);
        parts(
                new RGBLuminanceSource(width, height, dots),
                part -> {
                    qrCodes(part, found);
                    new BarRows(part, found).read();
                });
        int[] turned = new int[dots.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * height + height - 1 - y] = dots[y * width + x];
            }
        }
        parts(
                new RGBLuminanceSource(height, width, turned),
                part -> new BarRows(part, found).read());
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

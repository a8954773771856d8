package org.lockfast.label;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.filter.MissingImageReaderException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The codes in a photograph, a scan or a PDF: all of its pages, or a refusal. What comes from
 * elsewhere may be made to hold the program up or to fill its memory: only a process of its own,
 * with a limit to both, reads it.
 */
public final class PictureCodes {
    private static final Set<String> PHONE =
            Set.of(
                    "ftypheic",
                    "ftypheix",
                    "ftyphevc",
                    "ftypheim",
                    "ftypmif1",
                    "ftypmsf1",
                    "ftypavif");

    /** Dots of one page in memory; a larger photograph is read with every second or third dot. */
    static final int MOST_DOTS = 40_000_000;

    /** Dots of the largest photograph. */
    private static final long MOST_OF_ALL = 3L * MOST_DOTS;

    /** Pages of a PDF, pictures of a TIFF. */
    static final int MOST_PAGES = 100;

    /** Codes; a hundred sheets of the smallest labels have less than half. */
    public static final int MOST_CODES = 5_000;

    /** Characters of one code; none of ours has more, and what has is cut. */
    static final int LONGEST = 1_000;

    private static final float DPI = 300;

    /** Narrow bars are three dots of a printer of 203 dpi: enough to be told apart. */
    private static final float LEAST_DPI = 200;

    private static final float POINTS_PER_INCH = 72;

    private static final String DAMAGED = "It is damaged: have it sent again.";

    private final Set<String> found = new LinkedHashSet<>();

    private PictureCodes() {}

    /**
     * Every code found, QR and Code 128, in the order they were found.
     *
     * @param file PNG, JPEG, GIF, BMP, TIFF or PDF
     * @throws NoPicture where it is none of them, is damaged, or more than is read
     */
    public static List<String> in(byte[] file) throws NoPicture {
        return in(file, Integer.MAX_VALUE);
    }

    /**
     * The same of a file that may have so many bytes.
     *
     * @param most bytes
     */
    public static List<String> in(byte[] file, int most) throws NoPicture {
        PictureCodes codes = new PictureCodes();
        try {
            if (file.length > most) {
                throw new NoPicture(
                        "It has more than "
                                + (most >> 20)
                                + " MB: give the part that has the labels.");
            }
            if (file.length > 4 && file[0] == '%' && file[1] == 'P' && file[2] == 'D') {
                codes.pages(file);
            } else {
                codes.pictures(file);
            }
        } catch (NoPicture e) {
            throw e;
        } catch (InvalidPasswordException e) {
            throw new NoPicture("It opens with a password only: save it without one.", e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new NoPicture(DAMAGED, e);
        }
        return codes.found.stream().map(PictureCodes::cut).toList();
    }

    private static String cut(String code) {
        return code.length() > LONGEST ? code.substring(0, LONGEST) : code;
    }

    private void pages(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            if (pdf.getNumberOfPages() == 0 || !FileEnd.ofPdf(file)) {
                throw new NoPicture(DAMAGED);
            }
            few(pdf.getNumberOfPages(), "pages");
            PDFRenderer renderer = new WholePages(pdf);
            for (int i = 0; i < pdf.getNumberOfPages(); i++) {
                PDRectangle paper = paper(pdf.getPage(i));
                if (!(paper.getWidth() > 0 && paper.getHeight() > 0)) {
                    throw new NoPicture(
                            "Page "
                                    + (i + 1)
                                    + " has no size: the file is damaged. Have it sent again.");
                }
                double inches =
                        (double) paper.getWidth()
                                * paper.getHeight()
                                / POINTS_PER_INCH
                                / POINTS_PER_INCH;
                float dpi = (float) Math.min(DPI, Math.sqrt(MOST_DOTS / inches));
                if (!(dpi >= LEAST_DPI)) {
                    throw new NoPicture("Page " + (i + 1) + " is larger than A1: cut it up.");
                }
                try {
                    read(renderer.renderImageWithDPI(i, dpi, ImageType.RGB));
                } catch (MissingImageReaderException e) {
                    throw new NoPicture(
                            "Page "
                                    + (i + 1)
                                    + " is packed in a way that is not read. Save it as PNG or"
                                    + " JPEG.",
                            e);
                }
            }
        }
    }

    /** What is shown of the page; all of it where that is nothing. */
    private static PDRectangle paper(PDPage page) {
        PDRectangle shown = page.getCropBox();
        if (shown.getWidth() > 0 && shown.getHeight() > 0) {
            return shown;
        }
        page.setCropBox(page.getMediaBox());
        return page.getMediaBox();
    }

    /** HEIC and its kin, as telephones make them. */
    private static boolean isOfAPhone(byte[] file) {
        if (file.length < 12) {
            return false;
        }
        String begin = new String(file, 4, 8, StandardCharsets.ISO_8859_1);
        return PHONE.contains(begin);
    }

    private void pictures(byte[] file) throws IOException {
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new NoPicture(
                        "It is none of what is read: PNG, JPEG, GIF, BMP, TIFF and PDF."
                                + (isOfAPhone(file)
                                        ? " Take a screenshot of it, or have it sent as JPEG."
                                        : ""));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                if (reader.getFormatName().equalsIgnoreCase("gif") && !FileEnd.ofGif(file)) {
                    throw new NoPicture(DAMAGED);
                }
                List<String> warned = new ArrayList<>();
                reader.addIIOReadWarningListener((from, warning) -> warned.add(warning));
                int count = isOfPages(reader) ? reader.getNumImages(true) : 1;
                few(count, "pictures");
                for (int i = 0; i < count; i++) {
                    BufferedImage picture = picture(reader, i);
                    if (warned.stream().anyMatch(FileEnd::isMissing)) {
                        throw new NoPicture(DAMAGED);
                    }
                    read(picture);
                }
            } finally {
                reader.dispose();
            }
        }
    }

    /** What stands behind the photograph of a JPEG is a small one of it, or no picture at all. */
    private static boolean isOfPages(ImageReader reader) throws IOException {
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        return format.startsWith("tif") || format.equals("gif");
    }

    private static BufferedImage picture(ImageReader reader, int at) throws IOException {
        long dots = (long) reader.getWidth(at) * reader.getHeight(at);
        if (dots > MOST_OF_ALL) {
            throw new NoPicture(
                    "It has "
                            + dots / 1_000_000
                            + " million dots, and at most "
                            + MOST_OF_ALL / 1_000_000
                            + " million are read: cut the labels out of it.");
        }
        ImageReadParam param = reader.getDefaultReadParam();
        if (dots > MOST_DOTS) {
            int step = (int) Math.ceil(Math.sqrt((double) dots / MOST_DOTS));
            param.setSourceSubsampling(step, step, 0, 0);
        }
        return reader.read(at, param);
    }

    private static void few(int count, String what) throws NoPicture {
        if (count > MOST_PAGES) {
            throw new NoPicture(
                    "It has "
                            + count
                            + " "
                            + what
                            + ", and at most "
                            + MOST_PAGES
                            + " are read: give it in parts.");
        }
    }

    private void read(BufferedImage image) throws NoPicture {
        found.addAll(new PicturePage(image).codes());
        if (found.size() > MOST_CODES) {
            throw new NoPicture("It has more than " + MOST_CODES + " codes: give it in parts.");
        }
    }

    /** Why a file gives no codes, in a sentence, with what to do. */
    public static final class NoPicture extends IOException {
        private static final long serialVersionUID = 1L;

        NoPicture(String sentence) {
            super(sentence);
        }

        NoPicture(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        /** What to tell whoever gave it. */
        public String sentence() {
            return String.valueOf(getMessage());
        }
    }
}

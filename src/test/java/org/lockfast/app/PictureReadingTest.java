package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.Outcome;
import org.lockfast.label.PictureCodes;
import org.lockfast.testing.SlowPicture;

/** Pictures from anywhere, some of them made to do harm, read in a process of their own. */
class PictureReadingTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;

    private static BufferedImage code(String text) throws Exception {
        BitMatrix dots = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 300, 300);
        BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                image.setRGB(x, y, dots.get(x, y) ? 0 : 0xffffff);
            }
        }
        return image;
    }

    private static byte[] png(BufferedImage image) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static Outcome<List<String>> read(byte[] file) {
        return new PictureReading(LONG).picture(out -> out.write(file));
    }

    private static List<String> codes(byte[] file) {
        return switch (read(file)) {
            case Outcome.Done<List<String>> done -> done.value();
            case Outcome.Refused<List<String>> refused ->
                    throw new AssertionError(refused.sentence());
        };
    }

    private static String why(Outcome<List<String>> read) {
        return switch (read) {
            case Outcome.Done<List<String>> done -> throw new AssertionError(done.value());
            case Outcome.Refused<List<String>> refused -> refused.sentence();
        };
    }

    private static byte[] saved(PDDocument pdf) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        pdf.save(out);
        return out.toByteArray();
    }

    @Test
    void aCodeComesAsItIsWhateverIsInIt() throws Exception {
        String text = "two\nlines\r\nand done, café " + "x".repeat(200);
        assertThat(codes(png(code(text)))).containsExactly(text);
        assertThat(codes(png(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB)))).isEmpty();
    }

    @Test
    void whatCanBeSeenThroughIsPaper() throws Exception {
        BufferedImage image = code("SEEN");
        BufferedImage clear = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                clear.setRGB(x, y, (image.getRGB(x, y) & 0xffffff) == 0 ? 0xff000000 : 0);
            }
        }
        assertThat(codes(png(clear))).containsExactly("SEEN");
    }

    @Test
    void everyPictureOfATiffIsRead() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            for (String text : List.of("FIRST", "SECOND")) {
                writer.writeToSequence(new IIOImage(code(text), null, null), null);
            }
            writer.endWriteSequence();
        }
        assertThat(codes(out.toByteArray())).containsExactly("FIRST", "SECOND");
    }

    /** PDFBox puts together what is left of it: the pages that are gone would have no labels. */
    @Test
    void aPdfThatWasCutIsDamagedWhereverItWasCut() throws Exception {
        byte[] whole;
        try (PDDocument pdf = new PDDocument()) {
            for (int i = 0; i < 20; i++) {
                pdf.addPage(new PDPage(PDRectangle.A6));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out, CompressParameters.NO_COMPRESSION);
            whole = out.toByteArray();
        }
        assertThat(codes(whole)).isEmpty();
        for (int part : new int[] {2, 3, 10}) {
            byte[] cut = Arrays.copyOf(whole, whole.length - whole.length / part);
            assertThat(why(read(cut)))
                    .as("1/%d is gone", part)
                    .isEqualTo("It is damaged: have it sent again.");
        }
        byte[] tail = Arrays.copyOf(whole, whole.length - 8);
        assertThat(why(read(tail))).isEqualTo("It is damaged: have it sent again.");
        ByteArrayOutputStream added = new ByteArrayOutputStream();
        added.write(whole);
        added.write("\n30 0 obj\n<< >>\nendobj\n31 0 obj".getBytes(StandardCharsets.US_ASCII));
        assertThat(why(read(added.toByteArray())))
                .as("what was added later is cut")
                .contains("damaged");
        added.reset();
        added.write(whole);
        added.write(new byte[700]);
        assertThat(codes(added.toByteArray())).as("blank bytes behind it do no harm").isEmpty();
    }

    /** A markup or a signature begins with one great object. */
    @Test
    void anAdditionThatWasCutWithinItsFirstObjectIsDamage() throws Exception {
        byte[] whole;
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage(PDRectangle.A6));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            pdf.save(out, CompressParameters.NO_COMPRESSION);
            whole = out.toByteArray();
        }
        for (String added :
                List.of(
                        "\n40 0 obj\n<< /Ty",
                        "\n40 0 obj\n<< /Length 90000 >>\nstream\n" + "x".repeat(3_000))) {
            assertThat(why(read(with(whole, added)))).contains("damaged");
        }
        assertThat(codes(with(whole, "\n-- \nthe endobj of it"))).as("a footer").isEmpty();
        int end = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("%%EOF");
        assertThat(codes(Arrays.copyOf(whole, end))).as("the last line is gone").isEmpty();
    }

    private static byte[] with(byte[] file, String added) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file);
        out.write(added.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    /** What reads them makes up the end. */
    @Test
    void aPhotographThatBrokeOffIsDamaged() throws Exception {
        BufferedImage two = new BufferedImage(300, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D on = two.createGraphics();
        on.drawImage(code("UPPER"), 0, 0, null);
        on.drawImage(code("LOWER"), 0, 300, null);
        on.dispose();
        for (String format : List.of("png", "jpg", "gif", "bmp")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(two, format, out);
            byte[] whole = out.toByteArray();
            assertThat(codes(whole)).as(format).containsExactlyInAnyOrder("UPPER", "LOWER");
            for (int part : new int[] {60, 70, 95}) {
                assertThat(why(read(Arrays.copyOf(whole, whole.length * part / 100))))
                        .as("%s cut to %d %%", format, part)
                        .contains("damaged");
            }
        }
    }

    @Test
    void aPageOfWhichNothingIsShownIsReadWhole() throws Exception {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A6);
            page.setCropBox(new PDRectangle(0, 0));
            pdf.addPage(page);
            PDImageXObject scan = JPEGFactory.createFromImage(pdf, code("WHOLE PAGE"));
            try (PDPageContentStream on = new PDPageContentStream(pdf, page)) {
                on.drawImage(scan, 20, 20, 250, 250);
            }
            assertThat(codes(saved(pdf))).containsExactly("WHOLE PAGE");
        }
    }

    @Test
    void aPageWithoutASizeIsDamaged() throws Exception {
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage(PDRectangle.A6));
            pdf.addPage(new PDPage(new PDRectangle(0, 0)));
            assertThat(why(read(saved(pdf)))).contains("Page 2 has no size: the file is damaged.");
        }
        try (PDDocument pdf = new PDDocument()) {
            assertThat(why(read(saved(pdf)))).contains("damaged");
        }
    }

    @Test
    void moreThanIsReadIsRefusedWithItsNumber() throws Exception {
        try (PDDocument pdf = new PDDocument()) {
            for (int i = 0; i < 101; i++) {
                pdf.addPage(new PDPage(PDRectangle.A6));
            }
            assertThat(why(read(saved(pdf)))).contains("It has 101 pages, and at most 100");
        }
        try (PDDocument pdf = new PDDocument()) {
            pdf.addPage(new PDPage(PDRectangle.A6));
            pdf.addPage(new PDPage(PDRectangle.A0));
            assertThat(why(read(saved(pdf)))).contains("Page 2 is larger than A1");
        }
        Path large = folder.resolve("large.png");
        try (OutputStream out = Files.newOutputStream(large)) {
            for (int i = 0; i <= 32; i++) {
                out.write(new byte[1 << 20]);
            }
        }
        assertThat(why(new PictureReading(LONG).file(large))).contains("large.png is larger");
    }

    @Test
    void aPhotographOfManyDotsIsReadWithFewerOfThem() throws Exception {
        BufferedImage large = new BufferedImage(9_000, 6_000, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D on = large.createGraphics();
        on.setColor(Color.WHITE);
        on.fillRect(0, 0, 9_000, 6_000);
        on.drawImage(code("SMALL IN IT"), 4_000, 3_000, 900, 900, null);
        on.dispose();
        assertThat(codes(png(large))).contains("SMALL IN IT");
    }

    /** A few kilobytes that are gigabytes once they are drawn. */
    @Test
    void aPictureThatFillsTheMemoryIsRefusedAndTheProgramGoesOn() throws Exception {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A6);
            pdf.addPage(page);
            COSStream packed = pdf.getDocument().createCOSStream();
            int edge = 30_000;
            try (OutputStream out = packed.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] row = new byte[edge / 8];
                for (int y = 0; y < edge; y++) {
                    out.write(row);
                }
            }
            packed.setItem(COSName.TYPE, COSName.XOBJECT);
            packed.setItem(COSName.SUBTYPE, COSName.IMAGE);
            packed.setInt(COSName.WIDTH, edge);
            packed.setInt(COSName.HEIGHT, edge);
            packed.setInt(COSName.BITS_PER_COMPONENT, 1);
            packed.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
            PDImageXObject image = new PDImageXObject(new PDStream(packed), null);
            try (PDPageContentStream on = new PDPageContentStream(pdf, page)) {
                on.drawImage(image, 0, 0, 200, 200);
            }
            byte[] file = saved(pdf);
            assertThat(file).hasSizeLessThan(1 << 20);
            assertThat(why(read(file))).contains("It is too large to be read");
        }
        byte[] header = png(new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_GRAY));
        // width and height of a PNG stand at 16 and 20
        java.nio.ByteBuffer.wrap(header).putInt(16, 60_000).putInt(20, 60_000);
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(header, 12, 17);
        java.nio.ByteBuffer.wrap(header).putInt(29, (int) sum.getValue());
        assertThat(why(read(header))).contains("3600 million dots");
    }

    /** Thousands of what a QR code has three of: every three of them may be one. */
    @Test
    void aPictureThatTakesForEverIsEndedInTime() throws Exception {
        byte[] file = SlowPicture.png();
        PictureReading reading = new PictureReading(Duration.ofSeconds(4));
        CompletableFuture<Outcome<List<String>>> answer =
                CompletableFuture.supplyAsync(() -> reading.picture(out -> out.write(file)));
        long begun = System.nanoTime();
        assertThat(why(answer.get(30, TimeUnit.SECONDS)))
                .contains("It takes longer than 4 seconds");
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(15));
    }

    @Test
    void whatIsStoppedEndsAtOnceAndLeavesNoProcess() throws Exception {
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        PictureReading reading = new PictureReading(LONG);
        CompletableFuture<Void> given = new CompletableFuture<>();
        CompletableFuture<Outcome<List<String>>> answer =
                CompletableFuture.supplyAsync(() ->
                        reading.picture(out -> {
                            given.complete(null);
                            for (int i = 0; i < 10_000; i++) { // never done: it waits for more
                                out.write(0);
                                out.flush();
                                sleep();
                            }
                        }));
        given.get(30, TimeUnit.SECONDS);
        List<ProcessHandle> begun =
                ProcessHandle.current().children().filter(one -> !before.contains(one)).toList();
        assertThat(begun).hasSize(1);
        reading.stop();
        assertThat(why(answer.get(10, TimeUnit.SECONDS))).isEqualTo("It was stopped.");
        begun.getFirst().onExit().get(10, TimeUnit.SECONDS);
        PictureReading early = new PictureReading(LONG);
        early.stop();
        assertThat(why(early.picture(out -> out.write(0)))).contains("did not start");
    }

    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsDamagedIsRefusedInASentence() throws Exception {
        List<byte[]> files = new ArrayList<>();
        files.add("%PDF-1.7 cut".getBytes(StandardCharsets.US_ASCII));
        files.add(
                ("%PDF-1.7\n1 0 obj\n" + "[".repeat(200_000) + "\nendobj\ntrailer <</Root 1 0 R>>")
                        .getBytes(StandardCharsets.US_ASCII));
        byte[] cut = png(code("CUT"));
        files.add(java.util.Arrays.copyOf(cut, cut.length / 2));
        for (byte[] file : files) {
            assertThat(why(read(file))).contains("damaged");
        }
        for (String none : List.of("", "no picture")) {
            assertThat(why(read(none.getBytes(StandardCharsets.US_ASCII))))
                    .contains("none of what is read");
        }
    }

    @Test
    void aPictureOfAnIPhoneIsToldHowItCanBeRead() {
        for (String brand : List.of("heic", "mif1", "avif")) {
            byte[] file =
                    ("\0\0\0\u0018ftyp" + brand + "\0\0\0\0mif1heic")
                            .getBytes(StandardCharsets.ISO_8859_1);
            assertThat(why(read(file)))
                    .contains("PDF. Take a screenshot of it, or have it sent as JPEG.");
        }
    }

    private static byte[] jpeg(BufferedImage image) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }

    /** Nothing can be written where the process believes its temporary files and its home to be. */
    @Test
    void aScannersPageIsReadWithoutAFileBesideIt() throws Exception {
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A6);
            pdf.addPage(page);
            PDImageXObject scan = JPEGFactory.createFromImage(pdf, code("SCANNED"));
            try (PDPageContentStream on = new PDPageContentStream(pdf, page)) {
                on.drawImage(scan, 20, 20, 250, 250);
            }
            assertThat(codes(saved(pdf))).containsExactly("SCANNED");
        }
    }

    /** Telephones and cameras put a small picture, or a film, behind the photograph. */
    @Test
    void ofAPhotographTheFirstPictureIsReadWhateverStandsBehindIt() throws Exception {
        byte[] photograph = jpeg(code("PHOTOGRAPH"));
        byte[] film = new byte[3_000];
        new Random(7).nextBytes(film);
        for (int i = 0; i < 2_400; i += 20) {
            film[i] = (byte) 0xff;
            film[i + 1] = (byte) 0xd8;
        }
        for (byte[] behind : List.of(new byte[16], film)) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(photograph);
            file.write(behind);
            file.write(jpeg(code("PREVIEW")));
            assertThat(codes(file.toByteArray())).containsExactly("PHOTOGRAPH");
        }
    }

    /** A page of an office scanner would be white, and its void label none. */
    @Test
    void aPageThatCannotBeDrawnWholeIsRefusedByItsNumber() throws Exception {
        for (COSName packing : List.of(COSName.JBIG2_DECODE, COSName.DCT_DECODE)) {
            try (PDDocument pdf = new PDDocument()) {
                pdf.addPage(new PDPage(PDRectangle.A6));
                PDPage page = new PDPage(PDRectangle.A6);
                pdf.addPage(page);
                COSStream packed = pdf.getDocument().createCOSStream();
                try (OutputStream out = packed.createRawOutputStream()) {
                    out.write(new byte[200]);
                }
                packed.setItem(COSName.FILTER, packing);
                packed.setItem(COSName.TYPE, COSName.XOBJECT);
                packed.setItem(COSName.SUBTYPE, COSName.IMAGE);
                packed.setInt(COSName.WIDTH, 100);
                packed.setInt(COSName.HEIGHT, 100);
                packed.setInt(COSName.BITS_PER_COMPONENT, 8);
                packed.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
                PDImageXObject image = new PDImageXObject(new PDStream(packed), null);
                try (PDPageContentStream on = new PDPageContentStream(pdf, page)) {
                    on.drawImage(image, 0, 0, 200, 200);
                }
                assertThat(why(read(saved(pdf))))
                        .contains(
                                packing.equals(COSName.JBIG2_DECODE)
                                        ? "Page 2 is packed in a way that is not read"
                                        : "damaged");
            }
        }
    }

    /** To look for it among all fonts of the machine takes longer than a picture may. */
    @Test
    void aFontThatIsNotInTheFileIsNotLookedForOnTheMachine() throws Exception {
        String before = System.setProperty("pdfbox.fontcache", folder.toString());
        try (PDDocument pdf = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A6);
            COSDictionary font = new COSDictionary();
            font.setItem(COSName.TYPE, COSName.FONT);
            font.setItem(COSName.SUBTYPE, COSName.TYPE1);
            font.setName(COSName.BASE_FONT, "Arial");
            COSDictionary fonts = new COSDictionary();
            fonts.setItem("F1", font);
            page.setResources(new PDResources());
            page.getResources().getCOSObject().setItem(COSName.FONT, fonts);
            PDStream text = new PDStream(pdf);
            try (OutputStream out = text.createOutputStream()) {
                out.write(
                        "BT /F1 12 Tf 20 20 Td (Exhibit) Tj ET"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(text);
            pdf.addPage(page);
            assertThat(PictureCodes.in(saved(pdf))).isEmpty();
            assertThat(folder.toFile().list()).isEmpty();
        } finally {
            if (before == null) {
                System.clearProperty("pdfbox.fontcache");
            } else {
                System.setProperty("pdfbox.fontcache", before);
            }
        }
    }

    @Test
    void whatTheProcessSaysIsBelievedInItsFormOnly() {
        for (String said :
                List.of(
                        "",
                        "code eA==",
                        "[0.1s][warning][os] x\ndone",
                        "x\ndone",
                        "code ???\ndone",
                        "refused \u007f\ndone",
                        "\n".repeat(1 << 20) + "done",
                        "code eA==\n".repeat(6_000) + "done")) {
            assertThat(PictureReading.answer(said)).isEmpty();
        }
        assertThat(PictureReading.answer("code eA==\ndone")).contains(Outcome.done(List.of("x")));
        assertThat(PictureReading.answer("code eA==\n".repeat(5_000) + "done")).isPresent();
    }

    @Test
    void aProcessThatDoesNotWorkIsNotBlamedOnThePicture() throws Exception {
        String path = String.valueOf(System.getProperty("java.class.path"));
        System.setProperty("java.class.path", folder.toString());
        try {
            assertThat(why(read(png(code("X"))))).contains("did not work (exit 1)");
        } finally {
            System.setProperty("java.class.path", path);
        }
    }

    @Test
    void aPictureOfMoreBytesThanAreReadIsNotReadInPart() throws Exception {
        byte[] file = java.util.Arrays.copyOf(png(code("X")), PictureReading.LARGEST + 1);
        assertThat(why(read(file))).contains("It has more than 32 MB");
    }

    /** Of a label in the shade as much is told apart as the picture has. */
    @Test
    void aPictureInGreyIsReadAsItIs() throws Exception {
        int edge = 87;
        BitMatrix dots =
                new QRCodeWriter().encode("FADED LABEL 1234", BarcodeFormat.QR_CODE, edge, edge);
        BufferedImage faded = new BufferedImage(edge, edge, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                faded.getRaster().setSample(x, y, 0, dots.get(x, y) ? 90 : 125);
            }
        }
        assertThat(codes(png(faded))).containsExactly("FADED LABEL 1234");
    }
}

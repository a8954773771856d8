package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs that are not ours and read what we print: zbarimg, ZXingReader and poppler. */
final class OutsideReaders {
    private OutsideReaders() {}

    static void assumeInstalled(String program, String debianPackage) {
        boolean found = false;
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            found |= Files.isExecutable(Path.of(folder, program));
        }
        assumeTrue(
                found,
                "%s (Debian package %s) is not installed, so it was not asked to read the labels."
                        .formatted(program, debianPackage));
    }

    /** Every symbol that zbarimg finds: {@code QR-Code:…} and {@code CODE-128:…}, a line each. */
    static String zbar(Path picture) throws IOException, InterruptedException {
        return run("zbarimg", "-q", picture.toString());
    }

    /** What ZXingReader says of symbols of one format. */
    static String zxing(Path picture, Symbol.Format format)
            throws IOException, InterruptedException {
        // -noscale: 1.4.0 also reads at half size, and stops where it finds the bars both times
        return run(
                "ZXingReader",
                "-noscale",
                "-1",
                "-format",
                format == Symbol.Format.QR ? "QRCode" : "Code128",
                picture.toString());
    }

    /** True if both programs read every symbol that stock of this kind carries as this code. */
    static void assertBothRead(Path picture, LabelCode code, boolean bars)
            throws IOException, InterruptedException {
        String said = zbar(picture);
        assertThat(said).contains("QR-Code:" + code.value());
        assertThat(zxing(picture, Symbol.Format.QR)).contains(code.value());
        if (bars) {
            assertThat(said).contains("CODE-128:" + code.value());
            assertThat(zxing(picture, Symbol.Format.CODE_128)).contains(code.value());
        }
    }

    /** One page of a PDF as poppler paints it, in greys. */
    static Path painted(Path pdf, int page, double pixelsPerInch)
            throws IOException, InterruptedException {
        String root = pdf + "-" + page;
        run(
                "pdftoppm",
                "-png",
                "-gray",
                "-singlefile",
                "-f",
                Integer.toString(page + 1),
                "-r",
                Double.toString(pixelsPerInch),
                pdf.toString(),
                root);
        return Path.of(root + ".png");
    }

    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}

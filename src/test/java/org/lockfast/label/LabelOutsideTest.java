package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Labels read by two programs that are not ours. */
class LabelOutsideTest {
    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("org.lockfast.label.LabelReadsTest#coarse")
    void zbarReadsBothSymbols(Stock stock, int dpi) throws Exception {
        assumeInstalled("zbarimg", "zbar-tools");
        CheckedLabel label = Samples.made(Samples.knife().build(), stock, dpi);
        for (int page = 0; page < label.pages(); page++) {
            String code = label.code(page).value();
            String said = run("zbarimg", "-q", file(label, page).toString());
            assertThat(said).contains("QR-Code:" + code);
            if (stock.carries() != Stock.Carries.REFERENCE) {
                assertThat(said).contains("CODE-128:" + code);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.lockfast.label.LabelReadsTest#coarse")
    void zxingCppReadsBothSymbols(Stock stock, int dpi) throws Exception {
        assumeInstalled("ZXingReader", "zxing-cpp-tools");
        CheckedLabel label = Samples.made(Samples.knife().build(), stock, dpi);
        for (int page = 0; page < label.pages(); page++) {
            String code = label.code(page).value();
            String file = file(label, page).toString();
            // -noscale: 1.4.0 also reads at half size, and stops where it finds the bars both times
            assertThat(run("ZXingReader", "-noscale", "-1", "-format", "QRCode", file))
                    .contains(code);
            if (stock.carries() != Stock.Carries.REFERENCE) {
                assertThat(run("ZXingReader", "-noscale", "-1", "-format", "Code128", file))
                        .contains(code);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("org.lockfast.label.LabelReadsTest#fine")
    @Tag("hard")
    void bothReadFinePrint(Stock stock, int dpi) throws Exception {
        zbarReadsBothSymbols(stock, dpi);
        zxingCppReadsBothSymbols(stock, dpi);
    }

    private Path file(CheckedLabel label, int page) throws IOException {
        return Files.write(folder.resolve("label" + page + ".png"), label.png(page));
    }

    private static void assumeInstalled(String program, String debianPackage) {
        boolean found = false;
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            found |= Files.isExecutable(Path.of(folder, program));
        }
        assumeTrue(
                found,
                "%s (Debian package %s) is not installed, so it was not asked to read the labels."
                        .formatted(program, debianPackage));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}

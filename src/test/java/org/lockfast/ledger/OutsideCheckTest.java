package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.GoCheck;

/** docs/checking.md, run as it is written: strangers' programs check our export. */
class OutsideCheckTest {
    @TempDir private Path tmp;
    private Path dir;

    @BeforeEach
    void export() throws IOException {
        dir = tmp.resolve("export");
        Samples samples = new Samples(11);
        LogExport.write(dir, samples.chain(600).iterator(), samples.log, samples.keys());
    }

    private record Outcome(int code, String says) {}

    private static Outcome run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), says);
    }

    private static boolean installed(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    }

    private void flip(String file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(dir.resolve(file));
        bytes[at < 0 ? bytes.length + at : at] ^= 1;
        Files.write(dir.resolve(file), bytes);
    }

    private Outcome shell(int index) throws IOException, InterruptedException {
        return run(
                List.of("bash", "docs/checking/check.sh", dir.toString(), Integer.toString(index)));
    }

    @Test
    void opensslAndSha256sumProveAnEntry() throws Exception {
        assumeTrue(
                installed("bash") && installed("openssl") && installed("sha256sum"),
                "openssl or sha256sum is not installed, so their check of the export is left out");
        for (int index : new int[] {0, 300, 599}) {
            assertThat(shell(index).says()).contains("PROVED: entry ").doesNotContain("NOT");
            assertThat(shell(index).code()).isZero();
        }
        flip("300.json", 100);
        assertThat(shell(300).code()).as("altered text").isEqualTo(1);
        flip("300.json", 100);
        flip("0.tlog-proof", 40);
        assertThat(shell(0).code()).as("altered proof").isEqualTo(1);
        flip("0.tlog-proof", 40);
        flip("checkpoint", -10);
        assertThat(shell(0).code()).as("altered checkpoint").isEqualTo(1);
        flip("checkpoint", -10);
        assertThat(shell(0).code()).isZero();
    }

    @Test
    @Tag("hard")
    void goProvesTheWholeExport() throws Exception {
        GoCheck check = GoCheck.builtIn(tmp);
        assertThat(check.of(dir).says())
                .isEqualTo(
                        "PROVED: 600 entries, 4 tiles and 3 receipts of d-7f3a0c1122334455/log\n");
        for (String file :
                List.of(
                        "checkpoint",
                        "keys.vkey",
                        "log.vkey",
                        "tile/0/000",
                        "tile/0/002.p/88",
                        "tile/1/000.p/2",
                        "tile/entries/001",
                        "300.json",
                        "300.tlog-proof")) {
            flip(file, 30);
            assertThat(check.of(dir).code()).as(file).isEqualTo(1);
            flip(file, 30);
        }
    }
}

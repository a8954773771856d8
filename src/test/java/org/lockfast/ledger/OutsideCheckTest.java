package org.lockfast.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/checking.md, run as it is written: strangers' programs check our export. */
class OutsideCheckTest {
    private static final Path GO_LIBRARY = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb");

    @TempDir private Path tmp;
    private Path dir;

    @BeforeEach
    void export() throws IOException {
        dir = tmp.resolve("export");
        Samples samples = new Samples(11);
        LogExport.write(dir, samples.chain(600).iterator(), samples.log, samples.keys());
    }

    private record Outcome(int code, String says) {}

    private Outcome run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
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
                Map.of(),
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
        assumeTrue(
                installed("go") && Files.isDirectory(GO_LIBRARY),
                "Debian's golang-go and golang-golang-x-mod-dev are not installed, so Go's check of"
                        + " the export is left out");
        Map<String, String> environment =
                Map.of(
                        "GO111MODULE", "off",
                        "GOPATH", "/usr/share/gocode",
                        "GOFLAGS", "",
                        "GOCACHE", tmp.resolve("go-cache").toString());
        String program = tmp.resolve("check").toString();
        Outcome built =
                run(environment, List.of("go", "build", "-o", program, "docs/checking/check.go"));
        assertThat(built.code()).as(built.says()).isZero();
        Outcome whole = run(Map.of(), List.of(program, dir.toString()));
        assertThat(whole.says())
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
            assertThat(run(Map.of(), List.of(program, dir.toString())).code())
                    .as(file)
                    .isEqualTo(1);
            flip(file, 30);
        }
    }
}

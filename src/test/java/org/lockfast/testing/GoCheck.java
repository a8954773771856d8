package org.lockfast.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code docs/checking/check.go}, built with Debian's Go where that is installed. */
public final class GoCheck {
    private static final Path LIBRARY = Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb");

    private final String program;

    /** What it made of an export. */
    public record Verdict(int code, String says) {}

    private GoCheck(String program) {
        this.program = program;
    }

    /** Builds it below a folder; where there is no Go the test is left out. */
    public static GoCheck builtIn(Path tmp) throws IOException, InterruptedException {
        boolean go =
                List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                        .anyMatch(dir -> Files.isExecutable(Path.of(dir, "go")));
        assumeTrue(
                go && Files.isDirectory(LIBRARY),
                "Debian's golang-go and golang-golang-x-mod-dev are not installed, so Go's check of"
                        + " the export is left out");
        String program = tmp.resolve("check").toString();
        Verdict built =
                run(
                        Map.of(
                                "GO111MODULE", "off",
                                "GOPATH", "/usr/share/gocode",
                                "GOFLAGS", "",
                                "GOCACHE", tmp.resolve("go-cache").toString()),
                        List.of("go", "build", "-o", program, "docs/checking/check.go"));
        assertThat(built.code()).as(built.says()).isZero();
        return new GoCheck(program);
    }

    /** Has it look at an export. */
    public Verdict of(Path export) throws IOException, InterruptedException {
        return run(Map.of(), List.of(program, export.toString()));
    }

    private static Verdict run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Verdict(process.exitValue(), says);
    }
}

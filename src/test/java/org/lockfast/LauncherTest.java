package org.lockfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bin/lockfast gives to Java, seen by a Java that only says what it was given. */
class LauncherTest {
    private static final Path SOURCE = Path.of("packaging/program");

    @TempDir Path folder;

    private Path program;

    private record Ran(int code, List<String> said) {}

    @BeforeEach
    void layOut() throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/bin/sh")),
                "there is no /bin/sh on this machine: the launcher is not tried");
        program = folder.resolve("a place with spaces");
        Files.createDirectories(program.resolve("bin"));
        Files.createDirectories(program.resolve("lib"));
        Files.copy(SOURCE.resolve("bin/lockfast"), program.resolve("bin/lockfast"));
        Files.copy(SOURCE.resolve("lib/java-home.sh"), program.resolve("lib/java-home.sh"));
        java(program.resolve("runtime"));
    }

    private static void java(Path home) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        script(
                home.resolve("bin/java"),
                "for word in \"$@\"; do printf '%s\\n' \"$word\"; done; echo \"$LC_ALL\"; exit 7");
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ran run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment()
                .keySet()
                .removeIf(n ->
                        n.startsWith("LC_") || n.startsWith("JAVA") || n.startsWith("LOCKFAST"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ran(process.exitValue(), said.lines().toList());
    }

    private Ran lockfast(Map<String, String> environment, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.resolve("bin/lockfast").toString()));
        command.addAll(List.of(words));
        return run(environment, command.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '',                                 true
                    --store|D,                          true
                    --store=D|--as|1001,                true
                    --password-file|F|--store|verify,   true
                    verify,                             false
                    --store|D|verify,                   false
                    --version,                          false
                    --store=D|--help,                   false
                    """)
    void theDesktopIsMeantUnlessACommandIsNamed(String words, boolean desktop) throws Exception {
        Ran ran = lockfast(Map.of(), words.isEmpty() ? new String[0] : words.split("\\|", -1));
        assertThat(ran.said().contains("-Xmx768m")).isEqualTo(desktop);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '',                        true
                    find|knife,                true
                    --store|D|import|verify,   true
                    --store|D|verify,          false
                    rebuild,                   false
                    --as=1001|export-log|D,    false
                    demo,                      false
                    """)
    void theThoroughCompilerIsForWhatGoesOverTheWholeStore(String words, boolean quick)
            throws Exception {
        Ran ran = lockfast(Map.of(), words.isEmpty() ? new String[0] : words.split("\\|", -1));
        assertThat(ran.said().contains("-XX:TieredStopAtLevel=1")).isEqualTo(quick);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    server|--port|8443|--records|r,       true
                    --store|s|server|--port|8443,         true
                    server|init|--records|r,              false
                    server|enrolment-code|--station|S,    false
                    server|devices,                       false
                    server|bar|d-1,                       false
                    --store|server|server|timestamp,      false
                    --store|server|server|--port|1,       true
                    server|--port|1|--help,               false
                    --store|s|server,                     true
                    server|--records|status|--port|1,     true
                    server|--help,                        false
                    show|server,                          false
                    """)
    void aServerHasTheCollectorForManyThreadsAndEndsWhenMemoryIsOut(String words, boolean server)
            throws Exception {
        Ran ran = lockfast(Map.of(), words.split("\\|", -1));
        assertThat(ran.said().contains("-XX:+UseG1GC")).isEqualTo(server);
        assertThat(ran.said().contains("-XX:+UseSerialGC")).isNotEqualTo(server);
        assertThat(ran.said().contains("-XX:+ExitOnOutOfMemoryError")).isEqualTo(server);
    }

    @Test
    void everyWordArrivesWholeAndTheExitCodeIsKept() throws Exception {
        Ran ran = lockfast(Map.of("LANG", "C"), "case", "add", "A/1 b", "--title", "", "*", "Łódź");
        int jar = ran.said().indexOf("-jar");
        assertThat(ran.said().get(jar + 1))
                .isEqualTo(program.toRealPath().resolve("lib/lockfast.jar").toString());
        assertThat(ran.said().subList(jar + 2, jar + 9))
                .containsExactly("case", "add", "A/1 b", "--title", "", "*", "Łódź");
        assertThat(ran.code()).isEqualTo(7);
    }

    @Test
    void namesAreNeverReadAsAscii() throws Exception {
        assertThat(lockfast(Map.of("LANG", "C"), "verify").said()).endsWith("C.UTF-8");
        assertThat(lockfast(Map.of("LANG", "C.UTF-8"), "verify").said()).endsWith("");
    }

    @Test
    void neitherACoreFileNorSharedCountersAreLeft() throws Exception {
        assertThat(lockfast(Map.of(), "verify").said())
                .contains("-XX:-CreateCoredumpOnCrash", "-XX:-UsePerfData");
        assertThat(lockfast(Map.of()).said())
                .contains("-XX:-CreateCoredumpOnCrash", "-XX:-UsePerfData");
    }

    @Test
    void furtherOptionsComeFromTheEnvironment() throws Exception {
        assertThat(lockfast(Map.of("LOCKFAST_OPTS", "-Da=b -Xmx99m"), "verify").said())
                .contains("-Da=b", "-Xmx99m");
    }

    @Test
    void theStartUpCacheIsUsedWhereItIs() throws Exception {
        assertThat(lockfast(Map.of()).said()).noneMatch(w -> w.startsWith("-XX:AOTCache"));
        Files.writeString(program.resolve("lib/lockfast.aot"), "");
        assertThat(lockfast(Map.of()).said())
                .anyMatch(w -> w.startsWith("-XX:AOTCache=") && w.endsWith("lib/lockfast.aot"));
    }

    @Test
    void aLinkToTheLauncherFindsTheProgram() throws Exception {
        Path link =
                Files.createSymbolicLink(
                        folder.resolve("lockfast"), Path.of("a place with spaces/bin/lockfast"));
        Path further = Files.createSymbolicLink(folder.resolve("lf"), link);
        assertThat(run(Map.of(), further.toString(), "verify").code()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    25.0.3,  true
                    25,      true
                    25-ea,   true
                    250.1,   false
                    17.0.15, false
                    26,      false
                    """)
    void aJavaIsKnownByItsReleaseFile(String version, boolean known) throws Exception {
        Path home = folder.resolve("some java");
        java(home);
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"");
        Ran ran =
                run(
                        Map.of(
                                "JAVA25_HOME",
                                home.toString(),
                                "JAVA_HOME",
                                folder.resolve("nothing").toString()),
                        "/bin/sh",
                        "-c",
                        ". '"
                                + program.resolve("lib/java-home.sh")
                                + "'; is_java \"$JAVA25_HOME\" 25 java && echo known");
        assertThat(ran.said().contains("known")).isEqualTo(known);
    }

    @Test
    void theJavaThatIsNamedGoesBeforeTheOthers() throws Exception {
        Path named = folder.resolve("named");
        Path other = folder.resolve("other");
        for (Path home : List.of(named, other)) {
            java(home);
            Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        }
        Ran ran =
                run(
                        Map.of("JAVA_HOME", named.toString(), "JAVA25_HOME", other.toString()),
                        "/bin/sh",
                        "-c",
                        ". '" + program.resolve("lib/java-home.sh") + "'; find_java 25 java");
        assertThat(ran.said()).containsExactly(named.toString());
    }
}

package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.app.Surroundings;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

class ProgressLineTest {
    @TempDir Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(TestStore.START);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Terminal terminal(Surroundings surroundings, boolean watched) {
        return new Terminal(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                surroundings,
                watched);
    }

    /** Each look at the clock is a second later. */
    private Surroundings hurried(Surroundings like) {
        return new Surroundings(
                () -> now.updateAndGet(at -> at.plusSeconds(1)),
                like.zone(),
                new SecureRandom(),
                like.app(),
                like.state(),
                like.cost());
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLineIsRewrittenOnceASecondAndWiped() {
        Surroundings still =
                new Surroundings(
                        now::get,
                        TestStore.ZONE,
                        new SecureRandom(),
                        "0.1.0-test",
                        folder,
                        TestStore.at(folder).surroundings().cost());
        try (ProgressLine line = terminal(still, true).progress("Checking records")) {
            line.reached(1, 2_000);
            assertThat(said()).isEmpty();
            now.updateAndGet(at -> at.plusMillis(999));
            line.reached(500, 2_000);
            assertThat(said()).isEmpty();
            now.updateAndGet(at -> at.plusMillis(1));
            line.reached(1_000, 2_000);
            line.reached(1_001, 2_000);
            assertThat(said()).isEqualTo("\rChecking records: 1,000 of 2,000 (50 %)");
            err.reset();
            now.updateAndGet(at -> at.plusSeconds(3));
            line.reached(2, 3);
            assertThat(said()).startsWith("\rChecking records: 2 of 3 (66 %)   ");
            err.reset();
        }
        assertThat(said().strip()).isEmpty();
        assertThat(said()).startsWith("\r  ").endsWith("\r").doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void longCommandsSayHowFarTheyGotWhereSomebodyLooksAndNowhereElse(boolean watched)
            throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            test.run(Who.SCENE, "case", "add", "C/1", "--title", "T");
            Path json =
                    java.nio.file.Files.writeString(
                            folder.resolve("x.json"), "{\"reference\": \"JSM/1\"}");
            test.run(Who.SCENE, "exhibit", "add", "--case", "C/1", "--json", json.toString());
            Path rows = java.nio.file.Files.writeString(folder.resolve("rows.csv"), "What\nTent\n");
            Path map =
                    java.nio.file.Files.writeString(
                            folder.resolve("map.json"), "{\"description\": \"What\"}");
            List<List<String>> commands =
                    List.of(
                            List.of("verify"),
                            List.of("rebuild"),
                            List.of("record", "JSM/1", "--out", folder.resolve("r.pdf").toString()),
                            List.of("export-log", folder.resolve("log").toString()),
                            List.of("import", rows.toString(), "--map", map.toString()));
            for (List<String> command : commands) {
                err.reset();
                now.set(test.now().plusSeconds(1000));
                List<String> words =
                        new ArrayList<>(
                                List.of(
                                        "--store",
                                        test.directory().toString(),
                                        "--as",
                                        Who.FOUNDER.collar(),
                                        "--password-file",
                                        test.passwordFile().toString()));
                words.addAll(command);
                int code =
                        LockfastCommand.run(
                                terminal(hurried(test.surroundings()), watched),
                                named -> 7,
                                words.toArray(String[]::new));
                assertThat(code).as("%s %s", command, said()).isZero();
                if (watched) {
                    assertThat(said()).as("%s", command).contains(" of ").endsWith("\r");
                    if (command.equals(List.of("rebuild"))) {
                        assertThat(said()).contains("Bringing the lists up to date: ");
                    }
                    if (command.equals(List.of("verify"))) {
                        assertThat(said())
                                .contains("Checking records: ")
                                .contains("Comparing the lists: ");
                    }
                } else {
                    assertThat(said())
                            .as("%s", command)
                            .doesNotContain("\r")
                            .doesNotContain(" of ");
                }
            }
        }
    }
}

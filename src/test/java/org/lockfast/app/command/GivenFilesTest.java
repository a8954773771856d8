package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;

/** What is no file, or has no end, is refused by its name; nothing waits for it or fills memory. */
@Timeout(120)
class GivenFilesTest {
    private static final Path ENDLESS = Path.of("/dev/zero");

    @TempDir Path folder;
    private Commands commands;
    private Path pipe;

    @BeforeEach
    void aStore() throws Exception {
        try (TestStore test = TestStore.in(folder)) {
            commands = Commands.on(folder, test);
        }
        pipe = folder.resolve("pipe");
        assumeTrue(
                Files.exists(ENDLESS)
                        && new ProcessBuilder("mkfifo", pipe.toString())
                                .start()
                                .waitFor(20, TimeUnit.SECONDS),
                "skipped: no /dev/zero or mkfifo here");
        assertThat(pipe).exists();
    }

    private void refused(Path file, String part) {
        String map = commands.file("map", "{\"description\": \"Goods\"}");
        List<String[]> all = new ArrayList<>();
        all.add(new String[] {"rules", "try", file.toString()});
        all.add(new String[] {"import", file.toString(), "--map", map});
        all.add(new String[] {"import", commands.path("pw"), "--map", file.toString()});
        all.add(new String[] {"verify", "--trust", file.toString()});
        for (String[] words : all) {
            commands.as("1001", words).refused(file + " " + part);
        }
    }

    @Test
    void neitherAFolderNorADeviceNorAPipeIsReadWhole() {
        refused(folder, "is a folder. Name a file.");
        refused(ENDLESS, "is no ordinary file.");
        refused(pipe, "is no ordinary file.");
    }

    @Test
    void aSecretMayComeByAPipeButHasAnEnd() {
        String larger = ENDLESS + " is larger than any such file is.";
        password(ENDLESS.toString()).refused(larger);
        password(folder.toString()).refused(folder + " is a folder.");
        commands.here(
                        "recover",
                        "--sheet-code-file",
                        ENDLESS.toString(),
                        "--officer",
                        "1001",
                        "--new-password-file",
                        commands.path("pw"))
                .refused(larger);
    }

    @Test
    void anEmptyPasswordFileIsNoTry() {
        for (int i = 0; i < 20; i++) {
            password(commands.file("empty", "")).refused("is empty.");
            password(commands.file("blank", "\nmore")).refused("is empty.");
        }
        commands.as("1001", "officer", "list").done(); // nobody has to wait
    }

    @Test
    void aPasswordFileThatDoesNotReadIsNamedOnceWithItsCause() throws Exception {
        password(commands.path("none")).refused("There is no file " + commands.path("none") + ".");
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
        Commands.Ran ran = password(loop.toString()).refused("Too many levels");
        assertThat(ran.err().split(Pattern.quote(loop.toString()), -1)).hasSize(2);
        Path closed = Path.of(commands.file("closed", "x"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(closed), "skipped: this account reads everything");
        password(closed.toString()).refused(closed + " is not yours to read.");
    }

    private Commands.Ran password(String file) {
        return commands.here("--as", "1001", "--password-file", file, "officer", "list");
    }
}

package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;

/** Global options, passwords, stores that do not open, misuse. */
class OptionsTest {
    @TempDir Path folder;
    private TestStore test;
    private Commands commands;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void optionsStandBeforeOrAfterTheCommand() {
        String store = commands.store().toString();
        String pw = commands.path("pw");
        for (String[] words :
                List.of(
                        new String[] {
                            "--store",
                            store,
                            "--as",
                            "4004",
                            "--password-file",
                            pw,
                            "find",
                            "x",
                            "--json"
                        },
                        new String[] {
                            "find",
                            "x",
                            "--json",
                            "--store",
                            store,
                            "--as",
                            "4004",
                            "--password-file",
                            pw
                        },
                        new String[] {
                            "--store",
                            store,
                            "find",
                            "--as",
                            "4004",
                            "x",
                            "--password-file",
                            pw,
                            "--json"
                        },
                        new String[] {
                            "find",
                            "--json",
                            "--store=" + store,
                            "--as=4004",
                            "--password-file=" + pw,
                            "x"
                        })) {
            assertThat(commands.run(words).quietly()).isEqualTo("[]");
        }
        assertThat(
                        commands.run(
                                        "officer",
                                        "password",
                                        "--new-password-file",
                                        pw,
                                        "--store",
                                        store,
                                        "--as",
                                        "4004",
                                        "--password-file",
                                        pw)
                                .quietly())
                .isEmpty();
    }

    @Test
    void aPasswordIsTheFirstLineOfAFileOrStandardInput() {
        String[] words = {
            "--store",
            commands.store().toString(),
            "--as",
            "4004",
            "--password-file",
            "-",
            "find",
            "x",
            "--json"
        };
        assertThat(commands.run(Commands.PASSWORD + "\r\nsecond line\n", words).quietly())
                .isEqualTo("[]");
        assertThat(commands.run(Commands.PASSWORD, words).quietly()).isEqualTo("[]");
        commands.run(Commands.PASSWORD + " \n", words).refused("do not open this store");
        commands.run("", words).refused("standard input");
        commands.run(
                        Commands.PASSWORD + "\n",
                        new String[] {
                            "--store",
                            commands.store().toString(),
                            "--as",
                            "4004",
                            "--password-file",
                            "-",
                            "officer",
                            "password",
                            "--new-password-file",
                            "-"
                        })
                .refused("Only one file can be -");
    }

    @Test
    void aPasswordFileThatDoesNotServeIsNamed() throws java.io.IOException {
        String store = commands.store().toString();
        commands.run(
                        "find",
                        "x",
                        "--store",
                        store,
                        "--as",
                        "4004",
                        "--password-file",
                        commands.path("none"))
                .refused("There is no file " + commands.path("none"));
        Path latin = folder.resolve("latin");
        java.nio.file.Files.write(latin, new byte[] {'c', (byte) 0xE9, '\n'});
        commands.run(
                        "find",
                        "x",
                        "--store",
                        store,
                        "--as",
                        "4004",
                        "--password-file",
                        latin.toString())
                .refused("not UTF-8");
        commands.run(
                        "find",
                        "x",
                        "--store",
                        store,
                        "--as",
                        "4004",
                        "--password-file",
                        folder.toString())
                .refused(folder + " is a folder");
    }

    @Test
    void nobodyLearnsWhetherItWasTheCollarOrThePassword() {
        String store = commands.store().toString();
        String wrong = commands.path("wrong");
        String byPassword =
                commands.run(
                                "find",
                                "x",
                                "--store",
                                store,
                                "--as",
                                "4004",
                                "--password-file",
                                wrong)
                        .refused("do not open this store")
                        .err();
        assertThat(commands.as("7777", "find", "x").refused("do not open").err())
                .isEqualTo(byPassword);
    }

    @Test
    void tenWrongPasswordsAreFollowedByAWait() {
        String store = commands.store().toString();
        for (int i = 0; i < 10; i++) {
            commands.run(
                            "find",
                            "x",
                            "--store",
                            store,
                            "--as",
                            "4004",
                            "--password-file",
                            commands.path("wrong"))
                    .refused("do not open this store");
        }
        commands.as("4004", "find", "x").refused("Too many wrong passwords. Wait ");
        commands.as("4004", "show", "E", "--json").refused("Too many wrong passwords. Wait ");
        assertThat(commands.as("1187", "find", "x", "--json").quietly()).isEqualTo("[]");
        test.later(java.time.Duration.ofMinutes(2).plusSeconds(1));
        assertThat(commands.as("4004", "find", "x", "--json").quietly()).isEqualTo("[]");
    }

    @Test
    void aFolderThatIsNoStoreIsNamed() {
        String[] tail = {"--as", "4004", "--password-file", commands.path("pw")};
        for (String command : List.of("find x", "verify", "rebuild", "case add C --title T")) {
            for (String store :
                    List.of(commands.path("nowhere"), folder.resolve("state").toString())) {
                String[] words =
                        java.util.stream.Stream.of(
                                        List.of("--store", store),
                                        List.of(command.split(" ")),
                                        List.of(tail))
                                .flatMap(List::stream)
                                .toArray(String[]::new);
                commands.run(words).refused("There is no store in " + store);
            }
        }
        commands.run(
                        "recover",
                        "--store",
                        commands.path("nowhere"),
                        "--sheet-code-file",
                        commands.file("sheet", "AAAAA"),
                        "--officer",
                        "1001",
                        "--new-password-file",
                        commands.path("pw"))
                .refused("");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aStoreOpenElsewhereIsNotTouched() {
        test.store();
        for (String command :
                List.of("find x", "verify", "rebuild", "case add C --title T", "export-log out")) {
            commands.as("1001", command.split(" ")).refused("open");
        }
        assertThat(Path.of("out")).doesNotExist();
        test.close();
        commands.as("1001", "verify").quietly();
    }
}

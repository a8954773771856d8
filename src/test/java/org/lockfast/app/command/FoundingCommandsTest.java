package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.app.command.Commands.Ran;

/** init, officer add, officer retire, officer password, recover. */
class FoundingCommandsTest {
    private static final String ALL =
            "SCENE_OFFICER,PROPERTY_OFFICER,EXHIBITS_OFFICER,SUPERVISOR,MANAGER,ADMINISTRATOR,AUDITOR";

    @TempDir Path folder;

    private Ran init(Commands commands, String officer, String... more) {
        java.util.List<String> words =
                new java.util.ArrayList<>(
                        java.util.List.of(
                                "init",
                                "--force-name",
                                "Exampleshire Police",
                                "--station",
                                "Exampleton",
                                "--officer",
                                officer,
                                "--password-file",
                                commands.path("pw")));
        words.addAll(java.util.List.of(more));
        return commands.here(words.toArray(String[]::new));
    }

    @Test
    void initSaysWhyAFolderCannotBeAStore() throws IOException {
        Commands commands = Commands.withoutStore(folder);
        Files.writeString(commands.store(), "a file");
        init(commands, "1001:A Founder:" + ALL).refused("store is a file and no folder");
        Files.delete(commands.store());
        Path below = Files.writeString(folder.resolve("other"), "x").resolve("store");
        commands.run(
                        "--store",
                        below.toString(),
                        "init",
                        "--force-name",
                        "Exampleshire Police",
                        "--station",
                        "Exampleton",
                        "--officer",
                        "1001:A Founder:" + ALL,
                        "--password-file",
                        commands.path("pw"))
                .refused("other is there already and is no folder");
    }

    @Test
    void initPrintsTheForceKeyAndRefusesWhatIsThere() {
        Commands commands = Commands.withoutStore(folder);
        init(commands, "1001:A Founder:SCENE_OFFICER").refused("ADMINISTRATOR");
        init(commands, "1001:A Founder").refused("COLLAR:NAME:ROLE");
        init(commands, "1001:A Founder:KING").refused("No role is called KING");
        assertThat(commands.store()).doesNotExist();

        String vkey = init(commands, "1001:A Founder:" + ALL).quietly();
        assertThat(vkey).matches("f-[0-9a-f]{16}/0\\+[0-9a-f]{8}\\+[A-Za-z0-9+/=]{44}");
        init(commands, "1001:A Founder:" + ALL).refused("is not empty");

        commands.file("force.vkey", vkey + "\n");
        assertThat(
                        commands.as(
                                        "1001",
                                        "verify",
                                        "--trust",
                                        commands.path("force.vkey"),
                                        "--json")
                                .json()
                                .get("ok")
                                .booleanValue())
                .isTrue();
    }

    @Test
    void initRefusesAFolderWithSomethingInIt() throws java.io.IOException {
        Commands commands = Commands.withoutStore(folder);
        java.nio.file.Files.createDirectories(commands.store());
        java.nio.file.Files.writeString(commands.store().resolve("notes.txt"), "mine");
        init(commands, "1001:A Founder:ADMINISTRATOR").refused("is not empty");
        assertThat(commands.store()).isDirectoryContaining("glob:**notes.txt");
        commands.as("1001", "verify").refused("");
    }

    @Test
    void aFolderThatIsEmptyIsTaken() throws java.io.IOException {
        Commands commands = Commands.withoutStore(folder);
        java.nio.file.Files.createDirectories(commands.store());
        init(commands, "1001:A Founder:ADMINISTRATOR").done();
    }

    @ParameterizedTest
    @CsvSource({
        "short, at least",
        "Exampleshire Police, ",
        "password1234567, ",
    })
    void aWeakPasswordIsRefused(String password, String part) {
        Commands commands = Commands.withoutStore(folder);
        commands.file("pw", password + "\n");
        init(commands, "1001:A Founder:ADMINISTRATOR").refused(part == null ? "" : part);
        assertThat(commands.store()).doesNotExist();
    }

    @Test
    void onePasswordIsEnoughUntilThereAreTwoAdministrators() {
        Commands commands = Commands.withoutStore(folder);
        init(commands, "1001:A Founder:ADMINISTRATOR").done();
        String pw = commands.path("pw");

        assertThat(add(commands, "1001", "2002:R Keeper:PROPERTY_OFFICER").quietly()).isEmpty();
        add(commands, "1001", "2002:Another:AUDITOR").refused("2002");
        add(commands, "2002", "3003:S Sergeant:SUPERVISOR").refused("may not do this");
        assertThat(add(commands, "1001", "3003:S Second:ADMINISTRATOR").quietly()).isEmpty();

        add(commands, "1001", "4004:P Auditor:AUDITOR").refused("second administrator");
        add(commands, "1001", "4004:P Auditor:AUDITOR", "--second", "3003")
                .misused("--second-password-file");
        add(
                        commands,
                        "1001",
                        "4004:P Auditor:AUDITOR",
                        "--second",
                        "1001",
                        "--second-password-file",
                        pw)
                .refused("another person");
        add(
                        commands,
                        "1001",
                        "4004:P Auditor:AUDITOR",
                        "--second",
                        "2002",
                        "--second-password-file",
                        pw)
                .refused("not an administrator");
        add(
                        commands,
                        "1001",
                        "4004:P Auditor:AUDITOR",
                        "--second",
                        "3003",
                        "--second-password-file",
                        commands.path("wrong"))
                .refused("do not open this store");
        assertThat(
                        add(
                                        commands,
                                        "1001",
                                        "4004:P Auditor:AUDITOR",
                                        "--second",
                                        "3003",
                                        "--second-password-file",
                                        pw)
                                .quietly())
                .isEmpty();

        commands.as("1001", "officer", "retire", "2002", "--reason", "left")
                .refused("second administrator");
        commands.as(
                        "1001",
                        "officer",
                        "retire",
                        "9999",
                        "--reason",
                        "left",
                        "--second",
                        "3003",
                        "--second-password-file",
                        pw)
                .refused("9999");
        commands.as(
                        "1001",
                        "officer",
                        "retire",
                        "2002",
                        "--reason",
                        "left",
                        "--second",
                        "3003",
                        "--second-password-file",
                        pw)
                .quietly();
        commands.as("2002", "find", "x").refused("do not open this store");
        commands.as("1001", "verify").quietly();
        commands.as("4004", "find", "x", "--json").quietly();
    }

    private static Ran add(Commands commands, String by, String officer, String... more) {
        java.util.List<String> words =
                new java.util.ArrayList<>(
                        java.util.List.of(
                                "officer",
                                "add",
                                officer,
                                "--new-password-file",
                                commands.path("pw")));
        words.addAll(java.util.List.of(more));
        return commands.as(by, words.toArray(String[]::new));
    }

    @Test
    void anOfficerChangesOnlyTheOwnPassword() {
        Commands commands = Commands.withoutStore(folder);
        init(commands, "1001:A Founder:ADMINISTRATOR").done();
        add(commands, "1001", "4004:P Auditor:AUDITOR").done();
        String next = commands.file("next", "copper meadow violin 77\n");
        commands.as(
                        "4004",
                        "officer",
                        "password",
                        "--new-password-file",
                        commands.file("weak", "a\n"))
                .refused("");
        assertThat(
                        commands.as("4004", "officer", "password", "--new-password-file", next)
                                .quietly())
                .isEmpty();
        commands.as("4004", "find", "x").refused("do not open this store");
        commands.here("find", "x", "--json", "--as", "4004", "--password-file", next).quietly();
        commands.as("1001", "verify").quietly();
    }

    @Test
    void theRecoverySheetLetsAnOfficerInOnce() {
        Commands commands = Commands.withoutStore(folder);
        init(
                        commands,
                        "1001:A Founder:ADMINISTRATOR,SCENE_OFFICER",
                        "--recovery-sheet",
                        commands.path("sheet.txt"))
                .quietly();
        String sheet = commands.read("sheet.txt");
        assertThat(sheet)
                .contains("Exampleshire Police")
                .contains("Exampleton")
                .contains("recover");
        String next = commands.file("next", "copper meadow violin 77\n");

        String wrong = commands.file("wrong-sheet.txt", sheet.replaceAll("([0-9A-Z]{5}-){3}", ""));
        recover(commands, wrong, "1001", next).refused("recovery code");
        recover(commands, commands.path("sheet.txt"), "7777", next).refused("7777");
        recover(commands, commands.path("sheet.txt"), "1001", commands.file("weak", "a\n"))
                .refused("");
        commands.as("1001", "verify").quietly();

        assertThat(recover(commands, commands.path("sheet.txt"), "1001", next).quietly()).isEmpty();
        commands.as("1001", "find", "x").refused("do not open this store");
        commands.here("verify", "--as", "1001", "--password-file", next).quietly();
        commands.here("case", "add", "C/1", "--title", "T", "--as", "1001", "--password-file", next)
                .quietly();
        commands.here("verify", "--as", "1001", "--password-file", next).quietly();
        recover(commands, commands.path("sheet.txt"), "1001", next).refused("used already");
    }

    /** One is made of a store in use too: of one that joined, and where the last was used up. */
    @Test
    void aSheetThatIsMadeLaterLetsAnOfficerIn() {
        Commands commands = Commands.withoutStore(folder);
        init(commands, "1001:A Founder:ADMINISTRATOR,SCENE_OFFICER").quietly();
        commands.file("there.txt", "a shopping list");
        commands.as("1001", "officer", "recovery-sheet", "--out", commands.path("there.txt"))
                .refused("is there already. Name a new file");
        assertThat(commands.read("there.txt")).isEqualTo("a shopping list");
        commands.as("1001", "officer", "recovery-sheet", "--out", commands.path("none/sheet.txt"))
                .refused("cannot be written");
        commands.as("1001", "officer", "recovery-sheet", "--out", commands.path("later.txt"))
                .quietly();
        assertThat(commands.read("later.txt"))
                .contains("Exampleshire Police")
                .contains("Exampleton");
        String next = commands.file("next", "copper meadow violin 77\n");
        recover(commands, commands.path("later.txt"), "1001", next).quietly();
        commands.as("1001", "find", "x").refused("do not open this store");
        commands.here("verify", "--as", "1001", "--password-file", next).quietly();
        recover(commands, commands.path("later.txt"), "1001", next).refused("used already");
    }

    private static Ran recover(Commands commands, String sheet, String collar, String password) {
        return commands.here(
                "recover",
                "--sheet-code-file",
                sheet,
                "--officer",
                collar,
                "--new-password-file",
                password);
    }

    @Test
    void theSheetStandsWhereItCanBeWrittenOrNothingIsMade() {
        Commands commands = Commands.withoutStore(folder);
        init(commands, "1001:A:ADMINISTRATOR", "--recovery-sheet", commands.path("no/sheet.txt"))
                .refused("cannot be written");
        init(commands, "1001:A:ADMINISTRATOR", "--recovery-sheet", commands.file("old.txt", "old"))
                .refused("is there already");
        assertThat(commands.store()).doesNotExist();
    }
}

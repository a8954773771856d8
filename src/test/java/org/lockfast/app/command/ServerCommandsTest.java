package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the central server that need none at work; those that do: ServerProcessTest. */
class ServerCommandsTest {
    @TempDir Path folder;

    private Commands.Ran init(Commands commands, String roles) {
        return commands.run(
                "server",
                "init",
                "--records",
                commands.path("records"),
                "--key-file",
                commands.path("keys"),
                "--force-name",
                "Exampleshire Police",
                "--station",
                "Headquarters",
                "--officer",
                "1001:Avery Founder:" + roles,
                "--password-file",
                commands.path("pw"));
    }

    @Test
    void initFoundsAForceOnce() throws Exception {
        Commands commands = Commands.withoutStore(folder);
        init(commands, "SCENE_OFFICER").refused("ADMINISTRATOR");
        assertThat(Files.exists(folder.resolve("keys"))).isFalse();
        Commands.Ran founded = init(commands, "ADMINISTRATOR");
        assertThat(founded.done().strip()).matches("f-[0-9a-f]{16}/0\\+.*");
        assertThat(founded.err())
                .containsPattern(
                        "log: f-[0-9a-f]{16}/log\\+.*\\RIts second key, .*: [0-9a-f]{64}\\RKeep all three");
        assertThat(Files.getPosixFilePermissions(folder.resolve("keys"))).hasSize(2);
        String before = Files.readString(folder.resolve("keys"));
        init(commands, "ADMINISTRATOR").refused("is there already");
        assertThat(folder.resolve("keys")).content().isEqualTo(before);
        commands.run(
                        "server",
                        "init",
                        "--records",
                        commands.path("records"),
                        "--key-file",
                        commands.path("other-keys"),
                        "--force-name",
                        "F",
                        "--station",
                        "S",
                        "--officer",
                        "1001:Avery Founder:ADMINISTRATOR",
                        "--password-file",
                        commands.path("pw"))
                .refused("There are records in " + commands.path("records") + " already");
        assertThat(Files.exists(folder.resolve("other-keys"))).isFalse();
        server(commands).refused("cannot be read as PEM"); // they are the force's as before
    }

    @Test
    void aFoundingThatIsBrokenOffLeavesNothingBehind() {
        Commands commands = Commands.withoutStore(folder);
        for (String collar : List.of("10\t01", "1001")) {
            Commands.Ran ran =
                    commands.run(
                            "server",
                            "init",
                            "--records",
                            commands.path("records"),
                            "--key-file",
                            commands.path("keys"),
                            "--force-name",
                            "Exampleshire Police",
                            "--station",
                            "Headquarters",
                            "--officer",
                            collar + ":Avery Founder:ADMINISTRATOR",
                            "--password-file",
                            commands.path("pw"));
            if (collar.equals("1001")) {
                ran.done();
            } else {
                assertThat(ran.code()).isEqualTo(1);
                assertThat(folder.resolve("keys")).doesNotExist();
                assertThat(folder.resolve("records/log.mv.db")).doesNotExist();
            }
        }
    }

    @Test
    void recordsThatWereUnpackedAreTheOwnersAlone() throws Exception {
        Commands commands = Commands.withoutStore(folder);
        Path records = Files.createDirectory(folder.resolve("records"));
        Files.setPosixFilePermissions(records, PosixFilePermissions.fromString("rwxr-xr-x"));
        init(commands, "ADMINISTRATOR").done();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(records)))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(records, PosixFilePermissions.fromString("rwxr-xr-x"));
        commands.run(
                        "server",
                        "export-log",
                        commands.path("log"),
                        "--records",
                        records.toString(),
                        "--key-file",
                        commands.path("keys"))
                .done();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(records)))
                .isEqualTo("rwx------");
    }

    @Test
    void aServerNeedsItsOptionsFoundedRecordsAndItsCertificate() {
        Commands commands = Commands.withoutStore(folder);
        commands.run("server").misused("--port N");
        commands.run("server", "--port", "0").misused("--tls-cert F");
        commands.run("server", "--port", "70000").misused("--port N");
        server(commands).refused("No force was founded");
        init(commands, "ADMINISTRATOR").done();
        server(commands).refused("cannot be read as PEM");
        server(commands, "--timestamp-url", "http://tsa.example/").misused("--timestamp-ca F");
        server(commands, "--timestamp-ca", commands.path("pw")).misused("--timestamp-url URL");
        server(
                        commands,
                        "--timestamp-url",
                        "http://tsa.example/",
                        "--timestamp-ca",
                        commands.path("pw"))
                .refused("There is no certificate in");
        commands.file("server.crt", "no certificate\n");
        server(commands).refused("There is no certificate in");
    }

    private Commands.Ran server(Commands commands, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "server",
                                "--records",
                                commands.path("records"),
                                "--port",
                                "0",
                                "--tls-cert",
                                commands.path("server.crt"),
                                "--tls-key",
                                commands.path("server.key"),
                                "--key-file",
                                commands.path("keys")));
        words.addAll(List.of(more));
        return commands.run(words.toArray(String[]::new));
    }

    @Test
    void recordsOpenWithTheirOwnKeyFileOnly() {
        Commands commands = Commands.withoutStore(folder);
        init(commands, "ADMINISTRATOR").done();
        commands.run(
                        "server",
                        "export-log",
                        commands.path("log"),
                        "--records",
                        commands.path("records"),
                        "--key-file",
                        commands.path("pw"))
                .refused("no key file of a server");
        commands.run(
                        "server",
                        "export-log",
                        commands.path("log"),
                        "--records",
                        commands.path("records"),
                        "--key-file",
                        commands.path("nothing"))
                .refused("There is no file " + commands.path("nothing"));
    }

    /** What signs the log and opens the records is for nobody else on the machine. */
    @Test
    void aKeyFileThatOthersMayUseIsRefused() throws Exception {
        Commands commands = Commands.withoutStore(folder);
        init(commands, "ADMINISTRATOR").done();
        Path keys = folder.resolve("keys");
        for (String wide : List.of("rw-r--r--", "rw-r-----", "rw----r--", "r---w----")) {
            Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString(wide));
            server(commands).refused("chmod 600 " + keys);
        }
        for (String narrow : List.of("rw-------", "r--------")) {
            Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString(narrow));
            server(commands).refused("cannot be read as PEM"); // which comes after
        }
    }

    @Test
    void aKeyFileWithoutEndIsRefused() {
        Commands commands = Commands.withoutStore(folder);
        init(commands, "ADMINISTRATOR").done();
        commands.run(
                        "server",
                        "export-log",
                        commands.path("log"),
                        "--records",
                        commands.path("records"),
                        "--key-file",
                        "/dev/zero")
                .refused("/dev/zero is no ordinary file");
    }

    @Test
    void ordersNeedAServerAtWork() {
        Commands commands = Commands.withoutStore(folder);
        commands.run("server", "status").misused("--admin-socket PATH");
        commands.run("server", "status", "--admin-socket", commands.path("none.socket"))
                .refused("No server answers");
        commands.run("server", "enrolment-code", "--key-file", commands.path("keys"))
                .misused("--station");
        commands.run("server", "succeed", "--reason", " ", "--key-file", commands.path("keys"))
                .refused("Say why");
    }
}

package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.ServedForce;
import org.lockfast.testing.SmallDisk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever has a laptop whose disk is full still learns what the server has of it. */
class SyncStatusFullDiskTest {
    @TempDir Path folder;

    @Test
    void howItStandsIsSaidWithNoByteFree() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        ServedForce force = ServedForce.in(Files.createDirectory(folder.resolve("force")));
        try (force;
                SmallDisk disk = SmallDisk.at(small, 32)) {
            Commands commands = Commands.withoutStore(small);
            commands.file("force-pw", ServedForce.PASSWORD + "\n");
            commands.run(
                            "--store",
                            commands.store().toString(),
                            "enrol",
                            "--server",
                            force.address(),
                            "--ca",
                            Files.writeString(small.resolve("ca.pem"), force.ca()).toString(),
                            "--code",
                            force.code(ServedForce.STATION),
                            "--device-name",
                            "SCN-07")
                    .done();
            commands.run(
                            "--store",
                            folder.resolve("other").toString(),
                            "enrol",
                            "--server",
                            force.address(),
                            "--ca",
                            small.resolve("ca.pem").toString(),
                            "--code",
                            force.code(ServedForce.STATION),
                            "--device-name",
                            "SCN-08")
                    .done();
            at(commands, "case", "add", "43/1029/26", "--title", "Burglary").done();
            at(commands, "sync").done();
            at(commands, "case", "add", "43/1030/26", "--title", "Theft").done();
            JsonNode before = status(commands);
            assertThat(before.get("unsent").intValue()).isEqualTo(1);
            disk.fill();

            Commands.Ran ran = at(commands, "sync-status", "--json");

            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(JsonMapper.shared().readTree(ran.out())).isEqualTo(before);
            assertThat(ran.err()).contains("The disk is full: make room on it.");
            assertThat(at(commands, "sync-status").done()).startsWith("1 entry waits, the oldest");
            Commands.Ran sync = at(commands, "sync");
            assertThat(sync.code()).isEqualTo(1);
            assertThat(sync.err()).contains("disk");
            assertThat(status(commands).get("unsent").intValue()).isEqualTo(1);
            String stick = folder.resolve("stick.carry").toString();
            assertThat(at(commands, "usb-export", stick, "--for", "SCN-08").done())
                    .startsWith("Written for ");
            assertThat(
                            commands.run(
                                            "--store",
                                            folder.resolve("other").toString(),
                                            "--as",
                                            ServedForce.COLLAR,
                                            "--password-file",
                                            commands.path("force-pw"),
                                            "usb-import",
                                            stick)
                                    .done())
                    .contains(" new, ")
                    .doesNotContain(": 0 entries");
            disk.free();
            at(commands, "sync").done();
            assertThat(status(commands).get("unsent").intValue()).isZero();
        }
    }

    private static JsonNode status(Commands commands) {
        return JsonMapper.shared().readTree(at(commands, "sync-status", "--json").out());
    }

    private static Commands.Ran at(Commands commands, String... words) {
        String[] all = new String[words.length + 6];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--store";
        all[words.length + 1] = commands.store().toString();
        all[words.length + 2] = "--as";
        all[words.length + 3] = ServedForce.COLLAR;
        all[words.length + 4] = "--password-file";
        all[words.length + 5] = commands.path("force-pw");
        return commands.run(all);
    }
}

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
            other(commands, "case", "add", "43/1031/26", "--title", "Arson").done();
            other(commands, "sync").done();
            JsonNode before = status(commands);
            assertThat(before.get("unsent").intValue()).isEqualTo(1);
            disk.fill();

            Commands.Ran ran = at(commands, "sync-status", "--json");

            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(JsonMapper.shared().readTree(ran.out())).isEqualTo(before);
            assertThat(ran.err()).contains("The disk is full: make room on it.");
            assertThat(at(commands, "sync-status").done()).startsWith("1 entry waits, the oldest");
            long there = force.size();
            Commands.Ran sync = at(commands, "sync");
            assertThat(sync.code()).isEqualTo(1);
            assertThat(sync.out()).startsWith("Sent 1, received 0, refused 0.");
            assertThat(sync.err())
                    .contains("The disk is full: make room on it.")
                    .contains(
                            "What came from the server could not be kept: the disk is full. It comes"
                                    + " again once there is room.");
            assertThat(force.size()).as("it, and what the server notes").isEqualTo(there + 2);
            assertThat(at(commands, "sync").out()).startsWith("Sent 0, received 0, refused 0.");
            String stick = folder.resolve("stick.carry").toString();
            assertThat(at(commands, "usb-export", stick, "--for", "SCN-08").done())
                    .startsWith("Written for ");
            assertThat(other(commands, "usb-import", stick).done())
                    .contains(" new, ")
                    .doesNotContain(": 0 entries");
            disk.free();
            assertThat(at(commands, "sync").done()).matches("(?s)Sent 0, received [1-9].*");
            assertThat(status(commands).get("unsent").intValue()).isZero();
        }
    }

    /** More than one push; that they are acknowledged has no room either. */
    @Test
    void allThatIsThereIsSentWithNoByteFree() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        try (ServedForce force = ServedForce.in(Files.createDirectory(folder.resolve("force")));
                SmallDisk disk = SmallDisk.at(small, 48)) {
            Path store = small.resolve("SCN-09");
            ServedForce.copy(force.deviceWithUnsent("SCN-09", 1_200), store);
            Commands commands = Commands.withoutStore(small);
            commands.file("force-pw", ServedForce.PASSWORD + "\n");
            at(commands, store, "sync-status").done();
            disk.fill();
            long before = force.size();

            Commands.Ran sync = at(commands, store, "sync");

            assertThat(sync.code()).isEqualTo(1);
            assertThat(sync.out()).matches("(?s)Sent 1[0-9]{3}, received 0, refused 0.*");
            assertThat(sync.err()).contains("the disk is full");
            assertThat(force.size()).isGreaterThan(before + 1_200);
            assertThat(at(commands, store, "sync").out()).startsWith("Sent 0, received 0,");
            assertThat(at(commands, store, "sync-status").done())
                    .as("what could not be noted counts as waiting")
                    .matches("(?s)[1-9][0-9]+ entries wait.*");
            disk.free();
            assertThat(at(commands, store, "sync").done()).startsWith("Sent 0, received ");
            assertThat(at(commands, store, "sync-status").done()).startsWith("0 entries wait");
        }
    }

    /** A disk failed, and its copy was put on a small one: its chain begins another epoch. */
    @Test
    void aStoreThatWasMovedSendsWithNoByteFree() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        try (ServedForce force = ServedForce.in(Files.createDirectory(folder.resolve("force")));
                SmallDisk disk = SmallDisk.at(small, 32)) {
            Path first = force.deviceWithUnsent("SCN-09", 2);
            Path store = small.resolve("SCN-09");
            Commands commands = Commands.withoutStore(small);
            commands.file("force-pw", ServedForce.PASSWORD + "\n");
            at(commands, first, "sync").done();
            at(commands, first, "case", "add", "43/1032/26", "--title", "Theft").done();
            ServedForce.copy(first, store);
            at(commands, store, "find", "nothing");
            disk.fill();
            long before = force.size();

            assertThat(at(commands, store, "sync-status").done()).contains("wait");
            Commands.Ran sync = at(commands, store, "sync");

            assertThat(sync.out()).as(sync.err()).startsWith("Sent ").doesNotContain("Sent 0");
            assertThat(force.size()).isGreaterThan(before);
            disk.free();
            at(commands, store, "sync").done();
            assertThat(at(commands, store, "sync-status").done()).startsWith("0 entries wait");
        }
    }

    private Commands.Ran other(Commands commands, String... words) {
        return at(commands, folder.resolve("other"), words);
    }

    private static JsonNode status(Commands commands) {
        return JsonMapper.shared().readTree(at(commands, "sync-status", "--json").out());
    }

    private static Commands.Ran at(Commands commands, String... words) {
        return at(commands, commands.store(), words);
    }

    private static Commands.Ran at(Commands commands, Path store, String... words) {
        String[] all = new String[words.length + 6];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--store";
        all[words.length + 1] = store.toString();
        all[words.length + 2] = "--as";
        all[words.length + 3] = ServedForce.COLLAR;
        all[words.length + 4] = "--password-file";
        all[words.length + 5] = commands.path("force-pw");
        return commands.run(all);
    }
}

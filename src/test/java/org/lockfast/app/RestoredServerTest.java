package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.Postgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server is restored from yesterday's backup, as the administrators' guide has it done. Server
 * and devices are processes of their own; what it lost comes back from devices, and it says so.
 */
class RestoredServerTest {
    private static final Duration RIGHT = Duration.ZERO;

    @TempDir Path folder;

    @BeforeEach
    void password() throws IOException {
        Files.writeString(folder.resolve("pw"), ServedForce.PASSWORD + "\n");
    }

    /** A command of a device ended. */
    private record Ran(int code, String out, String err) {
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private Ran at(String device, String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--store", folder.resolve(device).toString()));
        all.addAll(List.of("--as", ServedForce.COLLAR));
        all.addAll(List.of("--password-file", folder.resolve("pw").toString()));
        Path err = folder.resolve("err");
        ProcessBuilder command =
                StoreProcess.java(Main.class, all.toArray(String[]::new))
                        .redirectError(err.toFile());
        command.environment().put("LOCKFAST_STATE", folder.resolve(device + "-state").toString());
        Process process = command.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out, Files.readString(err));
    }

    /** In this process: what is tried here is what commands do about the server. */
    private void record(String device, int number) {
        try (FieldStore field = FieldStore.open(folder, device, RIGHT, ServedForce.COLLAR)) {
            ServedForce.value(
                    field.store()
                            .openingCases()
                            .open(field.session(), device + "/" + number, "Burglary", List.of()));
        }
    }

    private static String state(ServerProcess server) {
        return JsonMapper.shared().readTree(server.order("status", null)).get("state").asString();
    }

    @Test
    void embeddedRecordsFromACopyMadeWhileTheServerRan() throws Exception {
        try (ServerProcess server = new ServerProcess(folder, "")) {
            Path copy = folder.resolve("yesterday.zip");
            Path there = folder.resolve("put-back");
            restored(
                    server,
                    () -> assertThat(server.order("backup", copy.toString())).endsWith(".zip"),
                    () -> {
                        assertThat(Files.getPosixFilePermissions(copy)).hasSize(2);
                        unzip(copy, there);
                        server.putBack(there.toString());
                    });
        }
    }

    @Test
    @Tag("hard")
    void embeddedRecordsFromACopyOfTheFolder() throws Exception {
        try (ServerProcess server = new ServerProcess(folder, "")) {
            Path copy = folder.resolve("yesterday");
            restored(
                    server,
                    () -> {
                        server.stop();
                        ServedForce.copy(folder.resolve("central/records"), copy);
                        server.startAgain();
                    },
                    () -> server.putBack(copy.toString()));
        }
    }

    @Test
    void aDatabaseOfPostgresqlFromItsDump() throws Exception {
        try (Postgres own = Postgres.own()) {
            String address = own.database();
            try (ServerProcess server = new ServerProcess(folder, address)) {
                Path[] dump = {folder};
                restored(
                        server,
                        () -> dump[0] = own.dump(address),
                        () -> server.putBack(own.restore(dump[0])));
            }
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private void restored(ServerProcess server, Step backup, Step putBack) throws Exception {
        FieldStore.enrol(folder, "SCN-07", RIGHT, server);
        record("SCN-07", 0);
        assertThat(at("SCN-07", "sync").code()).isZero();

        backup.run();

        record("SCN-07", 1);
        assertThat(at("SCN-07", "sync").code()).isZero();
        FieldStore.enrol(folder, "SCN-08", RIGHT, server); // nothing of it is in the copy
        record("SCN-08", 0);
        assertThat(at("SCN-08", "sync").code()).isZero();
        long size = size(server);

        server.stop();
        putBack.run();
        server.startAgain();
        assertThat(state(server)).isEqualTo("refilling");

        record("SCN-07", 2); // nobody waits for it
        Ran first = at("SCN-07", "sync", "--json");
        assertThat(first.code()).isEqualTo(1);
        assertThat(first.err()).contains("it was restored from an older copy");
        assertThat(first.json().get("handedBack").intValue()).isPositive();
        assertThat(state(server))
                .as("what SCN-08 recorded is still missing")
                .isEqualTo("refilling");
        Ran second = at("SCN-08", "sync");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.err()).containsPattern("Handed back [0-9]+ entries that the server had");
        assertThat(state(server)).isEqualTo("open");
        assertThat(at("SCN-07", "sync").code()).isZero();
        assertThat(at("SCN-08", "sync").code()).isZero();
        assertThat(size(server)).isGreaterThan(size);

        for (String device : List.of("SCN-07", "SCN-08")) {
            JsonNode stands = at(device, "sync-status", "--json").json();
            assertThat(stands.get("unsent").intValue()).as(device).isZero();
            assertThat(stands.get("problems")).as(device).isEmpty();
        }
        server.stop();
        List<String> log = ServerProcess.entries(server.export());
        assertThat(log).doesNotHaveDuplicates();
        Set<String> held = new HashSet<>();
        for (String device : List.of("SCN-07", "SCN-08")) {
            try (FieldStore store = FieldStore.open(folder, device, RIGHT, ServedForce.COLLAR)) {
                held.addAll(store.entries().keySet());
                assertThat(store.entries("case.opened")).isEqualTo(4);
                assertThat(store.entries("log.refilled")).isEqualTo(1);
                assertThat(store.verified().ok()).as(device).isTrue();
            }
        }
        held.removeAll(log);
        assertThat(held).as("what a device has and the log has not").isEmpty();
    }

    private static long size(ServerProcess server) {
        return JsonMapper.shared().readTree(server.order("status", null)).get("size").longValue();
    }

    /** As {@code unzip} does it. */
    private static void unzip(Path file, Path to) throws IOException {
        Files.createDirectories(to);
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                try (OutputStream out = Files.newOutputStream(to.resolve(entry.getName()))) {
                    zip.transferTo(out);
                }
            }
        }
    }
}

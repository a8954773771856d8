package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.Main;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.DeviceHead;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.WireJson;
import tools.jackson.databind.node.StringNode;

/** The server's process is killed while entries are handed in: nothing acknowledged is lost. */
class ServerProcessTest {
    @TempDir Path folder;

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        killed(3, 77);
    }

    @Test
    @Tag("hard")
    void nothingAcknowledgedIsLostTwoHundredTimes() throws Exception {
        killed(200, System.nanoTime());
    }

    /**
     * Four devices hand in three pushes each at once, 70 KB that unpack to 15 MB, at a server of
     * the smallest size the guide names: it says that it is busy, and lives.
     */
    @Test
    @Tag("hard")
    void whatUnpacksToMuchDoesNotEndAServerWithLittleMemory() throws Exception {
        TestPki pki = new TestPki();
        founded(pki);
        Process server =
                start(
                        "-Xmx256m",
                        "-XX:+UseG1GC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:ActiveProcessorCount=2");
        int port = port(server);
        List<TestDevice> devices = new ArrayList<>();
        List<Supplier<HttpRequest.Builder>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            TestDevice device = new TestDevice(pki, port, 90 + i);
            device.enrol(
                    AdminOrders.send(
                            folder.resolve("keys.socket"), "enrolment-code", "Exampleton"));
            devices.add(device);
            for (int push = 0; push < 3; push++) {
                List<Entry> entries = new ArrayList<>();
                List<Commitment> bodies = new ArrayList<>();
                for (int value = 0; value < 15; value++) {
                    bodies.add(
                            Commitment.of(
                                    StringNode.valueOf(
                                            String.valueOf((char) ('a' + value)).repeat(1_000_000)),
                                    device.random()));
                    entries.add(device.entry(bodies.getLast()));
                }
                HttpRequest made = device.pushing(entries, bodies, Packing.GZIP).build();
                calls.add(() -> HttpRequest.newBuilder(made, (name, text) -> true));
            }
        }
        Set<Integer> answers = ConcurrentHashMap.newKeySet();
        try (ExecutorService together = Executors.newFixedThreadPool(calls.size())) {
            for (int round = 0; round < 15; round++) {
                List<Future<?>> sent = new ArrayList<>();
                for (int i = 0; i < calls.size(); i++) {
                    TestDevice device = devices.get(i / 3);
                    HttpRequest.Builder call = calls.get(i).get();
                    sent.add(together.submit(() -> answers.add(answered(device, call))));
                }
                for (Future<?> one : sent) {
                    one.get();
                }
                assertThat(server.isAlive())
                        .as("round %d: %s", round, Files.readString(folder.resolve("server.log")))
                        .isTrue();
            }
        }
        assertThat(answers).contains(200).isSubsetOf(200, 409, 429, 503, 0);
        for (int i = 0; i < calls.size(); i++) {
            assertThat(devices.get(i / 3).send(calls.get(i).get()).statusCode()).isEqualTo(200);
        }
        stopped(server);
    }

    /** 0 where the line broke: whether the server lives is looked at by itself. */
    private static int answered(TestDevice device, HttpRequest.Builder call) {
        try {
            return device.send(call).statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private void founded(TestPki pki) throws Exception {
        pki.server(folder, "Ed25519");
        Files.writeString(folder.resolve("pw"), "violet harbour lantern 42\n");
        assertThat(
                        run(
                                        "server",
                                        "init",
                                        "--records",
                                        at("records"),
                                        "--key-file",
                                        at("keys"),
                                        "--force-name",
                                        "Exampleshire Police",
                                        "--station",
                                        "Exampleton",
                                        "--officer",
                                        "1001:Avery Founder:ADMINISTRATOR",
                                        "--password-file",
                                        at("pw"))
                                .waitFor())
                .isZero();
    }

    private void killed(int times, long seed) throws Exception {
        Random random = new Random(seed);
        TestPki pki = new TestPki();
        founded(pki);
        Process server = start();
        TestDevice device = new TestDevice(pki, port(server), seed);
        device.enrol(
                AdminOrders.send(folder.resolve("keys.socket"), "enrolment-code", "Exampleton"));
        List<Hash> acknowledged = new ArrayList<>();
        List<Entry> waiting = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            Process victim = server;
            long after = 20L + random.nextInt(400);
            Thread killer =
                    Thread.ofPlatform()
                            .start(() -> {
                                sleep(after);
                                victim.destroyForcibly(); // kill -9
                            });
            while (server.isAlive()) {
                if (waiting.isEmpty()) {
                    waiting.addAll(device.entries(1 + random.nextInt(40)));
                }
                hand(device, waiting, acknowledged);
            }
            killer.join();
            server.waitFor();
            server = start();
            device.at(port(server));
            hand(device, waiting, acknowledged);
            assertThat(waiting).as("seed %d, time %d", seed, time).isEmpty();
            DeviceHead head =
                    WireJson.read(
                            device.get("/v1/devices/" + device.id() + "/head").body(),
                            DeviceHead.class);
            assertThat(head.seq()).isEqualTo(acknowledged.size() - 1);
            assertThat(head.eid()).isEqualTo(acknowledged.getLast().base64());
        }
        stopped(server);
        everyEntryStandsThereOnce(acknowledged);
    }

    private static void hand(TestDevice device, List<Entry> waiting, List<Hash> acknowledged) {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            PushAnswer answer = device.push(waiting);
            assertThat(answer.indexes()).hasSize(waiting.size());
            waiting.forEach(entry -> acknowledged.add(entry.eid()));
            waiting.clear();
        } catch (UncheckedIOException e) {
            sleep(5); // not acknowledged: it is handed in again
        }
    }

    /** Told to end, it ends by itself and takes its socket away. */
    private void stopped(Process server) throws Exception {
        server.destroy();
        assertThat(server.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.exists(folder.resolve("keys.socket"))).isFalse();
    }

    private void everyEntryStandsThereOnce(List<Hash> acknowledged) throws Exception {
        assertThat(
                        run(
                                        "server",
                                        "export-log",
                                        at("export"),
                                        "--records",
                                        at("records"),
                                        "--key-file",
                                        at("keys"))
                                .waitFor())
                .isZero();
        List<Hash> exported = new ArrayList<>();
        try (var bundles = Files.walk(folder.resolve("export/tile/entries"))) {
            for (Path bundle : bundles.filter(Files::isRegularFile).toList()) {
                org.lockfast.ledger.EntryBundle.split(Files.readAllBytes(bundle))
                        .forEach(entry -> exported.add(Hash.leaf(entry)));
            }
        }
        assertThat(exported).containsAll(acknowledged).doesNotHaveDuplicates();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private Process start(String... options) throws IOException {
        return run(
                List.of(options),
                "server",
                "--records",
                at("records"),
                "--port",
                "0",
                "--tls-cert",
                at("server.crt"),
                "--tls-key",
                at("server.key"),
                "--key-file",
                at("keys"));
    }

    private Process run(String... words) throws IOException {
        return run(List.of(), words);
    }

    private Process run(List<String> options, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(Main.class.getName());
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("server.log").toFile())
                .start();
    }

    private static int port(Process server) throws IOException {
        BufferedReader out =
                new BufferedReader(
                        new java.io.InputStreamReader(
                                server.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("the server did not start");
        }
        return Integer.parseInt(line.replaceAll("\\D", ""));
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

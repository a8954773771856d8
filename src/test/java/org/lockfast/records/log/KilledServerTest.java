package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogStore;
import org.lockfast.log.PushAnswer;
import org.lockfast.testing.Postgres;

/** Killed at any moment, the log has every entry it said it has, where it said, and goes on. */
class KilledServerTest {
    private static final int KILLS = Integer.getInteger("log.kills", 100);

    @RegisterExtension final OnCentralLog.Here here = new OnCentralLog.Here();
    @TempDir Path tmp;

    @ParameterizedTest
    @EnumSource(OnCentralLog.Engine.class)
    void whatWasAcknowledgedIsThereAfterAFewKills(OnCentralLog.Engine engine) throws Exception {
        kills(engine, 3);
    }

    @Tag("hard")
    @ParameterizedTest
    @EnumSource(OnCentralLog.Engine.class)
    void whatWasAcknowledgedIsThereAfterManyKills(OnCentralLog.Engine engine) throws Exception {
        kills(engine, KILLS);
    }

    private void kills(OnCentralLog.Engine engine, int kills) throws Exception {
        String address =
                engine == OnCentralLog.Engine.H2
                        ? tmp.resolve("records").toString()
                        : here.postgres().database();
        Path folder = tmp.resolve("server");
        Force.found(folder, key -> LogDatabase.open(address, key)).close();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, Long> acknowledged = new HashMap<>();
        List<Note> signed = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            run(folder, address, random, acknowledged, signed);
            try (Force force = new Force(folder);
                    LogStore store = LogDatabase.open(address, force.recordsKey())) {
                CentralLog log = force.node(store);
                Checked checked = new Checked(log);
                Map<String, Long> places = new HashMap<>();
                for (int i = 0; i < checked.entries.size(); i++) {
                    places.put(checked.entries.get(i).eid().base64(), (long) i);
                }
                assertThat(places)
                        .as("seed %s, kill %s", seed, kill)
                        .containsAllEntriesOf(acknowledged);
                for (Note note : signed) {
                    Checkpoint earlier = Checkpoint.verify(note, log.force().logKey());
                    assertThat(
                                    log.consistency(earlier.size())
                                            .proves(earlier, log.force().logKey()))
                            .as("seed %s, kill %s, size %s", seed, kill, earlier.size())
                            .isTrue();
                }
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(kills);
    }

    /** Starts a server with devices, and kills it after so many acknowledged pushes. */
    private static void run(
            Path folder,
            String address,
            Random random,
            Map<String, Long> acknowledged,
            List<Note> signed)
            throws Exception {
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Serving.class.getName(),
                                folder.toString(),
                                address)
                        .redirectError(folder.resolve("errors").toFile())
                        .start();
        int wanted = 1 + random.nextInt(40);
        int pushes = 0;
        try (BufferedReader told =
                new BufferedReader(
                        new InputStreamReader(
                                process.getInputStream(), StandardCharsets.US_ASCII))) {
            String line = told.readLine();
            assertThat(line).as(Files.readString(folder.resolve("errors"))).isNotNull();
            for (; line != null && pushes < wanted; line = told.readLine()) {
                if (line.startsWith("checkpoint ")) {
                    signed.add(
                            Note.parse(
                                    Base64.getDecoder()
                                            .decode(line.substring("checkpoint ".length()))));
                    pushes++;
                } else {
                    String[] parts = line.split(" ");
                    acknowledged.put(parts[0], Long.parseLong(parts[1]));
                }
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The process that is killed: a node, and three devices that push at once. */
    static final class Serving {
        public static void main(String[] args) throws Exception {
            Force force = new Force(Path.of(args[0]));
            LogStore store = LogDatabase.open(args[1], force.recordsKey());
            CentralLog log = force.node(store);
            ExecutorService crowd = Executors.newFixedThreadPool(3);
            for (int i = 0; i < 3; i++) {
                crowd.execute(() -> pushing(force, log));
            }
            crowd.shutdown();
            crowd.awaitTermination(5, TimeUnit.MINUTES);
        }

        private static void pushing(Force force, CentralLog log) {
            Random random = new Random();
            Device device = force.enrol(log, "Exampleton");
            int at = 0;
            for (int round = 0; round < 500; round++) {
                device.work(1 + random.nextInt(30), random);
                PushAnswer answer = log.push(device.push(at, device.written.size()));
                StringBuilder told = new StringBuilder();
                for (int i = 0; i < answer.indexes().size(); i++) {
                    Hash eid = device.written.get(at + i).entry().eid();
                    told.append(eid.base64())
                            .append(' ')
                            .append(answer.indexes().get(i))
                            .append('\n');
                }
                told.append("checkpoint ")
                        .append(Base64.getEncoder().encodeToString(answer.checkpoint().bytes()))
                        .append('\n');
                synchronized (log) {
                    System.out.print(told);
                    System.out.flush();
                }
                at = device.written.size();
            }
        }
    }

    /** A push whose server is killed and whose database is cut off at the same moment. */
    @Tag("hard")
    @Test
    void aDatabaseCutOffInBetweenLosesNothingThatWasAcknowledged() throws Exception {
        try (Postgres own = Postgres.own()) {
            String address = own.database();
            Force force = Force.found(tmp.resolve("server"), key -> LogDatabase.open(address, key));
            LogStore store = LogDatabase.open(address, force.recordsKey());
            CentralLog log = force.node(store);
            Device device = force.enrol(log, "Exampleton");
            Random random = new Random(7);
            int acknowledged = 0;
            Map<Hash, Long> told = new HashMap<>();
            for (int round = 0; round < 60; round++) {
                device.work(1 + random.nextInt(40), random);
                if (round % 6 == 3) {
                    Thread cut = Thread.ofPlatform().start(() -> cut(own));
                    acknowledged = push(log, device, acknowledged, told);
                    cut.join();
                    own.start();
                }
                acknowledged = push(log, device, acknowledged, told);
            }
            while (acknowledged < device.written.size()) {
                acknowledged = push(log, device, acknowledged, told);
                TimeUnit.MILLISECONDS.sleep(50);
            }
            Checked checked = new Checked(log);
            told.forEach((eid, index) ->
                    assertThat(checked.entries.get(Math.toIntExact(index)).eid()).isEqualTo(eid));
            assertThat(told).hasSize(device.written.size());
            store.close();
            force.close();
        }
    }

    private static void cut(Postgres database) {
        database.kill();
    }

    private static int push(CentralLog log, Device device, int at, Map<Hash, Long> told) {
        try {
            PushAnswer answer = log.push(device.push(at, device.written.size()));
            for (int i = 0; i < answer.indexes().size(); i++) {
                told.put(device.written.get(at + i).entry().eid(), answer.indexes().get(i));
            }
            return at + answer.indexes().size();
        } catch (org.lockfast.log.LogRefusal e) {
            assertThat(e.refusal().reason().word()).isEqualTo("busy");
            return at;
        }
    }
}

package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.TestForce.Device;
import org.lockfast.journal.Finding;
import org.lockfast.journal.JournalWalk.Kept;
import org.lockfast.journal.VerificationReport;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Hash;

/** A process that takes in entries of other devices is killed. */
class KilledReceivingTest {
    private static final String DESK = "d-0000000000000002";

    @TempDir private Path folder;

    @Test
    void fiveKillsLoseNothingThatWasTakenIn() throws Exception {
        kill(5);
    }

    @Test
    @Tag("hard")
    void twoHundredKillsLoseNothingThatWasTakenIn() throws Exception {
        kill(200);
    }

    private void kill(int times) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (TestForce force = new TestForce(folder, 9)) {
            Device other = force.joined("d-0000000000000001");
            Device desk = force.joined(DESK);
            for (int i = 0; i < 300; i++) {
                other.step();
            }
            force.server().receiveAll(other.kept());
            List<Kept> all = force.server().kept();
            Path file = folder.resolve("entries");
            write(file, all);
            desk.close();
            Set<String> told = new HashSet<>();
            for (int kill = 0; kill < times; kill++) {
                receive(random, file, told);
                desk.open();
                assertThat(desk.findings)
                        .as("kill %d, seed %d", kill, seed)
                        .hasOnlyElementsOfTypes(
                                Finding.IndexCaughtUp.class, Finding.TailSetAside.class);
                assertThat(hex(desk).containsAll(told)).as("seed %d", seed).isTrue();
                desk.close();
            }
            desk.open();
            assertThat(told).hasSizeGreaterThan(times);
            desk.receiveAll(all);
            assertThat(desk.eids()).containsAll(force.server().eids());
            assertThat(desk.kept()).hasSameSizeAs(desk.eids());
            VerificationReport report = desk.verify();
            assertThat(report.firstOfEach()).as("seed %d: %s", seed, report.json()).isEmpty();
        }
    }

    private static Set<String> hex(Device device) {
        return device.eids().stream().map(Hash::hex).collect(Collectors.toSet());
    }

    private static void write(Path file, List<Kept> all) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeInt(all.size());
            for (Kept one : all) {
                byte[] bodies = BodyBundle.of(one.bodies());
                out.writeInt(one.entry().length());
                out.write(one.entry().bytes());
                out.writeInt(bodies.length);
                out.write(bodies);
            }
        }
    }

    /** One process, killed while it takes in; what it was told is safe is added. */
    private void receive(Random random, Path file, Set<String> told) throws Exception {
        Process process =
                StoreProcess.java(ReceivingProcess.class, folder.toString(), DESK, file.toString())
                        .start();
        int enough = random.nextInt(400);
        List<String> lines = new ArrayList<>();
        try (BufferedReader said = process.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                lines.add(line);
                if (lines.size() == enough + 1) {
                    TimeUnit.NANOSECONDS.sleep(random.nextInt(2_000_000));
                    process.toHandle().destroyForcibly(); // what it said stays readable
                }
            }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(lines).isNotEmpty();
        lines.stream().filter(line -> line.length() == 64).forEach(told::add);
    }
}

package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.keys.Password;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.Role;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.EnrolmentFile;

/** Both ends are killed at any moment while one lets the other join; each goes on with its step. */
class KilledPairingTest {
    @TempDir Path folder;

    @Test
    void threeKillsAtEachEndAndItJoinsAllTheSame(TestReporter reporter) throws Exception {
        kill(1, 3, reporter);
    }

    @Test
    @Tag("hard")
    void killedAtEachEndManyTimesEachOfTenComputersJoins(TestReporter reporter) throws Exception {
        kill(10, Integer.getInteger("lockfast.drill.kills", 200) / 20, reporter);
    }

    private void kill(int computers, int times, TestReporter reporter) throws Exception {
        long seed = Long.getLong("lockfast.drill.seed", System.nanoTime());
        reporter.publishEntry("seed " + seed);
        Random random = new Random(seed);
        String force = founded();
        try (FieldStore station = at("SCN-07")) {
            station.openCases(200);
        }
        int killed = 0;
        for (int i = 0; i < computers; i++) {
            String name = "NEW-" + i;
            EnrollingByFile newcomer =
                    new EnrollingByFile(
                            folder.resolve(name), FieldStore.of(folder, name, Duration.ZERO));
            EnrollingByFile.Asked asked =
                    ServedForce.value(newcomer.ask("Otherham", name, null, false));
            Path request = Files.write(folder.resolve(name + ".request"), asked.request());
            Path answer = folder.resolve(name + ".answer");
            killed +=
                    until(
                            times,
                            random,
                            "admit",
                            "SCN-07",
                            request.toString(),
                            asked.fingerprint().text(),
                            answer.toString());
            killed +=
                    until(
                            times,
                            random,
                            "join",
                            name,
                            answer.toString(),
                            asked.code().text(),
                            force);
            assertThat(folder.resolve(name).resolve("keyring")).as("seed " + seed).exists();
        }
        try (FieldStore station = at("SCN-07")) {
            assertThat(station.entries("device.enrolled"))
                    .as("each once, and itself; seed " + seed)
                    .isEqualTo(computers + 1);
            for (int i = 0; i < computers; i++) {
                exchange(station, "NEW-" + i, seed);
            }
            assertThat(station.store().conflicts().count()).isZero();
            assertThat(station.verified().ok()).isTrue();
        }
        reporter.publishEntry(killed + " kills, " + computers + " joined");
        if (computers > 1) { // three kills at each end may all come too late
            assertThat(killed).as("seed " + seed).isGreaterThan(computers * times / 2);
        }
    }

    private void exchange(FieldStore station, String name, long seed) throws IOException {
        try (FieldStore there = at(name)) {
            assertThat(folder.resolve(name).resolve("enrolling"))
                    .as("its keys wait nowhere once it is opened; seed " + seed)
                    .doesNotExist();
            there.openCases(1);
            byte[] file =
                    ServedForce.value(there.store().carrying().orElseThrow().export("SCN-07"))
                            .bytes();
            Carrying.Came came =
                    ServedForce.value(station.store().carrying().orElseThrow().take(file));
            assertThat(came.refused() + came.waiting()).as("seed " + seed).isZero();
            assertThat(there.verified().ok()).as("seed " + seed).isTrue();
        }
    }

    private String founded() {
        try (Password password = Password.of(ServedForce.PASSWORD)) {
            String vkey =
                    ServedForce.value(
                            new FoundingStore(
                                            folder.resolve("SCN-07"),
                                            FieldStore.of(folder, "SCN-07", Duration.ZERO))
                                    .found(
                                            new FoundingStore.Plan(
                                                    "Exampleshire Police",
                                                    "Exampleton",
                                                    "SCN-07",
                                                    ServedForce.COLLAR,
                                                    "Avery Founder",
                                                    EnumSet.allOf(Role.class)),
                                            password));
            return EnrolmentFile.fingerprint(VerifyKey.parse(vkey)).text();
        }
    }

    private FieldStore at(String name) {
        return FieldStore.open(folder, name, Duration.ZERO, ServedForce.COLLAR);
    }

    /** Kills that step so often at random moments, then lets it end. */
    private int until(int times, Random random, String step, String... words) throws Exception {
        int killed = 0;
        for (int i = 0; i <= times; i++) {
            Process process = start(step, words);
            try (BufferedReader said = process.inputReader()) {
                assertThat(said.readLine()).isEqualTo("begins");
                if (i < times && !process.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                    killed++;
                    continue;
                }
                String last = said.readLine();
                assertThat(last).as(step).isNotNull();
                if (step.equals("join") && !last.equals("done")) {
                    assertThat(last).as("it joined before it was killed").contains("NOT_EMPTY");
                }
                if (step.equals("admit")) {
                    assertThat(last).isEqualTo("done");
                }
            }
        }
        return killed;
    }

    private Process start(String step, String... words) throws IOException {
        String[] all = new String[words.length + 2];
        all[0] = step;
        all[1] = folder.toString();
        System.arraycopy(words, 0, all, 2, words.length);
        return StoreProcess.java(PairingProcess.class, all).start();
    }
}

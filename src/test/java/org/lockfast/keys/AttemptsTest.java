package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.keys.KeyringRefusal.Reason;
import static org.lockfast.keys.Sample.refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten wrong passwords, then two minutes, whoever counts. */
class AttemptsTest {
    private static final String ODE = "PC 1001";

    @TempDir Path dir;
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private final InstantSource clock = () -> now;

    private Attempts attempts() {
        return new Attempts(dir, clock);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            attempts().begin(ODE);
        }
    }

    @Test
    void tenThenTwoMinutes() {
        fail(10);
        assertThat(refusal(() -> attempts().begin(ODE))).isEqualTo(Reason.TOO_MANY_TRIES);
        assertThat(attempts().look(ODE).remaining()).isEqualTo(Duration.ofMinutes(2));
        assertThat(attempts().look("PC 1002").over()).isTrue();
        now = now.plusSeconds(119);
        assertThat(refusal(() -> attempts().begin(ODE))).isEqualTo(Reason.TOO_MANY_TRIES);
        now = now.plusSeconds(1);
        attempts().begin(ODE);
        assertThat(refusal(() -> attempts().begin(ODE)))
                .as("each further wrong one waits again")
                .isEqualTo(Reason.TOO_MANY_TRIES);
        assertThat(attempts().look(ODE).failures()).isEqualTo(11);
    }

    @Test
    void aRightPasswordForgetsAndTellsTheCount() {
        fail(3);
        attempts().begin(ODE);
        assertThat(attempts().succeeded(ODE)).isEqualTo(3);
        assertThat(attempts().look(ODE).failures()).isZero();
        attempts().begin(ODE);
        assertThat(attempts().succeeded(ODE)).isZero();
    }

    @Test
    void aTryWithdrawnIsNotCounted() {
        fail(9);
        attempts().begin(ODE);
        attempts().withdrawn(ODE);
        assertThat(attempts().look(ODE).failures()).isEqualTo(9);
    }

    @Test
    void aSupervisorMayForgive() {
        fail(10);
        attempts().forgive(ODE);
        attempts().begin(ODE);
        assertThat(attempts().look(ODE).failures()).isEqualTo(1);
    }

    @Test
    void aClockSetBackNeitherLetsInEarlyNorLocksOutForYears() {
        now = Instant.parse("2031-01-01T00:00:00Z");
        fail(10);
        now = Instant.parse("2026-03-01T08:00:00Z");
        assertThat(refusal(() -> attempts().begin(ODE))).isEqualTo(Reason.CLOCK_SET_BACK);
        now = now.plusSeconds(119);
        assertThat(refusal(() -> attempts().begin(ODE))).isEqualTo(Reason.TOO_MANY_TRIES);
        now = now.plusSeconds(1);
        attempts().begin(ODE);

        now = now.minusSeconds(60);
        Attempts.Wait wait = attempts().look(ODE);
        assertThat(wait.clockSetBack()).isTrue();
        assertThat(wait.remaining()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void theFileIsPlainText() throws IOException {
        fail(2);
        assertThat(dir.resolve("attempts")).hasContent("PC 1001\t2\t" + now.toEpochMilli() + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u0001\u0002",
                "garbage\nmore\tgarbage\n\t\t\t\n",
                "PC 1001\tmany\t5\nPC 1001\t-3\t5\nPC 1001\t3\t-5\nPC 1001\t3\t5\t7\n",
                "PC 1001\t99999999999999\t1\n",
                "PC 1001\t1"
            })
    void garbageNeitherLocksOutNorStopsCounting(String garbage) throws IOException {
        Files.writeString(dir.resolve("attempts"), garbage);
        fail(10);
        assertThat(refusal(() -> attempts().begin(ODE))).isEqualTo(Reason.TOO_MANY_TRIES);
    }

    @Test
    void bytesThatAreNoTextAreSurvivedToo() throws IOException {
        byte[] noise = new byte[5000];
        new java.util.Random(1).nextBytes(noise);
        byte[] lines =
                ("\nPC 1001\t10\t" + now.toEpochMilli() + "\n").getBytes(StandardCharsets.UTF_8);
        Files.write(dir.resolve("attempts"), Bytes.join(noise, lines));
        assertThat(refusal(() -> attempts().begin(ODE)))
                .as("a good line among garbage still counts")
                .isEqualTo(Reason.TOO_MANY_TRIES);
    }

    @Test
    void aTimeFarAheadInTheFileIsNoLockForEver() throws IOException {
        Files.writeString(dir.resolve("attempts"), "PC 1001\t10\t" + Long.MAX_VALUE + "\n");
        assertThat(refusal(() -> attempts().begin(ODE))).isEqualTo(Reason.CLOCK_SET_BACK);
        now = now.plusSeconds(120);
        attempts().begin(ODE);
    }

    @Test
    void manyAtOnceGetNoMoreThanTen() throws Exception {
        Attempts shared = attempts();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> guesses = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Attempts counter = i % 2 == 0 ? shared : attempts();
                guesses.add(() -> allowed(counter));
            }
            int got = 0;
            for (Future<Boolean> guess : pool.invokeAll(guesses)) {
                got += guess.get() ? 1 : 0;
            }
            assertThat(got).isEqualTo(10);
        }
    }

    private static boolean allowed(Attempts counter) {
        try {
            counter.begin(ODE);
            return true;
        } catch (KeyringRefusal wait) {
            return false;
        }
    }

    @Test
    void twoProcessesGetTenBetweenThem() throws Exception {
        List<Process> both = List.of(process(), process());
        int got = 0;
        for (Process process : both) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("tries of one process").isBetween(0, 10);
            got += process.exitValue();
        }
        assertThat(got).isEqualTo(10);
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AttemptsProcess.class.getName(),
                        dir.toString())
                .inheritIO()
                .start();
    }
}

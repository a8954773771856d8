package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    @TempDir Path directory;

    @Test
    void tenKillsLoseNothingThatWasAcknowledged() throws Exception {
        long seed = System.nanoTime();
        new CrashDrill(directory, seed).run(10, "seed " + seed);
    }

    @Test
    @Tag("hard")
    void twoHundredKillsLoseNothingThatWasAcknowledged() throws Exception {
        long seed = System.nanoTime();
        new CrashDrill(directory, seed).run(200, "seed " + seed);
    }

    @Test
    void aSecondProcessOnTheSameStoreIsToldWhatToDo() throws Exception {
        Process holder = RecordingProcess.start(directory, "hold").start();
        try (BufferedReader said = holder.inputReader(StandardCharsets.US_ASCII)) {
            assertThat(said.readLine()).isEqualTo("held");
            Path lock = new StoreFiles(directory).lock();
            assertThatThrownBy(() -> StoreLock.take(lock))
                    .isInstanceOf(JournalRefusal.class)
                    .hasMessageContaining("open in another Lockfast");
            holder.destroyForcibly();
            assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
            StoreLock.take(lock).close(); // a process that was killed leaves no lock behind
        }
    }

    @Test
    void everyAcknowledgementCostsOneFdatasync() throws Exception {
        assumeTrue(
                traced(List.of("true")) >= 0,
                "Tracing system calls is not possible here (strace, ptrace), so that each"
                        + " acknowledgement reaches the disk is only shown with the port that drops"
                        + " unforced writes");
        Files.createDirectories(directory.resolve("a"));
        Files.createDirectories(directory.resolve("b"));
        long few = traced(RecordingProcess.start(directory.resolve("a"), "5").command());
        long many = traced(RecordingProcess.start(directory.resolve("b"), "45").command());
        assertThat(many - few).isEqualTo(40);
    }

    /** How many fdatasync calls the command made on the journal, or -1 where it cannot be told. */
    private long traced(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(directory, "trace", ".txt");
        List<String> strace =
                new ArrayList<>(
                        List.of(
                                "strace",
                                "-f",
                                "-y",
                                "-e",
                                "trace=fdatasync",
                                "-o",
                                log.toString()));
        strace.addAll(command);
        try {
            Process process =
                    new ProcessBuilder(strace)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                return -1;
            }
        } catch (IOException noStrace) {
            return -1;
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("entries.lfj")).count();
        }
    }

    @Test
    @Tag("hard")
    void aDiskThatIsReallyFullRefusesAndDamagesNothing() throws Exception {
        Path mount = Files.createDirectory(directory.resolve("small"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", mount.toString()),
                "Mounting is not possible here, so a full disk is only shown with the port that"
                        + " refuses after n bytes");
        try {
            TestStore store = RecordingProcess.on(mount);
            List<Recorded> recorded = new ArrayList<>();
            Journal journal = store.create();
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 10_000; i++) {
                                    recorded.addAll(
                                            journal.record(
                                                    TestStore.ANNA_ACTS,
                                                    List.of(
                                                            NewEvent.of(
                                                                    TestStore.subject(1),
                                                                    TestStore.note("n" + i)))));
                                }
                            })
                    .isInstanceOf(JournalRefusal.class)
                    .hasMessageContaining("the disk is full");
            assertThat(journal.count()).isEqualTo(recorded.getLast().record() + 1);
            journal.close();
            TestStore again = RecordingProcess.on(mount);
            JournalOpening.Opened opened = again.open();
            opened.journal().close();
            assertThat(opened.findings()).hasOnlyElementsOfType(Finding.IndexCaughtUp.class);
            assertThat(again.index.byEid).hasSize(recorded.size() + 1);
        } finally {
            run("umount", mount.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

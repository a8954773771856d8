package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exhibit.Case;
import org.lockfast.journal.Finding;
import org.lockfast.journal.IndexTrouble;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.Outcome;
import org.lockfast.records.IndexFault;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Processes that record through the whole store are killed, and the disk runs full. */
class KilledStoreTest {
    private static final Path MAP =
            Path.of("src/test/resources/org/lockfast/exchange/bc-gazette-map.json");
    private static final Path SEIZURES = Path.of("../shared/data/bc-gazette/seizures.csv");

    @TempDir Path folder;

    @Test
    void fiveKillsLoseNothingThatWasAcknowledged() throws Exception {
        kill(5);
    }

    @Test
    @Tag("hard")
    void twoHundredKillsLoseNothingThatWasAcknowledged() throws Exception {
        kill(200);
    }

    private void kill(int times) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TestStore.in(folder).close();
        List<UUID> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < times; kill++) {
            record(random, acknowledged);
            try (TestStore test = TestStore.at(folder)) {
                OpenStore store = test.store();
                assertThat(store.findings())
                        .as("kill %d, seed %d", kill, seed)
                        .hasOnlyElementsOfTypes(
                                Finding.IndexCaughtUp.class, Finding.TailSetAside.class);
                for (UUID one : acknowledged) {
                    assertThat(store.cases().byId(one)).as("seed %d", seed).isPresent();
                }
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(times);
        try (Stream<Path> aside = Files.list(TestStore.at(folder).directory().resolve("index"))) {
            // H2 writes while rows go in: about once in 150 kills its file cannot be gone on with
            assertThat(aside.filter(file -> file.toString().contains("set-aside")))
                    .as("made anew, seed %d", seed)
                    .hasSizeLessThanOrEqualTo(1 + times / 100);
        }
        TestStore.Ran verify = TestStore.at(folder).run(Who.AUDITOR, "verify");
        assertThat(verify.code()).as(verify.err()).isZero();
    }

    /** One process, killed while it records; what it was told is safe is added. */
    private void record(Random random, List<UUID> acknowledged) throws Exception {
        Process process = StoreProcess.java(StoreProcess.class, folder.toString()).start();
        int enough = random.nextInt(60);
        try (BufferedReader said = process.inputReader(StandardCharsets.US_ASCII)) {
            String line = said.readLine();
            for (int n = 0; line != null; line = said.readLine(), n++) {
                if (line.length() == 36) { // the last line may be cut off
                    acknowledged.add(UUID.fromString(line));
                }
                if (n == enough) {
                    TimeUnit.NANOSECONDS.sleep(random.nextInt(2_000_000));
                    process.toHandle().destroyForcibly(); // what it said stays readable
                }
            }
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anImportKilledHalfWayIsFinishedByTheNext() throws Exception {
        StringBuilder text =
                new StringBuilder("LE FILE,DATE SEIZED,DESCRIPTION OF PROPERTY,DATE PUBLISHED\n");
        for (int i = 0; i < 3000; i++) {
            text.append("2026-")
                    .append(i % 700)
                    .append(",2026-01-02,Phone ")
                    .append(i)
                    .append(",\n");
        }
        Path file = Files.writeString(folder.resolve("seizures.csv"), text);
        Path map =
                Files.writeString(
                        folder.resolve("map.json"),
                        "{\"case\": \"LE FILE\", \"description\": \"DESCRIPTION OF PROPERTY\"}");
        importKilled(file, map, 3000);
    }

    @Test
    @Tag("hard")
    void theRealImportKilledHalfWayIsFinishedByTheNext() throws Exception {
        assumeTrue(Files.exists(SEIZURES), "the gazette's seizures are not beside this project");
        importKilled(SEIZURES, MAP, 6000);
    }

    private void importKilled(Path file, Path map, int rows) throws Exception {
        TestStore test = TestStore.in(folder);
        test.close();
        Path journal = test.directory().resolve("journal/entries.lfj");
        long before = Files.size(journal);
        ProcessBuilder importing =
                StoreProcess.java(
                        Main.class,
                        "--store",
                        test.directory().toString(),
                        "--as",
                        Who.PROPERTY.collar(),
                        "--password-file",
                        test.passwordFile().toString(),
                        "import",
                        file.toAbsolutePath().toString(),
                        "--map",
                        map.toAbsolutePath().toString());
        importing.environment().put("LOCKFAST_STATE", test.surroundings().state().toString());
        Process process = importing.start();
        while (Files.size(journal) < before + 100_000 && process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("killed, not finished").isNotZero();

        int already = finish(test, file, map, rows);
        assertThat(already).isBetween(1, rows - 1);
        long length = Files.size(journal);
        assertThat(finish(test, file, map, rows)).isEqualTo(rows);
        assertThat(Files.size(journal)).isEqualTo(length);
        TestStore.Ran verify = test.run(Who.AUDITOR, "verify");
        assertThat(verify.code()).as(verify.err()).isZero();
    }

    /** Imports what is left; how many rows an earlier run had taken. */
    private int finish(TestStore test, Path file, Path map, int rows) throws IOException {
        Path verdicts = folder.resolve("verdicts.csv");
        TestStore.Ran ran =
                test.run(
                        Who.PROPERTY,
                        "import",
                        file.toString(),
                        "--map",
                        map.toString(),
                        "--verdicts",
                        verdicts.toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        List<String> lines = Files.readAllLines(verdicts);
        assertThat(lines).hasSize(rows + 1);
        assertThat(lines.stream().skip(1).map(line -> line.split(",", -1)[3]))
                .filteredOn(id -> !id.isEmpty())
                .doesNotHaveDuplicates();
        return (int) lines.stream().filter(line -> line.contains(",already,")).count();
    }

    @Test
    @Tag("hard")
    void aFullDiskIsSaidInASentenceAndDamagesNothing() throws Exception {
        Path mount = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", mount.toString()),
                "Mounting is not possible here: a full disk is only shown at the level of the"
                        + " journal");
        try {
            List<UUID> recorded = new ArrayList<>();
            TestStore full = TestStore.in(mount);
            assertThat(recordUntilRefused(full, recorded)).contains("the disk is full");
            assertThat(recorded).isNotEmpty();
            closeFull(full);
            assertThat(run("mount", "-o", "remount,size=60m", mount.toString())).isTrue();
            try (TestStore test = TestStore.at(mount)) {
                for (UUID one : recorded) {
                    assertThat(test.store().cases().byId(one)).isPresent();
                }
            }
            TestStore.Ran verify = TestStore.at(mount).run(Who.AUDITOR, "verify");
            assertThat(verify.code()).as(verify.err()).isZero();
        } finally {
            run("umount", "-l", mount.toString()); // a test that failed may have it open
        }
    }

    /** The sentence of the refusal. */
    private static String recordUntilRefused(TestStore test, List<UUID> recorded) {
        try {
            for (int i = 0; i < 20_000; i++) {
                Outcome<Case> outcome =
                        test.store()
                                .openingCases()
                                .open(
                                        test.session(Who.SCENE),
                                        "F-" + i,
                                        "x".repeat(500),
                                        List.of());
                switch (outcome) {
                    case Outcome.Done<Case>(Case opened, List<String> _) ->
                            recorded.add(opened.id());
                    case Outcome.Refused<Case>(String _, String sentence, List<String> _) -> {
                        return sentence;
                    }
                }
            }
        } catch (JournalRefusal | IndexTrouble | IndexFault e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("The disk took everything");
    }

    /** The lists may lack what was recorded last, and that may be said; nothing else may. */
    private static void closeFull(TestStore test) {
        try {
            test.close();
        } catch (UncheckedIOException e) {
            assertThat(e.getCause())
                    .hasMessage("The index could not take in all that was recorded");
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

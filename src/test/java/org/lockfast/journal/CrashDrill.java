package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.lockfast.ledger.Hash;

/** Kills a recording process at random moments and looks for what it had been told is safe. */
final class CrashDrill {
    private final Path directory;
    private final Random random;

    CrashDrill(Path directory, long seed) {
        this.directory = directory;
        this.random = new Random(seed);
    }

    /** That many times, on one and the same store. */
    void run(int kills, String seed) throws IOException, InterruptedException {
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < kills; kill++) {
            Process process =
                    RecordingProcess.start(directory, "-1")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            int enough = random.nextInt(60);
            try (BufferedReader said = process.inputReader(StandardCharsets.US_ASCII)) {
                String line = said.readLine();
                for (int n = 0; line != null; line = said.readLine(), n++) {
                    if (line.length() == 64) { // the last line may be cut off
                        acknowledged.add(line);
                    }
                    if (n == enough) {
                        spin(random.nextInt(2_000_000));
                        process.toHandle()
                                .destroyForcibly(); // SIGKILL, and what it said stays readable
                    }
                }
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            lookFor(acknowledged, seed + ", kill " + kill);
        }
        assertThat(acknowledged).hasSizeGreaterThan(kills);
    }

    private static void spin(int nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private void lookFor(List<String> acknowledged, String what) throws IOException {
        TestStore store = RecordingProcess.on(directory);
        Set<String> found = new HashSet<>();
        try (JournalFile file =
                JournalFile.openReadOnly(
                        store.files, store.store.journal(), TestStore.ID, store.keys)) {
            new JournalReplay(file, new EventReader(TestStore.TYPES))
                    .run(
                            0,
                            (events, position) ->
                                    events.forEach(e -> found.add(hex(e.entry().eid()))));
        }
        assertThat(found).as(what).containsAll(acknowledged);
        assertThat(store.open().findings())
                .as(what)
                .hasOnlyElementsOfTypes(Finding.IndexCaughtUp.class, Finding.TailSetAside.class);
    }

    private static String hex(Hash eid) {
        return eid.hex();
    }
}

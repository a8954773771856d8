package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.RecordedEvent;

/**
 * Killed at any moment, the index says what the journal says once it has followed it again, as
 * every opening does before anybody sees it. Before that it may hold a part of what was being taken
 * in: H2 does not always undo that (decision 0520).
 */
@Tag("hard")
class KilledIndexTest {
    private static final long SEED = 77;
    private static final int ENTRIES = 1_500;
    private static final int AFTER = 20;
    private static final int KILLS = Integer.getInteger("records.kills", 10);

    @TempDir Path directory;

    @Test
    void whatItSaysIsWholeOnceItHasFollowedAgain() throws Exception {
        RandomHistory random = RandomHistory.of(SEED, ENTRIES);
        Random moment = new Random(SEED);
        IndexDatabase.create(directory, Stores.KEY, History.STORE).close();
        for (int kill = 0; kill < KILLS; kill++) {
            killAfter(1 + moment.nextInt(ENTRIES / KILLS));
            Map<String, List<String>> left;
            long position;
            try (IndexDatabase index = open(directory)) {
                position = followed(index, random);
                left = ProjectionTest.rows(index.writing());
            }
            try (IndexDatabase afresh =
                    new Rebuild(
                                    directory.resolve("afresh"),
                                    Stores.KEY,
                                    History.STORE,
                                    Stores.ROOMS)
                            .run(
                                    random.history.entries.stream()
                                            .filter(e -> e.record() < position)
                                            .iterator(),
                                    position,
                                    taken -> {})) {
                Map<String, List<String>> expected = ProjectionTest.rows(afresh.writing());
                for (String table : expected.keySet()) {
                    assertThat(left.get(table))
                            .as("seed %s, kill %s, position %s, %s", SEED, kill, position, table)
                            .containsExactlyElementsOf(expected.getOrDefault(table, List.of()));
                }
            }
        }
    }

    /** Follows what was being taken in when it was killed, and a little more. */
    private static long followed(IndexDatabase index, RandomHistory random) {
        Projection projection = new Projection(index, Stores.ROOMS);
        long until = projection.position() + AFTER;
        for (RecordedEvent entry : random.history.entries) {
            if (entry.record() >= projection.position() && entry.record() < until) {
                projection.apply(List.of(entry), entry.record() + 1);
            }
        }
        return projection.position();
    }

    /** Starts a process that takes in entries, and kills it once it has told of so many. */
    private void killAfter(int entries) throws Exception {
        Process process =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Taking.class.getName(),
                                directory.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader told =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < entries && told.readLine() != null; i++) {
                assertThat(i).isLessThan(ENTRIES);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static IndexDatabase open(Path directory) {
        return ((Opening.Opened) IndexDatabase.open(directory, Stores.KEY, History.STORE)).index();
    }

    /** The process that is killed. */
    static final class Taking {
        public static void main(String[] args) {
            RandomHistory random = RandomHistory.of(SEED, ENTRIES);
            try (IndexDatabase index = open(Path.of(args[0]))) {
                Projection projection = new Projection(index, Stores.ROOMS);
                for (RecordedEvent entry : random.history.entries) {
                    if (entry.record() >= projection.position()) {
                        projection.apply(List.of(entry), entry.record() + 1);
                        System.out.println(entry.record());
                    }
                }
            }
        }
    }
}

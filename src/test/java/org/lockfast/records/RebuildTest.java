package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
    @TempDir Path directory;
    private final RandomHistory random = RandomHistory.of(17, 300);

    private final Rebuild rebuild() {
        return new Rebuild(directory, Stores.KEY, History.STORE, Stores.ROOMS);
    }

    @Test
    void makesTheIndexAgainFromNothing() throws Exception {
        long[] told = {0};
        try (IndexDatabase index =
                rebuild()
                        .run(
                                random.history.entries.iterator(),
                                random.history.position() + 4,
                                taken -> told[0] = taken)) {
            assertThat(new Projection(index, Stores.ROOMS).position())
                    .isEqualTo(random.history.position() + 4);
            assertThat(new JdbiSearch(index, java.time.Instant::now, Stores.PATIENCE).count())
                    .isPositive();
        }
        assertThat(told[0]).isEqualTo(random.history.entries.size());
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(p -> p.getFileName().toString())).containsExactly("records.mv.db");
        }
    }

    @Test
    void stoppedHalfWayItLeavesTheOldOne() throws Exception {
        rebuild().run(random.history.entries.subList(0, 50).iterator(), 100, t -> {}).close();
        assertThatThrownBy(() ->
                        rebuild()
                                .run(
                                        random.history.entries.iterator(),
                                        900,
                                        taken -> {
                                            throw new IllegalStateException("stopped");
                                        }))
                .hasMessage("stopped");
        try (IndexDatabase index =
                ((Opening.Opened) IndexDatabase.open(directory, Stores.KEY, History.STORE))
                        .index()) {
            assertThat(new Projection(index, Stores.ROOMS).position()).isEqualTo(100);
        }
    }

    @Test
    void anIndexThatLagsIsBroughtUpToDateFromWhereItStands() throws Exception {
        int half = random.history.entries.size() / 2;
        long reached = random.history.entries.get(half).record();
        rebuild().run(random.history.entries.subList(0, half).iterator(), reached, t -> {}).close();
        Map<String, ?> followed;
        try (IndexDatabase index =
                ((Opening.Opened) IndexDatabase.open(directory, Stores.KEY, History.STORE))
                        .index()) {
            Projection projection = new Projection(index, Stores.ROOMS);
            assertThat(projection.position()).isEqualTo(reached);
            projection.apply(
                    random.history.entries.stream()
                            .filter(e -> e.record() >= projection.position())
                            .toList(),
                    random.history.position());
            followed = ProjectionTest.rows(index.writing());
        }
        try (IndexDatabase index =
                rebuild()
                        .run(
                                random.history.entries.iterator(),
                                random.history.position(),
                                t -> {})) {
            assertThat(ProjectionTest.rows(index.writing())).isEqualTo(followed);
        }
    }
}

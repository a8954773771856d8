package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.RecordedEvent;

/** When the index is written to its file, and how large that gets. */
class IndexUpkeepTest {
    private static final int ROWS = 4_000;

    @TempDir Path directory;

    @Test
    void nothingIsWrittenByTheClock() throws Exception {
        RandomHistory random = RandomHistory.of(5, 40);
        try (IndexDatabase index = IndexDatabase.create(directory, Stores.KEY, History.STORE)) {
            Projection projection = new Projection(index, Stores.ROOMS);
            byte[] before = Files.readAllBytes(file());
            projection.apply(random.history.entries, random.history.position());
            TimeUnit.MILLISECONDS.sleep(1_500); // H2 by itself writes after 500
            assertThat(Files.readAllBytes(file())).isEqualTo(before);
        }
    }

    @Test
    void whatWasTakenInIsWrittenOnceItIsMuch() throws Exception {
        RandomHistory random = RandomHistory.of(5, IndexUpkeep.ENTRIES + 100);
        List<RecordedEvent> entries = random.history.entries;
        try (IndexDatabase index = IndexDatabase.create(directory, Stores.KEY, History.STORE)) {
            Projection projection = new Projection(index, Stores.ROOMS);
            List<RecordedEvent> much = entries.subList(0, IndexUpkeep.ENTRIES);
            long position = much.getLast().record() + 1;
            projection.apply(much, position);
            RecordedEvent next = entries.get(IndexUpkeep.ENTRIES);
            projection.apply(List.of(next), next.record() + 1);
            assertThat(ifKilledNow()).isEqualTo(position);
        }
    }

    @Test
    void holesAreFilled() throws Exception {
        long tidied = sizeAfterManyChanges(true);
        long left = sizeAfterManyChanges(false);
        assertThat(tidied).isLessThan(left / 2);
    }

    private long sizeAfterManyChanges(boolean upkept) throws Exception {
        Path folder = directory.resolve("upkept-" + upkept);
        try (IndexDatabase index = IndexDatabase.create(folder, Stores.KEY, History.STORE)) {
            Connection writing = index.writing();
            MVStore file =
                    ((SessionLocal) writing.unwrap(JdbcConnection.class).getSession())
                            .getDatabase()
                            .getStore()
                            .getMvStore();
            file.setRetentionTime(0); // as after a pause
            IndexUpkeep upkeep = new IndexUpkeep(writing);
            run(
                    writing,
                    "insert into posting select \"X\", repeat(X'20', 400) from system_range(1, "
                            + ROWS
                            + ")");
            Random random = new Random(1);
            for (int round = 0; round < 100; round++) {
                for (int row = 0; row < 20; row++) {
                    run(
                            writing,
                            "update posting set members = members || X'21' where id = "
                                    + random.nextInt(ROWS));
                }
                if (upkept) {
                    upkeep.took(IndexUpkeep.ENTRIES);
                    upkeep.keep();
                } else {
                    file.commit();
                }
            }
        }
        return Files.size(IndexFile.in(folder).path());
    }

    private static void run(Connection writing, String sql) throws SQLException {
        try (Statement statement = writing.createStatement()) {
            statement.executeUpdate(sql);
        }
        writing.commit();
    }

    /**
     * The position a copy of the file says, once H2 has written it: it writes on another thread.
     */
    private long ifKilledNow() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (int i = 0; ; i++) {
            byte[] was;
            do {
                was = Files.readAllBytes(file());
                TimeUnit.MILLISECONDS.sleep(300);
            } while (!Arrays.equals(was, Files.readAllBytes(file())));
            Path copy = Files.createDirectories(directory.resolve("copy-" + i));
            Files.write(IndexFile.in(copy).path(), was);
            Opening opening = IndexDatabase.open(copy, Stores.KEY, History.STORE);
            if (opening instanceof Opening.Opened opened) {
                try (IndexDatabase index = opened.index()) {
                    long position = new Projection(index, Stores.ROOMS).position();
                    if (position > 0) {
                        return position;
                    }
                }
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Nothing was written: " + opening);
            }
        }
    }

    private Path file() {
        return IndexFile.in(directory).path();
    }
}

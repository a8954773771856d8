package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.db.Store;
import org.h2.mvstore.tx.TransactionStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed between the mark of a commit and its rows, the index goes on from before it. */
class UnfinishedCommitTest {
    private static final int FIRST = 40;

    @TempDir Path directory;
    private final RandomHistory random = RandomHistory.of(23, 80);
    private final Path killed = Path.of("killed");

    @Test
    void anIndexKilledInACommitTakesInWhatComesNext() throws Exception {
        long position = leaveCommitUnfinished();
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    try (IndexDatabase index = open()) {
                        Projection projection = new Projection(index, Stores.ROOMS);
                        assertThat(projection.position()).isEqualTo(position);
                        projection.apply(
                                random.history.entries.subList(
                                        FIRST, random.history.entries.size()),
                                random.history.position());
                        assertThat(ProjectionTest.rows(index.writing())).isEqualTo(afresh());
                    }
                });
    }

    @Test
    void anIndexThatWasClosedIsOpenedWithoutAWrite() throws Exception {
        IndexDatabase.create(directory, Stores.KEY, History.STORE).close();
        Path file = IndexFile.in(directory).path();
        byte[] before = Files.readAllBytes(file);
        assertThat(CatalogueScan.scan(IndexFile.in(directory), Stores.KEY)).isNull();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    /** The position it says. */
    private long leaveCommitUnfinished() throws Exception {
        try (IndexDatabase index = IndexDatabase.create(directory, Stores.KEY, History.STORE)) {
            long position = random.history.entries.get(FIRST).record();
            new Projection(index, Stores.ROOMS)
                    .apply(random.history.entries.subList(0, FIRST), position);
            try (Statement update = index.writing().createStatement()) {
                update.executeUpdate("update progress set position = position + 1");
            }
            SessionLocal session =
                    (SessionLocal) index.writing().unwrap(JdbcConnection.class).getSession();
            Store store = session.getDatabase().getStore();
            Method mark =
                    TransactionStore.class.getDeclaredMethod(
                            "markUndoLogAsCommitted", int.class, long.class);
            mark.setAccessible(true);
            mark.invoke(store.getTransactionStore(), session.getTransaction().getId(), 1L);
            store.getMvStore().commit();
            store.getMvStore().sync();
            Path copy = Files.createDirectories(directory.resolve(killed));
            Files.copy(IndexFile.in(directory).path(), IndexFile.in(copy).path());
            index.writing().rollback();
            return position;
        }
    }

    private IndexDatabase open() {
        return ((Opening.Opened)
                        IndexDatabase.open(directory.resolve(killed), Stores.KEY, History.STORE))
                .index();
    }

    private Map<String, List<String>> afresh() throws Exception {
        Path beside = directory.resolve("afresh");
        try (IndexDatabase index =
                new Rebuild(beside, Stores.KEY, History.STORE, Stores.ROOMS)
                        .run(
                                random.history.entries.iterator(),
                                random.history.position(),
                                taken -> {})) {
            return ProjectionTest.rows(index.writing());
        }
    }
}

package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.RecordedEvent;

/** When the index is written to its file. */
class IndexUpkeepTest {
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

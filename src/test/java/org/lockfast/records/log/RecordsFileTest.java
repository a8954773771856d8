package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRows;
import org.lockfast.log.LogStoreFault;

/** The file of embedded records: who is shown what, and how it is kept small. */
class RecordsFileTest {
    @TempDir Path tmp;
    private final Random random = new Random(4);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private Path records;
    private KilledFiles.Life life;
    private Force force;
    private LogDatabase store;
    private CentralLog log;
    private Device device;
    private Future<?> pushed = CompletableFuture.completedFuture("");

    @BeforeEach
    void found() throws Exception {
        records = tmp.resolve("records");
        life = KilledFiles.life(records, random, Long.MAX_VALUE);
        force =
                Force.found(
                        tmp.resolve("server"),
                        key -> LogDatabase.embedded(KilledFiles.NAMED, records, key));
        store = LogDatabase.embedded(KilledFiles.NAMED, records, force.recordsKey());
        log = force.node(store);
        device = force.enrol(log, "Exampleton");
    }

    @AfterEach
    void close() throws Exception {
        goOn.countDown();
        try {
            pushed.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            assertThat(life.over()).isTrue();
        }
        store.close();
        force.close();
    }

    @Test
    void aCommitIsShownToNobodyBeforeItIsOnTheDisk() throws Exception {
        long before = size();
        Future<Long> read = readWhileACommitIsForced(() -> {});
        assertThatThrownBy(() -> read.get(400, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        goOn.countDown();
        assertThat(read.get(20, TimeUnit.SECONDS)).isGreaterThan(before);
    }

    @Test
    void whatDidNotGetToTheDiskIsShownToNobody() throws Exception {
        Future<Long> read = readWhileACommitIsForced(life::end);
        goOn.countDown();
        assertThatThrownBy(() -> read.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(LogStoreFault.class);
    }

    private Future<Long> readWhileACommitIsForced(Runnable then) throws Exception {
        CountDownLatch forcing = new CountDownLatch(1);
        life.beforeForce(() -> {
            forcing.countDown();
            waitFor(goOn);
            then.run();
        });
        device.work(5, random);
        pushed = force.workers.submit(() -> log.push(device.push(0, device.written.size())));
        assertThat(forcing.await(20, TimeUnit.SECONDS)).isTrue();
        CountDownLatch begun = new CountDownLatch(1);
        Future<Long> read =
                force.workers.submit(() ->
                        store.read(rows -> {
                            begun.countDown();
                            return rows.head().size();
                        }));
        waitFor(begun);
        return read;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private long size() {
        return store.read(LogRows::head).size();
    }

    @Test
    void aFileMostlyOfNoUseIsWrittenAnewWhereItIsLarge() throws Exception {
        for (int at = 0; at < 200; at = device.written.size()) {
            device.work(5, random);
            assertThat(log.push(device.push(at, device.written.size())).refusal()).isNull();
        }
        Checked before = new Checked(log);
        long grown = Files.size(RecordsFile.in(records));
        store.pack(grown + 1);
        assertThat(Files.size(RecordsFile.in(records))).isEqualTo(grown);
        store.pack(grown / 2);
        assertThat(Files.size(RecordsFile.in(records))).isLessThan(grown / 2);
        assertThat(new Checked(log).entries).isEqualTo(before.entries);
        device.work(5, random);
        assertThat(log.push(device.push(200, device.written.size())).refusal()).isNull();
    }

    @Test
    void whereThereIsNoRoomTheFileStaysAsItIs() throws Exception {
        device.work(50, random);
        log.push(device.push(0, device.written.size()));
        Checked before = new Checked(log);
        Path anew = records.resolve("log.mv.db.tempFile");
        AtomicBoolean full = new AtomicBoolean(true);
        life.beforeForce(() -> {
            if (Files.exists(anew) && full.getAndSet(false)) {
                throw new UncheckedIOException(new IOException("no room"));
            }
        });
        store.pack(0);
        life.beforeForce(() -> {});
        assertThat(new Checked(log).entries).isEqualTo(before.entries);
        int at = device.written.size();
        device.work(5, random);
        assertThat(log.push(device.push(at, at + 5)).refusal()).isNull();
    }
}

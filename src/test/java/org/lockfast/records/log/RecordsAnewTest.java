package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.PushAnswer;

/** Embedded records only grow, so their file is written anew while they are in use. */
class RecordsAnewTest {
    @TempDir Path tmp;
    private Path file;
    private Force force;
    private LogDatabase store;
    private CentralLog log;
    private Device device;

    @BeforeEach
    void found() throws Exception {
        Path records = tmp.resolve("records");
        file = RecordsFile.in(records);
        force =
                Force.found(
                        tmp.resolve("server"), key -> LogDatabase.open(records.toString(), key));
        store = LogDatabase.open(records.toString(), force.recordsKey());
        log = force.node(store);
        device = force.enrol(log, "Exampleton");
        device.work(1, new Random(0));
        log.push(device.push(0, device.written.size()));
    }

    @AfterEach
    void close() throws Exception {
        store.close();
        force.close();
    }

    private void pushEach(int n) {
        for (int i = 0; i < n; i++) {
            int at = device.written.size();
            device.work(1, new Random(at));
            assertThat(log.push(device.push(at, at + 1)).accepted()).isEqualTo(1);
        }
    }

    @Test
    void whatIsKnownAlreadyWritesNothing() throws Exception {
        pushEach(20);
        int all = device.written.size();
        log.push(device.push(0, all));
        long before = Files.size(file);
        for (int i = 0; i < 50; i++) {
            PushAnswer again = log.push(device.push(0, all));
            assertThat(again.accepted()).isZero();
            assertThat(again.indexes()).hasSize(all);
        }
        assertThat(Files.size(file)).isEqualTo(before);
    }

    @Test
    void whoeverIsAtWorkMeanwhileLosesNothing() throws Exception {
        pushEach(150);
        long grown = Files.size(file);
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            devices.add(force.enrol(log, "Exampleton"));
        }
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService all = Executors.newCachedThreadPool()) {
            List<Future<Integer>> working = new ArrayList<>();
            for (Device each : devices) {
                working.add(all.submit(() -> works(each, over)));
            }
            Future<Integer> reading = all.submit(() -> reads(over));
            for (int i = 0; i < 5; i++) {
                Thread.sleep(300);
                store.writeAnew();
            }
            over.set(true);
            for (int i = 0; i < devices.size(); i++) {
                assertThat(working.get(i).get(60, TimeUnit.SECONDS))
                        .as("each is answered while the file is written anew")
                        .isEqualTo(devices.get(i).written.size())
                        .isPositive();
            }
            assertThat(reading.get(60, TimeUnit.SECONDS)).isPositive();
        }
        store.writeAnew();
        assertThat(Files.size(file)).isLessThan(grown);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as("nobody else reads it")
                    .isEqualTo("rw-------");
        }
        for (Device each : devices) {
            assertThat(log.push(each.push(0, each.written.size())).accepted())
                    .as("all of it is there")
                    .isZero();
        }
        log.checkpoint();
        pushEach(1);
    }

    /** How many are in. */
    private int works(Device each, AtomicBoolean over) {
        Random random = new Random(7);
        int in = 0;
        while (!over.get() || in < each.written.size()) {
            if (in == each.written.size()) {
                each.work(1, random);
            }
            in += log.push(each.push(in, each.written.size())).indexes().size();
        }
        return in;
    }

    private int reads(AtomicBoolean over) {
        int read = 0;
        while (!over.get()) {
            try {
                log.state();
                read++;
            } catch (LogRefusal e) {
                throw new AssertionError("Whoever reads waits for so little", e);
            }
        }
        return read;
    }
}

package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.Hash;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogRows;
import org.lockfast.log.LogStoreFault;
import org.lockfast.log.PushAnswer;
import org.lockfast.log.Refusal;
import org.lockfast.testing.BadDisk;

/** Embedded records on a disk that is full, and on one that cannot be forced. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadDiskTest {
    private static final int HANDS = 4;

    @TempDir Path tmp;
    private Path records;
    private BadDisk.Disk disk;
    private Force force;
    private LogDatabase store;
    private CentralLog log;

    @BeforeEach
    void found() throws Exception {
        records = tmp.resolve("records");
        disk = BadDisk.under(records);
        force = Force.found(tmp.resolve("server"), this::open);
        store = open(force.recordsKey());
        log = force.node(store);
    }

    private LogDatabase open(byte[] key) {
        return LogDatabase.embedded(BadDisk.NAMED, records, key);
    }

    @AfterEach
    void close() {
        store.close();
        force.close();
    }

    /** Four push and four read while the disk fills up, twice. */
    @Test
    void severalAtWorkGoOnOnceThereIsRoomAgain() throws Exception {
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < HANDS; i++) {
            Device device = force.enrol(log, "Exampleton");
            assertThat(log.push(device.push(0, device.written.size())).refusal()).isNull();
            devices.add(device);
        }
        AtomicLongArray done = new AtomicLongArray(2 * HANDS);
        Set<Refusal.Reason> refused = ConcurrentHashMap.newKeySet();
        boolean[] stop = {false};
        List<Future<?>> hands = new ArrayList<>();
        for (int i = 0; i < HANDS; i++) {
            int pushing = i;
            int reading = HANDS + i;
            hands.add(
                    force.workers.submit(
                            () -> push(devices.get(pushing), pushing, done, refused, stop)));
            hands.add(force.workers.submit(() -> read(reading, done, stop)));
        }
        boolean tookNothing = true;
        for (int round = 0; round < 2; round++) {
            until(() -> refused.isEmpty() || done.get(0) > 0, 10);
            refused.clear();
            disk.full(true);
            until(() -> refused.contains(Refusal.Reason.BUSY), 20);
            TimeUnit.SECONDS.sleep(1);
            tookNothing &= !log.takes();
            disk.full(false);
            long[] before = new long[2 * HANDS];
            for (int i = 0; i < before.length; i++) {
                before[i] = done.get(i);
            }
            until(
                    () -> {
                        for (int i = 0; i < before.length; i++) {
                            if (done.get(i) == before[i]) {
                                return false;
                            }
                        }
                        return true;
                    },
                    20);
            until(log::takes, 10);
        }
        stop[0] = true;
        for (Future<?> hand : hands) {
            hand.get(20, TimeUnit.SECONDS); // none goes round for ever
        }
        assertThat(tookNothing).isTrue();
        assertThat(refused).isSubsetOf(Refusal.Reason.BUSY);
        store.close();
        store = open(force.recordsKey());
        log = force.node(store);
        Set<Hash> there = new Checked(log).eids();
        for (Device device : devices) {
            assertThat(there).containsAll(eids(device));
        }
    }

    private static List<Hash> eids(Device device) {
        return device.written.stream().map(written -> written.entry().eid()).toList();
    }

    private Void push(
            Device device,
            int hand,
            AtomicLongArray done,
            Set<Refusal.Reason> refused,
            boolean[] stop)
            throws Exception {
        Random random = new Random(hand);
        while (!stop[0]) {
            int at = device.written.size();
            device.work(2, random);
            while (true) { // as a device does
                try {
                    Refusal why = log.push(device.push(at, at + 2)).refusal();
                    if (why == null) {
                        break;
                    }
                    refused.add(why.reason());
                } catch (LogRefusal e) {
                    refused.add(e.refusal().reason());
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            done.incrementAndGet(hand);
        }
        return null;
    }

    private Void read(int hand, AtomicLongArray done, boolean[] stop) throws Exception {
        while (!stop[0]) {
            try {
                assertThat(store.read(LogRows::head).size()).isPositive();
                done.incrementAndGet(hand);
            } catch (LogStoreFault e) {
                // and again
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return null;
    }

    private static void until(BooleanSupplier is, int seconds) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (!is.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within %s s", seconds).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private Device atWork() {
        Device device = force.enrol(log, "Exampleton");
        device.work(5, new Random(1));
        assertThat(log.push(device.push(0, device.written.size())).refusal()).isNull();
        log.checkpoint();
        return device;
    }

    /** Pushes three entries that the disk does not keep. */
    private int notForced(Device device) {
        int at = device.written.size();
        device.work(3, new Random(2));
        disk.forces(false);
        assertBusy(device, at);
        return at;
    }

    private void assertBusy(Device device, int at) {
        try {
            assertThat(OnCentralLog.refused(log.push(device.push(at, at + 3))).reason())
                    .isEqualTo(Refusal.Reason.BUSY);
        } catch (LogRefusal e) {
            assertThat(e.refusal().reason()).isEqualTo(Refusal.Reason.BUSY);
        }
    }

    @Test
    void whatCouldNotBeForcedIsShownToNobodyAndSignedOverByNobody() throws Exception {
        Device device = atWork();
        Path signed = force.keyFile.resolveSibling("keys.checkpoint");
        byte[] before = Files.readAllBytes(signed);
        int at = notForced(device);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> store.read(LogRows::head)).isInstanceOf(LogStoreFault.class);
            assertThatThrownBy(() -> log.checkpoint()).isInstanceOf(LogRefusal.class);
            assertBusy(device, at);
            assertThat(log.takes()).isFalse();
            TimeUnit.MILLISECONDS.sleep(600);
        }
        assertThat(signed).hasBinaryContent(before);
    }

    @Test
    void whatIsAcknowledgedLaterIsOnTheDiskInTruth() throws Exception {
        Device device = atWork();
        int at = notForced(device);
        disk.forces(true);
        assertThatAllOfItIsThere(device, at);
    }

    @Test
    void soItIsWhereTheProcessEndedMeanwhile() throws Exception {
        Device device = atWork();
        int at = notForced(device);
        log.close();
        store.close();
        disk.forces(true);
        store = open(force.recordsKey());
        log = force.node(store);
        assertThatAllOfItIsThere(device, at);
        assertThat(records.resolve("log.unforced")).doesNotExist();
    }

    private void assertThatAllOfItIsThere(Device device, int at) throws Exception {
        PushAnswer[] answer = new PushAnswer[1];
        until(
                () -> {
                    try {
                        answer[0] = log.push(device.push(at, at + 3));
                        return answer[0].refusal() == null;
                    } catch (LogRefusal e) {
                        return false;
                    }
                },
                10);
        assertThat(answer[0].indexes()).hasSize(3);
        log.checkpoint();
        long size = store.read(LogRows::head).size();
        Path left = Files.createDirectory(tmp.resolve("after"));
        disk.leaves(RecordsFile.in(left));
        try (LogDatabase again = LogDatabase.open(left.toString(), force.recordsKey());
                CentralLog after = force.node(again)) {
            assertThat(after.state().open()).isTrue();
            assertThat(after.state().size()).isEqualTo(size);
            assertThat(new Checked(after).eids()).containsAll(eids(device));
        }
    }
}

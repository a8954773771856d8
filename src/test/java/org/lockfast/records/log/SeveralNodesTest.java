package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.NewEvent;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogRefusal;
import org.lockfast.log.LogStore;
import org.lockfast.log.PushAnswer;
import org.lockfast.officer.OfficerEvent;

/** Several nodes on one PostgreSQL, devices pushing at once, one node stopped in between. */
class SeveralNodesTest {
    private static final int DEVICES = 40;
    private static final int ENTRIES = 60;

    @RegisterExtension final OnCentralLog.Here here = new OnCentralLog.Here();
    @TempDir Path tmp;

    private final Map<Hash, Long> told = new HashMap<>();
    private final ConcurrentLinkedQueue<Note> checkpoints = new ConcurrentLinkedQueue<>();

    @Test
    void nothingIsLostOrDoubledAndEveryCheckpointGoesOnFromEveryOther() throws Exception {
        long seed = System.nanoTime();
        String address = here.postgres().database();
        try (Force force =
                        Force.found(tmp.resolve("server"), key -> LogDatabase.open(address, key));
                LogStore one = LogDatabase.open(address, force.recordsKey());
                LogStore two = LogDatabase.open(address, force.recordsKey())) {
            List<CentralLog> nodes = List.of(force.node(one), force.node(two));
            List<Device> devices = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                Device device = force.enrol(nodes.get(i % 2), "Station " + i % 7);
                device.work(ENTRIES, new Random(seed + i));
                devices.add(device);
            }
            AtomicInteger taken = new AtomicInteger();
            AtomicBoolean stopped = new AtomicBoolean();
            ExecutorService crowd = Executors.newFixedThreadPool(DEVICES);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                Device device = devices.get(i);
                Random random = new Random(seed * 31 + i);
                running.add(
                        crowd.submit(() -> {
                            pushAll(device, nodes, random, stopped, taken);
                            return null;
                        }));
            }
            while (taken.get() < DEVICES * ENTRIES / 3) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            stopped.set(true);
            one.close(); // in the middle of whatever it is doing
            for (Future<?> each : running) {
                each.get(3, TimeUnit.MINUTES);
            }
            crowd.shutdown();
            check(nodes.get(1), devices, seed);
        }
    }

    /** Where an officer signed in last is what all nodes were told, and not this one alone. */
    @Test
    void whatIsOfferedToAnOfficerIsSentToWhereTheySignedInLast() throws Exception {
        String address = here.postgres().database();
        try (Force force =
                        Force.found(tmp.resolve("server"), key -> LogDatabase.open(address, key));
                LogStore one = LogDatabase.open(address, force.recordsKey());
                LogStore two = LogDatabase.open(address, force.recordsKey())) {
            CentralLog first = force.node(one);
            CentralLog second = force.node(two);
            Device there = force.enrol(first, "Exampleton");
            Device elsewhere = force.enrol(first, "Otherham");
            Device theirs = force.enrol(first, "Thirdley");
            signIn(there, first);
            signIn(elsewhere, second);
            signIn(there, first);
            UUID exhibit = UUID.randomUUID();
            UUID pack = UUID.randomUUID();
            theirs.add(exhibit, Device.recorded("ABC/1", null, null, pack, "S-100"));
            Entry offered = theirs.add(pack, FeedingTest.Feeds.offered(force.officer));
            first.push(theirs.push(0, theirs.written.size()));
            assertThat(sent(first, there)).contains(offered.eid());
            assertThat(sent(first, elsewhere)).doesNotContain(offered.eid());
        }
    }

    private static void signIn(Device device, CentralLog node) {
        device.add(
                device.force.acting(),
                NewEvent.of(device.force.officer, new OfficerEvent.SignedIn()));
        assertThat(node.push(device.push(0, device.written.size())).refusal()).isNull();
    }

    private static List<Hash> sent(CentralLog node, Device to) {
        return node.feed(to.id, CentralLog.Scope.DEVICE, 0, 1_000, 0).items().stream()
                .map(item -> Entry.parse(item.entry()).eid())
                .toList();
    }

    private void pushAll(
            Device device,
            List<CentralLog> nodes,
            Random random,
            AtomicBoolean stopped,
            AtomicInteger taken)
            throws InterruptedException {
        int acknowledged = 0;
        while (acknowledged < device.written.size()) {
            CentralLog node = nodes.get(stopped.get() ? 1 : random.nextInt(2));
            int from = Math.max(0, acknowledged - random.nextInt(4));
            int to = Math.min(device.written.size(), acknowledged + 1 + random.nextInt(12));
            try {
                PushAnswer answer = node.push(device.push(from, to));
                if (answer.refusal() == null) {
                    note(device, from, answer);
                    taken.addAndGet(answer.accepted());
                    acknowledged = to;
                } else {
                    assertThat(answer.refusal().reason().word()).isEqualTo("busy");
                }
            } catch (LogRefusal e) {
                assertThat(e.refusal().reason().word()).isEqualTo("busy");
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private void note(Device device, int from, PushAnswer answer) {
        checkpoints.add(answer.checkpoint());
        synchronized (told) {
            for (int i = 0; i < answer.indexes().size(); i++) {
                Hash eid = device.written.get(from + i).entry().eid();
                Long before = told.put(eid, answer.indexes().get(i));
                assertThat(before).isIn(null, answer.indexes().get(i));
            }
        }
    }

    private void check(CentralLog log, List<Device> devices, long seed) {
        Checked checked = new Checked(log);
        Map<Hash, Long> places = new HashMap<>();
        for (int i = 0; i < checked.entries.size(); i++) {
            places.put(checked.entries.get(i).eid(), (long) i);
        }
        for (Device device : devices) {
            long last = -1;
            for (var one : device.written) {
                Long place = places.get(one.entry().eid());
                assertThat(place)
                        .as("seed %s: %s", seed, one.entry())
                        .isNotNull()
                        .isGreaterThan(last);
                last = Objects.requireNonNull(place);
            }
        }
        told.forEach((eid, index) -> assertThat(places).containsEntry(eid, index));
        for (Note note : checkpoints) {
            Checkpoint earlier = Checkpoint.verify(note, log.force().logKey());
            assertThat(log.consistency(earlier.size()).proves(earlier, log.force().logKey()))
                    .as("seed %s, size %s", seed, earlier.size())
                    .isTrue();
        }
        String server = log.force().device();
        long next = -1;
        for (Entry entry : checked.entries) {
            if (entry.device().equals(server)) {
                assertThat(entry.seq()).as("the server's own chain").isEqualTo(++next);
            }
        }
    }
}

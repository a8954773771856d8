package org.lockfast.records.log;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.SignatureCheck;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogStore;
import org.lockfast.log.Push;
import org.lockfast.testing.Postgres;

/**
 * How fast the log takes entries in on PostgreSQL, beside the floor of the same machine: all
 * signature lines and the plain inserts of the same rows in core-seconds, over two cores.
 */
@Tag("speed")
class LogSpeed {
    private static final int ENTRIES = Integer.getInteger("log.entries", 100_000);
    private static final int BATCH = 500;
    private static final int DEVICES = 40;

    @RegisterExtension final OnCentralLog.Here here = new OnCentralLog.Here();
    @TempDir Path tmp;

    private record Prepared(Device device, List<Push> pushes) {}

    private interface Pushing {
        void run() throws Exception;
    }

    @Test
    void aMonthOfOneDevice() throws Exception {
        Postgres postgres = here.postgres();
        String address = postgres.database();
        try (Force force =
                        Force.found(tmp.resolve("server"), key -> LogDatabase.open(address, key));
                LogStore store = LogDatabase.open(address, force.recordsKey());
                LogStore second = LogDatabase.open(address, force.recordsKey())) {
            CentralLog log = force.node(store);
            CentralLog other = force.node(second);
            for (int i = 0; i < 8; i++) { // warm
                Prepared warm = prepare(force, log, 5_000);
                for (Push push : warm.pushes()) {
                    log.push(push);
                    other.push(push);
                }
            }
            Prepared month = prepare(force, log, ENTRIES);
            double floor = floor(postgres, month, log);
            double one = timed(twoInFlight(log, month.pushes()));
            System.out.printf(
                    "one device, %,d entries: %.2f s (%,.0f/s); floor %.2f s; ratio %.2f%n",
                    ENTRIES, one, ENTRIES / one, floor, one / floor);
            double forty = timed(crowd(force, List.of(log)));
            double two = timed(crowd(force, List.of(log, other)));
            System.out.printf(
                    "40 devices: %,.0f/s (%.2f of one); on two nodes %,.0f/s (%.2f of one node)%n",
                    ENTRIES / forty, one / forty, ENTRIES / two, forty / two);
        }
    }

    /** A device that has its next push on the way before the one before is answered. */
    private static Pushing twoInFlight(CentralLog log, List<Push> pushes) {
        return () -> {
            ExecutorService line = Executors.newFixedThreadPool(2);
            AtomicInteger next = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                running.add(
                        line.submit(() -> {
                            for (int at = next.getAndIncrement();
                                    at < pushes.size();
                                    at = next.getAndIncrement()) {
                                while (log.push(pushes.get(at)).refusal() != null) {
                                    refused.incrementAndGet(); // it came too early
                                }
                            }
                        }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            line.shutdown();
            System.out.println("sent again: " + refused.get());
        };
    }

    private Pushing crowd(Force force, List<CentralLog> nodes) {
        List<Prepared> all = new ArrayList<>();
        for (int i = 0; i < DEVICES; i++) {
            all.add(prepare(force, nodes.getFirst(), ENTRIES / DEVICES));
        }
        return () -> {
            ExecutorService threads = Executors.newFixedThreadPool(DEVICES);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                CentralLog node = nodes.get(i % nodes.size());
                List<Push> pushes = all.get(i).pushes();
                running.add(threads.submit(() -> pushes.forEach(node::push)));
            }
            for (Future<?> each : running) {
                each.get();
            }
            threads.shutdown();
        };
    }

    private static Prepared prepare(Force force, CentralLog log, int entries) {
        Device device = force.enrol(log, "Exampleton");
        List<Push> pushes = new ArrayList<>();
        Random random = new Random(entries);
        device.work(BATCH - 1, random);
        for (int made = 0; made < entries; made += BATCH) {
            pushes.add(device.push(0, device.written.size()));
            device.written.clear();
            device.work(BATCH, random);
        }
        return new Prepared(device, pushes);
    }

    private double floor(Postgres postgres, Prepared month, CentralLog log) throws Exception {
        VerifyKey device = log.deviceKey(month.device().id).orElseThrow();
        VerifyKey officer = month.device().force.officersKey.key();
        SignatureCheck check =
                new SignatureCheck(name ->
                        java.util.Optional.of(name.equals(device.name()) ? device : officer));
        List<Entry> entries = new ArrayList<>();
        month.pushes()
                .forEach(push -> push.entries().forEach(bytes -> entries.add(Entry.parse(bytes))));
        entries.subList(0, 2_000).forEach(check::check);
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        for (Entry entry : entries) {
            if (!check.good(entry)) {
                throw new IllegalStateException();
            }
        }
        double signatures = (threads.getCurrentThreadCpuTime() - began) / 1e9;
        String address = postgres.database();
        LogDatabase.open(address, new byte[32]).close(); // the same tables
        double inserts;
        try (Connection c = DriverManager.getConnection(address + "&reWriteBatchedInserts=true")) {
            c.setAutoCommit(false);
            inserts =
                    timed(() -> {
                        try (PreparedStatement insert =
                                c.prepareStatement(
                                        "insert into entry (n, eid, device, epoch, seq, type, root, entry, bodies) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                            for (int i = 0; i < entries.size(); i++) {
                                Entry entry = entries.get(i);
                                insert.setLong(1, i);
                                insert.setBytes(2, entry.eid().bytes());
                                insert.setString(3, entry.device());
                                insert.setLong(4, entry.epoch());
                                insert.setLong(5, entry.seq());
                                insert.setString(6, entry.type());
                                insert.setObject(7, entry.subject());
                                insert.setBytes(8, entry.bytes());
                                insert.setBytes(9, new byte[100]);
                                insert.addBatch();
                                if (i % BATCH == BATCH - 1) {
                                    insert.executeBatch();
                                    c.commit();
                                }
                            }
                            insert.executeBatch();
                            c.commit();
                        }
                    });
        }
        System.out.printf(
                "signature lines %.2f core-s, inserts %.2f core-s%n", signatures, inserts);
        return (signatures + inserts) / 2;
    }

    private static double timed(Pushing what) throws Exception {
        long began = System.nanoTime();
        what.run();
        return (System.nanoTime() - began) / 1e9;
    }
}

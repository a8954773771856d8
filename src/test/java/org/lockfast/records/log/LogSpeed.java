package org.lockfast.records.log;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
 * signature lines and the plain inserts of the same rows, in core-seconds of this program and of
 * PostgreSQL, over two cores. Both are measured slice by slice in turn, for the same lines cost a
 * half more in one minute than in another.
 */
@Tag("speed")
class LogSpeed {
    private static final int ENTRIES = Integer.getInteger("log.entries", 100_000);
    private static final int BATCH = 500;
    private static final int SLICE = 20; // pushes
    private static final int DEVICES = 40;
    private static final int IN_FLIGHT = Integer.getInteger("log.inflight", 2);

    /** Those a push writes rows into. */
    private static final List<String> TABLES =
            List.of(
                    "entry",
                    "node",
                    "about_keys",
                    "signed",
                    "member",
                    "root",
                    "interest",
                    "station_of",
                    "lookup",
                    "of_case",
                    "joined");

    /** Of these rows are changed as well, and counted as inserted where they are met first. */
    private static final String AGAIN = " on conflict do nothing";

    @RegisterExtension final OnCentralLog.Here here = new OnCentralLog.Here();
    @TempDir Path tmp;

    private record Prepared(Device device, List<Push> pushes) {}

    private interface Pushing {
        void run() throws Exception;
    }

    /** What something took: seconds of the clock, and of all processors, PostgreSQL's included. */
    private record Took(double wall, double cores) {
        Took and(Took more) {
            return new Took(wall + more.wall, cores + more.cores);
        }
    }

    @Test
    void aMonthOfOneDevice() throws Exception {
        Postgres postgres = here.postgres();
        String warmed = postgres.database();
        String address = postgres.database();
        try (Force early = Force.found(tmp.resolve("warm"), key -> LogDatabase.open(warmed, key));
                LogStore warm = LogDatabase.open(warmed, early.recordsKey());
                Force force =
                        Force.found(tmp.resolve("server"), key -> LogDatabase.open(address, key));
                LogStore store = LogDatabase.open(address, force.recordsKey());
                LogStore second = LogDatabase.open(address, force.recordsKey())) {
            CentralLog first = early.node(warm);
            for (int i = 0; i < 8; i++) {
                twoInFlight(first, prepare(early, first, 5_000).pushes()).run();
            }
            CentralLog log = force.node(store);
            CentralLog other = force.node(second);
            Prepared month = prepare(force, log, ENTRIES);
            Took one = inSlices(postgres, month, log, address);
            Took forty = timed(postgres, crowd(force, List.of(log)));
            Took two = timed(postgres, crowd(force, List.of(log, other)));
            System.out.printf(
                    "40 devices: %,.0f/s (%.2f of one, by core-seconds %.2f); on two nodes %,.0f/s"
                            + " (%.2f of one node, by core-seconds %.2f)%n",
                    ENTRIES / forty.wall(),
                    one.wall() / forty.wall(),
                    one.cores() / forty.cores(),
                    ENTRIES / two.wall(),
                    forty.wall() / two.wall(),
                    forty.cores() / two.cores());
        }
    }

    /** A device that has its next push on the way before the one before is answered. */
    private static Pushing twoInFlight(CentralLog log, List<Push> pushes) {
        return () -> {
            ExecutorService line = Executors.newFixedThreadPool(IN_FLIGHT);
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < IN_FLIGHT; i++) {
                running.add(
                        line.submit(() -> {
                            for (int at = next.getAndIncrement();
                                    at < pushes.size();
                                    at = next.getAndIncrement()) {
                                while (log.push(pushes.get(at)).refusal() != null) {
                                    Thread.onSpinWait(); // it came too early
                                }
                            }
                        }));
            }
            for (Future<?> each : running) {
                each.get();
            }
            line.shutdown();
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

    /** The month in slices, and after each slice its floor: both have the same minutes. */
    private static Took inSlices(Postgres postgres, Prepared month, CentralLog log, String from)
            throws Exception {
        SignatureCheck check = lines(log, month);
        String address = postgres.database();
        LogDatabase.open(address, new byte[32]).close(); // the same tables
        Took one = new Took(0, 0);
        double signatures = 0;
        double inserts = 0;
        try (Connection there = DriverManager.getConnection(from);
                Connection plain =
                        DriverManager.getConnection(address + "&reWriteBatchedInserts=true")) {
            plain.setAutoCommit(false);
            for (int at = 0; at < month.pushes().size(); at += SLICE) {
                List<Push> slice =
                        month.pushes().subList(at, Math.min(at + SLICE, month.pushes().size()));
                long before = transaction(there);
                one = one.and(timed(postgres, twoInFlight(log, slice)));
                List<Entry> entries =
                        slice.stream()
                                .flatMap(push -> push.entries().stream())
                                .map(Entry::parse)
                                .toList();
                signatures += timed(postgres, () -> checked(check, entries)).cores();
                for (String table : TABLES) {
                    List<Object[]> rows = rows(there, table, before);
                    inserts += timed(postgres, () -> insert(plain, table, rows)).cores();
                }
            }
        }
        double floor = (signatures + inserts) / 2;
        System.out.printf(
                "one device, %,d entries: %.2f s (%,.0f/s), %.2f core-s; floor %.2f s (signature"
                        + " lines %.2f core-s, inserts %.2f core-s); ratio %.2f, of core-seconds"
                        + " %.2f%n",
                ENTRIES,
                one.wall(),
                ENTRIES / one.wall(),
                one.cores(),
                floor,
                signatures,
                inserts,
                one.wall() / floor,
                one.cores() / floor / 2);
        return one;
    }

    private static SignatureCheck lines(CentralLog log, Prepared month) {
        VerifyKey device = log.deviceKey(month.device().id).orElseThrow();
        VerifyKey officer = month.device().force.officersKey.key();
        return new SignatureCheck(
                name -> Optional.of(name.equals(device.name()) ? device : officer));
    }

    private static void checked(SignatureCheck check, List<Entry> entries) {
        for (Entry entry : entries) {
            if (!check.good(entry)) {
                throw new IllegalStateException("A signature line does not verify");
            }
        }
    }

    /** PostgreSQL's count of transactions; what is written later has a higher one. */
    private static long transaction(Connection there) throws SQLException {
        try (Statement ask = there.createStatement();
                ResultSet at = ask.executeQuery("select txid_current()")) {
            at.next();
            return at.getLong(1);
        }
    }

    private static List<Object[]> rows(Connection from, String table, long since)
            throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (Statement ask = from.createStatement();
                ResultSet at =
                        ask.executeQuery(
                                "select * from "
                                        + table
                                        + " where xmin::text::bigint > "
                                        + since)) {
            int columns = at.getMetaData().getColumnCount();
            while (at.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = at.getObject(i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static void insert(Connection to, String table, List<Object[]> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String marks = String.join(",", Collections.nCopies(rows.getFirst().length, "?"));
        try (PreparedStatement insert =
                to.prepareStatement("insert into " + table + " values (" + marks + ")" + AGAIN)) {
            int waiting = 0;
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                    to.commit();
                }
            }
            insert.executeBatch();
            to.commit();
        }
    }

    private static Took timed(Postgres postgres, Pushing what) throws Exception {
        double cores = cores(postgres);
        long began = System.nanoTime();
        what.run();
        double wall = (System.nanoTime() - began) / 1e9;
        return new Took(wall, cores(postgres) - cores);
    }

    private static double cores(Postgres postgres) throws IOException {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
                        / 1e9
                + postgres.cpuSeconds();
    }
}

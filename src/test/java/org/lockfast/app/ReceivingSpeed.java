package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.TestForce.Device;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.Incoming;
import org.lockfast.journal.JournalWalk.Kept;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Occurred;
import org.lockfast.journal.Received;
import org.lockfast.ledger.SignatureCheck;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.officer.EntryKeys;

/**
 * A month of a device's entries into an empty store, every signature line checked, beside its
 * floor: checking all those lines, and H2's own batch insert of the very rows it comes to.
 */
@Tag("speed")
class ReceivingSpeed {
    private static final int ENTRIES = Integer.getInteger("receiving.entries", 100_000);
    private static final int IN_ONE_PUSH = 500;

    @TempDir private Path folder;

    @Test
    void aHundredThousandEntriesIntoAnEmptyStore() throws Exception {
        try (TestForce force = new TestForce(folder, 5)) {
            Device desk = force.joined("d-0000000000000001");
            fill(desk, force);
            Device empty = force.enrolled("d-0000000000000002");
            List<List<Incoming>> pushes = pushes(desk);
            long cpu = cpu();
            long start = System.nanoTime();
            for (List<Incoming> push : pushes) {
                assertThat(empty.journal.receive(push))
                        .allMatch(one -> one.answer() == Received.Answer.ADDED);
            }
            empty.journal.settle();
            double took = (System.nanoTime() - start) / 1e9;
            double used = (cpu() - cpu) / 1e9;
            double lines = signatures(pushes);
            double rows = rows(empty);
            double floor = (lines + rows) / 2;
            System.out.printf(
                    Locale.ROOT,
                    "%d entries received in %.1f s, %.1f core-seconds; floor: signature lines %.1f"
                            + " and rows %.1f core-seconds, %.1f s on two cores: %.2fx wall, %.2fx"
                            + " core-seconds%n",
                    pushes.stream().mapToInt(List::size).sum(),
                    took,
                    used,
                    lines,
                    rows,
                    floor,
                    took / floor,
                    used / (lines + rows));
            start = System.nanoTime();
            for (List<Incoming> push : pushes) {
                assertThat(empty.journal.receive(push))
                        .allMatch(one -> one.answer() == Received.Answer.KNOWN);
            }
            System.out.printf(
                    Locale.ROOT,
                    "all of it once more, known by now: %.1f s%n",
                    (System.nanoTime() - start) / 1e9);
        }
    }

    /** Exhibits as they come in: recorded, looked at, booked in; some moved later. */
    private static void fill(Device desk, TestForce force) {
        List<NewEvent> some = new ArrayList<>();
        UUID place = new UUID(7, 7L | 1L << 63);
        for (int i = 0; i < ENTRIES; ) {
            UUID pack = desk.fresh();
            force.packages.add(pack);
            some.add(desk.recordedAt(pack));
            some.add(
                    NewEvent.of(pack, new ContinuityEvent.LookedAt(null, "INTACT", "on the desk")));
            some.add(
                    NewEvent.of(
                            pack, new ContinuityEvent.BookedIn(place, TestForce.ODE, null, null)));
            int recent = force.packages.size() - 1 - force.random.nextInt(200);
            some.add(
                    NewEvent.of(
                                    force.packages.get(Math.max(0, recent)),
                                    new ContinuityEvent.Moved(place, "round"))
                            .at(
                                    new Occurred(
                                            java.time.Instant.ofEpochMilli(force.now.get())
                                                    .atOffset(ZoneOffset.UTC),
                                            "min",
                                            "stated")));
            i += 4;
            if (some.size() >= IN_ONE_PUSH || i >= ENTRIES) {
                desk.journal.record(TestForce.acting(TestForce.ODE, 0), some);
                some.clear();
            }
        }
    }

    private static List<List<Incoming>> pushes(Device desk) {
        List<List<Incoming>> pushes = new ArrayList<>();
        List<Kept> all = desk.kept();
        for (int from = 0; from < all.size(); from += IN_ONE_PUSH) {
            int to = Math.min(all.size(), from + IN_ONE_PUSH);
            pushes.add(TestForce.incoming(all.subList(from, to)));
        }
        return pushes;
    }

    private static double signatures(List<List<Incoming>> pushes) {
        Map<String, VerifyKey> keys = new TreeMap<>();
        pushes.getFirst()
                .forEach(one ->
                        EntryKeys.introducedBy(one.entry())
                                .forEach(key -> keys.put(key.name(), key)));
        SignatureCheck check = new SignatureCheck(name -> Optional.ofNullable(keys.get(name)));
        long cpu = cpu();
        pushes.forEach(push -> assertThat(push).allMatch(one -> check.good(one.entry())));
        return (cpu() - cpu) / 1e9;
    }

    /** Plain insert of the rows of the index into an encrypted database of the same tables. */
    private double rows(Device device) throws SQLException, IOException {
        Map<String, List<Object[]>> rows = device.rows();
        String url =
                "jdbc:h2:file:"
                        + folder.resolve("plain")
                        + ";CIPHER=AES;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE"
                        + ";DEFAULT_NULL_ORDERING=HIGH";
        String script =
                Files.readString(
                        Path.of("src/main/resources/org/lockfast/records/migration/V1__index.sql"));
        try (Connection plain = DriverManager.getConnection(url, "sa", "secret secret")) {
            try (Statement make = plain.createStatement()) {
                make.execute(script);
            }
            plain.setAutoCommit(false);
            long cpu = cpu();
            for (Map.Entry<String, List<Object[]>> table : rows.entrySet()) {
                insert(plain, table.getKey(), table.getValue());
            }
            return (cpu() - cpu) / 1e9;
        }
    }

    private static void insert(Connection plain, String table, List<Object[]> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String marks = String.join(",", Collections.nCopies(rows.getFirst().length, "?"));
        try (PreparedStatement insert =
                plain.prepareStatement("insert into " + table + " values (" + marks + ")")) {
            int waiting = 0;
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
                if (++waiting % 5_000 == 0) {
                    insert.executeBatch();
                    plain.commit();
                }
            }
            insert.executeBatch();
            plain.commit();
        }
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}

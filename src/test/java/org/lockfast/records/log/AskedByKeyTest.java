package org.lockfast.records.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogStore;
import org.lockfast.testing.Postgres;

/**
 * A push asks PostgreSQL by keys alone. Plans it made while the tables were empty would read each
 * of them whole, for every push of a device's first month, until their rows are counted again.
 */
class AskedByKeyTest {
    private static final int PUSHES = 40;
    private static final int ENTRIES = 100;

    @RegisterExtension final OnCentralLog.Here here = new OnCentralLog.Here();
    @TempDir Path tmp;

    @Test
    void noTableIsReadWholeForAPush() throws Exception {
        Postgres postgres = here.postgres();
        String address = postgres.database();
        try (Force force =
                        Force.found(tmp.resolve("server"), key -> LogDatabase.open(address, key));
                LogStore store = LogDatabase.open(address, force.recordsKey())) {
            CentralLog log = force.node(store);
            Device device = force.enrol(log, "Exampleton");
            Random random = new Random(1);
            for (int i = 0; i < PUSHES; i++) {
                device.work(ENTRIES, random);
                assertThat(log.push(device.push(0, device.written.size())).refusal()).isNull();
                device.written.clear();
            }
        }
        // What a connection counted is told when it ends
        assertThat(readWhole(address))
                .as("rows read by scans, of %d entries", PUSHES * ENTRIES)
                .allSatisfy((table, rows) -> assertThat(rows).isLessThan(PUSHES * ENTRIES));
    }

    private static Map<String, Long> readWhole(String address) throws SQLException {
        try (Connection there = DriverManager.getConnection(address);
                Statement ask = there.createStatement();
                ResultSet at =
                        ask.executeQuery("select relname, seq_tup_read from pg_stat_user_tables")) {
            Map<String, Long> rows = new TreeMap<>();
            while (at.next()) {
                rows.put(at.getString(1), at.getLong(2));
            }
            assertThat(rows).containsKeys("entry", "member", "root", "interest");
            return rows;
        }
    }
}

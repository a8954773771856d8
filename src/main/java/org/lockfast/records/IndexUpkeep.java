package org.lockfast.records;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Writes the index to its file and fills the holes in it, between two transactions. Left to itself
 * H2 does both by a clock, table after table while rows go in, and a process killed then leaves
 * rows that nothing undoes. So its clock stands still, and it writes by itself only where much
 * waits in memory, on the thread that writes the rows.
 */
final class IndexUpkeep {
    /** After so many entries: what a killed process has to take in again at the next opening. */
    static final int ENTRIES = 1_000;

    /** In hundredths: where less of what was written still counts, the emptiest is moved. */
    private static final int WORTH_KEEPING = 50;

    /** Bytes moved at one go: some hundredths of a second. */
    private static final int MOST_MOVED = 4 << 20;

    private final Connection writing;
    private int since;

    IndexUpkeep(Connection writing) {
        this.writing = writing;
    }

    /** So many entries were taken in. */
    void took(int entries) {
        since += entries;
    }

    /** Does what is due. No transaction is running. */
    void keep() throws SQLException {
        if (since >= ENTRIES) {
            try (Statement write = writing.createStatement()) {
                write.execute("checkpoint");
            }
            file().compact(WORTH_KEEPING, MOST_MOVED);
            since = 0;
        }
    }

    private MVStore file() throws SQLException {
        return ((SessionLocal) writing.unwrap(JdbcConnection.class).getSession())
                .getDatabase()
                .getStore()
                .getMvStore();
    }
}

package org.lockfast.records;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes the index to its file between two transactions. Left to itself H2 writes by a clock, table
 * after table while rows go in, and a process killed then leaves rows that nothing undoes. So its
 * clock stands still, and it writes by itself only where much waits in memory, on the thread that
 * writes the rows. Holes in the file are filled when it is closed.
 */
final class IndexUpkeep {
    /** After so many entries: what a killed process has to take in again at the next opening. */
    static final int ENTRIES = 1_000;

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
            since = 0;
        }
    }
}

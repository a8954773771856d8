package org.lockfast.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.ledger.Entry;

/**
 * Notes where entries stand in their devices' chains, one row for up to {@link #MOST} that follow
 * each other: recording costs next to nothing more, and any place is found by reading a few rows.
 */
final class ChainRuns {
    /** Entries in one run at most. */
    static final int MOST = 64;

    private record Last(String device, long epoch, long seq) {
        boolean isBefore(Entry entry) {
            return device.equals(entry.device())
                    && epoch == entry.epoch()
                    && seq + 1 == entry.seq();
        }
    }

    private final IndexTables tables;
    private @Nullable Last last;

    ChainRuns(IndexTables tables) {
        this.tables = tables;
    }

    /** Goes on after the newest entry there is. */
    void restart(Connection writing) throws SQLException {
        try (Statement query = writing.createStatement();
                ResultSet row =
                        query.executeQuery(
                                "select device, epoch, seq from entry order by record desc"
                                        + " limit 1")) {
            last = row.next() ? new Last(row.getString(1), row.getLong(2), row.getLong(3)) : null;
        }
    }

    void take(RecordedEvent from) {
        Entry entry = from.entry();
        Last before = last;
        boolean begins = before == null || !before.isBefore(entry) || entry.seq() % MOST == 0;
        if (begins) {
            tables.chainRuns.add(
                    new ChainRunRow(entry.device(), entry.epoch(), entry.seq(), from.record()));
        }
        last = new Last(entry.device(), entry.epoch(), entry.seq());
    }
}

package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.StoryOrder;

/**
 * Says which of two entries about one thing counts: the first by {@link StoryOrder#FIRST},
 * whichever came first to this store.
 */
final class FirstOf {
    private final IndexTables tables;
    private final EntryRows rows;
    private final PreparedStatement byRecord;

    FirstOf(Connection writing, IndexTables tables, EntryRows rows) throws SQLException {
        this.tables = tables;
        this.rows = rows;
        this.byRecord =
                writing.prepareStatement(
                        "select "
                                + String.join(", ", EntryRow.TABLE.columns())
                                + " from entry where record = ?");
    }

    /** Whether an entry goes before the one with that record number, which counted till now. */
    boolean isFirst(Happening happening, long record) throws SQLException {
        if (happening.record() == record) {
            return true;
        }
        tables.entries.flush();
        byRecord.setLong(1, record);
        try (ResultSet found = byRecord.executeQuery()) {
            return !found.next()
                    || StoryOrder.FIRST.compare(
                                    happening, rows.happening(EntryRow.TABLE.reader().read(found)))
                            < 0;
        }
    }
}

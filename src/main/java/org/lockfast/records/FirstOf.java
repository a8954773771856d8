package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.StoryOrder;

/**
 * Says which of two entries about one thing counts: the first by {@link StoryOrder#COUNTING},
 * whichever came first to this store.
 */
final class FirstOf {
    private static final int KEPT = 2_000;

    private final IndexTables tables;
    private final EntryRows rows;
    private final PreparedStatement byRecord;

    /** Those that counted or were asked about last, by record: they are asked about again soon. */
    private final Map<Long, Happening> lately =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, Happening> eldest) {
                    return size() > KEPT;
                }
            };

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
        Happening other = stored(record);
        return other == null || StoryOrder.COUNTING.compare(happening, other) < 0;
    }

    /** It counts for now, and may be asked about. */
    void counts(Happening happening) {
        lately.put(happening.record(), happening);
    }

    /** After a transaction that was undone: its records are given anew. */
    void forget() {
        lately.clear();
    }

    /** An entry whose row was written anew. */
    @Nullable Happening again(long record) throws SQLException {
        lately.remove(record);
        return stored(record);
    }

    /** An entry as it was taken in. */
    @Nullable Happening stored(long record) throws SQLException {
        Happening known = lately.get(record);
        if (known != null) {
            return known;
        }
        tables.entries.flush();
        byRecord.setLong(1, record);
        try (ResultSet found = byRecord.executeQuery()) {
            if (!found.next()) {
                return null;
            }
            Happening happening = rows.happening(EntryRow.TABLE.reader().read(found));
            lately.put(record, happening);
            return happening;
        }
    }
}

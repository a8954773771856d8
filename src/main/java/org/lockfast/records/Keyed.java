package org.lockfast.records;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table's rows by key, seen through what the running transaction has changed. Changes wait here
 * and go to the database in batches, each row once however often it changed. Rows used last are
 * kept in memory, up to a limit.
 *
 * @param <K> the key: equal for equal keys, so no arrays
 */
final class Keyed<K, R extends Row> {
    private final Table<R> table;
    private final Function<K, Object[]> keyColumns;
    private final PreparedStatement select;
    private final Inserts inserts;
    private final @Nullable PreparedStatement update;
    private final PreparedStatement delete;
    private final @Nullable SeenKeys seen;

    /** As the database has them, the least lately used first. */
    private final Map<K, R> clean;

    private final Map<K, Change<R>> changes = new LinkedHashMap<>();

    /** Not in the database: looked for in vain in this transaction, or said to be new. */
    private final Set<K> absent = new HashSet<>();

    /** How a row will be, and how the database has it now; null is "not there". */
    private record Change<R>(@Nullable R was, @Nullable R is) {}

    /**
     * @param fromNothing the table is empty now, and all its rows come through here
     * @param kept rows kept in memory at most
     */
    Keyed(
            Connection writing,
            Table<R> table,
            Function<K, Object[]> keyColumns,
            boolean fromNothing,
            int kept)
            throws SQLException {
        this.table = table;
        this.keyColumns = keyColumns;
        this.select = writing.prepareStatement(table.select());
        this.inserts = new Inserts(writing, table);
        boolean keyOnly = table.keys() == table.columns().size();
        this.update = keyOnly ? null : writing.prepareStatement(table.update());
        this.delete = writing.prepareStatement(table.delete());
        this.seen = fromNothing ? new SeenKeys() : null;
        this.clean =
                new LinkedHashMap<>(64, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, R> eldest) {
                        return size() > kept;
                    }
                };
    }

    @Nullable R get(K key) throws SQLException {
        Change<R> change = changes.get(key);
        return change != null ? change.is : stored(key);
    }

    private @Nullable R stored(K key) throws SQLException {
        if (seen != null && !seen.maybe(key)) {
            return null;
        }
        R row = clean.get(key);
        if (row == null && !absent.contains(key)) {
            bind(select, 1, keyColumns.apply(key));
            try (ResultSet rows = select.executeQuery()) {
                if (rows.next()) {
                    row = table.reader().read(rows);
                    clean.put(key, row);
                } else {
                    absent.add(key);
                }
            }
        }
        return row;
    }

    /**
     * Says that the database has no such row, so that none is looked for in this transaction.
     *
     * @param key of a row the database certainly has not
     */
    void isNew(K key) {
        if (seen == null) { // which knows it by itself
            absent.add(key);
        }
    }

    /** The row will be so. */
    void put(K key, R row) throws SQLException {
        Change<R> change = changes.get(key);
        changes.put(key, new Change<>(change != null ? change.was : stored(key), row));
        if (seen != null) {
            seen.add(key);
        }
    }

    /** The row will not be there. */
    void remove(K key) throws SQLException {
        Change<R> change = changes.get(key);
        changes.put(key, new Change<>(change != null ? change.was : stored(key), null));
    }

    /** Rows that wait. */
    int waiting() {
        return changes.size();
    }

    /** Sends the changes to the database. */
    void flush() throws SQLException {
        flush(Integer.MAX_VALUE, () -> {});
    }

    /** What is done between two batches. */
    interface Between {
        void run() throws SQLException;
    }

    /** Sends the changes to the database, so many at a time. */
    void flush(int atOnce, Between between) throws SQLException {
        List<Map.Entry<K, Change<R>>> waiting = inOrder();
        changes.clear();
        absent.clear();
        for (int from = 0; from < waiting.size(); ) {
            int to = (int) Math.min((long) from + atOnce, waiting.size());
            send(waiting.subList(from, to));
            between.run();
            from = to;
        }
    }

    private void send(List<Map.Entry<K, Change<R>>> some) throws SQLException {
        int updates = 0;
        int deletes = 0;
        for (Map.Entry<K, Change<R>> entry : some) {
            R was = entry.getValue().was;
            R is = entry.getValue().is;
            if (is == null) {
                clean.remove(entry.getKey());
                if (was != null) {
                    bind(delete, 1, keyColumns.apply(entry.getKey()));
                    delete.addBatch();
                    deletes++;
                }
                continue;
            }
            clean.put(entry.getKey(), is);
            @Nullable Object[] values = is.values();
            if (was == null) {
                inserts.add(values);
            } else if (update != null && !Arrays.deepEquals(was.values(), values)) {
                int keys = table.keys();
                bind(update, 1, Arrays.copyOfRange(values, keys, values.length));
                bind(update, values.length - keys + 1, Arrays.copyOf(values, keys));
                update.addBatch();
                updates++;
            }
        }
        run(delete, deletes);
        inserts.send();
        run(update, updates);
    }

    /** Neighbours go in beside each other: much faster than in the order of a hash. */
    private List<Map.Entry<K, Change<R>>> inOrder() {
        if (changes.size() > 1 && changes.keySet().iterator().next() instanceof Number) {
            return changes.entrySet().stream()
                    .sorted((a, b) -> Long.compare(number(a.getKey()), number(b.getKey())))
                    .toList();
        }
        return List.copyOf(changes.entrySet());
    }

    private static long number(Object key) {
        return ((Number) key).longValue();
    }

    /** Drops everything that waits or is kept: after a transaction that was undone. */
    void forget() {
        changes.clear();
        clean.clear();
        absent.clear();
        inserts.forget();
    }

    private static void run(@Nullable PreparedStatement statement, int count) throws SQLException {
        if (statement != null && count > 0) {
            statement.executeBatch();
        }
    }

    static void bind(PreparedStatement statement, int first, @Nullable Object[] values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(first + i, value instanceof String s ? Texts.fitting(s) : value);
        }
    }
}

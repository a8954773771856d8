package org.lockfast.records.log;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import org.lockfast.log.LogStoreFault;

/** Statements on one connection, in the one dialect both databases know. */
final class Sql {
    /** Reads one line of a result. */
    @FunctionalInterface
    interface Line<T> {
        T read(ResultSet at) throws SQLException;
    }

    private final Connection connection;
    private boolean wrote;

    Sql(Connection connection) {
        this.connection = connection;
    }

    <T> List<T> list(String sql, Line<T> line, @Nullable Object... values) {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, values);
            try (ResultSet rows = query.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(line.read(rows));
                }
                return all;
            }
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    <T> Optional<T> one(String sql, Line<T> line, @Nullable Object... values) {
        return list(sql, line, values).stream().findFirst();
    }

    /** Whether anything may have been changed. */
    boolean wrote() {
        return wrote;
    }

    /** How many rows it changed. */
    int run(String sql, @Nullable Object... values) {
        wrote = true;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    /** One statement for many rows. */
    void many(String sql, Collection<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        wrote = true;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            switch (value) {
                case Hash hash -> statement.setBytes(i + 1, hash.bytes());
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                case null, default -> statement.setObject(i + 1, value);
            }
        }
    }

    Array uuids(Collection<UUID> ids) {
        return array("uuid", ids.toArray());
    }

    Array texts(Collection<String> texts) {
        return array("varchar", texts.toArray());
    }

    Array longs(Collection<Long> numbers) {
        return array("bigint", numbers.toArray());
    }

    Array hashes(Collection<Hash> hashes) {
        return array("bytea", hashes.stream().map(Hash::bytes).toArray(byte[][]::new));
    }

    private Array array(String type, Object[] values) {
        try {
            return connection.createArrayOf(type, values);
        } catch (SQLException e) {
            throw fault(e);
        }
    }

    static LogStoreFault fault(SQLException e) {
        // The database's own words may quote a row
        return new LogStoreFault(
                "The central records did not take or give what was asked (SQLSTATE "
                        + e.getSQLState()
                        + ")",
                e);
    }
}

package org.lockfast.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a schema consists of, one line each, so that it can be compared with the one we ship
 * ({@code schema.txt}): tables and columns with their types and defaults, indexes, constraints, and
 * whatever could run code.
 */
final class SchemaPicture {
    private static final List<String> QUERIES =
            List.of(
                    """
                    select 'column ' || c.table_name || '.' || c.column_name || ' ' || c.data_type
                        || ' ' || coalesce(cast(c.character_maximum_length as varchar), '-')
                        || ' ' || c.is_nullable || ' ' || coalesce(c.column_default, '-')
                        || ' ' || coalesce(c.generation_expression, '-') || ' ' || t.table_type
                    from information_schema.columns c
                    join information_schema.tables t on t.table_schema = c.table_schema
                        and t.table_name = c.table_name
                    where c.table_schema <> 'information_schema'\
                    """,
                    """
                    select 'index ' || case when index_name like 'PRIMARY_KEY%' then 'of the key'
                        else index_name end || ' on ' || table_name || ' '
                        || column_name || ' ' || ordinal_position || ' ' || is_unique
                    from information_schema.index_columns
                    where table_schema <> 'information_schema'\
                    """,
                    """
                    select 'constraint ' || constraint_name || ' on ' || table_name || ' '
                        || constraint_type
                    from information_schema.table_constraints\
                    """,
                    "select 'routine ' || routine_name from information_schema.routines",
                    "select 'trigger ' || trigger_name from information_schema.triggers",
                    "select 'view ' || table_name from information_schema.views where table_schema"
                            + " <> 'information_schema'",
                    "select 'domain ' || domain_name from information_schema.domains",
                    "select 'sequence ' || sequence_name from information_schema.sequences",
                    "select 'constant ' || constant_name from information_schema.constants",
                    "select 'schema ' || schema_name from information_schema.schemata");

    private SchemaPicture() {}

    /** The schema of an open H2 database, in alphabetical order. */
    static List<String> of(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String query : QUERIES) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        lines.add(rows.getString(1));
                    }
                }
            }
        }
        lines.sort(null);
        return lines;
    }

    /** The schema this version ships. */
    static List<String> shipped() {
        try (InputStream in = SchemaPicture.class.getResourceAsStream("schema.txt")) {
            if (in == null) {
                throw new IllegalStateException("schema.txt is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

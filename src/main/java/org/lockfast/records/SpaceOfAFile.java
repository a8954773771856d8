package org.lockfast.records;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How much of a file of H2's is of use, and writing it anew with nothing else in it. */
public final class SpaceOfAFile {
    /** Percent of the file that is of use, below which it is written anew. */
    private static final int MOSTLY_OF_NO_USE = 50;

    private SpaceOfAFile() {}

    /**
     * Whether writing it anew is worth it.
     *
     * @param large bytes from which it may be
     */
    public static boolean mostlyOfNoUse(Connection connection, long large) throws SQLException {
        long size = setting(connection, "FILE_SIZE");
        return size >= large && ofUse(connection) < size / 100 * MOSTLY_OF_NO_USE;
    }

    /** Bytes of it that are of use, about. */
    public static long ofUse(Connection connection) throws SQLException {
        // What H2 counts as filled is filled with chunks, which are of use in part
        return setting(connection, "FILE_SIZE")
                / 10_000
                * setting(connection, "FILL_RATE")
                * setting(connection, "CHUNKS_FILL_RATE");
    }

    /**
     * Writes what is of use into a fresh file and puts that in the place of this one; the database
     * closes over it. A kill leaves the one or the other.
     *
     * @throws SQLException where it was not done, such as for lack of room; this one stays
     */
    public static void writeAnew(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("shutdown compact");
        }
    }

    private static long setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet at =
                        statement.executeQuery(
                                "select setting_value from information_schema.settings"
                                        + " where setting_name = 'info."
                                        + name
                                        + "'")) {
            return at.next() ? at.getLong(1) : 0;
        }
    }
}

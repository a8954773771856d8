package org.lockfast.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.FullDisk;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.rules.ForceList;
import org.lockfast.rules.ForceLists;

/**
 * Compares the index with what the journal says, row for row, by folding the journal afresh. Writes
 * nothing where the store lies: both indexes are private encrypted files that are deleted at the
 * end.
 */
public final class IndexCheck {
    /**
     * A day, in ms: for so long H2 keeps the parts of a file it has since written anew. By itself
     * it keeps them 45 seconds, and on a busy machine a table is read for longer.
     */
    private static final long KEPT = 86_400_000;

    /** Every table that the fold writes, and its key. */
    private static final List<Table<?>> TABLES =
            List.of(
                    ProgressRow.TABLE,
                    EntryRow.TABLE,
                    AttachmentRow.TABLE,
                    HeadRow.TABLE,
                    OfficerRow.TABLE,
                    PlaceRow.TABLE,
                    CaseRow.TABLE,
                    CaseReferenceRow.TABLE,
                    ExhibitRow.TABLE,
                    PackageRow.TABLE,
                    AttentionRow.TABLE,
                    MarkRow.TABLE,
                    TallyRow.TABLE,
                    SealRow.TABLE,
                    LabelRow.TABLE,
                    CopiedRow.TABLE,
                    ImportRow.TABLE,
                    KeyringRow.TABLE,
                    KeyEntryRow.TABLE,
                    ChainRunRow.TABLE,
                    RestrictionRow.TABLE,
                    ClockNoteRow.TABLE,
                    DestroyedRow.TABLE,
                    WordRow.TABLE,
                    GramRow.TABLE,
                    PostingRow.TABLE,
                    ExhibitWordsRow.TABLE,
                    ChainRow.TABLE,
                    ChainGapRow.TABLE,
                    AwaitedRow.TABLE,
                    WantedRow.TABLE,
                    SharedPackageRow.TABLE,
                    ConflictRow.TABLE,
                    GatheredRow.TABLE,
                    OpeningRow.TABLE,
                    HeadSeenRow.TABLE,
                    ResolutionRow.TABLE,
                    InNameRow.TABLE);

    private final byte[] key;
    private final UUID store;
    private final ByRules rooms;

    /** What the fold needs under the rules an index was made by. */
    public interface ByRules {
        /**
         * @param own the lists of the force's own that the index has
         * @param rules as the index names them; null where it names none
         * @return null where there are no such rules
         */
        Projection.@Nullable Rooms of(ForceLists own, @Nullable String rules);
    }

    /** What came of a check. */
    public sealed interface Result {
        /** The index says what the journal says, up to this journal record. */
        record Same(long position) implements Result {}

        /** It does not: the first row that differs. */
        record Differs(Difference difference) implements Result {}

        /** It could not be read at all. */
        record Unreadable(Opening.Why why) implements Result {}
    }

    /**
     * A row that is not what the journal says.
     *
     * @param table its table
     * @param key its key, in words
     * @param what the columns that differ, or that the row is missing or too many
     */
    public record Difference(String table, String key, String what) {
        /** For people. */
        public String sentence() {
            return "The index does not say what the journal says: "
                    + table
                    + " "
                    + key
                    + " "
                    + what
                    + ". Rebuild the index.";
        }
    }

    public IndexCheck(byte[] key, UUID store, ByRules rooms) {
        this.key = key.clone();
        this.store = store;
        this.rooms = rooms;
    }

    /** How far an index that lies closed has followed the journal; read from a private copy. */
    public interface Source {
        /** The entries that lie wholly in the first so many records of the journal, in order. */
        Iterator<RecordedEvent> entriesBefore(long position);
    }

    /**
     * Checks the index of a store that nobody has open.
     *
     * @param directory {@code DIR/index}
     */
    public Result check(Path directory, Source journal) {
        return inPrivate(folder -> {
            IndexFile copy = new IndexFile(folder, "copy");
            Path original = IndexFile.in(directory).path();
            if (!Files.exists(original)) {
                return new Result.Unreadable(Opening.Why.MISSING);
            }
            Files.copy(original, copy.path(), StandardCopyOption.REPLACE_EXISTING);
            Opening.Why wrong = CatalogueScan.scan(copy, key);
            if (wrong != null) {
                return new Result.Unreadable(wrong);
            }
            return switch (IndexDatabase.open(copy, key, store, ";RETENTION_TIME=" + KEPT)) {
                case Opening.Unusable unusable -> new Result.Unreadable(unusable.why());
                case Opening.Opened opened -> {
                    try (IndexDatabase index = opened.index()) {
                        yield compare(index.writing(), folder, journal);
                    } catch (SQLException | StackOverflowError e) {
                        if (FullDisk.isBehind(e)) {
                            throw e;
                        }
                        yield new Result.Unreadable(Opening.Why.DAMAGED);
                    }
                }
            };
        });
    }

    /** Checks an index this process has open, as it stands at the moment. */
    public Result check(IndexDatabase index, Source journal) {
        return inPrivate(folder ->
                index.jdbi()
                        .withHandle(handle -> {
                            Connection reading = handle.getConnection();
                            reading.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                            reading.setAutoCommit(false);
                            try {
                                return compare(reading, folder, journal);
                            } finally {
                                reading.rollback();
                                reading.setAutoCommit(true);
                                reading.setTransactionIsolation(
                                        Connection.TRANSACTION_READ_COMMITTED);
                            }
                        }));
    }

    private Result compare(Connection index, Path folder, Source journal) throws SQLException {
        List<ForceList> own = JdbiForceLists.on(index);
        Projection.Rooms made = rooms.of(() -> own, rules(index));
        if (made == null) {
            return new Result.Unreadable(Opening.Why.OTHER_RULES);
        }
        long position;
        try (Statement statement = index.createStatement();
                ResultSet at = statement.executeQuery("select position from progress")) {
            position = at.next() ? at.getLong(1) : 0;
        }
        byte[] fresh = new byte[32];
        new java.security.SecureRandom().nextBytes(fresh);
        Rebuild rebuild = new Rebuild(folder, fresh, store, made);
        IndexFile file = new IndexFile(folder, "fresh");
        try (IndexDatabase again = IndexDatabase.create(file, fresh, store)) {
            rebuild.fill(again, journal.entriesBefore(position), position, taken -> {});
            lazily(index, true);
            keepAll(again.writing());
            lazily(again.writing(), true);
            for (Table<?> table : TABLES) {
                Difference difference = compare(table, index, again.writing());
                if (difference != null) {
                    return new Result.Differs(difference);
                }
            }
        } finally {
            lazily(index, false);
        }
        return new Result.Same(position);
    }

    private static @Nullable String rules(Connection index) throws SQLException {
        try (Statement statement = index.createStatement();
                ResultSet row =
                        statement.executeQuery("select text from meta where name = 'rules'")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** As the copy: what is read slowly must still be there when it is read. */
    private static void keepAll(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set retention_time " + KEPT);
        }
    }

    /** Row after row instead of a whole table in memory, or in a temporary file. */
    private static void lazily(Connection connection, boolean lazily) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lazy_query_execution " + lazily);
        }
    }

    private static @Nullable Difference compare(Table<?> table, Connection index, Connection again)
            throws SQLException {
        String order = String.join(", ", table.columns().subList(0, table.keys()));
        String query =
                "select "
                        + String.join(", ", table.columns())
                        + " from "
                        + table.name()
                        + " order by "
                        + order;
        try (Statement left = index.createStatement();
                Statement right = again.createStatement();
                ResultSet is = left.executeQuery(query);
                ResultSet should = right.executeQuery(query)) {
            while (true) {
                boolean there = is.next();
                boolean expected = should.next();
                if (!there && !expected) {
                    return null;
                }
                Difference difference = row(table, there ? is : null, expected ? should : null);
                if (difference != null) {
                    return difference;
                }
            }
        }
    }

    private static @Nullable Difference row(
            Table<?> table, @Nullable ResultSet is, @Nullable ResultSet should)
            throws SQLException {
        if (is == null || should == null) {
            ResultSet one = Objects.requireNonNull(is == null ? should : is);
            return new Difference(
                    table.name(), key(table, one), is == null ? "is missing" : "is too many");
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 1; i <= table.columns().size(); i++) {
            if (!Objects.deepEquals(value(is, i), value(should, i))) {
                wrong.add(table.columns().get(i - 1));
            }
        }
        if (wrong.isEmpty()) {
            return null;
        }
        List<String> keys = table.columns().subList(0, table.keys());
        if (wrong.stream().anyMatch(keys::contains)) {
            return new Difference(
                    table.name(),
                    key(table, should),
                    "is missing, or " + key(table, is) + " is too many");
        }
        return new Difference(
                table.name(), key(table, is), "differs in " + String.join(", ", wrong));
    }

    private static @Nullable Object value(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        return value instanceof java.sql.Clob clob
                ? clob.getSubString(1, Math.toIntExact(clob.length()))
                : value;
    }

    private static String key(Table<?> table, ResultSet row) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= table.keys(); i++) {
            Object value = row.getObject(i);
            parts.add(
                    value instanceof byte[] bytes
                            ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8))
                            : String.valueOf(value));
        }
        return String.join(" ", parts);
    }

    private interface Work {
        Result in(Path folder) throws IOException, SQLException;
    }

    private static Result inPrivate(Work work) {
        try {
            Path folder =
                    Files.createTempDirectory(
                            Path.of(System.getProperty("java.io.tmpdir")), "lockfast-check-");
            try {
                return work.in(folder);
            } finally {
                try (var files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IndexFault("The index could not be compared with the journal", e);
        }
    }
}

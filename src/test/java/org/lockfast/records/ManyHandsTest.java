package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockfast.journal.RecordedEvent;

/** Entries of several devices, in whatever order they come: the state depends on them alone. */
class ManyHandsTest {
    /** What a store says, without the numbers it gave in the order in which it learnt of things. */
    private static final Map<String, String> STATE =
            Map.ofEntries(
                    Map.entry(
                            "exhibit",
                            "select id, kind, case_id, reference, reference_key, property_number,"
                                    + " description, category, status, incomplete, problems,"
                                    + " seized_at, copied, recorded_by, recorded_ms, eid,"
                                    + " regexp_replace(facts, 'Journal record[^\"]*', '') from"
                                    + " exhibit"),
                    Map.entry(
                            "package",
                            "select id, exhibit_id, n, packaging, seal_kind, seal, seal_state,"
                                    + " status, holder, holder_name, place, since, offer,"
                                    + " offer_by, offer_to, offer_at, discrepancies, unexplained,"
                                    + " label, label_serial from package"),
                    Map.entry("attention", "select * from attention"),
                    Map.entry("seal", "select * from seal"),
                    Map.entry("label", "select code, package_id, serial from label"),
                    Map.entry(
                            "words",
                            "select e.id, w.words from exhibit_words w join exhibit e on e.no ="
                                    + " w.no"),
                    Map.entry("copied_row", "select row_hash, occurrence, exhibit from copied_row"),
                    Map.entry("officer", "select id, collar, name, roles, active from officer"),
                    Map.entry("place", "select id, path, storage, kind from place"),
                    Map.entry("case_file", "select id, reference, title from case_file"),
                    Map.entry("case_reference", "select * from case_reference"),
                    Map.entry(
                            "import_run",
                            "select id, file, sha256, finished, row_count from import_run"),
                    Map.entry("conflict", "select * from conflict"),
                    Map.entry("awaited", "select * from awaited"),
                    Map.entry("head", "select * from head"),
                    Map.entry(
                            "chain",
                            "select device, epoch, next_seq, gaps, fork, revoked_ms from"
                                    + " chain"));

    @TempDir Path directory;

    static List<Long> seeds() {
        return new Random(20260314).longs(4).boxed().toList();
    }

    static List<Long> freshSeeds() {
        return new Random(System.nanoTime()).longs(40).boxed().toList();
    }

    @Tag("hard")
    @ParameterizedTest
    @MethodSource("freshSeeds")
    void anyOrderOfArrivalGivesTheSameStateWhateverTheSeed(long seed) throws SQLException {
        anyOrderOfArrivalGivesTheSameState(seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderOfArrivalGivesTheSameState(long seed) throws SQLException {
        ManyHands hands = new ManyHands(seed, 120);
        Map<String, List<String>> asMade = state("made", hands.entries, new Random(seed));
        for (int i = 0; i < 3; i++) {
            Random random = new Random(seed + i);
            List<RecordedEvent> some = new ArrayList<>(hands.entries);
            if (i == 0) {
                Collections.reverse(some);
            } else {
                Collections.shuffle(some, random);
            }
            same(seed, asMade, state("order" + i, some, random));
            if (i == 1) {
                same(seed, asMade, rebuilt(some));
            }
        }
    }

    private static void same(
            long seed, Map<String, List<String>> expected, Map<String, List<String>> is) {
        for (String table : expected.keySet()) {
            List<String> wanting = new ArrayList<>(expected.get(table));
            List<String> tooMany = new ArrayList<>(is.getOrDefault(table, List.of()));
            is.getOrDefault(table, List.of()).forEach(wanting::remove);
            expected.get(table).forEach(tooMany::remove);
            assertThat(wanting).as("seed %s, %s; instead: %s", seed, table, tooMany).isEmpty();
            assertThat(tooMany).as("seed %s, %s", seed, table).isEmpty();
        }
    }

    private static List<RecordedEvent> numbered(List<RecordedEvent> entries) {
        List<RecordedEvent> numbered = new ArrayList<>();
        for (RecordedEvent from : entries) {
            numbered.add(
                    new RecordedEvent(
                            numbered.size() * 2L,
                            from.entry(),
                            from.event(),
                            from.withName(),
                            from.withheld()));
        }
        return numbered;
    }

    /** Takes them in some at a time, closed and opened again now and then. */
    private Map<String, List<String>> state(
            String name, List<RecordedEvent> arriving, Random random) throws SQLException {
        List<RecordedEvent> entries = numbered(arriving);
        Path folder = directory.resolve(name);
        IndexDatabase index = IndexDatabase.create(folder, Stores.KEY, History.STORE);
        Projection projection = new Projection(index, Stores.ROOMS);
        for (int from = 0; from < entries.size(); ) {
            int to = Math.min(entries.size(), from + 1 + random.nextInt(20));
            projection.apply(entries.subList(from, to), to * 2L);
            from = to;
            if (random.nextInt(12) == 0) {
                index.close();
                index =
                        ((Opening.Opened) IndexDatabase.open(folder, Stores.KEY, History.STORE))
                                .index();
                projection = new Projection(index, Stores.ROOMS);
            }
        }
        try (IndexDatabase open = index) {
            return state(open.writing());
        }
    }

    private Map<String, List<String>> rebuilt(List<RecordedEvent> arriving) throws SQLException {
        List<RecordedEvent> entries = numbered(arriving);
        try (IndexDatabase index =
                new Rebuild(directory.resolve("again"), Stores.KEY, History.STORE, Stores.ROOMS)
                        .run(entries.iterator(), entries.size() * 2L, taken -> {})) {
            return state(index.writing());
        }
    }

    private static Map<String, List<String>> state(Connection connection) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        for (Map.Entry<String, String> table : STATE.entrySet()) {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery(table.getValue())) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int i = 1; i <= columns; i++) {
                        Object value = found.getObject(i);
                        row.append('|')
                                .append(
                                        value instanceof byte[] bytes
                                                ? java.util.HexFormat.of().formatHex(bytes)
                                                : value);
                    }
                    rows.add(row.toString());
                }
            }
            rows.sort(null);
            tables.put(table.getKey(), rows);
        }
        assertThat(tables.get("exhibit")).hasSizeGreaterThan(5);
        return tables;
    }
}

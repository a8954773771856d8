package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.journal.RecordedEvent;

class ProjectionTest {
    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theSameJournalGivesTheSameRowsHoweverItIsCut(long seed) throws SQLException {
        RandomHistory random = RandomHistory.of(seed, 400);
        Random cut = new Random(seed);
        Map<String, List<String>> oneByOne = rows("a", random, () -> 1);
        Map<String, List<String>> inBatches = rows("b", random, () -> 1 + cut.nextInt(40));
        Map<String, List<String>> rebuilt;
        try (IndexDatabase index =
                new Rebuild(directory.resolve("c"), Stores.KEY, History.STORE, Stores.ROOMS)
                        .run(
                                random.history.entries.iterator(),
                                random.history.position(),
                                taken -> {})) {
            rebuilt = rows(index.writing());
        }
        for (String table : oneByOne.keySet()) {
            assertThat(inBatches.get(table))
                    .as("seed %s, %s", seed, table)
                    .isEqualTo(oneByOne.get(table));
            assertThat(rebuilt.get(table))
                    .as("seed %s, rebuilt %s", seed, table)
                    .isEqualTo(oneByOne.get(table));
        }
        assertThat(oneByOne).hasSizeGreaterThan(20);
        assertThat(oneByOne.values().stream().mapToInt(List::size).sum()).isGreaterThan(3_000);
    }

    private interface Size {
        int next();
    }

    /** Closed and opened again now and then, as a program is. */
    private Map<String, List<String>> rows(String name, RandomHistory random, Size size)
            throws SQLException {
        List<RecordedEvent> entries = random.history.entries;
        Path folder = directory.resolve(name);
        IndexDatabase index = IndexDatabase.create(folder, Stores.KEY, History.STORE);
        Projection projection = new Projection(index, Stores.ROOMS);
        for (int from = 0; from < entries.size(); ) {
            int to = Math.min(entries.size(), from + size.next());
            boolean last = to == entries.size();
            long position = last ? random.history.position() : entries.get(to).record();
            projection.apply(entries.subList(from, to), position);
            assertThat(projection.position()).isEqualTo(position);
            from = to;
            if (from % 150 == 0) {
                index.close();
                index =
                        ((Opening.Opened) IndexDatabase.open(folder, Stores.KEY, History.STORE))
                                .index();
                projection = new Projection(index, Stores.ROOMS);
            }
        }
        try (IndexDatabase open = index) {
            return rows(open.writing());
        }
    }

    static Map<String, List<String>> rows(Connection connection) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        DatabaseMetaData meta = connection.getMetaData();
        List<String> names = new ArrayList<>();
        try (ResultSet found = meta.getTables(null, "public", "%", new String[] {"BASE TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
        }
        names.remove("flyway_schema_history");
        for (String name : names) {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select * from " + name)) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int i = 1; i <= columns; i++) {
                        Object value = found.getObject(i);
                        row.append('|')
                                .append(
                                        value instanceof byte[] bytes
                                                ? Arrays.toString(bytes)
                                                : value);
                    }
                    rows.add(row.toString());
                }
            }
            rows.sort(null);
            tables.put(name, rows);
        }
        return tables;
    }

    @Test
    void anEntryThatCannotBeTakenInChangesNothing() throws SQLException {
        RandomHistory random = RandomHistory.of(9, 60);
        List<RecordedEvent> entries = random.history.entries;
        try (IndexDatabase index = IndexDatabase.create(directory, Stores.KEY, History.STORE)) {
            boolean[] broken = {false};
            Projection projection =
                    new Projection(
                            index,
                            new Projection.Rooms(
                                    Stores.EVENTS,
                                    (id, story) -> {
                                        if (broken[0]) {
                                            throw new IndexFault("planted", new SQLException());
                                        }
                                        return Stores.ROOMS.reckoned().state(id, story);
                                    },
                                    Stores.JUDGING,
                                    Stores.RULES,
                                    null));
            projection.apply(entries.subList(0, 40), 500);
            Map<String, List<String>> before = rows(index.writing());
            broken[0] = true;
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowable(
                                    () -> projection.apply(entries.subList(40, 60), 900)))
                    .hasMessage("planted");
            assertThat(projection.position()).isEqualTo(500);
            assertThat(rows(index.writing())).isEqualTo(before);
            broken[0] = false;
            projection.apply(entries.subList(40, 60), 900);
            assertThat(rows(index.writing())).isNotEqualTo(before);
            assertThat(projection.position()).isEqualTo(900);
        }
    }

    /** An entry no version foresaw: that exhibit says so, and every other goes on. */
    @Test
    void anEntryNoAccountCanBeMadeOfMarksItsExhibitOnly() throws SQLException {
        History history = new History(77);
        UUID bad = history.id();
        UUID good = history.id();
        UUID badPackage = history.id();
        history.add(bad, new Recording().as("JSM/1", "Knife").packed(badPackage, "B1").event());
        history.add(good, new Recording().as("JSM/2", "Phone").packed(history.id(), "B2").event());
        ContinuityEvent poison = new ContinuityEvent.Missing("poison");
        history.add(badPackage, poison);
        history.add(badPackage, new ContinuityEvent.Sealed("NUMBERED_BAG", "B3"));
        history.add(good, new ExhibitEvent.Noted("goes on"));
        Projection.Rooms rooms =
                new Projection.Rooms(
                        Stores.EVENTS,
                        (id, story) -> {
                            if (story.stream().anyMatch(h -> poison.equals(h.event()))) {
                                throw new IllegalStateException("planted");
                            }
                            return Stores.ROOMS.reckoned().state(id, story);
                        },
                        (facts, seizedAt, recorded, conditions) -> {
                            if ("JSM/2".equals(facts.reference())) {
                                throw new IllegalStateException("planted");
                            }
                            return Stores.JUDGING.judge(facts, seizedAt, recorded, conditions);
                        },
                        Stores.RULES,
                        null);
        Map<String, List<String>> atOnce;
        try (IndexDatabase index =
                IndexDatabase.create(directory.resolve("a"), Stores.KEY, History.STORE)) {
            new Projection(index, rooms).apply(history.entries, 99);
            atOnce = rows(index.writing());
        }
        try (IndexDatabase index =
                IndexDatabase.create(directory.resolve("b"), Stores.KEY, History.STORE)) {
            for (RecordedEvent entry : history.entries) { // nothing in memory in between
                new Projection(index, rooms)
                        .apply(List.of(entry), entry.equals(history.entries.getLast()) ? 99 : 1);
            }
            assertThat(rows(index.writing())).isEqualTo(atOnce);
            Exhibit marked = new JdbiExhibits(index).byId(bad).orElseThrow();
            assertThat(marked.warnings())
                    .singleElement(STRING)
                    .contains("Journal record " + history.entries.get(2).record() + " could not");
            assertThat(new JdbiExhibits(index).bySeal("B3"))
                    .extracting(Exhibit::id)
                    .containsExactly(bad);
            assertThat(new JdbiExhibits(index).byId(good).orElseThrow().warnings())
                    .singleElement(STRING)
                    .contains("could not be worked out");
        }
    }
}

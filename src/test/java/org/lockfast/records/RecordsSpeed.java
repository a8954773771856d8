package org.lockfast.records;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.find.Filter;
import org.lockfast.journal.RecordedEvent;

/**
 * How fast the index is, beside the floor measured in the same run. Run by name: {@code mvn test
 * -Dtest=RecordsSpeed -Dtest.excluded.groups=none}.
 */
@Tag("speed")
class RecordsSpeed {
    private static final int ENTRIES = Integer.getInteger("records.entries", 100_000);
    private static final int EXHIBITS = Integer.getInteger("records.exhibits", 100_000);

    @TempDir Path directory;

    /** Rebuild of 100,000 entries against H2's own batch insert of the very rows it comes to. */
    @Test
    void rebuildAgainstPlainInsert() throws SQLException {
        RandomHistory random = RandomHistory.everyday(11, ENTRIES);
        List<RecordedEvent> entries = random.history.entries;
        long position = random.history.position();
        Map<String, List<Object[]>> rows = null;
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            Path folder = directory.resolve("rebuilt" + round);
            try (IndexDatabase index = IndexDatabase.create(folder, Stores.KEY, History.STORE)) {
                long start = System.nanoTime();
                long cpu = cpu();
                new Rebuild(folder, Stores.KEY, History.STORE, Stores.ROOMS)
                        .fill(index, entries.iterator(), position, taken -> {});
                double rebuilt = seconds(start);
                cpu = cpu() - cpu;
                if (rows == null) {
                    rows = allRows(index.writing());
                    rows.forEach((name, all) -> System.out.printf("%s %d%n", name, all.size()));
                }
                long floorCpu = cpu();
                double floor = plainInsert(directory.resolve("plain" + round), rows);
                floorCpu = cpu() - floorCpu;
                ratios.add(floor / rebuilt);
                System.out.printf(
                        Locale.ROOT,
                        "rebuild of %d entries %.1f s, plain insert of the same rows %.1f s:"
                                + " %.2fx (CPU %.1f s and %.1f s: %.2fx)%n",
                        entries.size(),
                        rebuilt,
                        floor,
                        floor / rebuilt,
                        cpu / 1e9,
                        floorCpu / 1e9,
                        (double) floorCpu / cpu);
            }
        }
        ratios.sort(null);
        System.out.printf(Locale.ROOT, "median %.2fx (target 0.50x)%n", ratios.get(1));
    }

    private static Map<String, List<Object[]>> allRows(Connection connection) throws SQLException {
        Map<String, List<Object[]>> rows = new java.util.LinkedHashMap<>();
        for (String name : ProjectionTest.rows(connection).keySet()) {
            if (name.equals("meta") || name.equals("progress")) {
                continue;
            }
            List<Object[]> all = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select * from " + name)) {
                int columns = found.getMetaData().getColumnCount();
                while (found.next()) {
                    @Nullable Object[] row = new Object[columns];
                    for (int i = 0; i < columns; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    all.add(row);
                }
            }
            rows.put(name, all);
        }
        return rows;
    }

    private static double plainInsert(Path folder, Map<String, List<Object[]>> rows)
            throws SQLException {
        try (IndexDatabase index = IndexDatabase.create(folder, Stores.KEY, History.STORE)) {
            Connection connection = index.writing();
            long start = System.nanoTime();
            for (Map.Entry<String, List<Object[]>> table : rows.entrySet()) {
                if (table.getValue().isEmpty()) {
                    continue;
                }
                int columns = table.getValue().getFirst().length;
                String marks = String.join(",", java.util.Collections.nCopies(columns, "?"));
                try (PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into " + table.getKey() + " values (" + marks + ")")) {
                    int waiting = 0;
                    for (Object[] row : table.getValue()) {
                        Keyed.bind(insert, 1, row);
                        insert.addBatch();
                        if (++waiting % 5_000 == 0) {
                            insert.executeBatch();
                            connection.commit();
                        }
                    }
                    insert.executeBatch();
                    connection.commit();
                }
            }
            return seconds(start);
        }
    }

    /** Find, page and one entry made visible, over 100,000 exhibits. */
    @Test
    @DisplayName("T-12 U-4 finding among very many exhibits")
    void findingAndPaging() throws Exception {
        RandomHistory random = new RandomHistory(12);
        random.setUp();
        while (random.exhibits.size() < EXHIBITS) {
            random.history.acting = random.officers.getFirst();
            if (random.exhibits.size() % 1000 == 999) {
                random.openCase(random.history.id());
            }
            random.recordExhibit(random.history.id(), null);
        }
        Path folder = directory.resolve("finding");
        long start = System.nanoTime();
        try (IndexDatabase index =
                new Rebuild(folder, Stores.KEY, History.STORE, Stores.ROOMS)
                        .run(
                                random.history.entries.iterator(),
                                random.history.position(),
                                taken -> {})) {
            System.out.printf(
                    Locale.ROOT,
                    "%d exhibits indexed in %.1f s, %d MB%n",
                    random.exhibits.size(),
                    seconds(start),
                    Files.size(folder.resolve("records.mv.db")) >> 20);
            JdbiSearch search = new JdbiSearch(index, java.time.Instant::now, Stores.PATIENCE);
            String[] questions = {
                "JSM/4",
                "jsm4711",
                "phone",
                "samsung cracked",
                "P26-100777",
                "01/AB/12034/26",
                "knife kowalski",
                "yelow metal",
                "moblie",
                "B7000123",
                "smith denim jac",
                "powder white small",
                "p",
                "jsm",
                "tern 55",
                "4711",
                "zzzz",
                "travel karte",
                "tj/99",
                "high street black"
            };
            for (String question : questions) {
                one("find " + question, 20, i -> search.find(question, 100));
            }
            String[] missed = {
                "JMS/4711", "jsn/99", "B7O00132", "356938035643809", "01/AB/12304/26", "tjj/4 phone"
            };
            for (String question : missed) {
                one("close to " + question, 20, i -> search.close(Filter.ALL, question));
            }
            one("find, all questions", 400, i -> search.find(questions[i % questions.length], 100));
            one(
                    "page, anywhere",
                    400,
                    i -> search.page(null, null, String.valueOf((i * 7919) % EXHIBITS), 200));
            one("page by status", 200, i -> search.page(null, "HELD", null, 200));
            one(
                    "page by case and status",
                    200,
                    i -> search.page(random.cases.get(i % random.cases.size()), "HELD", null, 200));
            Projection projection = new Projection(index, Stores.ROOMS);
            int before = random.history.entries.size();
            for (int i = 0; i < 500; i++) {
                random.usual();
            }
            List<RecordedEvent> more = random.history.entries.subList(before, before + 500);
            one(
                    "one entry visible",
                    500,
                    i -> {
                        RecordedEvent entry = more.get(i);
                        projection.apply(List.of(entry), entry.record() + 1);
                        return List.of();
                    });
            start = System.nanoTime();
        }
        System.out.printf(Locale.ROOT, "closed in %.2f s%n", seconds(start));
        start = System.nanoTime();
        try (IndexDatabase index =
                ((Opening.Opened) IndexDatabase.open(folder, Stores.KEY, History.STORE)).index()) {
            System.out.printf(Locale.ROOT, "opened in %.2f s%n", seconds(start));
            start = System.nanoTime();
            IndexCheck.Result result =
                    new IndexCheck(Stores.KEY, History.STORE, Stores::byRules)
                            .check(
                                    index,
                                    position ->
                                            random.history.entries.stream()
                                                    .filter(e -> e.record() < position)
                                                    .iterator());
            System.out.printf(Locale.ROOT, "checked in %.1f s: %s%n", seconds(start), result);
        }
    }

    /** Wall time, and CPU time of this thread: on a shared machine the second tells more. */
    private static void one(String what, int times, IntFunction<? extends List<?>> work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] wall = new double[times];
        double[] cpu = new double[times];
        int rows = 0;
        for (int i = 0; i < times; i++) {
            long used = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            rows = work.apply(i).size();
            wall[i] = (System.nanoTime() - start) / 1e6;
            cpu[i] = (threads.getCurrentThreadCpuTime() - used) / 1e6;
        }
        double first = wall[0];
        Arrays.sort(wall);
        Arrays.sort(cpu);
        System.out.printf(
                Locale.ROOT,
                "%-28s first %6.1f, median %5.1f, p95 %5.1f ms; CPU median %5.1f, p95 %5.1f ms; %d"
                        + " rows%n",
                what,
                first,
                wall[times / 2],
                wall[(int) (times * 0.95)],
                cpu[times / 2],
                cpu[(int) (times * 0.95)],
                rows);
    }

    /** CPU time of the whole process: other users of the machine do not count. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}

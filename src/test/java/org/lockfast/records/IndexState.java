package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a store says, without the numbers it gave in the order in which it learnt of things. */
public final class IndexState {
    private static final Map<String, String> STATE =
            Map.ofEntries(
                    Map.entry(
                            "exhibit",
                            "select id, kind, case_id, reference, reference_key, property_number,"
                                    + " description, category, status, incomplete, problems,"
                                    + " seized_at, copied, recorded_by, recorded_ms, eid, marks,"
                                    + " regexp_replace(facts, 'Journal record[^\"]*', '') from"
                                    + " exhibit"),
                    Map.entry(
                            "package",
                            "select id, exhibit_id, n, packaging, seal_kind, seal, seal_state,"
                                    + " status, holder, holder_name, place, since, offer,"
                                    + " offer_by, offer_to, offer_at, discrepancies, unexplained,"
                                    + " label, label_serial, leaving from package"),
                    Map.entry(
                            "attention",
                            "select package_id, offer_to, offered_ms, departed_ms, opened_ms,"
                                    + " seal_ms, deposited_ms, held_ms, gap_ms, discrepancy_ms,"
                                    + " missing_ms, disposal_ms, collect_ms, kept_ms, look_ms, wet_ms, cash_ms"
                                    + " from attention"),
                    Map.entry("entry", "select eid, role, claimed, doubt, counts from entry"),
                    Map.entry("seal", "select * from seal"),
                    Map.entry("label", "select code, package_id, serial from label"),
                    Map.entry(
                            "words",
                            "select e.id, w.words from exhibit_words w join exhibit e on e.no ="
                                    + " w.no"),
                    Map.entry("copied_row", "select row_hash, occurrence, exhibit from copied_row"),
                    Map.entry(
                            "officer",
                            "select id, collar, name, roles, had, active, said_roles, said_name from officer"),
                    Map.entry("place_count", "select place, packages from place_count"),
                    Map.entry(
                            "place",
                            "select id, path, storage, kind, capacity, closed, before from place"),
                    Map.entry("case_file", "select id, reference, title from case_file"),
                    Map.entry("case_reference", "select * from case_reference"),
                    Map.entry(
                            "restriction",
                            "select e.eid from restriction r join entry e on e.record = r.record"),
                    Map.entry(
                            "import_run",
                            "select id, file, sha256, finished, row_count from import_run"),
                    Map.entry("conflict", "select * from conflict"),
                    Map.entry("in_name", "select officer, eid, answered from in_name"),
                    Map.entry("head_seen", "select * from head_seen"),
                    Map.entry("awaited", "select * from awaited"),
                    Map.entry("head", "select * from head"),
                    Map.entry("chain", "select device, epoch, next_seq, revoked_ms from chain"),
                    Map.entry("chain_gap", "select device, epoch, from_seq, to_seq from chain_gap"),
                    Map.entry("gathered", "select * from gathered"),
                    Map.entry("opening", "select * from opening"));

    private IndexState() {}

    /** Every row of every table; the store must have settled. */
    public static Map<String, List<String>> of(IndexDatabase index) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        for (Map.Entry<String, String> table : STATE.entrySet()) {
            List<String> rows = new ArrayList<>();
            try (Statement statement = index.writing().createStatement();
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
        return tables;
    }

    /**
     * Asserts that two stores say the same, and tells the rows they do not share.
     *
     * @param when seed or device, for whoever reads a failure
     */
    public static void same(
            String when, Map<String, List<String>> expected, Map<String, List<String>> is) {
        for (String table : expected.keySet()) {
            List<String> wanting = without(expected.get(table), is.getOrDefault(table, List.of()));
            List<String> tooMany = without(is.getOrDefault(table, List.of()), expected.get(table));
            assertThat(wanting).as("%s, %s; instead: %s", when, table, tooMany).isEmpty();
            assertThat(tooMany).as("%s, %s", when, table).isEmpty();
        }
    }

    private static List<String> without(List<String> all, List<String> these) {
        Map<String, Integer> times = new HashMap<>();
        these.forEach(one -> times.merge(one, 1, Integer::sum));
        List<String> left = new ArrayList<>();
        for (String one : all) {
            if (times.merge(one, -1, Integer::sum) < 0) {
                left.add(one);
            }
        }
        return left;
    }
}

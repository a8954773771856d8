package org.lockfast.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Hash;
import org.lockfast.testing.TestStore;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class CsvFileTest {
    private static final Path SPECTRUM = Path.of("../shared/data/csv-spectrum");

    static Stream<String> spectrum() throws IOException {
        if (!Files.isDirectory(SPECTRUM)) {
            return Stream.of("");
        }
        try (Stream<Path> files = Files.list(SPECTRUM.resolve("csvs"))) {
            return files
                    .map(f -> f.getFileName().toString().replace(".csv", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("spectrum")
    void parsesAsItsJsonSays(String name) throws IOException {
        Assumptions.assumeTrue(!name.isEmpty(), "The real input csv-spectrum is not here");
        byte[] bytes = Files.readAllBytes(SPECTRUM.resolve("csvs").resolve(name + ".csv"));
        if (name.endsWith("_crlf") && !new String(bytes, UTF_8).contains("\r")) {
            // A checkout took the CR away that these files are about.
            bytes = new String(bytes, UTF_8).replace("\n", "\r\n").getBytes(UTF_8);
        }
        List<Map<String, String>> expected =
                JsonMapper.shared()
                        .readValue(
                                Files.readString(SPECTRUM.resolve("json").resolve(name + ".json")),
                                new TypeReference<List<Map<String, String>>>() {});
        assertThat(rows(bytes)).isEqualTo(expected);
    }

    private static List<Map<String, String>> rows(byte[] bytes) {
        CsvFile file = TestStore.value(CsvFile.of("f.csv", bytes));
        List<Map<String, String>> rows = new ArrayList<>();
        for (CsvRecord record : file) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < file.columns().size(); i++) {
                row.put(file.columns().get(i), record.cells().get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<CsvRecord> records(String text) {
        List<CsvRecord> records = new ArrayList<>();
        TestStore.value(CsvFile.of("f.csv", text.getBytes(UTF_8))).forEach(records::add);
        return records;
    }

    @ParameterizedTest
    @CsvSource({"'\n'", "'\r\n'", "'\r'"})
    void aRowIsKnownByItsBytesWithoutTheLineEnd(String end) {
        String row = "1,\"a, \"\"b\"\"" + end + "c\",é";
        List<CsvRecord> records = records("\uFEFFx,y,z" + end + row + end + end + "4,5,6");
        assertThat(records).hasSize(2);
        assertThat(records.getFirst().cells()).containsExactly("1", "a, \"b\"" + end + "c", "é");
        assertThat(records.getFirst().hash()).isEqualTo(Hash.sha256(row.getBytes(UTF_8)));
        assertThat(records.getFirst().length()).isEqualTo(row.getBytes(UTF_8).length);
        assertThat(records.get(1).hash()).isEqualTo(Hash.sha256("4,5,6".getBytes(UTF_8)));
        assertThat(records).extracting(CsvRecord::row).containsExactly(1, 2);
    }

    @Test
    void cellsAtTheEdges() {
        assertThat(records("a,b\n,\n1,\n\"\",\"\"\n \n"))
                .extracting(CsvRecord::cells)
                .containsExactly(List.of("", ""), List.of("1", ""), List.of("", ""), List.of(" "));
    }

    @Test
    void aQuotationMarkInAnOddPlaceIsReadAsItStandsAndNoticed() {
        List<CsvRecord> records = records("a,b\n5\" blade,x\n\"y\"z,\"\"\n\"fine\",\"f\"\"\"\n");
        assertThat(records).extracting(CsvRecord::oddQuotes).containsExactly(true, true, false);
        assertThat(records.get(0).cells()).containsExactly("5\" blade", "x");
        assertThat(records.get(1).cells()).containsExactly("yz", "");
        assertThat(records.get(2).cells()).containsExactly("fine", "f\"");
    }

    @Test
    void everyColumnHasANameOfItsOwn() {
        assertThat(TestStore.value(CsvFile.of("f", "a,, a,a (2),a\n".getBytes(UTF_8))).columns())
                .containsExactly("a", "(column 2)", "a (2)", "a (2) (2)", "a (3)");
    }

    static Stream<byte[]> unreadable() {
        return Stream.of(
                new byte[0],
                "\n\r\n".getBytes(UTF_8),
                "a,b\n1,caf\u00e9\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                "a,b\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_16),
                "a,b\n1,\"2\n3,4\n".getBytes(UTF_8),
                ("a,b\n1," + "x".repeat(CsvFile.LONGEST_RECORD)).getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatCannotBeReadIsRefusedWholeWithASentence(byte[] bytes) {
        assertThat(CsvFile.of("goods.csv", bytes))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.sentence())
                                        .contains("goods.csv")
                                        .endsWith("Nothing was recorded."));
    }

    @Test
    void theLineOfTheTroubleIsNamed() {
        byte[] bytes =
                "a,b\n1,2\n1,caf\u00e9\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(((Outcome.Refused<?>) CsvFile.of("f.csv", bytes)).sentence()).contains("line 3");
    }

    /** What is written as RFC 4180 says comes back, cell for cell, whatever is in it. */
    @Test
    void anyTableComesBackAsItWasWritten() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String signs = "a,\"\n\r \té\uD83D\uDE00;'";
        for (int round = 0; round < 300; round++) {
            int width = 1 + random.nextInt(4);
            List<List<String>> table = new ArrayList<>();
            StringBuilder text = new StringBuilder("c,".repeat(width - 1)).append("c\n");
            String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
            for (int r = 0; r < 5; r++) {
                List<String> row = new ArrayList<>();
                for (int c = 0; c < width; c++) {
                    StringBuilder cell = new StringBuilder();
                    for (int i = random.nextInt(6); i > 0; i--) {
                        cell.appendCodePoint(
                                signs.codePoints()
                                        .skip(random.nextInt((int) signs.codePoints().count()))
                                        .findFirst()
                                        .orElseThrow());
                    }
                    row.add(cell.toString());
                    text.append(c == 0 ? "" : ",")
                            .append('"')
                            .append(cell.toString().replace("\"", "\"\""))
                            .append('"');
                }
                text.append(end);
                table.add(row);
            }
            assertThat(records(text.toString()))
                    .as("seed %d, round %d", seed, round)
                    .extracting(CsvRecord::cells)
                    .isEqualTo(table);
        }
    }
}

package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/** import with its verdict file, and demo. */
class ImportAndDemoCommandsTest {
    private static final String ROWS =
            """
            File,What,When,Gone
            26-1,Red bicycle,2026-03-01,
            26-1,Red bicycle,2026-03-01,
            ,Blue tent,1 March,
            26-2,"Knife, ""long"" one",2026-04-01,2026-03-01
            26-3,Watch
            ,,,
            """;
    private static final String MAP =
            """
            {"case": "File", "description": "What", "seizedAt": {"column": "When", "formats": ["yyyy-M-d"], "zone": "Europe/London"},
             "disposedAt": {"column": "Gone", "formats": ["yyyy-M-d"]}, "power": {"constant": "PACE s.19"}}
            """;

    @TempDir Path folder;

    @Test
    void everyRowGetsAVerdict() throws IOException {
        try (TestStore test = TestStore.in(folder)) {
            Commands commands = Commands.on(folder, test);
            String rows = commands.file("rows.csv", ROWS);
            String map = commands.file("map.json", MAP);
            String out = commands.file("verdicts.csv", "old");

            commands.as("1187", "import", rows, "--map", map).refused("may not do this");
            commands.as("1001", "import", rows).misused("--map");
            commands.as("2002", "import", commands.path("none.csv"), "--map", map)
                    .refused("There is no file");
            commands.as("2002", "import", rows, "--map", commands.path("none.json"))
                    .refused("There is no file");
            commands.as(
                            "2002",
                            "import",
                            rows,
                            "--map",
                            commands.file("bad.json", "{\"colour\": \"What\"}"))
                    .refused("colour");
            commands.as(
                            "2002",
                            "import",
                            rows,
                            "--map",
                            commands.file("bad.json", "{\"case\": \"Nope\"}"))
                    .refused("Nope");
            commands.as("2002", "import", rows, "--map", map, "--verdicts", rows)
                    .refused("would replace");
            commands.as(
                            "2002",
                            "import",
                            rows,
                            "--map",
                            map,
                            "--verdicts",
                            commands.path("no/v.csv"))
                    .refused("cannot be written");
            commands.as("2002", "import", commands.file("latin.csv", ""), "--map", map).refused("");

            commands.as("2002", "import", rows, "--map", map, "--dry-run", "--verdicts", out)
                    .done();
            List<String> dry = lines(commands);
            assertThat(commands.as("4004", "find", "bicycle", "--json").quietly()).isEqualTo("[]");

            String summary =
                    commands.as("2002", "import", rows, "--map", map, "--verdicts", out).quietly();
            assertThat(summary).contains("6");
            List<String> first = lines(commands);
            assertThat(first.getFirst()).isEqualTo("row,verdict,reason,exhibit");
            assertThat(first).hasSize(7);
            String id = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";
            assertThat(first.get(1)).matches("1,imported,," + id);
            assertThat(first.get(2)).matches("2,warned,DUPLICATE_ROW," + id);
            assertThat(first.get(3)).matches("3,warned,NO_CASE;DATE_UNREADABLE," + id);
            assertThat(first.get(4)).matches("4,warned,DISPOSED_BEFORE_SEIZED," + id);
            assertThat(first.get(5)).isEqualTo("5,quarantined,COLUMNS_DIFFER,");
            assertThat(first.get(6))
                    .isEqualTo("6,quarantined,NO_CASE;NO_DESCRIPTION;NOTHING_MAPPED,");
            assertThat(dry.stream().map(ImportAndDemoCommandsTest::withoutId).toList())
                    .isEqualTo(first.stream().map(ImportAndDemoCommandsTest::withoutId).toList());

            commands.as("2002", "import", rows, "--map", map, "--verdicts", out).quietly();
            List<String> second = lines(commands);
            for (int row = 1; row <= 6; row++) {
                assertThat(second.get(row)).startsWith(row + ",already,");
                assertThat(second.get(row).substring(second.get(row).lastIndexOf(',')))
                        .isEqualTo(first.get(row).substring(first.get(row).lastIndexOf(',')));
            }

            JsonNode found = commands.as("4004", "find", "tent", "--json").json();
            assertThat(found.get(0).get("case").stringValue()).isEqualTo("Unfiled");
            JsonNode shown = commands.show(found.get(0).get("id").stringValue());
            assertThat(Commands.keys(shown.get("row")))
                    .containsExactly("hash", "columns", "copied");
            assertThat(shown.get("row").get("hash").stringValue()).matches("[0-9a-f]{64}");
            assertThat(shown.get("row").get("columns").get("When").stringValue())
                    .isEqualTo("1 March");
            assertThat(shown.get("row").get("copied").stringValue())
                    .isEqualTo(
                            "Copied from rows.csv on 2026-06-16; earlier entries not checked here");
            assertThat(commands.as("4004", "show", found.get(0).get("id").stringValue()).quietly())
                    .contains(
                            "Copied from rows.csv on 2026-06-16; earlier entries not checked here");
            commands.as("4004", "verify").quietly();
        }
    }

    private static List<String> lines(Commands commands) {
        return commands.read("verdicts.csv").lines().toList();
    }

    private static String withoutId(String line) {
        return line.substring(0, line.lastIndexOf(','));
    }

    @Test
    void theDemonstrationIsAWholeStore() throws IOException {
        Commands commands = Commands.withoutStore(folder);
        commands.here("demo").misused("--password-file F");
        commands.here("demo", "--password-file", commands.path("pw"), "--exhibits", "-1")
                .refused("0 or more");
        commands.here("demo", "--password-file", commands.file("weak", "a\n")).refused("");
        assertThat(commands.store()).doesNotExist();
        Path latin = folder.resolve("latin");
        Files.write(latin, "caf\u00e9 lantern harbour\n".getBytes(StandardCharsets.ISO_8859_1));
        commands.here("demo", "--password-file", latin.toString()).refused("not UTF-8");

        assertThat(
                        commands.here(
                                        "demo",
                                        "--password-file",
                                        commands.path("pw"),
                                        "--exhibits",
                                        "3")
                                .quietly())
                .contains("invented")
                .contains("1001");
        commands.here("demo", "--password-file", commands.path("pw")).refused("is not empty");
        for (String collar :
                List.of("1001", "2002", "3003", "4004", "5005", "6006", "7007", "8008")) {
            assertThat(commands.as(collar, "find", "nothing~like~this", "--json").quietly())
                    .isEqualTo("[]");
        }
        commands.as("8008", "verify").quietly();
    }

    /** The password names an officer of the story, who cannot have it: nothing is begun. */
    @Test
    void aPasswordThatNamesAnInventedOfficerIsRefusedFirst() {
        Commands commands = Commands.withoutStore(folder);
        for (String password : List.of("Sceneofficer lantern harbour 43", "lantern 7007 harbour")) {
            String names = commands.file("names", password + "\n");
            commands.here("demo", "--password-file", names, "--exhibits", "1")
                    .refused("names one of the invented officers");
            assertThat(commands.store()).doesNotExist();
        }
    }

    @Test
    void aDemonstrationThatWasBrokenOffIsKnownAsOne() throws Exception {
        Commands commands = Commands.withoutStore(folder);
        Files.createDirectories(commands.store());
        Files.createFile(commands.store().resolve("demonstration-unfinished"));
        commands.here("demo", "--password-file", commands.path("pw"), "--exhibits", "1")
                .refused(
                        "was begun in " + commands.store() + " and broken off. Remove that folder");
    }
}

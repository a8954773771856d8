package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/**
 * place add, case add, exhibit add, correct. One store for all; each test has its own references.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingCommandsTest {
    private static final String LATER =
            "The time it was found or taken is later than when it was recorded. It is kept as it was said; correct it if it is wrong.";

    private static final String CASE = "43/1029/26";

    private Path folder;
    private TestStore test;
    private Commands commands;

    @BeforeAll
    void store(@TempDir Path below) {
        folder = below;
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        assertThat(commands.as("1187", "case", "add", CASE, "--title", "Burglary").quietly())
                .satisfies(id -> assertThat(UUID.fromString(id)).isNotNull());
    }

    @AfterAll
    void close() {
        test.close();
    }

    @Test
    void aPlaceIsAddedOnce() {
        assertThat(commands.as("2002", "place", "add", "Exampleton/Bay H/Shelf 2").quietly())
                .isEqualTo("Exampleton/Bay H/Shelf 2");
        commands.as("2002", "place", "add", "Exampleton/Bay H/Shelf 2").refused("is known already");
        commands.as("2002", "place", "add", "").refused("");
        assertThat(
                        commands.as(
                                        "2002",
                                        "place",
                                        "add",
                                        "Freezer 1",
                                        "--class",
                                        "FROZEN_MINUS20")
                                .quietly())
                .isEqualTo("Freezer 1");
        assertThat(
                        commands.as("2002", "place", "add", "Freezer 2", "--class", "COLD")
                                .refused("No storage class is called COLD")
                                .listed())
                .contains("FROZEN_MINUS20", "DRY_AMBIENT");
    }

    @Test
    void aCaseIsOpenedOnce() {
        commands.as("1187", "case", "add", CASE, "--title", "Again").refused("is open already");
        commands.as("1187", "case", "add", "", "--title", "T").refused("");
    }

    @Test
    void anExhibitWithEverything() {
        JsonNode printed =
                commands.exhibit(
                        "1187",
                        CASE,
                        """
                        {"kind": "EXHIBIT", "reference": "jsm 4", "description": "Black iPhone 15, cracked screen",
                         "category": "PHONE_TABLET", "seizedAt": "2026-06-16T08:30:00+01:00",
                         "place": "12 Example Road, kitchen", "from": "John Doe", "seizedBy": "1187",
                         "producer": "Jo Smith", "power": "PACE s.19", "storage": "SECURE_AMBIENT",
                         "hazards": ["BIOHAZARD"], "identifiers": {"IMEI": "490154203237518"},
                         "quantity": 1.50, "unit": "item", "notes": "On the table",
                         "packages": [{"packaging": "TEB_POLYTHENE", "seal": "B100", "sealKind": "NUMBERED_BAG",
                                       "weight": 0.3, "quantity": 1, "unit": "item"},
                                      {"packaging": "FARADAY_BAG", "seal": "B101"}]}
                        """);
        assertThat(Commands.keys(printed))
                .containsExactly(
                        "id",
                        "reference",
                        "case",
                        "status",
                        "propertyNumber",
                        "incomplete",
                        "warnings");
        assertThat(UUID.fromString(printed.get("id").stringValue()).version()).isEqualTo(7);
        assertThat(printed.get("reference").stringValue()).isEqualTo("JSM/4");
        assertThat(printed.get("case").stringValue()).isEqualTo(CASE);
        assertThat(printed.get("status").stringValue()).isEqualTo("HELD");
        assertThat(printed.get("incomplete").isArray()).isTrue();

        JsonNode shown = commands.show("JSM/4");
        assertThat(shown.get("seizedAt").stringValue()).isEqualTo("2026-06-16T08:30:00+01:00");
        assertThat(shown.get("hazards").get(0).stringValue()).isEqualTo("BIOHAZARD");
        assertThat(shown.get("identifiers").get("IMEI").stringValue()).isEqualTo("490154203237518");
        assertThat(shown.get("quantity").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(shown.get("packages")).hasSize(2);
        assertThat(shown.get("packages").get(1).get("packaging").stringValue())
                .isEqualTo("FARADAY_BAG");
    }

    @Test
    void aSubExhibitNamesWhatItIsTakenFrom() {
        commands.exhibit("1187", CASE, "{\"reference\": \"PAR/1\", \"description\": \"Phone\"}");
        JsonNode sim =
                commands.exhibit(
                        "1187",
                        CASE,
                        "{\"reference\": \"PAR/2\", \"description\": \"SIM\", \"parent\": \"par/1\"}");
        assertThat(commands.show("PAR/1").toString())
                .contains("PAR/2 (" + sim.get("propertyNumber").stringValue() + ") taken from it");
        assertThat(commands.show("PAR/2").toString()).contains("Taken from PAR/1 (PN-");
        String id = commands.show("PAR/1").get("id").stringValue();
        commands.exhibit("1187", CASE, "{\"reference\": \"PAR/3\", \"parent\": \"" + id + "\"}");
        assertThat(commands.show("PAR/3").toString()).contains("Taken from PAR/1 (PN-");
    }

    @Test
    void aParentOfSeveralPackagesNeedsItsNumber() {
        commands.exhibit(
                "1187",
                CASE,
                "{\"reference\": \"PAR/4\", \"packages\": [{\"seal\": \"P1\"}, {\"seal\": \"P2\"}]}");
        commands.as(
                        "1187",
                        "exhibit",
                        "add",
                        "--case",
                        CASE,
                        "--json",
                        commands.file("par.json", "{\"parent\": \"PAR/4\"}"))
                .refused("PAR/4 has 2 packages. Say which with #n.");
        commands.exhibit("1187", CASE, "{\"reference\": \"PAR/5\", \"parent\": \"PAR/4#2\"}");
        assertThat(commands.show("PAR/5").toString()).contains("package 2");
    }

    @Test
    void missingFactsAreNoRefusal() {
        JsonNode printed = commands.exhibit("1187", CASE, "{}");
        assertThat(printed.get("reference").isNull()).isTrue();
        assertThat(Commands.texts(printed.get("incomplete")))
                .contains("REFERENCE", "DESCRIPTION", "TIME", "PLACE", "PRODUCER");
    }

    @ParameterizedTest
    @CsvSource({"FOUND", "PRISONER", "DECEASED", "SAFEKEEPING", "SURRENDERED"})
    void propertyThatIsNoExhibitNeedsNoCase(String kind) {
        JsonNode printed =
                commands.exhibit(
                        "1187",
                        null,
                        "{\"kind\": \"" + kind + "\", \"description\": \"Umbrella\"}");
        assertThat(printed.get("case").isNull()).isTrue();
        assertThat(
                        commands.show(printed.get("propertyNumber").stringValue())
                                .get("kind")
                                .stringValue())
                .isEqualTo(kind);
    }

    @Test
    void foundPropertyBecomesAnExhibitAndKeepsItsNumberAndItsContinuity() {
        String number =
                commands.exhibit(
                                "1187",
                                null,
                                "{\"kind\": \"FOUND\", \"description\": \"Watch\", \"seal\": \"W77\"}")
                        .get("propertyNumber")
                        .stringValue();
        String[] words = {"became-exhibit", number, "--case", CASE, "--reference", "BEC/1"};
        commands.as("1187", "became-exhibit", number, "--case", "NO/9", "--reference", "BEC/1")
                .refused("No case is called NO/9");
        commands.as("1187", "became-exhibit", number, "--case", CASE, "--reference", " ")
                .refused("Give the exhibit reference");
        assertThat(commands.as("1187", words).quietly()).isEmpty();
        JsonNode now = commands.show(number);
        assertThat(now.get("kind").stringValue()).isEqualTo("EXHIBIT");
        assertThat(now.get("reference").stringValue()).isEqualTo("BEC/1");
        assertThat(now.get("propertyNumber").stringValue()).isEqualTo(number);
        assertThat(Commands.texts(now.get("packages").get(0).get("seals"))).containsExactly("W77");
        assertThat(commands.show("BEC/1").get("id")).isEqualTo(now.get("id"));
        commands.as("1187", words).refused("is an exhibit already");
        String other =
                commands.exhibit("1187", null, "{\"kind\": \"FOUND\"}")
                        .get("propertyNumber")
                        .stringValue();
        assertThat(
                        commands.as(
                                        "1187",
                                        "became-exhibit",
                                        other,
                                        "--case",
                                        CASE,
                                        "--reference",
                                        "BEC/1")
                                .err())
                .contains("BEC/1 is already used in");
    }

    @Test
    void theFileMayComeOnStandardInput() {
        String[] words = {
            "--store",
            commands.store().toString(),
            "--as",
            "1187",
            "--password-file",
            commands.path("pw"),
            "exhibit",
            "add",
            "--case",
            CASE,
            "--json",
            "-"
        };
        assertThat(
                        commands.run("{\"reference\": \"INP/1\"}", words)
                                .json()
                                .get("reference")
                                .stringValue())
                .isEqualTo("INP/1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"colour\": \"red\"}|No field is called colour",
                "{\"packages\": [{\"seals\": 1}]}|No field is called seals",
                "{\"reference\": 4}|The field reference must be text",
                "{\"parent\": 4}|The field parent must be text",
                "{\"parent\": \"PAR/99\"}|No exhibit is called PAR/99",
                "{\"hazards\": \"SHARPS\"}|The field hazards must be a list",
                "{\"hazards\": [1]}|The field hazards must be a list",
                "{\"identifiers\": []}|The field identifiers must be an object",
                "{\"quantity\": \"two\"}|The field quantity must be a number",
                "{\"packages\": {}}|The field packages must be a list",
                "{\"packages\": [1]}|The field packages must be a list",
                "{\"packages\": [{}], \"seal\": \"B1\"}|within each of the packages",
                "{\"kind\": \"LOST\"}|No kind of property is called LOST",
                "{\"category\": \"PHONE\"}|No category is called PHONE",
                "{\"packaging\": \"SOCK\"}|No packaging is called SOCK",
                "{\"storage\": \"SHED\"}|No storage is called SHED",
                "{\"hazards\": [\"DRAGON\"]}|No hazard is called DRAGON",
                "{\"packages\": [{\"sealKind\": \"WAX\"}]}|No seal kind is called WAX",
                "{\"seizedAt\": \"2026-06-16 08:30\"}|no offset or is no time",
                "{\"seizedAt\": \"2026-06-16T08:30:00\"}|no offset or is no time",
                "{\"seizedAt\": \"+10000-06-17T08:30:00Z\"}|year with four digits",
                "{\"reference\": \"A\", \"reference\": \"B\"}|The JSON does not read",
                "{\"reference\": |The JSON does not read",
                "[]|must be one object",
                "`` |must be one object",
            })
    void whatCannotBeMeantIsRefused(String json, String part) {
        commands.as(
                        "1187",
                        "exhibit",
                        "add",
                        "--case",
                        CASE,
                        "--json",
                        commands.file("bad.json", json == null ? "" : json))
                .refused(part);
    }

    @Test
    @DisplayName("U-19 a time later than now is recorded as it was said, and told")
    void aTimeLaterThanNowIsKeptAsSaidAndTold() {
        JsonNode added =
                commands.exhibit(
                        "1187",
                        CASE,
                        "{\"reference\": \"LATER/1\", \"seizedAt\": \"2026-06-17T08:30:00Z\"}");
        assertThat(Commands.texts(added.get("warnings"))).contains(LATER);
        assertThat(Commands.texts(added.get("incomplete"))).contains("TIME_LATER");
        JsonNode shown = commands.show("LATER/1");
        assertThat(shown.get("seizedAt").stringValue()).isEqualTo("2026-06-17T08:30:00Z");
        assertThat(Commands.texts(shown.get("warnings"))).contains(LATER);
        Commands.Ran later = correct("LATER/1", "seizedAt", "2026-06-18T08:30:00Z");
        later.done();
        assertThat(later.err().lines()).anyMatch(one -> one.endsWith(LATER));
        correct("LATER/1", "seizedAt", "2026-06-16T07:00:00Z").quietly();
        assertThat(Commands.texts(commands.show("LATER/1").get("warnings"))).doesNotContain(LATER);
    }

    @Test
    void theCaseMustBeThere() {
        String json = commands.file("c.json", "{}");
        commands.as("1187", "exhibit", "add", "--json", json).refused("belongs to a case");
        commands.as("1187", "exhibit", "add", "--case", "99/1", "--json", json)
                .refused("No case is called 99/1");
        commands.as("1187", "exhibit", "add", "--case", CASE, "--json", commands.path("none.json"))
                .refused("There is no file");
        commands.as("1187", "exhibit", "add", "--case", CASE, "--json", folder.toString())
                .refused("");
    }

    @Test
    void whatIsOddIsRecordedAndSaid() {
        commands.exhibit("1187", CASE, "{\"reference\": \"ODD/1\", \"seal\": \"B900\"}");
        JsonNode second =
                commands.exhibit("1187", CASE, "{\"reference\": \"ODD/1\", \"seal\": \"B900\"}");
        assertThat(Commands.texts(second.get("warnings")))
                .anyMatch(one -> one.contains("ODD/1 is already used"))
                .anyMatch(one -> one.contains("Seal B900 is already on"));
        commands.as("4004", "show", "ODD/1").refused("2 exhibits are called ODD/1");
    }

    @Test
    void aCorrectionLeavesTheOldValueInTheRecord() {
        commands.exhibit(
                "1187",
                CASE,
                "{\"reference\": \"COR/1\", \"description\": \"Red bag\", \"seal\": \"B7\"}");
        correct("COR/1", "description", "Blue bag").quietly();
        correct("COR/1", "category", "FOOTWEAR").quietly();
        correct("COR/1", "seizedAt", "2026-06-16T07:00:00Z").quietly();
        correct("COR/1", "quantity", "2.50").quietly();
        correct("COR/1", "hazards", "SHARP,BIOHAZARD").quietly();
        correct("COR/1", "seal", "B8").quietly();
        JsonNode shown = commands.show("COR/1");
        assertThat(shown.get("description").stringValue()).isEqualTo("Blue bag");
        assertThat(shown.get("category").stringValue()).isEqualTo("FOOTWEAR");
        assertThat(shown.get("seizedAt").stringValue()).isEqualTo("2026-06-16T07:00:00Z");
        assertThat(Commands.texts(shown.get("packages").get(0).get("seals"))).contains("B8");
        List<JsonNode> corrections = new java.util.ArrayList<>();
        shown.get("events")
                .forEach(event -> {
                    if (event.get("type").stringValue().startsWith("exhibit.corrected/")) {
                        corrections.add(event);
                    }
                });
        assertThat(corrections).hasSize(6);
        assertThat(corrections.getFirst().get("corrects").stringValue())
                .isEqualTo(shown.get("events").get(0).get("eid").stringValue());
        assertThat(corrections.getFirst().get("reason").stringValue()).isEqualTo("misread");
        assertThat(commands.as("4004", "show", "COR/1").done())
                .contains("Red bag")
                .contains("Blue bag");

        assertThat(correct("COR/1", "colour", "x").refused("No field is called colour").listed())
                .contains("description", "seal");
        correct("COR/1", "hazards", "DRAGON").refused("No hazard is called DRAGON");
        correct("COR/1", "category", "PHONE").refused("No category is called PHONE");
        correct("COR/1", "quantity", "two").refused("Give a number");
        correct("COR/1", "seizedAt", "yesterday").refused("with its offset");
        correct("COR/1", "particulars.OWNER", "not known").quietly();
        correct("COR/1", "identifiers.SERIAL", "SN-1").quietly();
        JsonNode completed = commands.show("COR/1");
        assertThat(completed.get("particulars").get("OWNER").stringValue()).isEqualTo("not known");
        assertThat(completed.get("identifiers").get("SERIAL").stringValue()).isEqualTo("SN-1");
        correct("COR/1", "OWNER", "Ada Example").quietly();
        correct("COR/1", "POWER", "PACE_19_2").quietly();
        completed = commands.show("COR/1");
        assertThat(completed.get("particulars").get("OWNER").stringValue())
                .isEqualTo("Ada Example");
        assertThat(completed.get("power").stringValue()).isEqualTo("PACE_19_2");
        correct("COR/1", "description", "Ring \u001b[31mRED\u001b[0m\ngold\u202e").quietly();
        assertThat(commands.as("4004", "show", "COR/1").done())
                .contains("COR/1  Ring [U+001B][31mRED[U+001B][0m gold[U+202E]\n")
                .doesNotContain("\u001b");
        assertThat(commands.show("COR/1").get("description").stringValue())
                .isEqualTo("Ring \u001b[31mRED\u001b[0m\ngold\u202e");
        correct("COR/1", "particulars.SHOESIZE", "9").refused("No particular is called SHOESIZE");
        correct("COR/1", "identifiers.", "9").refused("No field is called identifiers.");
        correct("COR/9", "notes", "x").refused("No exhibit is called COR/9");
        commands.as("1187", "correct", "COR/1", "--field", "notes", "--value", "x", "--reason", " ")
                .refused("reason");
    }

    private Commands.Ran correct(String reference, String field, String value) {
        return commands.as(
                "1187",
                "correct",
                reference,
                "--field",
                field,
                "--value",
                value,
                "--reason",
                "misread");
    }

    @Test
    void anExhibitOfManyPackages() {
        StringBuilder packages = new StringBuilder();
        for (int n = 1; n <= 40; n++) {
            packages.append(n == 1 ? "" : ",")
                    .append("{\"packaging\": \"PAPER_BAG\", \"seal\": \"M")
                    .append(n)
                    .append("\"}");
        }
        commands.exhibit(
                "1187", CASE, "{\"reference\": \"MANY/1\", \"packages\": [" + packages + "]}");
        commands.as("2002", "place", "add", "Exampleton/Bay M").done();
        List<String> words =
                new java.util.ArrayList<>(List.of("move", "--place", "Exampleton/Bay M"));
        for (int n = 1; n <= 40; n++) {
            words.add("MANY/1#" + n);
        }
        commands.as("2002", words.toArray(String[]::new)).quietly();
        JsonNode shown = commands.show("MANY/1");
        assertThat(shown.get("packages")).hasSize(40);
        shown.get("packages")
                .forEach(one ->
                        assertThat(one.get("where").stringValue()).isEqualTo("Exampleton/Bay M"));
        correct("MANY/1", "description", "Forty bags").quietly();
        commands.as("1187", "missing", "MANY/1#37", "--reason", "not on the shelf").quietly();
        commands.as("4004", "verify").quietly();
    }
}

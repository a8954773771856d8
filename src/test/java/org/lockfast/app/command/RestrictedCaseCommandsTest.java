package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/**
 * Restricted cases by every command: who may not look is told whom to ask, moves the bag all the
 * same, and what was denied is in the consultation log.
 */
class RestrictedCaseCommandsTest {
    private static final String ASK = "ask Sam Sergeant (3003)";

    /** What stands in the exhibit of the restricted case, and nowhere on its bag. */
    private static final List<String> SECRETS =
            List.of(
                    "Gold watch",
                    "engraved",
                    "Ellis Quayle",
                    "dressing table",
                    "Op Lantern",
                    "C/1");

    @TempDir Path folder;
    private TestStore test;
    private Commands commands;

    @BeforeEach
    void restricted() {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("2002", "place", "add", "Store/Shelf 1").done();
        commands.as("2002", "place", "add", "Store/Shelf 2").done();
        commands.as("1187", "case", "add", "C/1", "--title", "Op Lantern").done();
        commands.as("1187", "case", "add", "C/2", "--title", "Burglary").done();
        commands.exhibit(
                "1187",
                "C/1",
                """
                {"reference": "JSM/1", "description": "Gold watch", "producer": "Ellis Quayle",
                 "place": "dressing table", "notes": "engraved", "category": "JEWELLERY_VALUABLES",
                 "seal": "A100200"}\
                """);
        commands.exhibit(
                "1187",
                "C/2",
                "{\"reference\": \"JSM/2\", \"description\": \"White phone\", \"seal\": \"A100201\"}");
        test.later(Duration.ofMinutes(1));
        commands.as(
                        "3003",
                        "case",
                        "restrict",
                        "C/1",
                        "--officers",
                        "1187",
                        "--reason",
                        "Concerns an officer of this station")
                .done();
        test.later(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private String printed(String... words) {
        Commands.Ran ran = commands.as("2002", words);
        return ran.done() + ran.err();
    }

    private static void saysNothing(String what, String said) {
        SECRETS.forEach(secret -> assertThat(said).as(what).doesNotContain(secret));
    }

    @Test
    void noWordFindsIt() {
        for (String word :
                List.of(
                        "watch",
                        "Gold",
                        "engraved",
                        "Quayle",
                        "dressing",
                        "Lantern",
                        "C/1",
                        "Op",
                        "wach",
                        "Quaile")) {
            String said = printed("find", word);
            assertThat(said).as(word).doesNotContain("JSM/1");
            SECRETS.stream()
                    .filter(secret -> !secret.equals(word))
                    .forEach(secret -> assertThat(said).as(word).doesNotContain(secret));
        }
        for (String filter :
                List.of(
                        "case=C/1",
                        "category=JEWELLERY_VALUABLES",
                        "producer=Quayle",
                        "by=1187",
                        "kind=EXHIBIT",
                        "problem=INCOMPLETE")) {
            assertThat(printed("find", "--filter", filter)).as(filter).doesNotContain("JSM/1\t");
        }
        assertThat(printed("find", "--filter", "kind=EXHIBIT")).contains("JSM/2");
        assertThat(commands.as("1187", "find", "watch").done()).contains("JSM/1", "Gold watch");
        assertThat(commands.as("3003", "find", "watch").done()).contains("JSM/1", "Gold watch");
    }

    @Test
    void whatStandsOnTheBagFindsTheBag() {
        for (String text : List.of("JSM/1", "jsm1", "A100200")) {
            String said = printed("find", text);
            assertThat(said).as(text).contains("JSM/1", "Restricted case: " + ASK);
            saysNothing(text, said);
        }
        JsonNode row = commands.as("2002", "find", "JSM/1", "--json").json().get(0);
        assertThat(row.get("case").isNull()).isTrue();
        assertThat(row.get("description").stringValue()).isEqualTo("Restricted case: " + ASK);
    }

    @Test
    void theBagIsMovedByWhoMayNotLookIntoIt() {
        commands.as("1187", "hand-over", "JSM/1", "--to", "2002", "--reason", "store").done();
        commands.as("2002", "accept", "JSM/1").done();
        commands.as(
                        "2002",
                        "book-in",
                        "JSM/1",
                        "--place",
                        "Store/Shelf 1",
                        "--seal-seen",
                        "A100200")
                .done();
        commands.as("2002", "move", "JSM/1", "--place", "Store/Shelf 2").done();
        String there = printed("place", "show", "Store/Shelf 2");
        assertThat(there).contains("JSM/1", "A100200", "Restricted case: " + ASK);
        saysNothing("place show", there);
        String stored = printed("find", "--filter", "status=STORED");
        assertThat(stored).contains("JSM/1", "Restricted case: " + ASK);
        saysNothing("find", stored);
        commands.as("2002", "consignment", "send", "JSM/1", "--carrier", "Van", "--to", "Lab")
                .done();
        saysNothing("overdue", printed("overdue"));
        saysNothing("today", printed("today"));
        saysNothing("consignments", printed("consignment", "list"));
        saysNothing("disposals", printed("disposals"));
    }

    @Test
    void whoMayNotLookIsToldWhomToAskAndThatIsNoted() {
        List<List<String>> ways =
                List.of(
                        List.of("show", "JSM/1"),
                        List.of("show", "C/1:JSM/1", "--json"),
                        List.of("record", "JSM/1", "--out", commands.path("r.pdf")),
                        List.of(
                                "label",
                                "JSM/1",
                                "--stock",
                                "100x70",
                                "--format",
                                "pdf",
                                "--out",
                                commands.path("l.pdf")),
                        List.of(
                                "label-sheet",
                                "--refs",
                                commands.file("refs", "JSM/1\n"),
                                "--stock",
                                "L7160",
                                "--out",
                                commands.path("s.pdf")),
                        List.of(
                                "correct",
                                "JSM/1",
                                "--field",
                                "description",
                                "--value",
                                "x",
                                "--reason",
                                "r"),
                        List.of("hold", "JSM/1", "--why", "TRIAL"));
        for (List<String> way : ways) {
            Commands.Ran ran =
                    commands.as("2002", way.toArray(String[]::new))
                            .refused("is of a restricted case");
            assertThat(ran.err()).contains(ASK);
            saysNothing(way.toString(), ran.err().replace("C/1:", ""));
        }
        assertThat(Files.exists(folder.resolve("r.pdf"))).isFalse();
        assertThat(Files.exists(folder.resolve("l.pdf"))).isFalse();
        assertThat(Files.exists(folder.resolve("s.pdf"))).isFalse();
        JsonNode noted =
                commands.as(
                                "4004",
                                "consultations",
                                "--about",
                                "JSM/1",
                                "--officer",
                                "2002",
                                "--json")
                        .json();
        assertThat(noted).hasSize(ways.size());
        noted.forEach(one -> {
            assertThat(one.get("what").stringValue()).isEqualTo("looked.refused");
            assertThat(one.get("about").stringValue()).isEqualTo("JSM/1");
        });
        commands.as("4004", "show", "JSM/1").refused(ASK);
        commands.as("1187", "show", "JSM/1").done();
        commands.as("3003", "show", "JSM/1").done();
    }

    @Test
    void noListLeavesWithIt() throws java.io.IOException {
        commands.as("2002", "export", "--out", commands.path("all.csv"), "--why", "w").done();
        String all = Files.readString(folder.resolve("all.csv"));
        assertThat(all).contains("JSM/2").doesNotContain("JSM/1");
        saysNothing("export", all);
        commands.as(
                        "2002",
                        "export",
                        "--filter",
                        "status=HELD",
                        "--out",
                        commands.path("held.csv"),
                        "--why",
                        "w")
                .done();
        String held = Files.readString(folder.resolve("held.csv"));
        assertThat(held).contains("JSM/1", "Restricted case: " + ASK);
        saysNothing("export", held);
    }

    @Test
    void aHoldACollectionAndALeavingNameNobody() throws Exception {
        commands.as("1187", "hold", "JSM/1", "--why", "TRIAL", "--note", "as Ellis Quayle asks")
                .done();
        for (String[] words : List.of(new String[] {"holds"}, new String[] {"holds", "--json"})) {
            String said = printed(words);
            assertThat(said).contains("JSM/1");
            saysNothing("holds", said);
        }
        assertThat(commands.as("1187", "holds").done()).contains("as Ellis Quayle asks");
        commands.as("3003", "release-hold", "JSM/1", "--reason", "over").done();
        commands.as(
                        "2002",
                        "return",
                        "JSM/1",
                        "--to",
                        "Ellis Quayle",
                        "--identity",
                        "driving licence",
                        "--already",
                        "--reason",
                        "returned in spring")
                .done();
        for (String[] words :
                List.of(
                        new String[] {"disposals"},
                        new String[] {"disposals", "--json"},
                        new String[] {"find", "JSM/1"},
                        new String[] {"find", "--filter", "status=LEFT"},
                        new String[] {"find", "JSM/1", "--json"})) {
            String said = printed(words);
            assertThat(said).contains("JSM/1");
            saysNothing(String.join(" ", words), said);
        }
        commands.as(
                        "2002",
                        "export",
                        "--filter",
                        "status=LEFT",
                        "--out",
                        commands.path("left.csv"),
                        "--why",
                        "w")
                .done();
        String left = Files.readString(folder.resolve("left.csv"));
        assertThat(left).contains("JSM/1", "left for good");
        saysNothing("export", left);
        assertThat(commands.as("1187", "disposals").done()).contains("Ellis Quayle");
    }

    @Test
    void whoRecordsIntoARestrictedCaseSeesWhatTheyRecorded() {
        commands.exhibit(
                "1188", "C/1", "{\"reference\": \"MJO/1\", \"description\": \"Red diary\"}");
        assertThat(commands.as("1188", "show", "MJO/1").done()).contains("Red diary");
        commands.as("1188", "show", "JSM/1").refused(ASK);
        commands.as("2002", "show", "MJO/1").refused(ASK);
    }

    @Test
    void onlyWhoMayLookSaysWhoElseMay() {
        commands.as("1001", "case", "restrict", "C/1", "--reason", "r")
                .refused("Only who may look at this case can say who else may.");
        commands.as("1001", "case", "lift", "C/1", "--reason", "r")
                .refused("Only who may look at this case can say who else may.");
        commands.as("3003", "case", "restrict", "C/1", "--reason", " ").refused("Say why");
        commands.as("3003", "case", "restrict", "C/9", "--reason", "r")
                .refused("No case has the reference C/9.");
        commands.as("3003", "case", "lift", "C/2", "--reason", "r")
                .refused("This case is not restricted.");
        assertThat(
                        commands.as(
                                        "3003",
                                        "case",
                                        "restrict",
                                        "C/1",
                                        "--roles",
                                        "PROPERTY_OFFICER",
                                        "--reason",
                                        "The store weighs it")
                                .done())
                .isEqualTo("Sam Sergeant (3003), PROPERTY_OFFICER");
        commands.as("2002", "show", "JSM/1").done();
        commands.as("1187", "show", "JSM/1").refused(ASK);
        JsonNode listed = commands.as("1187", "case", "restricted", "--json").json();
        assertThat(listed).as("the one before is lifted").hasSize(1);
        assertThat(listed.get(0).get("case").stringValue()).isEqualTo("C/1");
        assertThat(listed.get(0).get("reason").isNull()).isTrue();
        assertThat(
                        commands.as("2002", "case", "restricted", "--json")
                                .json()
                                .get(0)
                                .get("reason")
                                .stringValue())
                .isEqualTo("The store weighs it");
        commands.as("3003", "case", "lift", "C/1", "--reason", "Inquiry closed").done();
        commands.as("1187", "show", "JSM/1").done();
        assertThat(commands.as("1187", "case", "restricted").done()).isEmpty();
        assertThat(commands.as("2002", "find", "watch").done()).contains("Gold watch");
        assertThat(commands.as("1001", "rebuild").code()).isZero();
        assertThat(commands.as("1001", "verify", "--json").json().get("ok").booleanValue())
                .isTrue();
    }

    @Test
    void whatWasDoneToItIsSaidByWhoMayLookAndWhatWasFoundByAnybodyWithoutAnAnswer() {
        commands.as("2002", "condition", "JSM/1", "--what", "DRIED")
                .refused("is of a restricted case");
        Commands.Ran found = commands.as("2002", "condition", "JSM/1", "--what", "WET");
        found.done();
        assertThat(found.err()).doesNotContain("hold");
    }

    @Test
    void anOldBarcodeFindsTheBagOfARestrictedCaseToo() {
        for (String[] one : new String[][] {{"C/1", "JSM/8"}, {"C/2", "JSM/9"}}) {
            commands.exhibit(
                    "1187",
                    one[0],
                    "{\"reference\": \"%s\", \"description\": \"Coat\", \"identifiers\": {\"OLD_BARCODE\": \"AB-004417\"}}"
                            .formatted(one[1]));
        }
        assertThat(commands.as("2002", "find", "ab-004417").done())
                .contains("JSM/8", "JSM/9")
                .doesNotContain("JSM/2");
    }
}

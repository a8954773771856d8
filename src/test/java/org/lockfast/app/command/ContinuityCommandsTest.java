package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/**
 * seal, open, reseal, hand-over, accept, refuse, book-in, move, deposit, found, collect, missing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContinuityCommandsTest {
    private static final String SHELF = "Exampleton/Bay H/Shelf 2";

    private TestStore test;
    private Commands commands;

    @BeforeAll
    void store(@TempDir Path folder) {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("2002", "place", "add", SHELF).done();
        commands.as("2002", "place", "add", "Locker 4", "--class", "TRANSIT_LOCKER").done();
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        commands.as("1187", "case", "add", "C/2", "--title", "T").done();
    }

    @AfterAll
    void close() {
        test.close();
    }

    private JsonNode one(String reference) {
        return commands.exhibit(
                "1187",
                "C/1",
                "{\"reference\": \"" + reference + "\", \"seal\": \"S" + reference + "\"}");
    }

    private void two(String reference) {
        commands.exhibit(
                "1187",
                "C/1",
                "{\"reference\": \""
                        + reference
                        + "\", \"packages\": [{\"seal\": \"P1\"}, {\"seal\": \"P2\"}]}");
    }

    private Commands.Ran did(String collar, String words) {
        List<String> all = new ArrayList<>();
        for (String word : words.split(" ")) {
            all.add(
                    word.replace('~', ' ')
                            .replace("SHELF", SHELF)
                            .replaceAll(
                                    "\\bPW\\b",
                                    java.util.regex.Matcher.quoteReplacement(commands.path("pw")))
                            .replace("WRONG", commands.path("wrong")));
        }
        return commands.as(collar, all.toArray(String[]::new));
    }

    private JsonNode first(String reference) {
        return commands.show(reference).get("packages").get(0);
    }

    private List<String> types(String reference) {
        List<String> types = new ArrayList<>();
        commands.show(reference)
                .get("events")
                .forEach(event -> types.add(event.get("type").stringValue()));
        return types;
    }

    @Test
    void sealOpenReseal() {
        one("SEA/1");
        assertThat(did("1187", "seal SEA/1 --number B1").quietly()).isEmpty();
        assertThat(did("1187", "open SEA/1 --reason to~examine").quietly()).isEmpty();
        assertThat(first("SEA/1").get("sealState").stringValue()).isEqualTo("OPENED");
        did("1187", "reseal SEA/1 --number B1 --reason done").refused("needs a new seal");
        assertThat(did("1187", "reseal SEA/1 --number B2 --reason done").quietly()).isEmpty();
        assertThat(first("SEA/1").get("sealState").stringValue()).isEqualTo("RESEALED");
        assertThat(Commands.texts(first("SEA/1").get("seals")))
                .containsExactly("SSEA/1", "B1", "B2");
        assertThat(did("1187", "seal SEA/1 --kind SIGNED_TAPE").quietly()).isEmpty();
        assertThat(
                        did("1187", "seal SEA/1 --number B3 --kind WAX")
                                .refused("No seal kind is called WAX")
                                .listed())
                .contains("NUMBERED_BAG");
        did("1187", "seal SEA/1").refused("Enter the seal number");
        did("1187", "open SEA/1 --reason ~").refused("reason");
        one("SEA/2");
        assertThat(did("1187", "seal SEA/2 --number B2").err())
                .contains("Seal B2 is already recorded");
    }

    @Test
    void anOpeningWithAWitness() {
        one("WIT/1");
        did("1187", "open WIT/1 --reason lab --witness 1188").misused("--witness-password-file F");
        did("1187", "open WIT/1 --reason lab --witness 1188 --witness-password-file WRONG")
                .refused("do not open this store");
        did("1187", "open WIT/1 --reason lab --witness 1187 --witness-password-file PW")
                .refused("must be somebody else");
        did("1187", "open WIT/1 --reason lab --witness 1188 --witness-password-file PW").quietly();
        JsonNode event = last("WIT/1");
        assertThat(event.get("with").stringValue()).isEqualTo("Max Jones (1188)");
        assertThat(event.get("vouched").stringValue())
                .contains("Jo Smith (1187)")
                .contains("(witness)");
    }

    private JsonNode last(String reference) {
        JsonNode events = commands.show(reference).get("events");
        return events.get(events.size() - 1);
    }

    @Test
    void whenItHappened() {
        one("WHEN/1");
        test.later(Duration.ofHours(5));
        did("1187", "seal WHEN/1 --number W1 --at 2026-06-16T10:00:00+01:00").quietly();
        assertThat(last("WHEN/1").get("occurred").stringValue())
                .isEqualTo("2026-06-16T10:00:00+01:00");
        assertThat(last("WHEN/1").get("recorded").stringValue()).endsWith("+01:00");
        did("1187", "move WHEN/1 --place SHELF --at 2026-06-16T09:30:00Z").quietly();
        assertThat(last("WHEN/1").get("occurred").stringValue()).isEqualTo("2026-06-16T09:30:00Z");
        for (String time : List.of("2026-06-16T10:00:00", "10:00", "2026-06-16", "now")) {
            did("1187", "seal WHEN/1 --number W1 --at " + time)
                    .refused("has no offset or is no time");
        }
        Commands.Ran later = did("1187", "seal WHEN/1 --number W1 --at 2026-06-17T10:00:00Z");
        later.done();
        assertThat(later.err()).contains("is later than this computer's clock");
        assertThat(last("WHEN/1").get("occurred").stringValue()).isEqualTo("2026-06-17T10:00:00Z");
        for (String verb :
                List.of(
                        "open WHEN/1 --reason r",
                        "reseal WHEN/1 --number 9 --reason r",
                        "hand-over WHEN/1 --to 1188 --reason r",
                        "accept WHEN/1",
                        "refuse WHEN/1 --reason r",
                        "move WHEN/1 --place SHELF",
                        "deposit WHEN/1 --place SHELF",
                        "found WHEN/1 --place SHELF",
                        "collect WHEN/1",
                        "missing WHEN/1 --reason r")) {
            did("1187", verb + " --at noon").refused("has no offset or is no time");
        }
        did("2002", "book-in WHEN/1 --place SHELF --at noon")
                .refused("has no offset or is no time");
    }

    @Test
    void anOfferIsAnsweredByTheReceiver() {
        one("OFF/1");
        did("1188", "accept OFF/1").refused("not being handed over to anybody");
        did("1187", "hand-over OFF/1 --to 1187 --reason r").refused("Hand over to somebody else");
        did("1187", "hand-over OFF/1 --to 9999 --reason r")
                .refused("No active officer has the collar number 9999");
        assertThat(did("1187", "hand-over OFF/1 --to 1188 --reason going~off").quietly()).isEmpty();
        assertThat(first("OFF/1").get("holder").stringValue()).isEqualTo("Jo Smith (1187)");
        did("2002", "accept OFF/1").refused("offered to another officer");
        did("2002", "refuse OFF/1 --reason r").refused("offered to another officer");
        assertThat(did("1188", "refuse OFF/1 --reason no~bag").quietly()).isEmpty();
        assertThat(first("OFF/1").get("holder").stringValue()).isEqualTo("Jo Smith (1187)");
        did("1188", "accept OFF/1").refused("not being handed over");
        did("1187", "hand-over OFF/1 --to 1188 --reason going~off").quietly();
        assertThat(did("1188", "accept OFF/1").quietly()).isEmpty();
        assertThat(first("OFF/1").get("holder").stringValue()).isEqualTo("Max Jones (1188)");
        assertThat(types("OFF/1"))
                .containsExactly(
                        "exhibit.recorded/1",
                        "continuity.offered/1",
                        "continuity.refused/1",
                        "continuity.offered/1",
                        "continuity.accepted/1");
    }

    @Test
    void whoeverDoesNotHoldItIsToldAndItIsRecorded() {
        one("ELS/1");
        Commands.Ran other = did("1188", "hand-over ELS/1 --to 2002 --reason r");
        other.done();
        assertThat(other.err())
                .isEqualTo(
                        "The record does not have ELS/1 with you. It says: with Jo Smith (1187)."
                                + " The hand-over is recorded all the same. Whoever had it last must"
                                + " say how it came to you.\n");
        assertThat(types("ELS/1")).containsExactly("exhibit.recorded/1", "continuity.offered/1");
        two("ELS/2");
        did("2002", "book-in ELS/2#1 --place SHELF --from 1187 --from-password-file PW").quietly();
        Commands.Ran shelved = did("1187", "hand-over ELS/2#1 ELS/2#2 --to 1188 --reason r");
        shelved.done();
        assertThat(shelved.err())
                .as("the second is with the giver")
                .contains("ELS/2#1 with you. It says: " + SHELF)
                .doesNotContain("ELS/2#2");
        one("ELS/3");
        did("2002", "book-in ELS/3 --place SHELF --from 1187 --from-password-file PW").quietly();
        assertThat(did("2002", "hand-over ELS/3 --to 1188 --reason court").quietly())
                .as("the store gives out what is on its shelves")
                .isEmpty();
        assertThat(did("1188", "accept ELS/3").quietly())
                .as("nor is whoever takes it told anything")
                .isEmpty();
        did("1187", "missing ELS/3 --reason r").done();
        assertThat(did("2002", "hand-over ELS/3 --to 1188 --reason r").err())
                .contains("It says: missing.");
    }

    @Test
    void whoeverMayNotAcceptIsOfferedNothing() {
        one("AUD/1");
        did("1187", "hand-over AUD/1 --to 4004 --reason r")
                .refused("Pat Auditor (4004) may not receive exhibits. It takes a scene officer");
        assertThat(types("AUD/1")).containsExactly("exhibit.recorded/1");
    }

    @Test
    void handedOverAtOnceWithTheReceiversPassword() {
        one("NOW/1");
        one("NOW/2");
        did("1187", "hand-over NOW/1 NOW/2 --to 1188 --reason r --to-password-file WRONG")
                .refused(
                        "The password given for 1188: That collar number and password do not open");
        assertThat(types("NOW/1")).containsExactly("exhibit.recorded/1");
        did("1187", "hand-over NOW/1 --to 4004 --reason r --to-password-file PW")
                .refused("may not do this");
        assertThat(types("NOW/1")).containsExactly("exhibit.recorded/1");
        did("1187", "hand-over NOW/1 NOW/2 --to 1188 --reason r --to-password-file PW").quietly();
        assertThat(first("NOW/1").get("holder").stringValue()).isEqualTo("Max Jones (1188)");
        assertThat(first("NOW/2").get("holder").stringValue()).isEqualTo("Max Jones (1188)");
        assertThat(last("NOW/2").get("actor").stringValue()).isEqualTo("Max Jones (1188)");
        did("1187", "hand-over NOW/1 NOW/1#1 --to 1188 --reason r").refused("named twice");
        did("1187", "hand-over NOW/1 NOW/2 --to 2002 --reason r --seal-seen X")
                .refused("One seal number");
    }

    @ParameterizedTest
    @CsvSource({"hand,true", "hand,false", "book,false"})
    void aSealThatDiffersOpensOneDiscrepancy(String how, boolean atOnce) {
        String reference = (how + atOnce).toUpperCase(java.util.Locale.ROOT) + "/1";
        one(reference);
        Commands.Ran ran =
                how.equals("hand")
                        ? did(
                                "1187",
                                "hand-over "
                                        + reference
                                        + " --to 1188 --reason r --seal-seen X9"
                                        + (atOnce ? " --to-password-file PW" : ""))
                        : did("2002", "book-in " + reference + " --place SHELF --seal-seen X9");
        ran.done();
        assertThat(ran.err())
                .isEqualTo(
                        "This seal reads X9. The record says S"
                                + reference
                                + ". A discrepancy is open: look again, or record it as broken.\n");
        assertThat(types(reference)).filteredOn("continuity.discrepancy/1"::equals).hasSize(1);
        assertThat(first(reference).get("sealState").stringValue()).isEqualTo("SEAL_MISMATCH");
    }

    @Test
    void theRightSealOpensNothing() {
        one("FIT/1");
        did("1187", "hand-over FIT/1 --to 1188 --reason r --seal-seen SFIT/1 --to-password-file PW")
                .quietly();
        did(
                        "2002",
                        "book-in FIT/1 --place SHELF --from 1188 --from-password-file PW --seal-seen SFIT/1")
                .quietly();
        assertThat(types("FIT/1")).doesNotContain("continuity.discrepancy/1");
    }

    @Test
    void bookedInByAPropertyOfficer() {
        one("BOK/1");
        did("1187", "book-in BOK/1 --place SHELF").refused("may not do this");
        did("2002", "book-in BOK/1 --place Nowhere").refused("No place is called Nowhere");
        did("2002", "book-in BOK/1 --place SHELF --from-password-file PW").misused("--from C");
        did("2002", "book-in BOK/1 --place SHELF --from 9999").refused("9999");
        did("2002", "book-in BOK/1 --place SHELF --from 1187 --from-password-file WRONG")
                .refused("do not open");
        did("2002", "book-in BOK/1 --place SHELF --from 2002").refused("somebody else");
        did("2002", "book-in BOK/1 --place SHELF --from 1187 --from-password-file PW").quietly();
        assertThat(last("BOK/1").get("with").stringValue()).isEqualTo("Jo Smith (1187)");
        assertThat(last("BOK/1").get("vouched").stringValue())
                .contains("own key, opened with password; Jo Smith");
        assertThat(first("BOK/1").get("where").stringValue()).isEqualTo(SHELF);
        assertThat(first("BOK/1").get("holder").isNull()).isTrue();
        one("BOK/2");
        did("2002", "book-in BOK/2 --place SHELF --from 1187").quietly();
        assertThat(last("BOK/2").get("vouched").stringValue()).contains("Jo Smith (1187) (giver)");
    }

    @Test
    void theOtherWays() {
        one("WAY/1");
        one("WAY/2");
        assertThat(did("1187", "deposit WAY/1 WAY/2 --place Locker~4").quietly()).isEmpty();
        assertThat(first("WAY/2").get("where").stringValue()).isEqualTo("Locker 4");
        assertThat(did("2002", "collect WAY/1 WAY/2").quietly()).isEmpty();
        assertThat(first("WAY/2").get("holder").stringValue()).isEqualTo("Robin Keeper (2002)");
        assertThat(did("2002", "move WAY/1 WAY/2 --place SHELF").quietly()).isEmpty();
        assertThat(did("2002", "missing WAY/1 --reason not~there").quietly()).isEmpty();
        assertThat(first("WAY/1").get("status").stringValue()).isEqualTo("MISSING");
        test.later(Duration.ofDays(1));
        JsonNode gap = commands.show("WAY/1").get("gaps").get(0);
        assertThat(gap.get("kind").stringValue()).isEqualTo("MISSING");
        assertThat(gap.get("to").isNull()).isTrue();
        assertThat(did("2002", "found WAY/1 --place Locker~4").quietly()).isEmpty();
        assertThat(first("WAY/1").get("where").stringValue()).isEqualTo("Locker 4");
        did("2002", "move WAY/1 --place Nowhere").refused("No place is called Nowhere");
        did("2002", "deposit WAY/1 --place Nowhere").refused("No place is called Nowhere");
        did("2002", "found WAY/1 --place Nowhere").refused("No place is called Nowhere");
        did("2002", "missing WAY/1 --reason ~").refused("reason");
    }

    @Test
    void severalPackagesNeedTheNumber() {
        two("SEV/1");
        for (String verb :
                List.of(
                        "seal SEV/1 --number B",
                        "open SEV/1 --reason r",
                        "reseal SEV/1 --number B --reason r",
                        "hand-over SEV/1 --to 1188 --reason r",
                        "accept SEV/1",
                        "refuse SEV/1 --reason r",
                        "move SEV/1 --place SHELF",
                        "deposit SEV/1 --place SHELF",
                        "found SEV/1 --place SHELF",
                        "collect SEV/1",
                        "missing SEV/1 --reason r",
                        "correct SEV/1 --field seal --value B --reason r",
                        "label SEV/1 --stock 100x70 --format zpl --out x.zpl")) {
            assertThat(
                            did("1187", verb)
                                    .refused("SEV/1 has 2 packages. Say which with #n.")
                                    .listed())
                    .containsExactly("SEV/1#1  seal P1", "SEV/1#2  seal P2");
        }
        assertThat(did("2002", "book-in SEV/1 --place SHELF").refused("Say which with #n").listed())
                .hasSize(2);
        did("1187", "seal SEV/1#3 --number B").refused("has no package 3");
        did("1187", "move SEV/1#2 --place SHELF").quietly();
        JsonNode packages = commands.show("SEV/1").get("packages");
        assertThat(packages.get(0).get("where").stringValue()).isNotEqualTo(SHELF);
        assertThat(packages.get(1).get("where").stringValue()).isEqualTo(SHELF);
        did("1187", "correct SEV/1#2 --field seal --value P3 --reason misread").quietly();
        assertThat(Commands.texts(commands.show("SEV/1#2").get("packages").get(1).get("seals")))
                .contains("P3");
    }

    @Test
    void everyFormOfAReference() {
        JsonNode here = one("REF/1");
        String there =
                commands.exhibit("1187", "C/2", "{\"reference\": \"REF/1\"}")
                        .get("propertyNumber")
                        .stringValue();
        String id = here.get("id").stringValue();
        String number = here.get("propertyNumber").stringValue();
        String aPackage = commands.show(id).get("packages").get(0).get("id").stringValue();
        for (String reference :
                List.of(
                        "C/1:REF/1",
                        "c/1:ref/1",
                        "C/1:ref 1",
                        "C/1:REF/1#1",
                        id,
                        id + "#1",
                        number,
                        number + "#1",
                        aPackage)) {
            did("1187", "move " + reference.replace(' ', '~') + " --place SHELF").quietly();
        }
        assertThat(types(id)).hasSize(10);
        for (String command :
                List.of("show REF/1", "move REF/1 --place SHELF", "record REF/1 --out x.pdf")) {
            Commands.Ran ran = did("1187", command).refused("2 exhibits are called REF/1");
            assertThat(ran.listed())
                    .hasSize(2)
                    .anyMatch(line -> line.contains(number))
                    .anyMatch(line -> line.contains(there));
        }
        did("1187", "show C/3:REF/1").refused("No exhibit is called C/3:REF/1");
    }
}

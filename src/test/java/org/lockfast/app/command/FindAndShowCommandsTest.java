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
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/** find and show: order, limit, and every key of the shapes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindAndShowCommandsTest {
    private TestStore test;
    private Commands commands;

    @BeforeAll
    void store(@TempDir Path folder) {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("2002", "place", "add", "Shelf 1", "--class", "SECURE_AMBIENT").done();
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        for (int n = 1; n <= 5; n++) {
            test.later(Duration.ofMinutes(10));
            commands.exhibit(
                    "1187",
                    "C/1",
                    "{\"reference\": \"JSM/"
                            + n
                            + "\", \"description\": \"Kitchen knife, blade "
                            + n
                            + "0 cm\", \"category\": \"KNIFE_BLADE\", \"seal\": \"K"
                            + n
                            + "\"}");
        }
        commands.exhibit(
                "1187", null, "{\"kind\": \"FOUND\", \"description\": \"Umbrella\\nblack\"}");
    }

    @AfterAll
    void close() {
        test.close();
    }

    private List<String> references(JsonNode found) {
        List<String> references = new ArrayList<>();
        found.forEach(one -> references.add(one.get("reference").stringValue()));
        return references;
    }

    /** What only has the parts of a reference is not taken for what was looked for. */
    @Test
    void aReferenceThatIsNotHereIsSaidToBeNotHere() {
        Commands.Ran parts = commands.as("4004", "find", "1/JSM");
        assertThat(parts.done()).contains("JSM/1");
        assertThat(parts.err())
                .contains("No exhibit or case here is called 1/JSM: these have it in part.")
                .as("it belongs to no force")
                .doesNotContain("--elsewhere");
        assertThat(commands.as("4004", "find", "JSM/1").quietly()).contains("JSM/1");
        assertThat(commands.as("4004", "find", "C/1").quietly()).contains("JSM/5");
        assertThat(commands.as("4004", "find", "knife").quietly()).contains("JSM/5");
    }

    @Test
    void aFilterKeepsToWhatItAsksWithWordsAndWithout() {
        assertThat(
                        references(
                                commands.as(
                                                "4004",
                                                "find",
                                                "--filter",
                                                "category=KNIFE_BLADE",
                                                "JSM/2",
                                                "--json")
                                        .json()))
                .containsExactly("JSM/2");
        assertThat(
                        references(
                                commands.as("4004", "find", "--filter", "kind=FOUND", "--json")
                                        .json()))
                .hasSize(1);
        assertThat(
                        references(
                                commands.as(
                                                "4004",
                                                "find",
                                                "--filter",
                                                "case=c/1",
                                                "--filter",
                                                "holder=1187",
                                                "--limit",
                                                "3",
                                                "--json")
                                        .json()))
                .containsExactly("JSM/5", "JSM/4", "JSM/3");
        assertThat(commands.as("4004", "find", "--filter", "status=IN_TRANSIT", "--json").json())
                .isEmpty();
    }

    @Test
    void aFilterThatIsNoneIsRefusedWithThoseThereAre() {
        assertThat(test.run(TestStore.Who.AUDITOR, "find", "--filter", "colour=red"))
                .satisfies(ran -> {
                    assertThat(ran.code()).isEqualTo(1);
                    assertThat(ran.err()).contains("KEY=VALUE").contains("seized");
                });
        assertThat(test.run(TestStore.Who.AUDITOR, "find", "--filter", "status=LOST").err())
                .contains("There is no status LOST")
                .contains("STORED");
        assertThat(test.run(TestStore.Who.AUDITOR, "find", "--filter", "seized=2026-02-30").code())
                .isEqualTo(1);
        assertThat(test.run(TestStore.Who.AUDITOR, "find", "--filter", "holder=9999").err())
                .contains("No active officer has the collar number 9999");
        assertThat(test.run(TestStore.Who.AUDITOR, "find").code()).isEqualTo(2);
    }

    @Test
    void findsAllWordsNewestFirst() {
        JsonNode found = commands.as("4004", "find", "knife", "kitchen", "--json").json();
        assertThat(references(found)).containsExactly("JSM/5", "JSM/4", "JSM/3", "JSM/2", "JSM/1");
        assertThat(Commands.keys(found.get(0)))
                .containsExactly("id", "reference", "case", "description", "where", "status");
        assertThat(found.get(0).get("case").stringValue()).isEqualTo("C/1");
        assertThat(found.get(0).get("description").stringValue())
                .isEqualTo("Kitchen knife, blade 50 cm");
        assertThat(found.get(0).get("status").stringValue()).isEqualTo("HELD");
        assertThat(
                        references(
                                commands.as("4004", "find", "knife", "--limit", "2", "--json")
                                        .json()))
                .containsExactly("JSM/5", "JSM/4");
        assertThat(references(commands.as("4004", "find", "knife 30", "--json").json()))
                .containsExactly("JSM/3");
        assertThat(commands.as("4004", "find", "knife", "umbrella", "--json").quietly())
                .isEqualTo("[]");
        assertThat(commands.as("4004", "find", "umbrella", "knife").quietly()).isEmpty();
        commands.as("4004", "find", "knife", "--limit", "0").refused("1 or more");
    }

    @Test
    void whatIsCloseStandsOnStandardErrorAndNotInJson() {
        assertThat(test.run(TestStore.Who.AUDITOR, "find", "JMS/4"))
                .satisfies(ran -> {
                    assertThat(ran.code()).isZero();
                    assertThat(ran.out()).isEmpty();
                    assertThat(ran.err().strip())
                            .isEqualTo("No exhibit matches JMS/4. Close: JSM/4");
                });
        assertThat(commands.as("4004", "find", "JMS/4", "--json").quietly()).isEqualTo("[]");
    }

    @Test
    void aLineForEachWithoutJson() {
        assertThat(commands.as("4004", "find", "knife").quietly().lines())
                .hasSize(5)
                .first()
                .isEqualTo("JSM/5\tC/1\tKitchen knife, blade 50 cm\twith Jo Smith (1187)\tHELD");
        assertThat(commands.as("4004", "find", "umbrella").quietly().lines()).hasSize(1);
        assertThat(commands.as("4004", "find", "umbrella").quietly().split("\t")[2])
                .isEqualTo("Umbrella black");
    }

    @Test
    void everyKeyOfShow() {
        commands.as(
                        "2002",
                        "book-in",
                        "JSM/1",
                        "--place",
                        "Shelf 1",
                        "--from",
                        "1187",
                        "--seal-seen",
                        "K1")
                .quietly();
        JsonNode shown = commands.show("JSM/1");
        assertThat(Commands.keys(shown))
                .containsExactlyInAnyOrder(
                        "id",
                        "kind",
                        "reference",
                        "case",
                        "description",
                        "category",
                        "status",
                        "producer",
                        "seizedAt",
                        "place",
                        "power",
                        "hazards",
                        "identifiers",
                        "particulars",
                        "incomplete",
                        "warnings",
                        "packages",
                        "gaps",
                        "events",
                        "row",
                        // beyond the contract, which names what must be there
                        "propertyNumber",
                        "seizedBy",
                        "from",
                        "storage",
                        "quantity",
                        "unit",
                        "notes",
                        "holds");
        assertThat(shown.get("row").isNull()).isTrue();
        assertThat(shown.get("seizedAt").isNull()).isTrue();
        assertThat(shown.get("identifiers").isObject()).isTrue();
        JsonNode one = shown.get("packages").get(0);
        assertThat(Commands.keys(one))
                .containsExactlyInAnyOrder(
                        "n",
                        "packaging",
                        "seals",
                        "sealState",
                        "where",
                        "holder",
                        "status",
                        "label",
                        "id",
                        "leaving",
                        "flags",
                        "conflicts");
        assertThat(one.get("n").intValue()).isEqualTo(1);
        assertThat(one.get("where").stringValue()).isEqualTo("Shelf 1");
        assertThat(one.get("label").isNull()).isTrue();
        assertThat(shown.get("events")).hasSize(2);
        shown.get("events")
                .forEach(event ->
                        assertThat(Commands.keys(event))
                                .containsExactly(
                                        "eid",
                                        "type",
                                        "package",
                                        "occurred",
                                        "recorded",
                                        "actor",
                                        "device",
                                        "with",
                                        "vouched",
                                        "place",
                                        "seal",
                                        "reason",
                                        "corrects",
                                        "text"));
        JsonNode booked = shown.get("events").get(1);
        assertThat(booked.get("type").stringValue()).isEqualTo("continuity.booked-in/1");
        assertThat(booked.get("eid").stringValue()).matches("[A-Za-z0-9+/]{43}=");
        assertThat(booked.get("package").intValue()).isEqualTo(1);
        assertThat(booked.get("actor").stringValue()).isEqualTo("Robin Keeper (2002)");
        assertThat(booked.get("with").stringValue()).isEqualTo("Jo Smith (1187)");
        assertThat(booked.get("place").stringValue()).isEqualTo("Shelf 1");
        assertThat(booked.get("seal").stringValue()).isEqualTo("K1");
    }

    @Test
    void gapsHaveTheirKeys() {
        commands.as("1187", "missing", "JSM/2", "--reason", "not in the van").quietly();
        test.later(Duration.ofHours(1));
        JsonNode gap = commands.show("JSM/2").get("gaps").get(0);
        assertThat(Commands.keys(gap))
                .containsExactlyInAnyOrder(
                        "from", "fromIs", "to", "toIs", "clocks", "kind", "explained", "package");
        assertThat(gap.get("explained").booleanValue()).isFalse();
        assertThat(gap.get("fromIs").stringValue()).isEqualTo("EXACT");
        assertThat(gap.get("clocks")).isEmpty();
    }

    @Test
    void showForPeople() {
        String text = commands.as("4004", "show", "JSM/3").quietly();
        assertThat(text.lines().findFirst()).contains("JSM/3  Kitchen knife, blade 30 cm");
        assertThat(text)
                .contains("case C/1, property number PN-")
                .contains("things to complete: ")
                .contains("Package 1: with Jo Smith (1187), seal K3 (sealed)")
                .doesNotContain("_");
    }

    @Test
    void whatIsNotThereIsRefused() {
        commands.as("4004", "show", "JSM/99").refused("No exhibit is called JSM/99");
        commands.as("4004", "show", "JSM/99", "--json").refused("No exhibit is called JSM/99");
    }
}

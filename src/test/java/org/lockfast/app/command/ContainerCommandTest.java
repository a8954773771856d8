package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/** A container is filled, carried and emptied, and each package says so itself. */
class ContainerCommandTest {
    private static final String SHELF = "Exampleton/Bay H/Shelf 1";
    private static final String CAGE = "Exampleton/Cage";
    private Commands commands;

    @BeforeEach
    void store(@TempDir Path folder) {
        commands = Commands.on(folder, TestStore.in(folder));
        commands.as("2002", "place", "add", SHELF).done();
        commands.as("2002", "place", "add", CAGE).done();
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        for (int i = 1; i <= 3; i++) {
            commands.exhibit(
                    "1187",
                    "C/1",
                    ("{\"reference\": \"JSM/%d\", \"category\": \"CLOTHING\", \"packaging\":"
                                    + " \"PAPER_BAG\", \"description\": \"Blue jacket, size M\","
                                    + " \"seal\": \"A%d\"}")
                            .formatted(i, i));
            commands.as("2002", "book-in", "JSM/" + i, "--place", SHELF).done();
        }
        assertThat(commands.as("2002", "container", "add", "Crate 12", "--place", SHELF).quietly())
                .isEqualTo(SHELF + "/Crate 12");
    }

    private JsonNode show(String reference) {
        return commands.as("4004", "show", reference, "--json").json();
    }

    private JsonNode container(String name) {
        return commands.as("4004", "container", "show", name, "--json").json();
    }

    private String where(String reference) {
        return show(reference).get("packages").get(0).get("where").stringValue();
    }

    private String told(String reference) {
        return commands.as("4004", "show", reference).done();
    }

    private JsonNode inPlace(String path) {
        return commands.as("4004", "find", "--filter", "where=" + path, "--json").json();
    }

    @Test
    void whatIsInAContainerIsCarriedWithItAndSaysSoItself() {
        assertThat(
                        commands.as(
                                        "2002",
                                        "container",
                                        "put",
                                        "JSM/1",
                                        "JSM/2",
                                        "--in",
                                        "crate 12")
                                .quietly())
                .isEmpty();
        assertThat(where("JSM/1")).isEqualTo("Crate 12, in " + SHELF);
        assertThat(commands.as("2002", "container", "move", "Crate 12", "--place", CAGE).quietly())
                .isEqualTo(CAGE + "/Crate 12\t2");
        assertThat(where("JSM/2")).isEqualTo("Crate 12, in " + CAGE);
        assertThat(where("JSM/3")).isEqualTo(SHELF);
        assertThat(told("JSM/1"))
                .contains(
                        "Put in Crate 12",
                        "which stood in " + SHELF,
                        "Carried in Crate 12 to " + CAGE,
                        "from " + SHELF,
                        "one of 2 recorded as in it, not scanned for this");
        assertThat(told("JSM/3")).doesNotContain("Crate");
        commands.as("2002", "container", "move", "Crate 12", "--place", SHELF).done();
        assertThat(told("JSM/1")) // as it was, for ever
                .contains("which stood in " + SHELF, "Carried in Crate 12 to " + CAGE);
        assertThat(inPlace(SHELF)).hasSize(3);
        assertThat(inPlace(SHELF + "/Crate 12")).hasSize(2);
        assertThat(inPlace(CAGE)).isEmpty();
    }

    @Test
    void whatIsTakenOutIsInTheHandAndIsNotCarriedAnyMore() {
        commands.as("2002", "container", "put", "JSM/1", "JSM/2", "--in", "Crate 12").done();
        commands.as("2002", "container", "take", "JSM/1", "--out-of", "Crate 12").done();
        assertThat(where("JSM/1")).isEqualTo("with Robin Keeper (2002)");
        assertThat(told("JSM/1")).contains("Taken out of Crate 12");
        assertThat(commands.as("2002", "container", "move", "Crate 12", "--place", CAGE).quietly())
                .isEqualTo(CAGE + "/Crate 12\t1");
        assertThat(told("JSM/1")).doesNotContain("Carried in");
        commands.as("2002", "move", "JSM/2", "--place", SHELF).done();
        assertThat(where("JSM/2")).isEqualTo(SHELF);
        assertThat(container("Crate 12").get("here").intValue()).isZero();
    }

    /** By whichever way something goes into it. */
    @Test
    void whatIsBookedInToAContainerIsPutDownWhereThatStandsAndInto() {
        commands.as("2002", "book-in", "JSM/3", "--place", SHELF + "/Crate 12").done();
        assertThat(where("JSM/3")).isEqualTo("Crate 12, in " + SHELF);
        assertThat(told("JSM/3")).contains("Booked in to " + SHELF, "Put in Crate 12");
        commands.as("2002", "move", "JSM/2", "--place", SHELF + "/Crate 12").done();
        assertThat(told("JSM/2")).contains("Put in Crate 12").doesNotContain("Moved to");
        commands.as("2002", "missing", "JSM/2", "--reason", "r").done();
        commands.as("2002", "found", "JSM/2", "--place", SHELF + "/Crate 12").done();
        assertThat(told("JSM/2")).contains("Found and put in " + SHELF);
        assertThat(where("JSM/2")).isEqualTo("Crate 12, in " + SHELF);
    }

    @Test
    void whatTheRecordHasElsewhereIsPutInAndSaid() {
        commands.as("2002", "container", "add", "Tray", "--place", CAGE).done();
        commands.as("2002", "container", "put", "JSM/1", "--in", "Crate 12").done();
        Commands.Ran ran = commands.as("2002", "container", "put", "JSM/1", "--in", "Tray");
        ran.done();
        assertThat(ran.err()).contains("JSM/1 is recorded elsewhere");
        assertThat(where("JSM/1")).isEqualTo("Tray, in " + CAGE);
        Commands.Ran out = commands.as("2002", "container", "take", "JSM/2", "--out-of", "Tray");
        out.done();
        assertThat(out.err()).contains("JSM/2 is not recorded as in Tray");
    }

    @Test
    void aContainerStandsInNoOtherAndIsMovedOnlyWithWhatIsInIt() {
        commands.as("2002", "container", "add", "Tray", "--place", SHELF + "/Crate 12")
                .refused("holds packages");
        commands.as("2002", "place", "add", SHELF + "/Crate 12/Corner").refused("holds packages");
        commands.as("2002", "container", "move", "Crate 12", "--place", SHELF)
                .refused("stands there already");
        commands.as("2002", "container", "move", CAGE, "--place", SHELF).refused("No container");
        commands.as(
                        "1001",
                        "place",
                        "change",
                        SHELF + "/Crate 12",
                        "--path",
                        CAGE + "/Crate 12",
                        "--reason",
                        "r")
                .refused("move it with what is in it");
        commands.as("2002", "container", "put", "JSM/1", "--in", "Crate 12").done();
        commands.as(
                        "1001",
                        "place",
                        "change",
                        SHELF + "/Crate 12",
                        "--path",
                        SHELF + "/Crate 13",
                        "--reason",
                        "relabelled")
                .done();
        assertThat(where("JSM/1")).isEqualTo("Crate 13 (earlier Crate 12), in " + SHELF);
        commands.as("2002", "container", "add", "Crate 13", "--place", CAGE).done();
        commands.as("2002", "container", "move", SHELF + "/Crate 13", "--place", CAGE)
                .refused("known already");
        commands.as("4004", "container", "show", "Crate 13").refused("2 containers are called");
    }

    @Test
    void itsLabelIsPrintedWithItsCodeWhichFindsIt() {
        String code =
                commands.as(
                                "4004",
                                "container",
                                "label",
                                "Crate 12",
                                "--stock",
                                "50x25",
                                "--format",
                                "zpl",
                                "--out",
                                commands.path("crate.zpl"))
                        .quietly();
        assertThat(code).startsWith("PC").hasSize(16);
        commands.as("2002", "container", "put", "JSM/1", "--in", code).done();
        assertThat(container(code).get("packages")).hasSize(1);
        assertThat(commands.as("4004", "container", "list", "--json").json().get(0).get("code"))
                .hasToString('"' + code + '"');
        assertThat(commands.as("4004", "container", "list").quietly())
                .isEqualTo("Crate 12\t" + SHELF + "\t1");
    }
}

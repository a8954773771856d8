package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.FakeZebra;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/** Labels of places, containers and consignments on a printer: they wait as exhibits' labels do. */
class SignLabelCommandsTest {
    @TempDir Path folder;
    private final FakeZebra zebra = new FakeZebra();
    private TestStore test;
    private Commands commands;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("2002", "place", "add", "Exampleton/Bay H").done();
        commands.as("2002", "container", "add", "Crate 9", "--place", "Exampleton/Bay H").done();
        commands.as(
                        "2002",
                        "printers",
                        "add",
                        "Zebra",
                        "--zpl",
                        zebra.address(),
                        "--stock",
                        "50x25")
                .done();
    }

    @AfterEach
    void close() {
        zebra.close();
        test.close();
    }

    private JsonNode waiting() {
        return commands.as("2002", "printers", "--json").json().get(0).get("waiting");
    }

    @Test
    void aPrinterThatWorksPrintsThemAndNothingWaits() {
        String code =
                commands.as("2002", "place", "label", "Exampleton/Bay H", "--printer", "Zebra")
                        .done()
                        .strip();
        assertThat(code).startsWith("PL");
        assertThat(
                        commands.as("2002", "container", "label", "Crate 9", "--printer", "Zebra")
                                .done())
                .startsWith("PC");
        assertThat(zebra.printed()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aBadgeGoesTheSameWayAndOneWhoLeftHasNone() {
        assertThat(commands.as("2002", "officer", "badge", "1187", "--printer", "Zebra").done())
                .startsWith("PB");
        assertThat(waiting()).isEmpty();
        zebra.set(FakeZebra.Mood.PAPER_OUT);
        commands.as("4004", "officer", "badge", "1187", "--printer", "Zebra")
                .refusedAfter("is made and waits");
        assertThat(waiting()).hasSize(1);
        commands.as("2002", "officer", "badge", "9999", "--printer", "Zebra")
                .refused("No active officer has the collar number 9999");
    }

    @Test
    void commandCardsGoOntoASheet() {
        String out = commands.path("cards.pdf");
        assertThat(commands.as("4004", "command-cards", "--out", out).done().lines())
                .hasSize(5)
                .contains("PKFKPSZMZ9D7MS5Q\tDone");
        commands.as("4004", "command-cards", "--stock", "L1", "--out", out)
                .refused("No sheet is called L1");
        commands.as("4004", "command-cards", "--start", "15", "--out", out)
                .refused("--start goes from 1 to 14");
    }

    @Test
    void oneThatDoesNotKeepsThemAndTheyGoOnce() {
        zebra.set(FakeZebra.Mood.PAPER_OUT);
        commands.as("2002", "place", "label", "Exampleton/Bay H", "--printer", "Zebra")
                .refusedAfter("is made and waits");
        assertThat(waiting()).hasSize(1);
        assertThat(waiting().get(0).get("exhibit").stringValue()).isEqualTo("Exampleton/Bay H");
        assertThat(waiting().get(0).get("package").isNull()).isTrue();
        assertThat(zebra.printed()).isEmpty();
        zebra.set(FakeZebra.Mood.WELL);
        commands.as("2002", "print", "--waiting").done();
        int printed = zebra.printed().size();
        assertThat(printed).isPositive();
        commands.as("2002", "print", "--waiting").done();
        assertThat(zebra.printed()).hasSize(printed);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void oneOfWhichItIsNotKnownIsNeverSentAgainAndGoesOnceSomebodyLooked() {
        zebra.set(FakeZebra.Mood.CLOSES_MID_LABEL);
        commands.as("2002", "place", "label", "Exampleton/Bay H", "--printer", "Zebra")
                .refusedAfter("It is not known whether the label P");
        String code = waiting().get(0).get("label").stringValue();
        assertThat(waiting().get(0).get("state").stringValue()).isEqualTo("NOT_KNOWN");
        zebra.set(FakeZebra.Mood.WELL);
        commands.as("2002", "print", "--waiting").refusedAfter("Not every label came out");
        assertThat(zebra.printed()).isEmpty();
        commands.as("2002", "print", "--seen", code).done();
        assertThat(waiting()).isEmpty();
        commands.as("4004", "verify").done();
    }

    @Test
    void withoutAPrinterAFileIsAskedForWhole() {
        commands.as("2002", "place", "label", "Exampleton/Bay H", "--stock", "50x25")
                .misused("--format");
        commands.as("2002", "place", "label", "Exampleton/Bay H", "--printer", "None")
                .refused("This computer has no printer None");
    }
}

package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.label.LabelCode;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/** A consignment is sent, ticked off, and what did not come stays until somebody says why. */
class ConsignmentCommandTest {
    private static final String SHELF = "Exampleton/Bay H/Shelf 1";
    private Commands commands;
    private String number;

    @BeforeEach
    void store(@TempDir Path folder) {
        commands = Commands.on(folder, TestStore.in(folder));
        commands.as("2002", "place", "add", SHELF).done();
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        for (int i = 1; i <= 4; i++) {
            commands.exhibit(
                    "1187",
                    "C/1",
                    ("{\"reference\": \"JSM/%d\", \"category\": \"CLOTHING\", \"packaging\":"
                                    + " \"PAPER_BAG\", \"description\": \"Blue jacket, size M\","
                                    + " \"seal\": \"A%d\"}")
                            .formatted(i, i));
            commands.as("2002", "book-in", "JSM/" + i, "--place", SHELF).done();
        }
        number = send("JSM/1", "JSM/2", "JSM/3");
    }

    private String send(String... references) {
        String[] words = {
            "consignment",
            "send",
            "--carrier",
            "Swift Couriers",
            "--to",
            "Example Laboratory",
            "--vehicle",
            "AB12 CDE",
            "--cage-seal",
            "K77"
        };
        String[] all = java.util.Arrays.copyOf(words, words.length + references.length);
        System.arraycopy(references, 0, all, words.length, references.length);
        return commands.as("2002", all).quietly().strip();
    }

    private JsonNode show(String which) {
        return commands.as("4004", "consignment", "show", which, "--json").json();
    }

    private String told(String reference) {
        return commands.as("4004", "show", reference).done();
    }

    private String standing(int i) {
        return show(number).get("lines").get(i - 1).get("standing").stringValue();
    }

    private String became(int i) {
        return show(number).get("lines").get(i - 1).get("became").stringValue();
    }

    private Commands.Ran report(String reference, String what, String who) {
        return commands.as(
                "2002", "consignment", "report", reference, "--what", what, "--who", who);
    }

    private Commands.Ran report(String reference, String what, String who, String reason) {
        return commands.as(
                "2002",
                "consignment",
                "report",
                reference,
                "--what",
                what,
                "--who",
                who,
                "--reason",
                reason);
    }

    @Test
    void eachPackageSaysWhereItWasSentAndTheListIsMadeOfWhatTheySay() {
        assertThat(number).matches("CO-[0-9A-Z]{6}");
        JsonNode sent = show(number);
        assertThat(sent.get("to").stringValue()).isEqualTo("Example Laboratory");
        assertThat(sent.get("cageSeal").stringValue()).isEqualTo("K77");
        assertThat(sent.get("packages").intValue()).isEqualTo(3);
        assertThat(sent.get("toCome").intValue()).isEqualTo(3);
        assertThat(sent.get("code").stringValue()).startsWith("PS").contains(number.substring(3));
        assertThat(show(sent.get("code").stringValue()).get("number").stringValue())
                .isEqualTo(number);
        assertThat(told("JSM/2"))
                .contains(
                        "Sent to Example Laboratory with Swift Couriers, consignment " + number,
                        "vehicle AB12 CDE",
                        "cage seal K77",
                        "one of 3 packages of it",
                        "The courier did not sign.");
        assertThat(commands.as("4004", "find", number, "--json").json()).hasSize(3);
        assertThat(commands.as("4004", "consignment", "list").quietly())
                .isEqualTo(number + "\tExample Laboratory\tSwift Couriers\t3\t3 to come");
        commands.as("4004", "consignment", "show", "CO-XXXXXX").refused("No consignment");
    }

    @Test
    void whatDidNotComeStaysToComeUntilSomebodySaysWhy() {
        commands.as(
                        "2002",
                        "consignment",
                        "arrived",
                        "JSM/1",
                        "JSM/2",
                        "--place",
                        SHELF,
                        "--overnight",
                        "Example Lorry Park")
                .done();
        assertThat(standing(1)).isEqualTo("HERE");
        assertThat(became(1)).isEqualTo(SHELF);
        assertThat(standing(3)).isEqualTo("TO_COME");
        assertThat(told("JSM/1"))
                .contains(
                        "overnight at Example Lorry Park",
                        "In transit with Swift Couriers, unwitnessed.");
        assertThat(commands.as("4004", "consignment", "list").quietly()).contains("1 to come");
        assertThat(commands.as("4004", "overdue", "--all").done())
                .contains("JSM/3\tSwift Couriers")
                .doesNotContain("JSM/1");
        commands.as("2002", "missing", "JSM/3", "--reason", "the courier has no trace of it")
                .done();
        assertThat(standing(3)).isEqualTo("MISSING");
        assertThat(commands.as("4004", "consignment", "list").quietly()).isEmpty();
        assertThat(told("JSM/3")).contains("reason: the courier has no trace of it");
        assertThat(show(number).get("lines")).hasSize(3);
    }

    @Test
    void whatWasReportedIsFoundInItsOwnRecordAndSaysThatNobodySawIt() {
        report("JSM/1", "stopped", "Example Depot, overnight").done();
        assertThat(standing(1)).isEqualTo("TO_COME");
        assertThat(became(1)).isEqualTo("stopped at Example Depot, overnight");
        assertThat(told("JSM/1"))
                .contains(
                        "Stopped on its way at Example Depot, overnight",
                        "as reported, not witnessed");
        report("JSM/1", "refused", "Dr L Hart").refused("Say why");
        report("JSM/1", "refused", "Dr L Hart", "label and bag disagree").done();
        assertThat(standing(1)).isEqualTo("TO_COME");
        assertThat(told("JSM/1"))
                .contains("Refused by Dr L Hart", "reason: label and bag disagree");
        report("JSM/2", "delivered", "Dr L Hart").done();
        assertThat(standing(2)).isEqualTo("OUT");
        assertThat(told("JSM/2"))
                .contains("Delivered to Dr L Hart", "In transit with Swift Couriers, unwitnessed.");
        report("JSM/2", "kept", "Example Court", "until the appeal").done();
        assertThat(became(2)).isEqualTo("kept by Example Court");
        report("JSM/3", "forwarded", "Other Laboratory", "no capacity").done();
        assertThat(told("JSM/3")).contains("Sent on to Other Laboratory");
        assertThat(standing(3)).isEqualTo("OUT");
        report("JSM/3", "eaten", "Dr L Hart").refused("Say what was reported");
        report("JSM/4", "kept", "Example Court", "r").done();
        assertThat(told("JSM/4")).contains("Said to be away while the record has it here.");
    }

    @Test
    void whatGoesAgainIsOfTheLaterListAndTheFirstSaysSo() {
        commands.as("2002", "consignment", "arrived", "JSM/1").done();
        assertThat(commands.as("4004", "find", "JSM/1").done()).contains("Robin Keeper");
        String later = send("JSM/1", "JSM/4");
        assertThat(standing(1)).isEqualTo("OTHERWISE");
        assertThat(show(later).get("lines")).hasSize(2);
        assertThat(show(later).get("toCome").intValue()).isEqualTo(2);
        assertThat(show(number).get("toCome").intValue()).isEqualTo(2);
    }

    @Test
    void itsLabelCarriesItsCode() {
        assertThat(
                        commands.as(
                                        "4004",
                                        "consignment",
                                        "label",
                                        number,
                                        "--stock",
                                        "102x51",
                                        "--format",
                                        "pdf",
                                        "--out",
                                        commands.path("co.pdf"))
                                .quietly()
                                .strip())
                .isEqualTo(show(number).get("code").stringValue());
    }

    /** An offer stays open while its package goes by courier: who accepts is told where it is. */
    @Test
    void whoAcceptsWhatHasGoneElsewhereIsTold() {
        commands.as("2002", "hand-over", "JSM/4", "--to", "1187", "--reason", "court").done();
        send("JSM/4");
        Commands.Ran accepted = commands.as("1187", "accept", "JSM/4");
        accepted.done();
        assertThat(accepted.err())
                .contains("The record does not have JSM/4 with the giver. It says: in transit")
                .contains("The receipt is recorded all the same");
    }

    @Test
    void aFurtherPartOfItsLabelIsNoStrangers() {
        String part = "";
        for (int i = 0; i < 20 && !part.startsWith("PN"); i++) { // not every code has one
            String code = show(send("JSM/4")).get("code").stringValue();
            part = LabelCode.parse(code).orElseThrow().continuation().value();
        }
        Commands.Ran read = commands.as("4004", "check-label", part);
        assertThat(read.out())
                .contains("OTHER_KIND")
                .contains("A further part of the label of a consignment");
        String other = LabelCode.parse("PX7K3M9TRD2HVWJ6").orElseThrow().continuation().value();
        assertThat(commands.as("4004", "check-label", other).out()).contains("NOT_KNOWN");
    }
}

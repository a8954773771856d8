package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.FakeZebra;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** printers, print, calibrate: to a listener that stands in for a Zebra. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrintCommandsTest {
    private TestStore test;
    private Commands commands;
    private final FakeZebra zebra = new FakeZebra();
    private int n;

    @BeforeAll
    void store(@TempDir Path folder) {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        scene("printers", "add", "Zebra store", "--zpl", zebra.address(), "--stock", "100x70")
                .quietly();
    }

    @AfterAll
    void close() {
        zebra.close();
        test.close();
    }

    @BeforeEach
    void exhibit() {
        n++;
        zebra.set(FakeZebra.Mood.WELL);
        commands.exhibit(
                "1187",
                "C/1",
                "{\"reference\": \"P/" + n + "\", \"description\": \"Black phone\"}");
    }

    private Commands.Ran scene(String... words) {
        return commands.as("1187", words);
    }

    private Commands.Ran print(String... more) {
        String[] words = new String[4 + more.length];
        System.arraycopy(
                new String[] {"print", "P/" + n, "--printer", "zebra STORE"}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return scene(words);
    }

    @Test
    void aLabelIsPrintedAndTheRecordSaysSo() {
        int before = zebra.printed().size();
        Commands.Ran ran = print();
        assertThat(ran.done()).matches("PX[0-9A-Z]{14}");
        assertThat(ran.err()).contains("Zebra store has printed it.");
        assertThat(zebra.printed()).hasSize(before + 2);
        JsonNode events = commands.show("P/" + n).get("events");
        assertThat(events.get(events.size() - 2).get("type").stringValue())
                .isEqualTo("label.printed/1");
        assertThat(events.get(events.size() - 1).get("type").stringValue())
                .isEqualTo("label.sent/1");
        print().refused("has a label already. Say why");
        print("--reason", "damaged").done();
        scene("record", "P/" + n, "--out", commands.path("record.pdf")).done();
        scene("verify").done();
    }

    @Test
    void aPrinterOutOfLabelsKeepsItAndSaysWhatToDo() {
        zebra.set(FakeZebra.Mood.PAPER_OUT);
        int before = zebra.printed().size();
        String code =
                print().refusedAfter(
                                "waits. Zebra store has run out of labels. Load a roll. Then: lockfast print --waiting.");
        assertThat(code).matches("PX[0-9A-Z]{14}");
        JsonNode printer = scene("printers", "--json").json().get(0);
        assertThat(printer.get("state").stringValue()).isEqualTo("PAPER_OUT");
        assertThat(printer.get("sentence").stringValue())
                .isEqualTo("Zebra store has run out of labels. Load a roll.");
        assertThat(printer.get("waiting").get(0).get("exhibit").stringValue()).contains("P/" + n);
        assertThat(printer.get("waiting").get(0).get("state").stringValue()).isEqualTo("WAITING");
        assertThat(scene("print", "--waiting").refusedAfter("Not every label came out."))
                .matches(
                        code
                                + "\tP/"
                                + n
                                + "\tWAITING\t2026-[0-9T:.-]+(Z|[+][0-9:]+)\tZebra store\tZebra store has"
                                + " run out of labels. Load a roll.");
        JsonNode left =
                JsonMapper.shared()
                        .readTree(
                                scene("print", "--waiting", "--json")
                                        .refusedAfter("Not every label came out."));
        assertThat(left.get(0).get("label").stringValue()).isEqualTo(code);
        assertThat(left.get(0).get("printer").stringValue()).isEqualTo("Zebra store");
        scene("print", "P/" + n, "--printer", "Zebra store", "--json").misused("--waiting only");
        scene("printers", "remove", "Zebra store").refused("Labels wait for Zebra store");
        print().refused("waits for Zebra store already");
        zebra.set(FakeZebra.Mood.WELL);
        scene("print", "--waiting").quietly();
        scene("print", "--waiting").quietly();
        assertThat(zebra.printed()).hasSize(before + 2);
        assertThat(scene("printers").quietly().lines().findFirst())
                .contains("Zebra store\tZPL\t" + zebra.address() + "\t100x70\t203\tready");
        assertThat(scene("printers").quietly()).contains("UNSCANNED").doesNotContain("WAITING");
    }

    @Test
    void aBrokenConnectionIsSaidAndAReprintIsNumbered() {
        zebra.set(FakeZebra.Mood.CLOSES_MID_LABEL);
        String code = print().refusedAfter("came out of Zebra store. Look there. If it is there:");
        assertThat(code).matches("PX[0-9A-Z]{14}");
        zebra.set(FakeZebra.Mood.WELL);
        print().refused("it is not known whether it came out. Look there")
                .refused("lockfast print --seen " + code)
                .refused("print another, with --reason.");
        assertThat(scene("print", "--waiting").refusedAfter("Not every label"))
                .startsWith(code + "\tP/" + n + "\tNOT_KNOWN\t");
        print("--reason", "did not come out").done();
        scene("print", "--waiting").quietly();
        JsonNode events = commands.show("P/" + n).get("events");
        assertThat(events.get(events.size() - 2).toString())
                .contains("label.printed/1", "did not come out");
    }

    @Test
    void laterScannedAndDropped() {
        int before = zebra.printed().size();
        String code = print("--later").quietly();
        assertThat(zebra.printed()).hasSize(before);
        scene("print", "--drop", code).quietly();
        scene("print", "--drop", code).refused("No label of that code waits.");
        String next = print("--reason", "it was dropped").done();
        scene("print", "--seen", code).refused("replaced by a later one. Destroy it.");
        scene("print", "--seen", "PX7K3M9TRD2HVWJ6").refused("no label of an exhibit here");
        scene(
                        "print",
                        "--seen",
                        next.substring(0, 4).toLowerCase(java.util.Locale.ROOT)
                                + " "
                                + next.substring(4))
                .quietly();
        JsonNode events = commands.show("P/" + n).get("events");
        assertThat(events.get(events.size() - 1).get("type").stringValue())
                .isEqualTo("label.sent/1");
    }

    @Test
    void whatWasReplacedWhileItWaitedIsNamedAndNotPrinted() {
        String first = print("--later").quietly();
        scene(
                        "label",
                        "P/" + n,
                        "--stock",
                        "50x25",
                        "--format",
                        "png",
                        "--out",
                        commands.path("small.png"),
                        "--reason",
                        "in a hurry")
                .done();
        int before = zebra.printed().size();
        Commands.Ran ran = scene("print", "--waiting");
        assertThat(ran.done()).isEmpty();
        assertThat(ran.err()).contains(first, "was replaced by a later one", "it was not printed");
        assertThat(zebra.printed()).hasSize(before);
    }

    @Test
    void whoPrintsIsToldWhatStandsAsCodesAndWhatFallsAway() {
        commands.exhibit(
                "1187",
                "C/1",
                "{\"reference\": \"H/1\", \"description\": \"\u0939\u093F\u0928\u094D\u0926\u0940\"}");
        Commands.Ran ran = scene("print", "H/1", "--printer", "Zebra store");
        assertThat(ran.done()).matches("PX[0-9A-Z]{14}");
        assertThat(ran.err()).contains("Devanagari letters stand on the label as codes");
        Commands.Ran small =
                scene(
                        "label",
                        "H/1",
                        "--stock",
                        "50x25",
                        "--format",
                        "png",
                        "--out",
                        commands.path("h.png"),
                        "--reason",
                        "damaged");
        assertThat(small.done()).matches("PX[0-9A-Z]{14}");
        assertThat(small.err())
                .contains("A label of 50x25 has the reference, hazards and code only")
                .contains("what else is on the label before (100x70) is not on it")
                .doesNotContain("Devanagari");
    }

    @Test
    void theRulerIsPrintedAndNothingRecorded() {
        int before = zebra.printed().size();
        assertThat(scene("calibrate", "Zebra store").done()).isEmpty();
        assertThat(zebra.printed()).hasSize(before + 1);
        scene("calibrate", "Nosuch").refused("This computer has no printer Nosuch");
    }

    @Test
    void printersAreAddedReplacedAndRemoved() {
        scene("printers", "add", "Second", "--folder", commands.path("."), "--stock", "50x25")
                .quietly();
        scene("printers", "add", "SECOND", "--queue", "Q1", "--stock", "100x150", "--dpi", "300")
                .quietly();
        assertThat(scene("printers", "--json").json())
                .anySatisfy(one -> {
                    assertThat(one.get("name").stringValue()).isEqualTo("SECOND");
                    assertThat(one.get("way").stringValue()).isEqualTo("PDF_QUEUE");
                    assertThat(one.get("dpi").intValue()).isEqualTo(300);
                });
        scene("calibrate", "second").refused("Only a printer that is sent ZPL");
        scene("printers", "remove", "second").quietly();
        scene("printers", "remove", "second").refused("no printer second");
        scene("printers", "add", "X", "--zpl", "h:x", "--stock", "100x70").refused("no port");
        scene("printers", "add", "X", "--zpl", "h;rm", "--stock", "100x70").refused("host name");
        scene("printers", "add", "X", "--queue=-oraw", "--stock", "100x70").refused("queue");
        scene("printers", "add", "X", "--zpl", "h", "--stock", "7x7").refused("No label stock");
        scene("printers", "add", "X", "--zpl", "h", "--stock", "100x70", "--dpi", "72")
                .refused("203, 300 and 600");
        scene("printers", "add", "X", "--zpl", "h", "--stock", "100x70", "--right", "9")
                .refused("-1 to 5");
        scene("printers", "add", "X", "--stock", "100x70").misused("");
        scene("print", "P/" + n).misused("--printer NAME");
        scene("print").misused("Give one of");
    }
}

package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The force's own layouts: shown to begin with, tried, refused by rule, put into force. */
class LayoutsCommandTest {
    @TempDir Path folder;
    private TestStore test;
    private Commands commands;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private ObjectNode shown(String stock) {
        return (ObjectNode)
                JsonMapper.shared().readTree(commands.as("4004", "layouts", "show", stock).done());
    }

    private static ArrayNode parts(ObjectNode pack) {
        return (ArrayNode) pack.get("entries").get(0).get("parts");
    }

    private static ObjectNode part(ObjectNode pack, String what) {
        for (JsonNode one : parts(pack)) {
            if (one.get("what").stringValue().equals(what)) {
                return (ObjectNode) one;
            }
        }
        throw new AssertionError(what);
    }

    private String file(ObjectNode pack) {
        return commands.file("layouts.json", pack.toString());
    }

    private Commands.Ran tried(ObjectNode pack) {
        return commands.as("4004", "layouts", "try", file(pack));
    }

    private String label() throws IOException {
        commands.as(
                        "1187",
                        "label",
                        "B/1",
                        "--stock",
                        "100x70",
                        "--format",
                        "pdf",
                        "--out",
                        commands.path("l.pdf"),
                        "--reason",
                        "again")
                .done();
        try (PDDocument read = Loader.loadPDF(Path.of(commands.path("l.pdf")).toFile())) {
            return new PDFTextStripper().getText(read);
        }
    }

    @Test
    void aLayoutIsShownChangedTriedAndPutIntoForce() throws IOException {
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        commands.exhibit("1187", "C/1", "{\"reference\": \"B/1\", \"seal\": \"A0417733\"}");
        assertThat(commands.as("4004", "layouts", "list").done())
                .contains("100x70\tthe program's")
                .doesNotContain("50x25");
        ObjectNode pack = shown("100x70");
        assertThat(tried(pack).done()).contains("layouts version 1", "+ 100X70");
        part(pack, "REFERENCE").put("width", 55);
        ObjectNode own = parts(pack).addObject();
        own.put("what", "TEXT").put("text", "Return to Example Road").put("x", 58).put("y", 14);
        own.put("width", 18).put("height", 7).put("size", 6);
        assertThat(label()).doesNotContain("Return to");
        commands.as("1187", "layouts", "put", file(pack), "--reason", "Mine")
                .refused("administrator");
        commands.as("1001", "layouts", "put", file(pack), "--reason", "Order 4").done();
        assertThat(label()).contains("Return to", "A0417733");
        assertThat(commands.as("4004", "layouts", "list").done())
                .contains("100x70\tthe force's own, version 1");
        assertThat(shown("100x70").get("version").intValue()).isEqualTo(2);
        assertThat(shown("100x150").get("entries")).hasSize(2);
        commands.as("4004", "verify").done();
    }

    @Test
    void aLayoutThatBreaksARuleIsNotPutIntoForceAndTheRuleIsNamed() {
        ObjectNode near = shown("100x70");
        part(near, "HAZARDS").put("y", 18);
        tried(near).refused("QUIET_ZONES_ARE_BLANK");

        ObjectNode over = shown("100x70");
        part(over, "PLACE").put("y", part(over, "DESCRIPTION").get("y").doubleValue());
        tried(over).refused("PARTS_STAND_APART");

        ObjectNode edge = shown("100x70");
        part(edge, "PLACE").put("x", 0.2);
        tried(edge).refused("INK_KEEPS_OFF_THE_EDGE");

        ObjectNode lacking = shown("100x70");
        ArrayNode left = parts(lacking);
        for (int i = left.size() - 1; i >= 0; i--) {
            if (left.get(i).get("what").stringValue().equals("HAZARDS")) {
                left.remove(i);
            }
        }
        tried(lacking).refused("NEEDED_PARTS_ARE_THERE");
        tried(lacking).refused("may not lack the hazards");

        ObjectNode low = shown("100x70");
        part(low, "BARS").put("height", 4);
        tried(low).refused("CODE_128_READS");

        ObjectNode off = shown("100x70");
        part(off, "BARS").put("x", 20);
        tried(off).refused("SYMBOLS_FIT_THE_STOCK");

        ObjectNode narrow = shown("100x70");
        part(narrow, "WARNINGS").put("width", 16);
        tried(narrow).refused("The warnings do not fit their box");

        commands.as("1001", "layouts", "put", file(near), "--reason", "r")
                .refused("QUIET_ZONES_ARE_BLANK");
        commands.as("1001", "rules", "put", file(near), "--reason", "r")
                .refused("QUIET_ZONES_ARE_BLANK");
        commands.as("4004", "layouts", "show", "50x25").refused("No stock that can be laid out");
        commands.as("4004", "rules", "show", "layouts").refused("layouts show STOCK");
    }

    @Test
    void aLabelIsDrawnInALayoutThatIsTried() {
        ObjectNode pack = shown("L7165");
        String picture = commands.path("l.png");
        commands.as("4004", "layouts", "try", file(pack), "--out", picture).done();
        assertThat(commands.as("4004", "check-label", picture).out()).contains("TRAINING");
        commands.as("4004", "layouts", "try", file(pack), "--stock", "100x70", "--out", picture)
                .refused("no layout of that stock");
    }
}

package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.testing.TestStore;

/** Drugs: weighed and counted by two, or why not; weighed again at each seal. */
class DrugsCommandTest {
    private static final String WEIGH = "Weigh it sealed";
    private static final String ALONE = "Drugs are weighed and counted by two people";
    private TestStore test;
    private Commands commands;
    private String password = "";

    @BeforeEach
    void store(@TempDir Path folder) throws Exception {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        Path file = folder.resolve("colleague.pw");
        Files.writeString(file, Commands.PASSWORD);
        password = file.toString();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void drugs(String reference, String identifiers) {
        commands.exhibit(
                "1187",
                "C/1",
                "{\"reference\": \""
                        + reference
                        + "\", \"description\": \"Wraps of white powder\", \"category\":"
                        + " \"DRUGS\", \"identifiers\": {"
                        + identifiers
                        + "}, \"packages\": [{\"packaging\": \"DRUGS_BAG\", \"sealKind\":"
                        + " \"NUMBERED_BAG\", \"seal\": \"D1\"}]}");
    }

    private Commands.Ran did(String verb, String reference, String... more) {
        List<String> words = new ArrayList<>(List.of(verb, reference));
        words.addAll(List.of(more));
        return commands.as("1187", words.toArray(String[]::new));
    }

    private List<String> warnings(String reference) {
        return Commands.texts(commands.show(reference).get("warnings"));
    }

    private void stands(String reference, String hint, boolean does) {
        assertThat(warnings(reference).stream().anyMatch(said -> said.startsWith(hint)))
                .as(hint)
                .isEqualTo(does);
    }

    private int discrepancies() {
        int open = test.store().search().list(Filter.of(Matter.DISCREPANCY), "", null, 9).size();
        test.close(); // the next command opens it
        return open;
    }

    @Test
    @DisplayName("D-21 what is weighed and counted by two is obeyed, by one it is said")
    void weighedAndCountedByTwo() {
        drugs("JS/1", "");
        stands("JS/1", WEIGH, true);
        did(
                        "condition",
                        "JS/1",
                        "--what",
                        "WEIGHED",
                        "--amount",
                        "12.4",
                        "--unit",
                        "g",
                        "--number",
                        "SC-3")
                .done();
        did("condition", "JS/1", "--what", "COUNTED", "--amount", "14", "--unit", "wraps").done();
        stands("JS/1", WEIGH, false);
        stands("JS/1", ALONE, true);
        did(
                        "condition",
                        "JS/1",
                        "--what",
                        "COUNTED",
                        "--amount",
                        "14",
                        "--unit",
                        "wraps",
                        "--witness",
                        "1187",
                        "--witness-password-file",
                        password)
                .refused("must be somebody else");
        did(
                        "condition",
                        "JS/1",
                        "--what",
                        "COUNTED",
                        "--amount",
                        "14",
                        "--unit",
                        "wraps",
                        "--witness",
                        "1188",
                        "--witness-password-file",
                        password)
                .done();
        stands("JS/1", ALONE, false);
    }

    @Test
    @DisplayName("D-21 not counted, for safety, is an answer, then and afterwards")
    void notCountedForSafetyIsAnAnswer() {
        drugs("JS/1", "");
        did("condition", "JS/1", "--what", "NOT_COUNTED").refused("Say why");
        stands("JS/1", WEIGH, true);
        did("condition", "JS/1", "--what", "NOT_COUNTED", "--note", "safety: unknown powder")
                .done();
        stands("JS/1", WEIGH, false);
        did("condition", "JS/1", "--what", "WEIGHED", "--amount", "12.4", "--unit", "g").done();
        stands("JS/1", WEIGH, true); // it is weighed now, and lacks its scale and its number
        drugs("JS/2", "\"NOT_COUNTED\": \"safety\"");
        stands("JS/2", WEIGH, false);
        drugs(
                "JS/3",
                "\"GROSS_WEIGHT\": \"12.40 g\", \"SCALE\": \"3\", \"COUNT\": \"14\","
                        + " \"SECOND_PERSON\": \"PC 1188 Patel\"");
        stands("JS/3", WEIGH, false);
        stands("JS/3", ALONE, false);
    }

    @Test
    @DisplayName("D-21 a weight that differs at reseal by more than the limits is a discrepancy")
    void aWeightThatDiffersAtResealIsADiscrepancy() {
        drugs("JS/1", "\"GROSS_WEIGHT\": \"12.40 g\", \"SCALE\": \"3\"");
        did("open", "JS/1", "--reason", "Examination").done();
        did("reseal", "JS/1", "--number", "D2", "--reason", "Done", "--weight", "lots")
                .refused("Give a number");
        did(
                        "reseal",
                        "JS/1",
                        "--number",
                        "D2",
                        "--reason",
                        "Done",
                        "--weight",
                        "1",
                        "--unit",
                        "stone")
                .refused("g, kg or mg");
        did("reseal", "JS/1", "--number", "D2", "--reason", "Done", "--weight", "12.9").done();
        assertThat(discrepancies()).isZero(); // half a gram is within the limit
        did("open", "JS/1", "--reason", "Examination").done();
        assertThat(
                        did(
                                        "reseal",
                                        "JS/1",
                                        "--number",
                                        "D3",
                                        "--reason",
                                        "Done",
                                        "--weight",
                                        "0.01239",
                                        "--unit",
                                        "kg",
                                        "--scale",
                                        "SC-3")
                                .err())
                .contains("It weighs otherwise than the record says");
        assertThat(discrepancies()).isOne();
        assertThat(commands.as("1187", "show", "JS/1").done()).contains("12.9 g", "12.39 g");
    }
}

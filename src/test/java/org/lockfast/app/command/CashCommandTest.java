package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.find.Today;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** cash: counted by two who do not see each other's figures, sealed, banked, detained. */
class CashCommandTest {
    private static final String FIRST = "20x14 10x3 0.50x2";
    private static final String HINT = "Count it with a second person";
    private TestStore test;
    private Commands commands;

    @BeforeEach
    void store(@TempDir Path folder) {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void cash(String reference, String more) {
        commands.exhibit(
                "1187",
                "C/1",
                "{\"reference\": \""
                        + reference
                        + "\", \"description\": \"Bundle of notes in a band\", \"category\": \"CASH\""
                        + more
                        + "}");
    }

    private Commands.Ran did(String collar, String reference, String... more) {
        List<String> words = new ArrayList<>(List.of("cash", reference));
        words.addAll(List.of(more));
        return commands.as(collar, words.toArray(String[]::new));
    }

    private String shown(String reference) {
        return commands.as("1187", "show", reference).done()
                + commands.as("1187", "show", reference, "--json").done();
    }

    private List<String> warnings(String reference) {
        return Commands.texts(commands.show(reference).get("warnings"));
    }

    private List<String> today() {
        List<String> said =
                test
                        .store()
                        .today()
                        .of(test.session(Who.PROPERTY).officer(), List.of())
                        .lines()
                        .stream()
                        .filter(line -> line.what().equals("CASH"))
                        .map(Today.Line::sentence)
                        .toList();
        test.close(); // the next command opens it
        return said;
    }

    private int discrepancies() {
        int open = test.store().search().list(Filter.of(Matter.DISCREPANCY), "", null, 9).size();
        test.close();
        return open;
    }

    @Test
    @DisplayName("D-19 what the first officer counted is shown nowhere until the second has")
    void theFirstCountIsKeptBackUntilTheSecond() {
        cash("JS/1", "");
        assertThat(warnings("JS/1")).anyMatch(said -> said.startsWith(HINT));
        assertThat(did("1187", "JS/1", "--counted", FIRST, "--laboratory", "no").err())
                .contains("kept back until a second officer");
        assertThat(shown("JS/1"))
                .contains("the figures are kept back until a second officer")
                .doesNotContain("311.00")
                .doesNotContain("× 14");
        assertThat(warnings("JS/1"))
                .noneMatch(said -> said.startsWith(HINT))
                .anyMatch(said -> said.startsWith("Cash is counted by two people"));
        assertThat(did("1188", "JS/1", "--counted", "10x3 20x14 0.50x2").err())
                .contains("Both counts agree: £311.00.");
        assertThat(shown("JS/1"))
                .contains("Cash counted: £311.00", "£20 × 14, £10 × 3, £0.50 × 2")
                .doesNotContain("kept back");
        assertThat(warnings("JS/1")).noneMatch(said -> said.contains("(P7."));
    }

    @Test
    @DisplayName("D-19 two counts that differ are named value by value and a discrepancy is open")
    void whatDiffersIsNamed() {
        cash("JS/1", "");
        did("1187", "JS/1", "--counted", FIRST, "--laboratory", "no").done();
        assertThat(did("1188", "JS/1", "--counted", "20x13 10x3 0.50x2").err())
                .contains("£20: 14 and 13; in all £311.00 and £291.00", "A discrepancy is open");
        assertThat(warnings("JS/1"))
                .anyMatch(said -> said.startsWith("Two counts of its cash differ: £20: 14 and 13"));
        assertThat(discrepancies()).isOne();
        // counted again by both: the figures of the new count are kept back, the old ones are told
        did("1187", "JS/1", "--counted", "20x15", "--laboratory", "no").done();
        assertThat(shown("JS/1")).contains("£311.00", "£291.00").doesNotContain("£300.00");
        assertThat(did("1188", "JS/1", "--counted", "20x15").err())
                .contains("Both counts agree", "A discrepancy from before is open");
        assertThat(warnings("JS/1")).noneMatch(said -> said.startsWith("Two counts"));
        assertThat(discrepancies()).isOne(); // until somebody says what was found
    }

    @Test
    @DisplayName("D-19 one officer who counts twice is no second officer")
    void oneOfficerTwiceIsNotTwo() {
        cash("JS/1", "");
        did("1187", "JS/1", "--counted", FIRST, "--laboratory", "no").done();
        assertThat(did("1187", "JS/1", "--counted", "20x1").err())
                .contains("takes the place of your first one");
        assertThat(shown("JS/1")).doesNotContain("311.00").doesNotContain("£20.00");
        assertThat(did("1188", "JS/1", "--counted", "20x1").err())
                .contains("Both counts agree: £20.00.");
    }

    @Test
    @DisplayName("D-19 sealed and uncounted is an answer, with why")
    void sealedAndUncountedIsAnAnswer() {
        cash("JS/1", "");
        did("1187", "JS/1", "--uncounted", " ").refused("Say why it is not counted");
        did("1187", "JS/1", "--uncounted", "A laboratory needs the notes").done();
        assertThat(warnings("JS/1")).noneMatch(said -> said.startsWith(HINT));
        assertThat(shown("JS/1"))
                .contains("Cash sealed and uncounted", "A laboratory needs the notes");
    }

    @Test
    void aCountThatIsNoneIsRefusedAndOtherThingsAreNoCash() {
        cash("JS/1", "");
        for (String wrong : List.of("", "twenty", "20x", "20x1.5", "20x-1", "0x4", "20 x 4")) {
            did("1187", "JS/1", "--counted", wrong).refused("Write each value, an x");
        }
        did("1187", "JS/1", "--counted", "20x1", "--laboratory", "perhaps").refused("yes or");
        did("1187", "JS/1", "--banked", "20").misused("--slip");
        did("1187", "JS/1", "--banked", "-1", "--slip", "1").refused("Give a number");
        did("1187", "JS/1").misused("--counted");
        commands.exhibit(
                "1187",
                "C/1",
                "{\"reference\": \"JS/2\", \"description\": \"Coat\", \"category\": \"CLOTHING\"}");
        did("1187", "JS/2", "--counted", "20x1").refused("not recorded as cash");
    }

    @Test
    @DisplayName("D-20 the 48 hours are on Today until the bank or a court ends them")
    void theClockIsOnTodayUntilItIsAnswered() {
        // 14 June 2026 is a Sunday: the clock starts at midnight to Monday, and ends on Tuesday
        // night
        cash("JS/1", ", \"power\": \"POCA_294\", \"seizedAt\": \"2026-06-14T10:00:00+01:00\"");
        assertThat(today())
                .containsExactly("The cash JS/1 may be detained until Wed 17 Jun 00:00.");
        did("1187", "JS/1", "--detained-until", "2026-06-30", "--court", "Exampleton Magistrates")
                .done();
        assertThat(today()).isEmpty(); // more than seven days from now
        test.later(Duration.ofDays(10));
        assertThat(today()).containsExactly("The cash JS/1 may be detained until Wed 1 Jul 00:00.");
        test.later(Duration.ofDays(5));
        assertThat(today().getFirst())
                .startsWith("The cash JS/1 could be detained until Wed 1 Jul 00:00: record");
    }

    @Test
    @DisplayName("D-20 the limits come from the rules: less than the minimum starts no clock")
    void lessThanTheMinimumStartsNoClock() {
        cash("JS/1", ", \"power\": \"POCA_294\", \"seizedAt\": \"2026-06-15T10:00:00+01:00\"");
        did("1187", "JS/1", "--counted", "20x14", "--laboratory", "no").done();
        assertThat(today()).hasSize(1); // one count says nothing
        did("1188", "JS/1", "--counted", "20x13").done();
        assertThat(today()).hasSize(1); // what is in question takes no clock off
        did("1187", "JS/1", "--counted", "20x14", "--laboratory", "no").done();
        did("1188", "JS/1", "--counted", "20x14").done();
        assertThat(today()).isEmpty();
        cash("JS/2", ", \"power\": \"POCA_294\", \"seizedAt\": \"2026-06-15T10:00:00+01:00\"");
        did("1187", "JS/2", "--counted", "50x20", "--laboratory", "no").done();
        did("1188", "JS/2", "--counted", "50x20").done();
        assertThat(today())
                .containsExactly("The cash JS/2 may be detained until Wed 17 Jun 10:00.");
    }

    @Test
    void whatTheBankCountedOtherwiseIsADiscrepancyAndTheClockRunsOn() {
        cash("JS/1", ", \"power\": \"POCA_294\", \"seizedAt\": \"2026-06-15T10:00:00+01:00\"");
        did("1187", "JS/1", "--counted", "50x30", "--laboratory", "no").done();
        did("1188", "JS/1", "--counted", "50x30").done();
        assertThat(
                        did(
                                        "1188",
                                        "JS/1",
                                        "--banked",
                                        "1400",
                                        "--slip",
                                        "7731",
                                        "--withdrawn",
                                        "50")
                                .err())
                .contains("We counted £1,500.00, and the bank £1,450.00 in all");
        assertThat(shown("JS/1"))
                .contains("Cash banked: £1,400.00", "slip 7731", "£50.00 kept by the bank");
        assertThat(discrepancies()).isOne();
        assertThat(today()).hasSize(1); // what is paid in is detained all the same
        did("1188", "JS/1", "--banked", "50", "--slip", " 7731").refused("recorded already");
        did("1188", "JS/1", "--detained-until", "2026-06-01", "--court", "c")
                .refused("before the cash was seized");
    }
}

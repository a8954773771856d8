package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.testing.TestStore;
import tools.jackson.databind.JsonNode;

/** What is left in lockers out of hours, and the store's round of them. */
class LockerCommandTest {
    private static final String SHELF = "Exampleton/Bay H/Shelf 1";
    private static final String LOCKER = "Exampleton/Locker 2";
    private Commands commands;
    private TestStore test;

    @BeforeEach
    void store(@TempDir Path folder) {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("2002", "place", "add", SHELF).done();
        for (int i : new int[] {10, 2, 1}) {
            commands.as(
                            "2002",
                            "place",
                            "add",
                            "Exampleton/Locker " + i,
                            "--class",
                            "TRANSIT_LOCKER")
                    .done();
        }
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
        for (int i = 1; i <= 4; i++) {
            commands.exhibit(
                    "1187",
                    "C/1",
                    ("{\"reference\": \"JSM/%d\", \"category\": \"CLOTHING\", \"packaging\":"
                                    + " \"PAPER_BAG\", \"description\": \"Blue jacket, size M\","
                                    + " \"seal\": \"A%d\"}")
                            .formatted(i, i));
        }
    }

    private JsonNode show(String reference) {
        return commands.as("4004", "show", reference, "--json").json();
    }

    private JsonNode first(String reference) {
        return show(reference).get("packages").get(0);
    }

    private String told(String reference) {
        return commands.as("4004", "show", reference).done();
    }

    private JsonNode locker(int at) {
        return commands.as("4004", "locker", "list", "--json").json().get(at);
    }

    @Test
    void lockersAreListedInTheirOrderWithWhatLiesInThem() {
        commands.as("1187", "deposit", "JSM/1", "JSM/2", "--place", LOCKER).done();
        JsonNode all = commands.as("4004", "locker", "list", "--json").json();
        assertThat(all).hasSize(3);
        assertThat(all.get(0).get("path").stringValue()).isEqualTo("Exampleton/Locker 1");
        assertThat(all.get(1).get("path").stringValue()).isEqualTo(LOCKER);
        assertThat(all.get(2).get("path").stringValue()).isEqualTo("Exampleton/Locker 10");
        JsonNode in = all.get(1).get("packages");
        assertThat(in).hasSize(2);
        assertThat(in.get(0).get("leftBy").stringValue()).contains("Jo Smith");
        assertThat(all.get(1).get("lastRound").isNull()).isTrue();
        assertThat(commands.as("4004", "locker", "list").done())
                .contains(LOCKER + "\t2\t", "Exampleton/Locker 10\t0");
    }

    /** Left there by a clock twelve hours fast, which was put right since. */
    @Test
    void noTimeOfAClockThatWasWrongIsPassedOffAsOne() {
        test.later(Duration.ofHours(12));
        commands.as("1187", "deposit", "JSM/1", "--place", LOCKER).done();
        test.later(Duration.ofHours(-11));
        assertThat(locker(1).get("packages").get(0).get("sinceIs").stringValue())
                .isEqualTo("NOT_LATER");
        assertThat(commands.as("4004", "place", "show", LOCKER).done())
                .contains("\tnot later than ");
        commands.as("2002", "missing", "JSM/1", "--reason", "not in it").done();
        JsonNode gap = show("JSM/1").get("gaps").get(0);
        assertThat(gap.get("kind").stringValue()).isEqualTo("MISSING");
        assertThat(gap.get("fromIs").stringValue()).isEqualTo("NOT_LATER");
        assertThat(gap.get("clocks").get(0).stringValue()).startsWith("not later than ");
        JsonNode today = commands.as("3003", "today", "--json").json().get("lines");
        assertThat(
                        today.valueStream()
                                .filter(line -> line.get("what").stringValue().equals("MISSING")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line.get("sinceIs").stringValue()).isEqualTo("NOT_LATER"));
    }

    @Test
    void whatIsThereIsBookedInAndWhatIsNotIsADiscrepancy() {
        commands.as("1187", "deposit", "JSM/1", "JSM/2", "--place", LOCKER).done();
        String said =
                commands.as(
                                "2002",
                                "locker",
                                "round",
                                LOCKER,
                                "JSM/1",
                                "--seal-seen",
                                "JSM/1=A1",
                                "--place",
                                SHELF)
                        .done();
        assertThat(said.strip()).isEqualTo("not-found\tJSM/2");
        assertThat(first("JSM/1").get("where").stringValue()).isEqualTo(SHELF);
        assertThat(told("JSM/1"))
                .contains("Left in " + LOCKER, "Collected from " + LOCKER, "Booked in to " + SHELF);
        assertThat(first("JSM/2").get("where").stringValue())
                .as("not said to be elsewhere, nor missing before somebody has looked again")
                .isEqualTo(LOCKER);
        assertThat(told("JSM/2")).contains("Discrepancy", LOCKER);
        assertThat(locker(1).get("lastRoundBy").stringValue()).contains("Robin Keeper");
        int before = told("JSM/2").split("Discrepancy", -1).length;
        commands.as("2002", "locker", "round", LOCKER).done();
        assertThat(told("JSM/2").split("Discrepancy", -1))
                .as("said once while nobody has answered it")
                .hasSize(before);
    }

    @Test
    void whatIsThereAndNotRecordedAsThereSaysWhoLeftItAndHowThatIsKnown() {
        String said =
                commands.as(
                                "2002",
                                "locker",
                                "round",
                                LOCKER,
                                "JSM/3",
                                "JSM/4",
                                "--left-by",
                                "PC A Jones, 4471, Kent Police",
                                "--known",
                                "note in the locker",
                                "--left-at",
                                "2026-06-16T08:30:00+01:00",
                                "--unknown",
                                "Z9")
                        .done();
        assertThat(said).contains("not-expected\tJSM/3", "not-expected\tJSM/4");
        assertThat(told("JSM/3"))
                .contains(
                        "Left in " + LOCKER,
                        "by PC A Jones, 4471, Kent Police",
                        "known by: note in the locker",
                        "Collected from " + LOCKER)
                .contains("Discrepancy");
        assertThat(first("JSM/3").get("holder").stringValue()).contains("Robin Keeper");
    }

    @Test
    void whereTheHolderOfRecordLeftItNothingDisagrees() {
        commands.as(
                        "2002",
                        "locker",
                        "round",
                        LOCKER,
                        "JSM/3",
                        "--left-by",
                        "1187",
                        "--known",
                        "rang J Smith at 06:40",
                        "--place",
                        SHELF)
                .done();
        assertThat(told("JSM/3"))
                .contains("Left in " + LOCKER, "by Jo Smith", "rang J Smith")
                .doesNotContain("Discrepancy", "GAP");
    }

    @Test
    void whatSomebodyWithoutAnAccountLeftIsRecordedForThem() {
        commands.as(
                        "2002",
                        "deposit",
                        "JSM/1",
                        "--place",
                        LOCKER,
                        "--left-by",
                        "PC A Jones, 4471, Kent Police",
                        "--known",
                        "locker sheet")
                .done();
        assertThat(locker(1).get("packages").get(0).get("leftBy").stringValue())
                .isEqualTo("PC A Jones, 4471, Kent Police");
        var _ =
                commands.as("2002", "deposit", "JSM/2", "--place", LOCKER, "--left-by", "X")
                        .refused("--known");
    }

    @Test
    void aShelfIsNoLocker() {
        var _ = commands.as("2002", "locker", "round", SHELF, "JSM/1").refused("is no locker");
        assertThat(first("JSM/1").get("holder").stringValue()).contains("Jo Smith");
    }

    @Test
    void oneWhoMayNotBookInMakesNoRound() {
        var _ = commands.as("1187", "locker", "round", LOCKER).refused("property officer");
        assertThat(locker(1).get("lastRound").isNull()).isTrue();
    }
}

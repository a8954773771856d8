package org.lockfast.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.find.Today;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** condition: what was done to an exhibit after it was recorded, and what that ends. */
class ConditionCommandTest {
    private TestStore test;
    private Commands commands;

    @BeforeEach
    void store(@TempDir Path folder) {
        test = TestStore.in(folder);
        commands = Commands.on(folder, test);
        commands.as("2002", "place", "add", "Shelf 1", "--class", "SECURE_AMBIENT").done();
        commands.as("1187", "case", "add", "C/1", "--title", "T").done();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void exhibit(String reference, String more) {
        commands.exhibit(
                "1187",
                "C/1",
                "{\"reference\": \"" + reference + "\", \"description\": \"Thing\", " + more + "}");
    }

    private List<String> holds(String reference) {
        return Commands.texts(commands.show(reference).get("holds"));
    }

    private Commands.Ran did(String reference, String what, String... more) {
        List<String> words = new ArrayList<>(List.of("condition", reference, "--what", what));
        words.addAll(List.of(more));
        return commands.as("1187", words.toArray(String[]::new));
    }

    @Test
    @DisplayName("D-18 a firearm made safe afterwards is on hold no more, and again when it is not")
    void aFirearmIsMadeSafeAfterwards() {
        exhibit(
                "GUN/1",
                "\"category\": \"FIREARM\", \"identifiers\": {\"SERIAL\": \"77120\"}, \"hazards\":"
                        + " [\"FIREARM_LOADED_UNKNOWN\"], \"packaging\": \"FIREARM_BOX\", \"storage\":"
                        + " \"FIREARMS_STORE\"");
        assertThat(holds("GUN/1")).containsExactly("P5.1");
        did("GUN/1", "MADE_SAFE").refused("Say who did it");
        assertThat(holds("GUN/1")).containsExactly("P5.1");
        assertThat(did("GUN/1", "MADE_SAFE", "--by", "PC 4410 Hale", "--number", "MS/26/118").err())
                .contains("GUN/1 is on hold no more.");
        assertThat(holds("GUN/1")).isEmpty();
        assertThat(last("GUN/1")).contains("Made safe", "by PC 4410 Hale", "number MS/26/118");
        assertThat(did("GUN/1", "NOT_SAFE", "--note", "round in the chamber").err())
                .contains("GUN/1 is on hold from now on.");
        assertThat(holds("GUN/1")).containsExactly("P5.1");
        did("GUN/1", "MADE_SAFE", "--by", "PC 4410 Hale").done();
        assertThat(holds("GUN/1")).isEmpty();
    }

    @Test
    @DisplayName("D-18 a firearm only said to be safe, by nobody and at no time, is on hold")
    void whatIsOnlyStatedMakesNoFirearmSafe() {
        stated("GUN/1", "FIREARM", Map.of("MADE_SAFE", "unknown"));
        assertThat(test.store().exhibits().byReference("GUN/1"))
                .singleElement()
                .satisfies(gun -> assertThat(gun.holds()).contains("P5.1"));
    }

    @Test
    @DisplayName("D-18 what is recorded late ends no hold for what was found after it, and says so")
    void whatIsRecordedLateEndsNoHold() {
        exhibit(
                "GUN/1",
                "\"category\": \"FIREARM\", \"identifiers\": {\"SERIAL\": \"77120\"}, \"storage\":"
                        + " \"FIREARMS_STORE\"");
        did("GUN/1", "NOT_SAFE").done();
        assertThat(
                        did(
                                        "GUN/1",
                                        "MADE_SAFE",
                                        "--by",
                                        "PC 4410 Hale",
                                        "--at",
                                        "2020-01-01T09:00+00:00")
                                .err())
                .contains("GUN/1 stays on hold", "found otherwise after the time given");
        assertThat(holds("GUN/1")).containsExactly("P5.1");
    }

    private String last(String reference) {
        return commands.as("1187", "show", reference).done();
    }

    @Test
    @DisplayName("D-17 each wet package is on hold until that one is dried")
    void eachPackageIsDriedByItself() {
        exhibit(
                "WET/1",
                "\"category\": \"CLOTHING\", \"storage\": \"DRY_AMBIENT\", \"hazards\":"
                        + " [\"NONE_IDENTIFIED\"], \"packages\":"
                        + " [{\"packaging\": \"PAPER_BAG\"}, {\"packaging\": \"PAPER_BAG\"}]");
        assertThat(did("WET/1#1", "WET").err()).contains("WET/1 is on hold from now on.");
        did("WET/1#2", "WET").done();
        assertThat(holds("WET/1")).containsExactly("P2.5");
        did("WET/1#1", "DRIED").done();
        assertThat(holds("WET/1")).containsExactly("P2.5");
        assertThat(did("WET/1#2", "DRIED").err()).contains("WET/1 is on hold no more.");
        assertThat(holds("WET/1")).isEmpty();
        did("WET/1#1", "WET").done();
        assertThat(holds("WET/1")).containsExactly("P2.5");
    }

    @Test
    @DisplayName("D-17 what is wet for longer than the limit is on Today and in a filter")
    void whatIsWetTooLongIsTold() {
        wet("WET/1", Map.of("WET", "yes"));
        wet("WET/2", Map.of("WET", "yes"));
        wet("WET/3", Map.of("WET", "yes"));
        wet("FIRE/1", Map.of("WET", "yes", "ACCELERANT", "yes"));
        wet("DRY/1", Map.of("WET", "no"));
        test.later(Duration.ofHours(23));
        assertThat(told()).isEmpty();
        assertThat(wetTooLong()).isZero();
        test.later(Duration.ofHours(2));
        assertThat(told())
                .containsExactly(
                        "3 exhibits have been wet for more than 24 hours and are not dried.");
        assertThat(wetTooLong()).isEqualTo(3);
        treated("WET/1", "DRIED");
        treated("WET/2", "FROZEN");
        assertThat(told())
                .containsExactly("WET/3 has been wet for more than 24 hours and is not dried.");
        treated("WET/3", "DRIED");
        assertThat(told()).isEmpty();
        treated("WET/3", "WET");
        assertThat(told()).isEmpty();
        test.later(Duration.ofHours(25));
        assertThat(told())
                .containsExactly("WET/3 has been wet for more than 24 hours and is not dried.");
    }

    /** The store is opened and left again for it. */
    private void treated(String reference, String what) {
        TestStore.Ran ran = test.run(Who.SCENE, "condition", reference, "--what", what);
        assertThat(ran.code()).as(ran.err()).isZero();
    }

    private void wet(String reference, Map<String, String> conditions) {
        stated(reference, "CLOTHING", conditions);
    }

    private void stated(String reference, String category, Map<String, String> conditions) {
        TestStore.value(
                test.store()
                        .recordingExhibits()
                        .record(
                                test.session(Who.SCENE),
                                test.store().cases().byReference("C/1").getFirst(),
                                new ExhibitForm(
                                        null,
                                        reference,
                                        "Coat",
                                        category,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        conditions,
                                        null,
                                        null)));
    }

    private List<String> told() {
        return test
                .store()
                .today()
                .of(test.session(Who.PROPERTY).officer(), List.of())
                .lines()
                .stream()
                .filter(line -> line.what().equals("WET"))
                .map(Today.Line::sentence)
                .toList();
    }

    private int wetTooLong() {
        return test.store().search().list(Filter.of(Matter.WET), "", null, 100).size();
    }

    @Test
    void whatIsWeighedSaysHowMuchAndWhatNobodyKnowsIsRefused() {
        exhibit("ONE/1", "\"category\": \"DRUGS\"");
        assertThat(did("ONE/1", "WASHED").refused("Nothing that is done").listed())
                .contains("DRIED", "MADE_SAFE");
        did("ONE/1", "WEIGHED", "--unit", "g").refused("Give a number");
        did("ONE/1", "WEIGHED", "--amount", "some").refused("Give a number");
        did("ONE/1", "WEIGHED", "--amount", "14.25").refused("Say in what unit");
        did("ONE/1", "WEIGHED", "--amount", "14.25", "--unit", "stone").refused("g, kg, mg");
        did("ONE/1", "WEIGHED", "--amount", "-1", "--unit", "g").refused("Give a number");
        did("ONE/1", "DRIED", "--amount", "1").refused("without an amount");
        did("ONE/1", "MADE_SAFE", "--by", "PC Hale").refused("not recorded of ONE/1");
        did("ONE/1", "WEIGHED", "--amount", "14.25", "--unit", "g", "--number", "SC-3").done();
        assertThat(last("ONE/1")).contains("Weighed", "14.25 g", "number SC-3");
    }
}

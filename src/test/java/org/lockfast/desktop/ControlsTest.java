package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockfast.desktop.CategoryTiles.Tile;
import org.lockfast.desktop.Stretch.Kind;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;

@FxTest
class ControlsTest {
    private final List<String> heard = new ArrayList<>();

    @Test
    void theStripIsOneStopOfTabAndArrowsWalkIt() {
        ContinuityStrip strip = new ContinuityStrip();
        strip.setStretches(
                List.of(
                        new Stretch(
                                Kind.OFFICER,
                                "PC J Smith",
                                "",
                                SampleExhibit.at(14, 8, 41),
                                SampleExhibit.at(14, 11, 2)),
                        new Stretch(
                                Kind.GAP,
                                "",
                                "",
                                SampleExhibit.at(14, 11, 2),
                                SampleExhibit.at(14, 14, 14)),
                        new Stretch(
                                Kind.STORE,
                                "Store",
                                "T-2",
                                SampleExhibit.at(14, 14, 14),
                                SampleExhibit.at(18, 9, 0))));
        strip.onOpen(stretch -> heard.add(stretch.kind().name()));
        Stage stage = Fx.show(new VBox(strip, new Button("After")), 600, 200);
        Scene scene = stage.getScene();
        List<Node> segments = List.copyOf(strip.lookupAll(".stretch"));
        assertThat(segments).hasSize(3);
        assertThat(segments.stream().filter(Node::isFocusTraversable)).hasSize(1);
        segments.getFirst().requestFocus();
        Fx.press(scene, KeyCode.RIGHT);
        assertThat(scene.getFocusOwner().getAccessibleText())
                .isEqualTo(
                        "2 of 3: no holder recorded, 14 Mar 2026 11:02 to 14 Mar 2026 14:14, 3 h 12 min.");
        Fx.press(scene, KeyCode.ENTER);
        Fx.press(scene, KeyCode.END);
        Fx.press(scene, KeyCode.ENTER);
        Fx.press(scene, KeyCode.RIGHT);
        Fx.press(scene, KeyCode.ENTER);
        assertThat(heard).containsExactly("GAP", "STORE", "STORE");
        assertThat(segments.stream().filter(Node::isFocusTraversable)).hasSize(1);
        stage.close();
    }

    @Test
    void aGapSaysGapAndHowLongAndIsNeverNarrowerThan64() {
        ContinuityStrip strip = new ContinuityStrip();
        List<Stretch> many = new ArrayList<>();
        for (int day = 1; day < 15; day++) {
            many.add(
                    new Stretch(
                            day % 2 == 0 ? Kind.GAP : Kind.STORE,
                            "Store",
                            "",
                            SampleExhibit.at(day, 8, 0),
                            SampleExhibit.at(day + 1, 8, 0)));
        }
        strip.setStretches(many);
        Stage stage = Fx.show(new VBox(strip), 500, 200);
        assertThat(strip.lookupAll(".stretch"))
                .hasSize(14)
                .allSatisfy(segment ->
                        assertThat(segment.getLayoutBounds().getWidth())
                                .isGreaterThanOrEqualTo(63.5));
        assertThat(texts(strip.lookup(".stretch-gap"))).containsExactly("GAP", "24 h");
        stage.close();
    }

    @Test
    void theListWritesTheYearWhereItIsNotThisOneAndADayAlone() {
        Timeline timeline = new Timeline();
        TimelineRow.Event old =
                new TimelineRow.Event(
                        "1",
                        SampleExhibit.at(14, 0, 0),
                        true,
                        Icon.COPIED,
                        Tone.NEUTRAL,
                        "Copied",
                        "",
                        List.of());
        timeline.setRows(List.of(old), SampleExhibit.at(18, 9, 0));
        assertThat(timeline.write(old)).isEqualTo("14 Mar");
        timeline.setRows(List.of(old), SampleExhibit.at(18, 9, 0).plusYears(1));
        assertThat(timeline.write(old)).isEqualTo("14 Mar 2026");
    }

    @Test
    void anOfficersNameAndCollarStandUnderOneAnotherInTheStrip() {
        ContinuityStrip strip = new ContinuityStrip();
        strip.setStretches(
                List.of(
                        new Stretch(
                                Kind.OFFICER,
                                "Jo Smith (1187)",
                                "with officer",
                                SampleExhibit.at(14, 8, 0),
                                SampleExhibit.at(15, 8, 0)),
                        new Stretch(
                                Kind.COPIED,
                                "Copied",
                                "not checked here",
                                SampleExhibit.at(15, 0, 0),
                                SampleExhibit.at(16, 8, 0),
                                true)));
        Stage stage = Fx.show(new VBox(strip), 500, 200);
        assertThat(texts(strip)).contains("Jo Smith", "1187").doesNotContain("with officer");
        stage.close();
        assertThat(strip.getStretches().stream().map(Stretch::sentence))
                .containsExactly(
                        "Jo Smith (1187), with officer, 14 Mar 2026 08:00 to 15 Mar 2026 08:00,"
                                + " 24 h.",
                        "Copied, not checked here, 15 Mar 2026 to 16 Mar 2026 08:00, about 1 day.");
    }

    private static List<String> texts(Node node) {
        List<String> texts = new ArrayList<>();
        Focus.walk(
                node,
                each -> {
                    if (each instanceof Label label && !label.getText().isEmpty()) {
                        texts.add(label.getText());
                    }
                });
        return texts;
    }

    @Test
    void lengthsInWords() {
        assertThat(
                        Stream.of(0L, 45L, 60L, 192L, 1_440L, 2_880L, 3_120L)
                                .map(Duration::ofMinutes)
                                .map(Spans::words))
                .containsExactly(
                        "0 min", "45 min", "1 h", "3 h 12 min", "24 h", "2 days", "2 days 4 h");
    }

    @Test
    void digitsChooseATileOnlyWhileNoTextIsTyped() {
        CategoryTiles tiles = new CategoryTiles();
        tiles.setTiles(
                List.of(new Tile("a", "Phone", Icon.PHONE), new Tile("b", "Knife", Icon.KNIFE)));
        TextField text = new TextField();
        Stage stage = Fx.show(new VBox(tiles, text), 600, 200);
        text.requestFocus();
        Fx.press(stage.getScene(), KeyCode.DIGIT2);
        assertThat(tiles.chosenProperty().get()).isNull();
        tiles.lookup(".tile").requestFocus();
        Fx.press(stage.getScene(), KeyCode.DIGIT2);
        assertThat(tiles.chosenProperty().get()).isEqualTo(new Tile("b", "Knife", Icon.KNIFE));
        assertThat(stage.getScene().getFocusOwner().getAccessibleText()).isEqualTo("Knife, 2 of 2");
        Fx.press(stage.getScene(), KeyCode.NUMPAD1);
        assertThat(tiles.chosenProperty().get()).isEqualTo(new Tile("a", "Phone", Icon.PHONE));
        stage.close();
    }

    @Test
    void aTypedSealNumberIsAskedForTwiceAScannedOneIsNot() {
        SealField seal = new SealField();
        assertThat(seal.getChildren()).hasSize(1);
        seal.setText("A0417733");
        assertThat(seal.getChildren()).hasSize(2);
        assertThat(seal.confirmedBinding().get()).isFalse();
        ((TextField) seal.getChildren().get(1).lookup(".text-field")).setText("a0417733 ");
        assertThat(seal.confirmedBinding().get()).isTrue();
        seal.setText("A0417734");
        assertThat(seal.confirmedBinding().get()).as("changed after it was confirmed").isFalse();
        seal.fill(new Scan("A0417735", "", ScanKind.FOREIGN));
        assertThat(seal.confirmedBinding().get()).isTrue();
        assertThat(seal.getChildren()).hasSize(1);
        seal.setText("A0417736");
        assertThat(seal.scannedProperty().get()).as("typed over a scan").isFalse();
    }

    @Test
    void theTimeFieldEchoesWhatItUnderstoodAndStartsBlank() {
        SmartTimeField field =
                new SmartTimeField(
                        new SmartTime(
                                Clock.fixed(
                                        Instant.parse("2026-03-14T14:23:40Z"),
                                        ZoneId.of("Europe/London"))));
        assertThat(field.value()).isEmpty();
        assertThat(texts(field)).isEmpty();
        field.setText("0912");
        assertThat(texts(field)).containsExactly("Saturday 14 March 2026 at 09:12");
        assertThat(field.value()).isPresent();
        field.setText("14/3");
        assertThat(texts(field)).containsExactly("Add the time, like 0912");
        assertThat(field.problem()).contains("Add the time, like 0912");
    }

    @Test
    void theAnnouncerTellsReadersTheSameWordsAgain() {
        Announcer announcer = new Announcer();
        announcer.say("Already in this batch, line 4");
        assertThat(announcer.getAccessibleText()).isEqualTo("Already in this batch, line 4");
        assertThat(announcer.isFocusTraversable()).isTrue();
        announcer.say("");
        assertThat(announcer.getAccessibleText()).isNotBlank();
    }

    @Test
    void aJobIsStoppedFromItsBox() {
        ProgressBox box = new ProgressBox();
        Job job = new Job(Runnable::run);
        box.watch(job, "Reading 1,204 rows");
        assertThat(box.isVisible()).as("quick work does not flash").isFalse();
        Fx.wait(250);
        assertThat(box.isVisible()).isTrue();
        ((Button) box.getChildren().getLast()).fire();
        assertThat(job.isCancelled()).isTrue();
        job.ended();
        assertThat(box.isVisible()).isFalse();
    }

    @Test
    void oneDefectHasOneCodeAndItsDetailHoldsNothingTyped() {
        ProblemWindow window =
                new ProblemWindow(
                        "1.2.3", Clock.fixed(Instant.EPOCH, ZoneId.of("UTC")), () -> null);
        RuntimeException first = defect("Mary Whitmore, 14 Marlow Road");
        RuntimeException second = new RuntimeException("wrapped", defect("somebody else"));
        assertThat(ProblemWindow.code(first))
                .isEqualTo(ProblemWindow.code(second))
                .matches("D-[0-9A-F]{4}");
        assertThat(ProblemWindow.code(new RuntimeException("other", new IOException())))
                .isNotEqualTo(ProblemWindow.code(first));
        assertThat(window.detail("D-0000", first, Instant.EPOCH))
                .contains("1.2.3")
                .contains("ControlsTest")
                .doesNotContain("Whitmore");
        window.report(first);
        window.report(second);
        assertThat(window.isOpen()).isTrue();
        window.close();
        assertThat(window.isOpen()).isFalse();
    }

    @Test
    void aDefectIsToldInTheColoursOfTheWindowItBelongsTo() {
        for (Look.Colours colours : Look.Colours.values()) {
            Stage stage = Fx.show(new VBox(), 200, 100);
            Look.dress(stage.getScene(), colours, Look.Density.COMPACT, 100);
            Scene told = told(stage);
            assertThat(Look.coloursOf(told.getRoot())).isEqualTo(colours);
            told.getWindow().hide();
            stage.close();
        }
    }

    @Test
    @Tag("pictures")
    void aDefectThatNobodyCaught() {
        for (Look.Colours colours : Look.Colours.values()) {
            Stage stage = Fx.show(new VBox(), 200, 100);
            Look.dress(stage.getScene(), colours, Look.Density.COMPACT, 100);
            Scene told = told(stage);
            Pictures.write(told, "problem-window-" + colours.name().toLowerCase(Locale.ROOT));
            told.getWindow().hide();
            stage.close();
        }
    }

    private static Scene told(Stage owner) {
        ProblemWindow window =
                new ProblemWindow(
                        "1.2.3", Clock.fixed(Instant.EPOCH, ZoneId.of("UTC")), () -> owner);
        window.report(defect("nothing"));
        Fx.settle();
        return Window.getWindows().stream()
                .map(Window::getScene)
                .filter(scene -> scene.getRoot().getStyleClass().contains("problem-window"))
                .findFirst()
                .orElseThrow();
    }

    private static RuntimeException defect(String message) {
        return new IllegalStateException(message);
    }

    @Test
    void theScreenLocksWhenNobodyTouchesItAndSaysSoBefore() {
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> new IdleLock(Duration.ofSeconds(30), heard::add, () -> {})))
                .isInstanceOf(IllegalArgumentException.class);
        Stage stage = Fx.show(new VBox(new Button("Here")), 200, 100);
        Runnable end =
                new IdleLock(Duration.ofMillis(30_200), heard::add, () -> heard.add("locked"))
                        .watch(stage.getScene());
        Fx.wait(100);
        Fx.press(stage.getScene(), KeyCode.A);
        Fx.wait(130);
        assertThat(heard).as("touched, so it waits again").isEmpty();
        Fx.wait(400);
        assertThat(heard).containsExactly("The screen locks in 30 seconds. Press any key to stay");
        end.run();
        stage.close();
    }
}

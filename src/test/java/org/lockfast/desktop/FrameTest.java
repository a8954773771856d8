package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockfast.desktop.FrameModel.Connection;
import org.lockfast.desktop.FrameModel.RecordCheck;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.gallery.GalleryScreen;
import org.lockfast.label.CommandCard;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;

@FxTest
class FrameTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-18T14:23:00Z"), ZoneId.of("Europe/London"));
    private static final Place EXHIBIT = new Place.Exhibit(new UUID(0, 4));

    private final FrameModel model = new FrameModel();
    private final List<String> asked = new ArrayList<>();
    private final Map<Place, SampleExhibit> built = new HashMap<>();
    private Frame frame;
    private Stage stage;
    private Scene scene;

    @BeforeEach
    void open() {
        model.officerProperty().set("Priya Raman");
        model.roleProperty().set("Property store officer");
        model.rail().setAll(RailItem.values());
        model.count(RailItem.TODAY).set(12);
        model.count(RailItem.HAND_OVER).set(3);
        model.count(RailItem.REVIEWS).set(41);
        model.connectionProperty().set(Connection.ONLINE);
        model.lastSentProperty().set(SampleExhibit.at(18, 14, 22));
        model.checkProperty().set(RecordCheck.VERIFIED);
        model.checkedAtProperty().set(SampleExhibit.at(18, 14, 20));
        model.stationProperty().set("Holloway Road store");
        model.printerProperty().set("Zebra ZD421 ready");
        FrameActions actions =
                new FrameActions(
                        () -> asked.add("lock"),
                        () -> asked.add("sign out"),
                        () -> asked.add("send"),
                        () -> asked.add("check"),
                        (text, answer) ->
                                answer.accept(
                                        text.startsWith("JMS")
                                                ? List.of(
                                                        new Found(
                                                                "JSM/4",
                                                                "close to that",
                                                                Icon.SEARCH,
                                                                true,
                                                                () -> asked.add("close")))
                                                : List.of(
                                                        new Found(
                                                                "JSM/4 Samsung phone, black",
                                                                "H-04-2-11, Holloway Road",
                                                                Icon.EXHIBIT,
                                                                () -> frame.open(EXHIBIT)),
                                                        new Found(
                                                                "JSM/44 Kitchen knife",
                                                                "With PC J Smith since 14 Mar",
                                                                Icon.EXHIBIT,
                                                                () -> asked.add("JSM/44")))),
                        scan -> asked.add("anywhere " + scan.code()));
        frame =
                new Frame(
                        model,
                        actions,
                        (code, aim) ->
                                code.length() != 16 || !code.startsWith("P")
                                        ? ScanKind.FOREIGN
                                        : code.startsWith("PK")
                                                ? ScanKind.COMMAND
                                                : ScanKind.EXHIBIT,
                        CLOCK);
        stage = new Stage();
        scene = new Scene(frame, 1400, 900); // the headless screen holds no window higher than 1000
        stage.setScene(scene);
        frame.begin(this::build, EXHIBIT);
        stage.show();
        stage.requestFocus();
        Fx.settle();
    }

    private Screen build(Place place) {
        return switch (place) {
            case Place.NewExhibit made when made.scene() -> new SampleScene();
            case Place.Gallery gallery -> new GalleryScreen(new SmartTime(CLOCK));
            default -> {
                SampleExhibit screen = new SampleExhibit();
                built.put(place, screen);
                yield screen;
            }
        };
    }

    private SampleExhibit at(Place place) {
        return java.util.Objects.requireNonNull(built.get(place), place::toString);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void everyControlHasANameAndTheOrderIsThatOfReading() {
        Accessibility.check(frame);
    }

    @Test
    void backReturnsToTheVeryScreenAndCaret() {
        SampleExhibit first = at(EXHIBIT);
        first.note.requestFocus();
        frame.open(new Place.Today());
        Fx.settle();
        assertThat(first.hidden).isEqualTo(1);
        assertThat(at(new Place.Today()).shown).isEqualTo(1);
        Fx.press(scene, KeyCode.ESCAPE);
        Fx.settle();
        assertThat(scene.getFocusOwner()).isSameAs(first.note);
        assertThat(first.shown).isEqualTo(2);
        assertThat(at(new Place.Today()).hidden).isEqualTo(1);
    }

    @Test
    void replaceAndStartAtLeaveNoWayBack() {
        frame.open(new Place.Today());
        frame.replace(new Place.Cases());
        frame.back();
        assertThat(at(EXHIBIT).shown).isEqualTo(2);
        frame.startAt(new Place.Store());
        frame.back();
        assertThat(at(new Place.Store()).hidden).isZero();
    }

    @Test
    void altAndADigitGoToTheLineOfTheMenuThatIsThere() {
        model.rail().setAll(RailItem.TODAY, RailItem.STORE);
        Fx.press(scene, KeyCode.DIGIT2, "Alt");
        assertThat(built).containsKey(new Place.Store());
        Fx.press(scene, KeyCode.DIGIT9, "Alt");
        assertThat(built).hasSize(2);
    }

    @Test
    void theMenuIsPicturesWithNamesInANarrowWindow() {
        stage.setWidth(1100);
        Fx.settle();
        Node rail = frame.lookup(".rail");
        assertThat(rail.getLayoutBounds().getWidth()).isLessThan(70);
        assertThat(frame.lookupAll(".rail-line"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getAccessibleText()).isNotBlank());
    }

    /** What gives way to large text is the room, never the words. */
    @Test
    @DisplayName("U-38 large text cuts neither menu nor status bar")
    void largeTextCutsNeitherMenuNorStatusBar() {
        for (int percent : new int[] {150, 200}) {
            frame.look(Colours.DAY, Density.COMPACT, percent);
            for (int width : new int[] {1280, 1520}) {
                stage.setWidth(width);
                stage.setHeight(720);
                Fx.settle();
                nothingIsCut(percent + " % in " + width);
            }
        }
    }

    private static void nothingLiesOnAnother(Node bar, String in) {
        List<Labeled> words = new ArrayList<>();
        Focus.walk(
                bar,
                node -> {
                    if (node instanceof Labeled labeled && shown(labeled)) {
                        words.add(labeled);
                    }
                });
        for (int i = 0; i < words.size(); i++) {
            Bounds one = words.get(i).localToScene(words.get(i).getLayoutBounds());
            Bounds inner =
                    new BoundingBox(
                            one.getMinX() + 1,
                            one.getMinY() + 1,
                            Math.max(0, one.getWidth() - 2),
                            Math.max(0, one.getHeight() - 2));
            for (int j = i + 1; j < words.size(); j++) {
                Labeled other = words.get(j);
                assertThat(inner.intersects(other.localToScene(other.getLayoutBounds())))
                        .as("%s: %s on %s", in, words.get(i).getText(), other.getText())
                        .isFalse();
            }
        }
    }

    private void nothingIsCut(String in) {
        Node bar = frame.lookup(".status-bar");
        List<String> cut = new ArrayList<>();
        for (Node part : List.of(bar, frame.lookup(".rail"), frame.lookup(".top-bar"))) {
            Bounds here = part.localToScene(part.getLayoutBounds());
            if (here.getMinX() < -0.5
                    || here.getMaxX() > scene.getWidth() + 0.5
                    || here.getMaxY() > scene.getHeight() + 0.5) {
                cut.add(part + " lies outside the window: " + here);
            }
            Focus.walk(
                    part,
                    node -> {
                        if (node instanceof Labeled words
                                && shown(words)
                                && words.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
                                && words.getWidth() + 0.5 < words.prefWidth(-1)) {
                            cut.add(words.getText());
                        }
                    });
        }
        assertThat(cut).as(in).isEmpty();
        nothingLiesOnAnother(bar, in);
        List<Node> lines = List.copyOf(frame.lookupAll(".rail-line"));
        Node lock = lines.getLast();
        assertThat(lock.getAccessibleText()).isEqualTo(Words.common().say("rail.lock"));
        Node colours = lines.get(lines.size() - 2);
        assertThat(bottom(lock))
                .as("the foot of the menu stands above the status bar")
                .isLessThanOrEqualTo(bar.localToScene(bar.getLayoutBounds()).getMinY() + 0.5);
        Node last = lines.get(lines.size() - 3);
        last.requestFocus();
        Fx.settle();
        assertThat(bottom(last))
                .as("the line with the focus is seen above the foot")
                .isLessThanOrEqualTo(
                        colours.localToScene(colours.getLayoutBounds()).getMinY() + 0.5);
    }

    private static double bottom(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxY();
    }

    @Test
    void aLetterActsOnlyWhileNoTextIsTyped() throws Exception {
        SampleExhibit exhibit = at(EXHIBIT);
        exhibit.note.requestFocus();
        Fx.type(scene, "t");
        Fx.wait(300);
        assertThat(exhibit.heard).isEmpty();
        assertThat(exhibit.note.getText()).isEqualTo("t");
        exhibit.handOver.requestFocus();
        Fx.type(scene, "t");
        Fx.wait(300);
        assertThat(exhibit.heard).containsExactly("hand over");
        Node cap = exhibit.node().lookup(".key-hint.letter");
        assertThat(cap.isVisible()).isTrue();
        model.preferencesProperty().set(Preferences.USUAL.withLetterKeys(false));
        Fx.type(scene, "t");
        Fx.wait(300);
        assertThat(exhibit.heard).containsExactly("hand over");
        assertThat(cap.isVisible()).as("a key that does nothing stands on no button").isFalse();
        Fx.press(scene, KeyCode.SLASH, "Ctrl");
        Fx.settle();
        assertThat(texts(frame.lookup(".modal")))
                .contains(Keys.LOCK.said())
                .doesNotContain(Keys.HAND_OVER.said());
    }

    @Test
    @DisplayName("U-25 what lies behind a form is out of reach until it closes")
    void aModalKeepsTabInsideAndGivesTheFocusBack() {
        SampleExhibit exhibit = at(EXHIBIT);
        exhibit.note.requestFocus();
        Fx.press(scene, KeyCode.SLASH, "Ctrl");
        Fx.settle();
        assertThat(frame.isModal()).isTrue();
        assertThat(exhibit.note.isDisabled()).isTrue();
        Fx.press(scene, KeyCode.ESCAPE);
        Fx.settle();
        assertThat(frame.isModal()).isFalse();
        assertThat(scene.getFocusOwner()).isSameAs(exhibit.note);
        assertThat(exhibit.note.isDisabled()).isFalse();
    }

    /** Whoever begins anew may be another officer than the one who opened it. */
    @Test
    void whatWasOpenIsClosedForWhoeverBeginsAnew() {
        at(EXHIBIT);
        frame.bar().text().setText("JSM/1");
        Fx.press(scene, KeyCode.SLASH, "Ctrl");
        Fx.settle();
        assertThat(frame.isModal()).isTrue();
        frame.lock("Priya’s work is kept.", new VBox(new Button("Unlock")));
        frame.unlock();
        assertThat(frame.isModal()).as("who unlocks goes on").isTrue();
        frame.startAt(EXHIBIT);
        Fx.settle();
        assertThat(frame.isModal()).isFalse();
        assertThat(frame.bar().text().getText()).isEmpty();
    }

    @Test
    void lockCoversEverythingAndKeepsTextAndCaret() {
        SampleExhibit exhibit = at(EXHIBIT);
        exhibit.note.setText("Owner not");
        exhibit.note.requestFocus();
        Button unlock = new Button("Unlock");
        frame.lock("Priya’s work is kept.", new VBox(unlock));
        Fx.settle();
        assertThat(scene.getFocusOwner()).isSameAs(unlock);
        assertThat(frame.lookup(".lock-pane").isVisible()).isTrue();
        assertThat(shown(exhibit.note)).isFalse();
        Fx.press(scene, KeyCode.DIGIT1, "Alt");
        Fx.press(scene, KeyCode.ESCAPE);
        assertThat(built).hasSize(1);
        frame.unlock();
        Fx.settle();
        assertThat(scene.getFocusOwner()).isSameAs(exhibit.note);
        assertThat(exhibit.note.getText()).isEqualTo("Owner not");
    }

    @Test
    @DisplayName("U-20 the summary marks the field, takes the focus and walks")
    void theSummaryMarksTheFieldTakesTheFocusAndWalks() {
        SampleExhibit exhibit = at(EXHIBIT);
        frame.notices().summary(Problems.of(new Problem("note", "Enter the owner’s name")));
        Fx.settle();
        assertThat(scene.getFocusOwner()).isInstanceOf(ErrorSummary.class);
        assertThat(((Label) frame.lookup(".field-error")).getText())
                .isEqualTo("Error: Enter the owner’s name");
        Fx.press(scene, KeyCode.F6);
        assertThat(scene.getFocusOwner()).isSameAs(exhibit.note);
        frame.notices().done("Saved on this computer");
        assertThat(frame.lookup(".field-error")).isNull();
        assertThat(((Announcer) frame.lookup(".announcer")).getText())
                .isEqualTo("Saved on this computer");
    }

    @Test
    void aFaultIsShownWithItsCodeAndCanBeTriedAgain() {
        frame.notices()
                .fault(
                        new Fault(
                                "E-204",
                                "The label did not print. JSM/7 is saved.",
                                () -> asked.add("again")));
        Banner banner = (Banner) frame.lookup(".notices").lookup(".banner");
        assertThat(banner.getTitle()).endsWith("(E-204)");
        ((Button) banner.getActions().getFirst()).fire();
        assertThat(asked).containsExactly("again");
        assertThat(banner.isVisible()).isFalse();
    }

    @Test
    @DisplayName("U-4 the scan bar answers where it is")
    void theScanBarAnswersWhereItIsAndOpensByKeys() {
        frame.open(new Place.Today());
        Fx.press(scene, KeyCode.K, "Ctrl");
        frame.bar().text().setText("jsm");
        Fx.settle();
        assertThat(((Announcer) frame.lookup(".announcer")).getText()).isEqualTo("2 results");
        Fx.press(scene, KeyCode.DOWN);
        assertThat(((Announcer) frame.lookup(".announcer")).getText()).contains("H-04-2-11");
        Fx.press(scene, KeyCode.DOWN);
        Fx.press(scene, KeyCode.ENTER);
        assertThat(asked).containsExactly("JSM/44");
    }

    @Test
    void theKeyOfTheScanBarListsWhatWasOpenedLastUntilSomethingIsTyped() {
        frame.open(new Place.Exhibit(new UUID(0, 5)));
        frame.open(new Place.Exhibits("black phone"));
        frame.open(new Place.Today());
        Fx.press(scene, KeyCode.K, "Ctrl");
        assertThat(announced()).isEqualTo("3 things opened last: Down chooses one");
        Fx.press(scene, KeyCode.DOWN);
        assertThat(announced()).isEqualTo("black phone. searched before");
        Fx.press(scene, KeyCode.ESCAPE);
        assertThat(scene.getFocusOwner()).isNotEqualTo(frame.bar().text());
        assertThat(frame.lookup(".scan-answers").isVisible()).isFalse();
        Fx.press(scene, KeyCode.K, "Ctrl");
        Fx.press(scene, KeyCode.DOWN);
        Fx.press(scene, KeyCode.DOWN);
        Fx.press(scene, KeyCode.ENTER);
        assertThat(asked).isEmpty();
        Fx.press(scene, KeyCode.K, "Ctrl");
        assertThat(announced()).as("what is shown is not listed").startsWith("2 things");
        frame.startAt(new Place.Today()); // somebody else is in
        Fx.press(scene, KeyCode.K, "Ctrl");
        assertThat(frame.lookup(".scan-answers").isVisible()).isFalse();
    }

    @Test
    void whatIsCloseInTheScanBarIsSaidToBeThat() {
        frame.open(new Place.Today());
        Fx.press(scene, KeyCode.K, "Ctrl");
        frame.bar().text().setText("JMS/4");
        Fx.settle();
        assertThat(((Announcer) frame.lookup(".announcer")).getText())
                .isEqualTo("Nothing found. Close: JSM/4");
        Fx.press(scene, KeyCode.DOWN);
        Fx.press(scene, KeyCode.ENTER);
        assertThat(asked).containsExactly("close");
    }

    @Test
    void enterInTheScanBarTakesACodeOfOursElseTheList() {
        Fx.press(scene, KeyCode.K, "Ctrl");
        frame.bar().text().setText("PX7K3M9TRD2HVWJ6");
        Fx.press(scene, KeyCode.ENTER);
        assertThat(at(EXHIBIT).heard).containsExactly("scan PX7K3M9TRD2HVWJ6");
        frame.bar().text().setText("black phone");
        Fx.press(scene, KeyCode.ENTER);
        assertThat(built).containsKey(new Place.Exhibits("black phone"));
    }

    private void scanInTheBar(String code) {
        Fx.press(scene, KeyCode.K, "Ctrl");
        frame.bar().text().setText(code);
        Fx.press(scene, KeyCode.ENTER);
        Fx.settle();
    }

    @Test
    void aCommandCardDoesWhatItsKeyDoesAndNoScreenTakesItForACode() {
        scanInTheBar(CommandCard.PRINT.code().value());
        scanInTheBar(CommandCard.PRINT.code().value());
        assertThat(at(EXHIBIT).heard).as("read twice, done once").containsExactly("print");
        scanInTheBar(CommandCard.DONE.code().value());
        assertThat(announced()).startsWith("“Done” does nothing here");
        scanInTheBar(CommandCard.UNDO.code().value());
        assertThat(announced()).startsWith("“Undo” does nothing here");
        scanInTheBar("PK7K3M9TRD2HVWJ6");
        assertThat(announced()).startsWith("This command card is of a later version");
        assertThat(at(EXHIBIT).heard).containsExactly("print");
        scanInTheBar(CommandCard.HAND_OVER.code().value());
        assertThat(built).containsKey(new Place.HandOver(List.of()));
        scanInTheBar("PX7K3M9TRD2HVWJ6");
        scanInTheBar(CommandCard.HAND_OVER.code().value());
        assertThat(announced()).isEqualTo("“Hand over” is open already");
        frame.open(EXHIBIT);
        scanInTheBar(CommandCard.BOOK_IN.code().value());
        assertThat(built).containsKey(new Place.Receive(List.of()));
        assertThat(asked).isEmpty();
    }

    private String announced() {
        return ((Announcer) frame.lookup(".announcer")).getText();
    }

    @Test
    void theSameCardIsMeantAgainOnceSomethingElseWasScanned() {
        scanInTheBar(CommandCard.PRINT.code().value());
        scanInTheBar("PX7K3M9TRD2HVWJ6");
        scanInTheBar(CommandCard.PRINT.code().value());
        assertThat(at(EXHIBIT).heard).containsExactly("print", "scan PX7K3M9TRD2HVWJ6", "print");
    }

    @Test
    void theStatusBarNeverCallsAStoreOfItsOwnOnline() {
        model.connectionProperty().set(Connection.NO_SERVER);
        assertThat(statusTexts())
                .contains("Saved on this computer")
                .doesNotContain("Online", "Nothing waiting to send");
        model.connectionProperty().set(Connection.OFFLINE);
        model.unsentProperty().set(6);
        assertThat(statusTexts())
                .contains("Working offline", "6 records saved on this laptop, not sent");
        model.unsentProperty().set(1);
        assertThat(statusTexts()).contains("1 record saved on this laptop, not sent");
    }

    private static List<String> texts(Node within) {
        List<String> all = new ArrayList<>();
        Focus.walk(
                within,
                node -> {
                    if (node instanceof Labeled one && one.getText() != null) {
                        all.add(one.getText());
                    }
                });
        return all;
    }

    private List<String> statusTexts() {
        return frame.lookupAll(".status-part").stream()
                .filter(Node::isVisible)
                .map(part -> ((Label) part).getText())
                .toList();
    }

    @Test
    @DisplayName("U-37 at a scene there is no menu and controls suit gloves")
    void atASceneThereIsNoMenuAndControlsSuitGloves() {
        frame.open(new Place.NewExhibit(null, "", true));
        Fx.settle();
        assertThat(frame.lookup(".rail")).isNull();
        assertThat(frame.lookup(".status-bar")).isNull();
        Accessibility.check(frame);
        assertThat(frame.lookupAll(".tile"))
                .hasSize(10)
                .allSatisfy(tile ->
                        assertThat(tile.getLayoutBounds().getHeight()).isGreaterThanOrEqualTo(56));
        assertThat(frame.lookupAll(".text-field"))
                .isNotEmpty()
                .allSatisfy(field ->
                        assertThat(field.getLayoutBounds().getHeight()).isGreaterThanOrEqualTo(50));
    }

    @Test
    void inAWindowTooSmallTheContentScrollsAndTopAndStatusStay() {
        stage.setWidth(911);
        stage.setHeight(512);
        frame.look(Colours.DAY, Density.COMPACT, 150);
        Fx.settle();
        Node top = frame.lookup(".top-bar");
        Node status = frame.lookup(".status-bar");
        assertThat(top.localToScene(top.getLayoutBounds()).getMinY()).isGreaterThanOrEqualTo(0);
        assertThat(status.localToScene(status.getLayoutBounds()).getMaxY())
                .isLessThanOrEqualTo(scene.getHeight() + 0.5);
        ScrollPane page = (ScrollPane) frame.lookup(".page-scroll");
        page.setVvalue(0.4);
        frame.open(new Place.Today());
        frame.back();
        Fx.settle();
        assertThat(((ScrollPane) frame.lookup(".page-scroll")).getVvalue())
                .as("back finds the page where it was")
                .isEqualTo(0.4);
    }

    @Test
    void aFormTallerThanTheWindowStaysInsideItAndScrolls() {
        VBox tall = new VBox();
        for (int i = 0; i < 60; i++) {
            tall.getChildren().add(new TextField("Line " + i));
        }
        frame.open(
                new Modal() {
                    @Override
                    public String title() {
                        return "Tall";
                    }

                    @Override
                    public Node node() {
                        return tall;
                    }
                });
        Fx.settle();
        Node box = frame.lookup(".modal");
        Bounds seen = box.localToScene(box.getBoundsInLocal());
        assertThat(seen.getMinY()).isPositive();
        assertThat(seen.getMaxY()).isLessThan(scene.getHeight());
        assertThat(scene.getFocusOwner()).isSameAs(tall.getChildren().getFirst());
        frame.close();
    }

    @Test
    void darkAndLightAreOneKeyApart() {
        Fx.press(scene, KeyCode.F9);
        assertThat(frame.colours()).isEqualTo(Colours.NIGHT);
        assertThat(frame.getStyleClass()).contains("night");
        Fx.press(scene, KeyCode.F9);
        assertThat(frame.getStyleClass()).doesNotContain("night");
    }

    @Test
    void theKeyForNightGoesBackToWhatWasChosenBefore() {
        model.preferencesProperty()
                .set(
                        Preferences.USUAL
                                .in(Preferences.Choice.CONTRAST)
                                .at(Density.STANDARD)
                                .sized(150));
        assertThat(frame.getStyleClass()).contains("contrast", "standard");
        Fx.press(scene, KeyCode.F9);
        assertThat(frame.getStyleClass()).contains("night", "standard").doesNotContain("contrast");
        Fx.press(scene, KeyCode.F9);
        assertThat(frame.getStyleClass()).contains("contrast", "standard");
        assertThat(frame.getStyle()).contains("22.5px");
    }

    /** Who unlocks must be able to read the form; it is no choice of the officer who locked. */
    @Test
    void theKeyForNightWorksAtTheLockAndIsNobodysChoice() {
        Preferences chosen = Preferences.USUAL.in(Preferences.Choice.CONTRAST).sized(150);
        model.preferencesProperty().set(chosen);
        frame.lock("Priya’s work is kept.", new VBox(new Button("Unlock")));
        Fx.press(scene, KeyCode.F9);
        assertThat(frame.getStyleClass()).contains("night").doesNotContain("contrast");
        assertThat(frame.getStyle()).contains("21.0px");
        assertThat(model.preferencesProperty().get()).isEqualTo(chosen);
        Fx.press(scene, KeyCode.F9);
        assertThat(frame.getStyleClass()).contains("contrast");
        Fx.press(scene, KeyCode.F9);
        frame.unlock();
        assertThat(frame.getStyleClass()).contains("contrast").doesNotContain("night");
    }

    @Test
    void aFaultOfWhatRunsBesideIsNotHeardAsAStop() {
        List<Earcon> heard = hearing();
        frame.noticesBeside().fault(new Fault("E-101", "The list is not up to date", null));
        assertThat(heard).containsExactly(Earcon.WARNING);
    }

    @Test
    void onADarkComputerTheKeyForNightLeadsBackToWhatTheComputerSays() {
        model.preferencesProperty().set(Preferences.USUAL);
        frame.system(Colours.NIGHT);
        Fx.press(scene, KeyCode.F9);
        Fx.press(scene, KeyCode.F9);
        assertThat(model.preferencesProperty().get().colours())
                .isEqualTo(Preferences.Choice.SYSTEM);
    }

    @Test
    void whoeverGoesByTheComputerHasItsColoursAndOthersTheirOwn() {
        model.preferencesProperty().set(Preferences.USUAL);
        frame.system(Colours.CONTRAST);
        assertThat(frame.getStyleClass()).contains("contrast");
        frame.system(Colours.NIGHT);
        assertThat(frame.getStyleClass()).contains("night").doesNotContain("contrast");
        Fx.press(scene, KeyCode.F9);
        assertThat(frame.colours()).as("the key does something there too").isEqualTo(Colours.DAY);
        frame.system(Colours.CONTRAST);
        assertThat(frame.colours()).as("chosen, so nobody changes it").isEqualTo(Colours.DAY);
    }

    /** Which sounds are heard from now on. */
    private List<Earcon> hearing() {
        List<Earcon> heard = new ArrayList<>();
        Preferences.Volume loud = Preferences.USUAL.volume();
        frame.setEarcons(
                new Earcons(
                        model.preferencesProperty()::get,
                        Runnable::run,
                        Runnable::run,
                        samples ->
                                heard.add(
                                        Stream.of(Earcon.values())
                                                .filter(one ->
                                                        Arrays.equals(
                                                                samples,
                                                                Tones.of(one, loud.loud())))
                                                .findFirst()
                                                .orElseThrow())));
        return heard;
    }

    @Test
    void whatIsDoneAndRefusedIsHeardBesideItsWords() {
        List<Earcon> heard = hearing();
        frame.notices().done("JSM/4 is saved");
        frame.notices().refused(new Refusal("It is on hold", ""));
        frame.notices().fault(new Fault("E-101", "The disk is full", null));
        frame.notices().summary(Problems.of(new Problem("note", "Enter the owner’s name")));
        frame.notices().say("Nothing to answer");
        frame.notices().say(Earcon.GOOD, "JSM/4: seal matches");
        assertThat(announced()).isEqualTo("JSM/4: seal matches");
        assertThat(heard)
                .containsExactly(
                        Earcon.DONE, Earcon.STOP, Earcon.STOP, Earcon.WARNING, Earcon.GOOD);
        heard.clear();
        frame.lock("Priya’s work is kept.", new VBox(new Button("Unlock")));
        frame.bar().text().setText("");
        scan("A0417733");
        assertThat(heard).as("a scan at the lock is refused aloud").containsExactly(Earcon.STOP);
    }

    private void scan(String code) {
        Fx.type(scene, code);
        Fx.press(scene, KeyCode.ENTER);
        Fx.settle();
    }

    @Test
    void theStatusBarMutesAndASceneBeginsMute() {
        List<Earcon> heard = hearing();
        Button sound = (Button) frame.lookup(".status-sound");
        assertThat(sound.getAccessibleText())
                .isEqualTo("Sounds are on, and mute at a scene. Press to mute them here too");
        sound.fire();
        frame.notices().done("JSM/4 is saved");
        assertThat(heard).isEmpty();
        assertThat(sound.getAccessibleText()).isEqualTo("Sounds are off. Press to turn them on");
        assertThat(announced()).isEqualTo("JSM/4 is saved");
        sound.fire();
        frame.open(new Place.NewExhibit(null, "", true));
        frame.notices().done("JSM/5 is saved");
        assertThat(heard).isEmpty();
        frame.back();
        frame.notices().done("JSM/6 is saved");
        assertThat(heard).containsExactly(Earcon.DONE);
    }

    @Test
    void theStatusBarSaysHowFarTheCheckIsAndThatItCanBeStopped() {
        Button check = (Button) frame.lookup(".status-button");
        assertThat(check.getAccessibleHelp()).isEqualTo("Press to verify the records now");
        model.checkProperty().set(RecordCheck.RUNNING);
        assertThat(check.getText()).isEqualTo("Verifying records");
        assertThat(check.getAccessibleHelp()).isEqualTo("Press to stop verifying");
        model.checkDoneProperty().set(0.43);
        assertThat(check.getText()).isEqualTo("Verifying records: 43 %");
        model.checkProperty().set(RecordCheck.VERIFIED);
        assertThat(check.getText()).startsWith("Records verified");
    }

    @Test
    @Tag("pictures")
    void pictures() {
        for (Colours colours : Colours.values()) {
            frame.look(colours, Density.COMPACT, 100);
            picture("frame-exhibit", 1520, 1056);
            picture("frame-exhibit", 1280, 720);
            underWay();
        }
        frame.look(Colours.DAY, Density.COMPACT, 100);
        picture("frame-exhibit-narrow", 1100, 720);
        frame.look(Colours.DAY, Density.STANDARD, 150);
        picture("frame-exhibit-150", 1520, 1056);
        picture("frame-exhibit-150", 1280, 720);
        frame.look(Colours.DAY, Density.COMPACT, 100);
        frame.notices()
                .summary(
                        Problems.of(
                                new Problem("note", "Enter the owner’s name"),
                                new Problem("", "Scan the bag")));
        picture("frame-problems", 1520, 1056);
        frame.notices().done("JSM/4 is saved on this computer");
        picture("frame-done", 1520, 1056);
        Fx.press(scene, KeyCode.K, "Ctrl");
        frame.bar().text().setText("jsm");
        Fx.settle();
        Pictures.write(scene, "frame-find-day-1400x900");
        Fx.press(scene, KeyCode.ESCAPE);
        Fx.press(scene, KeyCode.SLASH, "Ctrl");
        picture("frame-help", 1280, 720);
        frame.close();
        frame.lock("Priya’s work is kept.", new VBox(new Button("Unlock")));
        picture("frame-lock", 1280, 720);
        frame.unlock();
        model.trainingProperty().set(true);
        model.checkProperty().set(RecordCheck.DIFFERENCE);
        picture("frame-training", 1280, 720);
        model.trainingProperty().set(false);
        model.connectionProperty().set(Connection.OFFLINE);
        model.unsentProperty().set(6);
        frame.open(new Place.NewExhibit(null, "", true));
        for (Colours colours : List.of(Colours.NIGHT, Colours.DAY)) {
            frame.look(colours, Density.COMPACT, 100);
            picture("frame-scene", 1366, 768);
            picture("frame-scene", 1280, 720);
        }
    }

    /** The record is verified and something is done meanwhile; then the disk is full. */
    private void underWay() {
        model.checkProperty().set(RecordCheck.RUNNING);
        model.checkDoneProperty().set(0.43);
        model.underWayProperty().set(1);
        Fx.wait(600);
        picture("frame-verifying", 1520, 1056);
        picture("frame-verifying", 1280, 720);
        model.underWayProperty().set(0);
        model.checkProperty().set(RecordCheck.VERIFIED);
        frame.notices()
                .refused(
                        new Refusal(
                                "Nothing was recorded: the disk is full. Make room on it and record"
                                        + " it again.",
                                ""));
        picture("frame-full-disk", 1520, 1056);
        picture("frame-full-disk", 1280, 720);
        frame.notices().clear();
    }

    private void picture(String name, int width, int height) {
        Fx.settle();
        scene.setRoot(new VBox());
        Pictures.snap(
                frame,
                name
                        + "-"
                        + frame.colours().name().toLowerCase(java.util.Locale.ROOT)
                        + "-"
                        + width
                        + "x"
                        + height,
                width,
                height,
                _ -> {});
        scene.setRoot(frame);
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}

package org.lockfast.desktop.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.consult.Look;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SmallForm;
import org.lockfast.find.Filter;
import org.lockfast.journal.Outcome;
import org.lockfast.label.PlaceCode;
import org.lockfast.officer.KeepingPlaces;
import org.lockfast.place.PlaceNode;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.WentTo;

/** What stands where: found by words, arrows and codes; opened by Enter. */
@FxTest(seconds = 120)
class PlacesScreenTest {
    private static final String SHELF = "Exampleton/Property store/Bay H/Shelf 2";

    @TempDir Path folder;
    private final WentTo went = new WentTo();
    private final Said said = new Said();
    private final List<SmallForm> asked = new ArrayList<>();
    private final ChosenFiles files = new ChosenFiles();
    private TestStore test;
    private TestDesk desk;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
        desk = new TestDesk(test, Who.PROPERTY);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void run(Who who, String... words) {
        TestStore.Ran ran = test.run(who, words);
        assertThat(ran.code()).as("%s: %s", List.of(words), ran.err()).isZero();
    }

    private void add(String path, String storage) {
        value(test.store().addingPlaces().add(test.session(Who.PROPERTY), path, storage, "STORE"));
    }

    private void bags() throws Exception {
        for (int shelf : List.of(1, 2, 3, 10)) {
            add("Exampleton/Property store/Bay H/Shelf " + shelf, "DRY_AMBIENT");
        }
        add("Exampleton/Property store/Safe", "SAFE_CASH_VALUABLES");
        add("Exampleton/Property store/Drugs cupboard", "DRUGS_STORE");
        add("Exampleton/Freezer room/Freezer 1/Drawer 3", "FROZEN_MINUS20");
        add("Exampleton/Locker 4", "TRANSIT_LOCKER");
        run(Who.SCENE, "case", "add", "C/1", "--title", "T");
        for (int n = 1; n <= 12; n++) {
            Path json = folder.resolve("exhibit.json");
            Files.writeString(
                    json,
                    "{\"reference\": \"JSM/%d\", \"seal\": \"A04177%02d\", \"description\": \"%s\"}"
                            .formatted(
                                    n,
                                    n,
                                    n % 3 == 0
                                            ? "Kitchen knife, black handle, blade 20 cm"
                                            : "Samsung phone, black, cracked screen"));
            run(Who.SCENE, "exhibit", "add", "--case", "C/1", "--json", json.toString());
            test.later(Duration.ofMinutes(7));
            if (n == 12) {
                run(Who.SCENE, "deposit", "JSM/12", "--place", "Exampleton/Locker 4");
            } else {
                String where = n < 8 ? SHELF : "Exampleton/Property store/Safe";
                run(Who.PROPERTY, "book-in", "JSM/" + n, "--place", where);
            }
        }
    }

    private UUID shelf() {
        return test.store().places().byPath(SHELF).orElseThrow().id();
    }

    private @Nullable UUID shelfNow() {
        return test.store().movements().withSeal("A0417701").getFirst().place();
    }

    private PlacesController screen(@Nullable UUID begin) {
        PlacesController screen =
                new PlacesController(
                        new PlacesViewModel(
                                begin, desk, new AtOnce(), said, went, asked::add, files));
        screen.shown();
        return screen;
    }

    @SuppressWarnings("unchecked")
    private static TreeTableView<PlaceNode> tree(PlacesController screen) {
        return (TreeTableView<PlaceNode>) Fx.find(screen.node(), "tree", TreeTableView.class);
    }

    @SuppressWarnings("unchecked")
    private static TableView<PlacesViewModel.Line> table(PlacesController screen) {
        return (TableView<PlacesViewModel.Line>) Fx.find(screen.node(), "table", TableView.class);
    }

    private static List<String> paths(PlacesController screen) {
        TreeTableView<PlaceNode> tree = tree(screen);
        return java.util.stream.IntStream.range(0, tree.getExpandedItemCount())
                .mapToObj(row -> tree.getTreeItem(row).getValue().name())
                .toList();
    }

    private static String heading(PlacesController screen) {
        String path = text(screen, "path");
        return path.isEmpty() ? Fx.find(screen.node(), "card", Card.class).getHeading() : path;
    }

    private static String text(PlacesController screen, String id) {
        return Fx.find(screen.node(), id, Label.class).getText();
    }

    @Test
    void theTreeSaysWhatStandsInEachAndInAllThatLiesInIt() throws Exception {
        bags();
        PlacesController screen = screen(null);
        Stage stage = Fx.show(new StackPane(screen.node()), 1280, 720);
        assertThat(paths(screen))
                .containsExactly(
                        "Exampleton",
                        "Freezer room",
                        "Freezer 1",
                        "Drawer 3",
                        "Locker 4",
                        "Property store",
                        "Bay H",
                        "Shelf 1",
                        "Shelf 2",
                        "Shelf 3",
                        "Shelf 10",
                        "Drugs cupboard",
                        "Safe");
        assertThat(text(screen, "count")).isEqualTo("13 places, 12 packages in them");
        assertThat(tree(screen).getColumns().get(1).getCellData(0)).isEqualTo("12 in all");
        assertThat(tree(screen).getColumns().get(1).getCellData(8)).isEqualTo("7");
        assertThat(heading(screen)).isEqualTo("Choose a place");
        Accessibility.check(screen.node());
        stage.close();
    }

    @Test
    void byKeysAloneAPlaceIsFoundAndWhatStandsThereIsOpened() throws Exception {
        bags();
        PlacesController screen = screen(null);
        Stage stage = Fx.show(new StackPane(screen.node()), 1280, 720);
        Scene scene = stage.getScene();
        screen.focusFirst();
        Fx.type(scene, "shelf 2");
        assertThat(paths(screen))
                .containsExactly("Exampleton", "Property store", "Bay H", "Shelf 2");
        Fx.press(scene, KeyCode.DOWN);
        assertThat(heading(screen)).isEqualTo(SHELF);
        assertThat(text(screen, "about")).isEqualTo("7 packages stand here");
        assertThat(table(screen).getItems())
                .extracting(line -> line.row().called())
                .containsExactly("JSM/7", "JSM/6", "JSM/5", "JSM/4", "JSM/3", "JSM/2", "JSM/1");
        test.later(Duration.ofSeconds(5));
        Fx.press(scene, KeyCode.ENTER);
        Fx.press(scene, KeyCode.DOWN);
        Fx.press(scene, KeyCode.ENTER);
        assertThat(went.places)
                .containsExactly(
                        new Place.Exhibit(
                                test.store()
                                        .movements()
                                        .withSeal("A0417706")
                                        .getFirst()
                                        .exhibitId()));
        assertThat(desk.looks).containsExactly(Look.search("where=" + SHELF, 7));
        stage.close();
    }

    @Test
    void aContainerIsMadeInAPlaceAndLeadsToItsScreen() throws Exception {
        bags();
        PlacesController screen = screen(shelf());
        Stage stage = Fx.show(new StackPane(screen.node()), 1280, 720);
        Button add = Fx.find(screen.node(), "container", Button.class);
        Button fill = Fx.find(screen.node(), "fill", Button.class);
        assertThat(add.isVisible()).isTrue();
        assertThat(fill.isVisible()).isFalse();
        add.fire();
        value(asked.getFirst().act().apply(new Answers(Map.of("name", "Crate 12"))));
        Fx.settle();
        screen.shown();
        assertThat(heading(screen)).isEqualTo(SHELF + "/Crate 12");
        assertThat(Fx.find(screen.node(), "card", Card.class).getAside()).isEqualTo("container");
        assertThat(add.isVisible()).isFalse();
        fill.fire();
        UUID crate = test.store().places().byPath(SHELF + "/Crate 12").orElseThrow().id();
        assertThat(went.places).containsExactly(new org.lockfast.desktop.Place.Container(crate));
        stage.close();
    }

    @Test
    void aScannedCodeLeadsToItsPlaceWhateverWasSearchedFor() throws Exception {
        bags();
        PlacesController screen = screen(null);
        Stage stage = Fx.show(new StackPane(screen.node()), 1280, 720);
        Fx.find(screen.node(), "find", TextField.class).setText("safe");
        String code = PlaceCode.of(test.store().places().byPath(SHELF).orElseThrow()).value();
        assertThat(screen.scanned(new Scan(code, "", ScanKind.LOCATION))).isTrue();
        assertThat(heading(screen)).isEqualTo(SHELF);
        assertThat(Fx.find(screen.node(), "find", TextField.class).getText()).isEmpty();
        assertThat(screen.scanned(new Scan("A0417706", "", ScanKind.FOREIGN))).isFalse();
        Fx.find(screen.node(), "find", TextField.class).setText(code.toLowerCase(Locale.ROOT));
        assertThat(paths(screen)).endsWith("Shelf 2").hasSize(4);
        Fx.find(screen.node(), "find", TextField.class).setText("firearms");
        assertThat(paths(screen)).isEmpty();
        Fx.find(screen.node(), "find", TextField.class).setText("freezer drawer");
        assertThat(paths(screen)).endsWith("Drawer 3");
        stage.close();
    }

    @Test
    void whatIsRecordedMeanwhileIsShownAndWhatIsChosenStays() throws Exception {
        bags();
        PlacesController screen = screen(shelf());
        Stage stage = Fx.show(new StackPane(screen.node()), 1280, 720);
        assertThat(heading(screen)).isEqualTo(SHELF);
        PackageState phone = test.store().movements().withSeal("A0417708").getFirst();
        value(
                test.store()
                        .handling()
                        .move(
                                test.session(Who.PROPERTY),
                                List.of(phone),
                                test.store().places().byPath(SHELF).orElseThrow(),
                                null,
                                null));
        screen.shown();
        assertThat(heading(screen)).isEqualTo(SHELF);
        assertThat(tree(screen).getSelectionModel().getSelectedItem().getValue().here())
                .isEqualTo(8);
        assertThat(table(screen).getItems()).hasSize(8);
        assertThat(text(screen, "about")).isEqualTo("8 packages stand here");
        Fx.find(screen.node(), "list", Button.class).fire();
        assertThat(went.places)
                .containsExactly(new Place.Exhibits("", Filter.ALL.and(Filter.Key.WHERE, SHELF)));
        screen.hidden();
        stage.close();
    }

    private Outcome<SmallForm.Result> press(SmallForm form, Map<String, String> answers) {
        Map<String, String> all = new HashMap<>();
        form.asks().forEach(ask -> all.put(ask.id(), ask.value()));
        all.putAll(answers);
        return form.act().apply(new Answers(all));
    }

    @Test
    void aSupervisorGivesItACapacityAndClosesItAndIsShownWhatDoesNotBelongThere() throws Exception {
        bags();
        assertThat(Fx.find(screen(shelf()).node(), "change", Button.class).isVisible()).isFalse();
        desk = new TestDesk(test, Who.FOUNDER);
        PlacesController screen = screen(shelf());
        Stage stage = Fx.show(new StackPane(screen.node()), 1280, 720);
        Button change = Fx.find(screen.node(), "change", Button.class);
        assertThat(change.isVisible()).isTrue();
        change.fire();
        SmallForm form = asked.getLast();
        assertThat(press(form, Map.of("capacity", "5", "reason", " ")).toString())
                .contains("Say why it is different");
        assertThat(press(form, Map.of("capacity", "five", "reason", "r")).toString())
                .contains("as a number from 1");
        assertThat(
                        value(
                                        press(
                                                form,
                                                Map.of(
                                                        "capacity",
                                                        "5",
                                                        "closed",
                                                        Answers.YES,
                                                        "class",
                                                        "DIGITAL_SECURE",
                                                        "reason",
                                                        "shelf is bent")))
                                .said())
                .isEqualTo(SHELF + " is changed");
        screen.shown();
        assertThat(text(screen, "about"))
                .isEqualTo("7 of 5 packages stand here. That is 2 more than it takes");
        assertThat(text(screen, "note")).startsWith("Closed: shelf is bent. Nothing new");
        assertThat(Fx.find(screen.node(), "card", Card.class).getAside())
                .isEqualTo("Computer and media store, closed");
        stage.close();
    }

    @Test
    void itsLabelIsWrittenWhereOneChooses() throws Exception {
        bags();
        PlacesController screen = screen(shelf());
        Stage stage = Fx.show(new StackPane(screen.node()), 1280, 720);
        files.toSave = folder.resolve("shelf.png");
        Fx.find(screen.node(), "label", Button.class).fire();
        assertThat(value(press(asked.getLast(), Map.of("stock", "50x25"))).said())
                .startsWith("The label of " + SHELF + " is written to ");
        assertThat(javax.imageio.ImageIO.read(folder.resolve("shelf.png").toFile()).getWidth())
                .isEqualTo(400);
        tree(screen).getSelectionModel().select(0);
        assertThat(Fx.find(screen.node(), "label", Button.class).isVisible()).isFalse();
        stage.close();
    }

    @Test
    void withoutAnyPlaceItSaysWhatAPlaceIsAndWhoMayAddsThem() {
        PlacesController screen = screen(null);
        assertThat(Fx.find(screen.node(), "none", VBox.class).isVisible()).isTrue();
        Button add = Fx.find(screen.node(), "add", Button.class);
        assertThat(add.isVisible()).isTrue();
        add.fire();
        assertThat(went.places).containsExactly(new Place.Admin());
        desk = new TestDesk(test, Who.SCENE);
        assertThat(Fx.find(screen(null).node(), "add", Button.class).isVisible()).isFalse();
    }

    @Test
    void ofAPlaceThatOnlyHoldsOthersItSaysSo() throws Exception {
        bags();
        PlacesController screen = screen(null);
        Stage stage = Fx.show(new StackPane(screen.node()), 1280, 720);
        tree(screen).getSelectionModel().select(0);
        assertThat(text(screen, "about"))
                .isEqualTo("Nothing stands here. With what lies in it: 12 packages");
        assertThat(text(screen, "note")).startsWith("Nobody recorded this");
        assertThat(table(screen).isVisible()).isFalse();
        stage.close();
    }

    @Test
    @Tag("pictures")
    void pictures() throws Exception {
        Pictures.take(screen(null).node(), "places-none");
        bags();
        Pictures.take(screen(null).node(), "places");
        Pictures.take(screen(shelf()).node(), "places-shelf");
        PlacesController locker =
                screen(test.store().places().byPath("Exampleton/Locker 4").orElseThrow().id());
        Pictures.take(locker.node(), "places-locker");
        PlacesController nothing = screen(null);
        Fx.find(nothing.node(), "find", TextField.class).setText("firearms");
        Pictures.take(nothing.node(), "places-no-match");
        var _ =
                value(
                        test.store()
                                .keepingPlaces()
                                .change(
                                        test.session(Who.FOUNDER),
                                        test.store().places().byPath(SHELF).orElseThrow(),
                                        new KeepingPlaces.Wanted(
                                                "Exampleton/Property store/Bay H/Shelf 2a",
                                                "SECURE_AMBIENT",
                                                5,
                                                true),
                                        "shelf is bent"));
        desk = new TestDesk(test, Who.FOUNDER);
        Pictures.take(screen(shelfNow()).node(), "places-closed");
    }
}

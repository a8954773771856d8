package org.lockfast.desktop.newexhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.Frame;
import org.lockfast.desktop.FrameActions;
import org.lockfast.desktop.FrameModel;
import org.lockfast.desktop.GivenPicture;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Preferences;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SealField;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;

@FxTest
@SuppressWarnings("NullAway.Init") // each test opens the frame first
class NewExhibitScreenTest {
    @TempDir Path folder;
    private TestStore store;
    private TestDesk desk;
    private Case of;
    private final ChosenFiles files = new ChosenFiles();
    private final List<Stage> stages = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private NewExhibitViewModel model;
    private NewExhibitController screen;
    private Frame frame;
    private @Nullable UUID parent;

    @BeforeEach
    void open() throws IOException {
        store = TestStore.in(folder);
        desk = new TestDesk(store, TestStore.Who.SCENE);
        of =
                TestStore.value(
                        desk.openingCases()
                                .open(desk.session(), "01YR/4402/26", "Sudden death", List.of()));
        files.toFolder = Files.createDirectory(folder.resolve("labels"));
    }

    @AfterEach
    void close() {
        stages.forEach(Stage::close);
        store.close();
    }

    private void earlier() {
        record("JS/3", "Duvet cover, damp", "CLOTHING");
        record("JS/4", "Samsung phone, black", "PHONE_TABLET");
        record("JS/5", "Blister pack, 8 tablets", "DRUGS");
        record("JS/6", "Glass, empty", "OTHER");
    }

    private void record(String reference, String description, String category) {
        ExhibitForm form =
                new ExhibitForm(
                        null,
                        reference,
                        description,
                        category,
                        null,
                        "Kitchen",
                        null,
                        "1187",
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
                        null);
        TestStore.value(desk.recordingExhibits().record(desk.session(), of, form));
    }

    /** The frame with the new exhibit screen in it, not yet shown. */
    private Frame frame(boolean scene, boolean withCase, Colours colours) {
        FrameModel words = new FrameModel();
        words.officerProperty().set("Jo Smith (1187)");
        frame =
                new Frame(
                        words,
                        new FrameActions(
                                () -> {},
                                () -> {},
                                () -> {},
                                () -> {},
                                (text, answer) -> answer.accept(List.of()),
                                scan -> elsewhere.add(scan.code())),
                        (code, aim) -> ScanKind.FOREIGN,
                        Clock.fixed(store.now(), TestStore.ZONE));
        Place.NewExhibit place = new Place.NewExhibit(withCase ? of.id() : null, "", scene, parent);
        frame.begin(
                asked -> {
                    model =
                            new NewExhibitViewModel(
                                    desk,
                                    place,
                                    new AtOnce(),
                                    frame.notices(),
                                    frame,
                                    files,
                                    Runnable::run);
                    screen = new NewExhibitController(model, frame, frame, () -> {}, preferences);
                    return screen;
                },
                place);
        frame.look(colours, scene ? Density.SCENE : Density.COMPACT, 100);
        return frame;
    }

    private final ObjectProperty<Preferences> preferences =
            new SimpleObjectProperty<>(Preferences.USUAL);

    /** There is no status bar at a scene. */
    @Test
    void aSceneIsMutedAndHeardByItsOwnButton() {
        Scene scene = show(true, true);
        Button sound = Fx.find(scene.getRoot(), "sound", Button.class);
        assertThat(sound.getText()).isEqualTo("Sound here");
        sound.fire();
        assertThat(preferences.get()).isEqualTo(Preferences.USUAL.withSoundsAtScene(true));
        assertThat(sound.getText()).isEqualTo("Mute here");
        sound.fire();
        assertThat(preferences.get()).as("the desk is heard").isEqualTo(Preferences.USUAL);
        preferences.set(Preferences.USUAL.withSounds(false));
        sound.fire();
        assertThat(preferences.get().heardAtScene()).isTrue();
    }

    private Scene show(boolean scene, boolean withCase) {
        Stage stage = new Stage();
        stages.add(stage);
        Scene shown = new Scene(frame(scene, withCase, Colours.NIGHT), 1366, 768);
        stage.setScene(shown);
        frame.look(Colours.NIGHT, scene ? Density.SCENE : Density.COMPACT, 100);
        stage.show();
        stage.requestFocus();
        screen.focusFirst();
        Fx.settle();
        return shown;
    }

    private void knife() {
        model.fields.address.set("14 Marlow Road, N7");
        model.fields.category.set("KNIFE_BLADE");
        model.fields.description.set("Kitchen knife, black handle, 20 cm blade, red staining");
        model.fields.where.set("Kitchen, sink, left bowl");
        model.scanned(new Scan("A0417702", "", ScanKind.FOREIGN));
    }

    @Test
    void everyControlHasANameAtTheSceneAndAtTheDesk() {
        show(true, true);
        Accessibility.check(screen.node());
        show(true, false);
        Accessibility.check(screen.node());
        show(false, true);
        Accessibility.check(screen.node());
    }

    private static WritableImage coloured() {
        WritableImage image = new WritableImage(40, 30);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 30; y++) {
                image.getPixelWriter().setArgb(x, y, 0xFF000000 | x << 18 | 0x6E00 | y);
            }
        }
        return image;
    }

    private static void paste(Scene scene, Consumer<ClipboardContent> what) {
        ClipboardContent content = new ClipboardContent();
        what.accept(content);
        Clipboard.getSystemClipboard().setContent(content);
        Fx.press(scene, KeyCode.V, "Ctrl");
        Fx.settle();
    }

    @Test
    void photographsThatArePastedAreStoredWithTheExhibitAndSurviveInTheDraft() throws Exception {
        Scene scene = show(false, true);
        Fx.find(screen.node(), "description", TextField.class).requestFocus();
        paste(scene, content -> content.putString("Kitchen knife, black handle"));
        assertThat(model.fields.description.get()).as("text is text").startsWith("Kitchen knife");
        assertThat(model.fields.photographs).isEmpty();
        paste(scene, content -> content.putImage(coloured()));
        Path other = Files.writeString(folder.resolve("notes.txt"), "no photograph");
        Path bag = Files.write(folder.resolve("bag.png"), new byte[] {1, 2, 3});
        paste(scene, content -> content.putFiles(List.of(bag.toFile(), other.toFile())));
        assertThat(model.fields.photographs).as("all of several, or none").hasSize(1);
        paste(scene, content -> content.putFiles(List.of(bag.toFile())));
        assertThat(model.fields.photographs).hasSize(2);
        assertThat(model.draft().photographs().stream().map(TakenPhoto::of))
                .as("as a draft keeps them")
                .containsExactlyElementsOf(
                        model.fields.photographs.stream().map(Optional::of).toList());
        knife();
        model.saveAndNext();
        UUID exhibit = desk.exhibits().ofCase(of.id()).getFirst().id();
        assertThat(desk.photographs(exhibit)).hasSize(2);
        BufferedImage kept =
                ImageIO.read(
                        new ByteArrayInputStream(
                                desk.attachment(desk.photographs(exhibit).getFirst().file())
                                        .orElseThrow()));
        assertThat(kept.getRGB(39, 29)).as("in its colours").isEqualTo(0xFF9C6E1D);
        assertThat(model.fields.photographs).as("the next has none").isEmpty();
    }

    @Test
    void anExhibitIsEnteredAndSavedByKeysAlone() {
        Scene scene = show(true, true);
        Fx.press(scene, KeyCode.DIGIT3);
        Fx.wait(300); // it could be the beginning of a scan
        assertThat(model.fields.category.get()).isEqualTo("KNIFE_BLADE");
        Fx.type(scene, "Kitchen knife, black handle");
        Fx.wait(300); // faster than a person, it is held as if it were a scan
        Fx.find(screen.node(), "where", TextField.class).requestFocus();
        Fx.type(scene, "Sink");
        Fx.wait(300);
        Fx.press(scene, KeyCode.ENTER, "Ctrl");
        Fx.settle();
        assertThat(desk.exhibits().ofCase(of.id()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.description()).isEqualTo("Kitchen knife, black handle");
                    assertThat(one.place()).isEqualTo("Sink");
                    assertThat(one.category()).isEqualTo("KNIFE_BLADE");
                });
        assertThat(model.fields.description.get()).isEmpty();
        assertThat(scene.getFocusOwner().getStyleClass()).contains("tile");
    }

    @Test
    void onceAKindIsChosenWhatIsTypedIsTheDescription() {
        Scene scene = show(true, true);
        TextField description = Fx.find(screen.node(), "description", TextField.class);
        slowly(scene, "12 keys");
        assertThat(model.fields.category.get()).isEqualTo("PHONE_TABLET");
        assertThat(scene.getFocusOwner()).isEqualTo(description);
        assertThat(description.getText()).isEqualTo("2 keys");
        Fx.find(screen.node(), "photo", javafx.scene.control.Button.class).requestFocus();
        slowly(scene, "3");
        assertThat(model.fields.category.get()).isEqualTo("PHONE_TABLET");
        screen.focusFirst();
        slowly(scene, "4");
        assertThat(model.fields.category.get()).isEqualTo("DRUGS");
        assertThat(description.getText()).isEqualTo("2 keys");
        screen.focusFirst();
        slowly(scene, "red");
        assertThat(description.getText()).isEqualTo("2 keysred");
        assertThat(scene.getFocusOwner()).isEqualTo(description); // R gave no reason
    }

    private static void slowly(Scene scene, String text) {
        for (int i = 0; i < text.length(); i++) {
            Fx.type(scene, text.substring(i, i + 1));
            Fx.wait(80);
        }
    }

    @Test
    void aScanFillsTheSealWhereverTheCaretIs() {
        show(true, true);
        Fx.find(screen.node(), "description", TextField.class).requestFocus();
        assertThat(screen.scanned(new Scan("A0417702", "", ScanKind.FOREIGN))).isTrue();
        SealField seal = Fx.find(screen.node(), "seal", SealField.class);
        assertThat(seal.getText()).isEqualTo("A0417702");
        assertThat(seal.scannedProperty().get()).isTrue();
        assertThat(seal.confirmedBinding().get()).isTrue();
    }

    @Test
    void adviceTakesTheFocusWhenAChoiceCausesItAndEnterFollowsIt() {
        Scene scene = show(true, true);
        knife();
        @SuppressWarnings("unchecked")
        ComboBox<org.lockfast.rules.Packaging> packaging =
                Fx.find(screen.node(), "packaging", ComboBox.class);
        packaging.requestFocus();
        packaging.setValue(model.rules().packaging().get("TEB_POLYTHENE"));
        Fx.settle();
        assertThat(model.judged.get().spoken()).isNotEmpty();
        Fx.press(scene, KeyCode.ENTER);
        Fx.settle();
        assertThat(model.fields.packages.getFirst().packaging.get()).isEqualTo("KNIFE_TUBE");
    }

    @Test
    @Tag("pictures")
    void picturesOfTheScene() {
        earlier();
        picture("scene-empty", true, true, () -> {});
        picture("scene-photographs", true, true, this::photographed);
        picture("scene-no-case", true, false, () -> {});
        picture("scene-filled", true, true, this::knife);
        picture(
                "scene-receipt",
                true,
                true,
                () -> {
                    model.fields.category.set("OTHER");
                    model.fields.description.set("Brass candlestick");
                    model.fields.where.set("Hall table");
                    model.saveAndNext();
                });
        picture(
                "scene-tier-2",
                true,
                true,
                () -> {
                    knife();
                    model.fields.packages.getFirst().choose("TEB_POLYTHENE");
                });
        picture(
                "scene-tier-1",
                true,
                true,
                () -> {
                    model.fields.category.set("PHONE_TABLET");
                    model.fields.description.set("Samsung phone, black");
                    model.fields.state("POWERED_ON", true);
                    model.fields.packages.getFirst().choose("TEB_POLYTHENE");
                });
        picture(
                "scene-tier-3",
                true,
                true,
                () -> {
                    model.fields.category.set("FIREARM");
                    model.fields.description.set("Shotgun, double barrel, wooden stock");
                });
    }

    @Test
    @Tag("pictures")
    void picturesOfTheDesk() {
        earlier();
        picture("desk-empty", false, true, () -> {});
        picture("desk-no-case", false, false, () -> {});
        picture("desk-filled", false, true, this::knife);
        picture(
                "desk-errors",
                false,
                true,
                () -> {
                    knife();
                    model.fields.time.set("half past nine");
                    model.fields.packages.getFirst().choose("TEB_POLYTHENE");
                    model.saveAndNext();
                });
        picture(
                "desk-packages",
                false,
                true,
                () -> {
                    knife();
                    model.fields.addPackage();
                    model.scanned(new Scan("A0417703", "", ScanKind.FOREIGN));
                    model.scanned(new Scan("A0417799", "", ScanKind.FOREIGN));
                });
        picture(
                "desk-blank",
                false,
                true,
                () -> {
                    knife();
                    model.scanned(new Scan("PX7K3M9TRD2HVWJ6", "", ScanKind.EXHIBIT));
                });
        picture(
                "desk-codes",
                false,
                true,
                () -> {
                    knife();
                    model.fields.description.set("Passport, \u0939\u093F\u0928\u094D\u0926\u0940");
                    model.fields.where.set("\u0E44\u0E17\u0E22");
                });
        atTheEnd = true;
        picture("desk-end", false, true, this::knife);
        picture("desk-found-end", false, false, () -> model.fields.kind.set(PropertyKind.FOUND));
        picture("scene-end", true, true, this::knife);
    }

    private void subExhibit() {
        earlier();
        parent =
                desk.movements()
                        .packagesOf(desk.exhibits().byReference("JS/4").getFirst().id())
                        .getFirst()
                        .id();
    }

    @Test
    void aSubExhibitIsShownWithWhatItIsTakenFrom() {
        subExhibit();
        Scene scene = show(false, true);
        Accessibility.check(screen.node());
        assertThat(Fx.find(screen.node(), "takenFrom", TakenFromCard.class).isVisible()).isTrue();
        Fx.find(screen.node(), "left", TextField.class).setText("1");
        assertThat(model.fields.left.get()).isEqualTo("1");
        assertThat(scene.getFocusOwner().getStyleClass()).contains("tile");
    }

    @Test
    @Tag("pictures")
    void picturesOfASubExhibit() {
        subExhibit();
        picture("desk-sub", false, true, () -> {});
        picture("scene-sub", true, true, () -> {});
    }

    private void photographed() {
        knife();
        for (int i = 0; i < 3; i++) {
            model.given().drawn(new GivenPicture.Drawn(coloured()));
        }
    }

    private boolean atTheEnd;

    private void picture(String name, boolean scene, boolean withCase, Runnable fill) {
        for (Colours colours : new Colours[] {Colours.NIGHT, Colours.DAY}) {
            desk.drafts.clear();
            frame(scene, withCase, colours);
            fill.run();
            int width = scene ? 1366 : 1280;
            int height = scene ? 768 : 720;
            String file = "newexhibit-" + name + "-" + (colours == Colours.DAY ? "day" : "night");
            Pictures.snap(
                    frame,
                    file,
                    width,
                    height,
                    made -> look(colours, scene ? Density.SCENE : Density.COMPACT));
        }
        if (!scene) {
            desk.drafts.clear();
            frame(false, withCase, Colours.DAY);
            fill.run();
            Pictures.snap(
                    frame,
                    "newexhibit-" + name + "-day-large",
                    1520,
                    1056,
                    made -> look(Colours.DAY, Density.COMPACT));
        }
    }

    private void look(Colours colours, Density density) {
        frame.look(colours, density, 100);
        if (atTheEnd) {
            frame.applyCss();
            frame.layout();
            frame.lookupAll(".scroll-pane").forEach(pane -> ((ScrollPane) pane).setVvalue(1));
        }
    }
}

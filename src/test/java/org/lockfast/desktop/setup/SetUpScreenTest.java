package org.lockfast.desktop.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.Frame;
import org.lockfast.desktop.FrameActions;
import org.lockfast.desktop.FrameModel;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.ScanKind;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.NoEntrance;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;

@FxTest
class SetUpScreenTest {
    private static final String SHEET =
            """
            LOCKFAST RECOVERY SHEET
            Exampleshire Police, Exampleton, computer SCN-07

            Sheet 1 of store 3f0c9a52
            7KQ2M-XR4T9-PD3WH-6NV8C-A
            J5BE2-Q9YF7-T4KM3-R8ZXU-7
            """;

    @TempDir Path folder;
    private final ChosenFiles files = new ChosenFiles();
    private TestStore store;
    private SetUpViewModel model;
    private SetUpController screen;
    private Frame frame;
    private Stage stage;

    @BeforeEach
    void open() {
        store = TestStore.in(folder);
        frame =
                new Frame(
                        new FrameModel(),
                        new FrameActions(
                                () -> {},
                                () -> {},
                                () -> {},
                                () -> {},
                                (text, answer) -> {},
                                scan -> {}),
                        (code, aim) -> ScanKind.FOREIGN,
                        Clock.fixed(store.now(), TestStore.ZONE));
        model =
                new SetUpViewModel(
                        new Making(), new AtOnce(), frame.notices(), () -> {}, desk -> {});
        screen = new SetUpController(model, files);
        frame.begin(place -> screen, new Place.SetUp());
        stage = new Stage();
        stage.setScene(new Scene(frame, 1280, 720));
        frame.look(Colours.DAY, Density.COMPACT, 100);
        stage.show();
        stage.requestFocus();
        screen.focusFirst();
        Fx.settle();
    }

    @AfterEach
    void close() {
        stage.close();
        store.close();
    }

    /** Answers as the store would, but with a sheet that is the same each time. */
    private final class Making extends NoEntrance {
        @Override
        public Outcome<Made> setUp(Plan plan, Password password) {
            return Outcome.done(new Made(new TestDesk(store, TestStore.Who.FOUNDER), SHEET));
        }

        @Override
        public List<String> problems(Plan plan, Password password) {
            return password.length() < 12
                    ? List.of("Use at least 12 characters. Three or four words are good")
                    : List.of();
        }
    }

    private void goTo(int page) {
        model.force.set("Exampleshire Police");
        model.station.set("Exampleton");
        model.device.set("SCN-07");
        model.collar.set("1187");
        model.name.set("Jo Smith");
        model.password.set(TestStore.PASSWORD);
        model.again.set(TestStore.PASSWORD);
        while (model.page.get() < page) {
            model.goOn();
        }
        Fx.settle();
    }

    @Test
    void everyPageHasNamesAnOrderAndTheCaretWhereWorkBegins() {
        List<String> first = List.of("force", "device", "collar", "password", "next", "sheet");
        for (int page = SetUpViewModel.FORCE; page < SetUpViewModel.PAGES; page++) {
            goTo(page);
            Accessibility.check(frame);
            assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo(first.get(page));
        }
    }

    @Test
    void whatIsWrongStandsAtItsFieldAndLeadsThere() {
        Fx.find(frame, "station", TextField.class).setText("Exampleton");
        Fx.find(frame, "next", Button.class).fire();
        Fx.settle();
        assertThat(frame.lookupAll(".field-error"))
                .singleElement()
                .satisfies(one ->
                        assertThat(((javafx.scene.control.Label) one).getText())
                                .isEqualTo("Error: Enter the name of the force"));
        assertThat(Fx.find(frame, "station", TextField.class).getText()).isEqualTo("Exampleton");
    }

    @Test
    void theSheetIsSavedWhereTheOfficerSays() throws Exception {
        goTo(SetUpViewModel.RECOVERY);
        files.toSave = folder.resolve("sheet.txt");
        Fx.find(frame, "saveSheet", Button.class).fire();
        assertThat(Files.readString(folder.resolve("sheet.txt"))).isEqualTo(SHEET);
        assertThat(Fx.find(frame, "sheetKept", CheckBox.class).isSelected()).isFalse();
    }

    @Test
    void aSheetThatCannotBeWrittenIsToldAndStaysOnTheScreen() {
        goTo(SetUpViewModel.RECOVERY);
        files.toSave = folder.resolve("no such folder").resolve("sheet.txt");
        Fx.find(frame, "saveSheet", Button.class).fire();
        Fx.settle();
        assertThat(frame.lookup(".notices").lookup(".banner").isVisible()).isTrue();
        assertThat(model.sheet.get()).isEqualTo(SHEET);
    }

    @Test
    @Tag("pictures")
    void pictures() {
        for (int page = SetUpViewModel.FORCE; page < SetUpViewModel.PAGES; page++) {
            goTo(page);
            both("setup-" + (page + 1));
        }
    }

    @Test
    @Tag("pictures")
    void picturesOfProblems() {
        model.goOn();
        both("setup-problems");
        goTo(SetUpViewModel.PASSWORD);
        model.password.set("short");
        model.goOn();
        both("setup-weak");
    }

    private void both(String name) {
        for (Colours colours : List.of(Colours.DAY, Colours.NIGHT)) {
            frame.look(colours, Density.COMPACT, 100);
            Fx.settle();
            Pictures.write(
                    stage.getScene(),
                    name + "-" + colours.name().toLowerCase(java.util.Locale.ROOT) + "-1280x720");
            Pictures.larger(
                    stage.getScene(),
                    name + "-" + colours.name().toLowerCase(java.util.Locale.ROOT));
        }
        frame.look(Colours.DAY, Density.COMPACT, 100);
    }
}

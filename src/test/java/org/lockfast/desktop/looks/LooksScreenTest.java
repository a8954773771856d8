package org.lockfast.desktop.looks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.consult.Look;
import org.lockfast.desktop.Place;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.WentTo;

/** Who looked at what: narrowed by officer, exhibit and operation, and noted itself. */
@FxTest(seconds = 120)
class LooksScreenTest {
    @TempDir Path folder;
    private final WentTo went = new WentTo();
    private TestStore test;
    private TestDesk desk;

    @BeforeEach
    void store() throws Exception {
        test = TestStore.in(folder);
        run(Who.SCENE, "case", "add", "C/1", "--title", "T");
        for (int n = 1; n <= 2; n++) {
            Path json = folder.resolve("exhibit.json");
            Files.writeString(
                    json, "{\"reference\": \"JSM/%d\", \"description\": \"Knife\"}".formatted(n));
            run(Who.SCENE, "exhibit", "add", "--case", "C/1", "--json", json.toString());
        }
        test.later(Duration.ofMinutes(5));
        run(Who.SCENE, "show", "JSM/1");
        test.later(Duration.ofMinutes(5));
        run(Who.PROPERTY, "find", "knife");
        test.later(Duration.ofMinutes(5));
        run(Who.PROPERTY, "record", "JSM/2", "--out", folder.resolve("r.pdf").toString());
        desk = new TestDesk(test, Who.AUDITOR);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private void run(Who who, String... words) {
        TestStore.Ran ran = test.run(who, words);
        assertThat(ran.code()).as("%s: %s", List.of(words), ran.err()).isZero();
    }

    private LooksController screen() {
        LooksController screen =
                new LooksController(new LooksViewModel(desk, new AtOnce(), new Said(), went));
        screen.shown();
        return screen;
    }

    @SuppressWarnings("unchecked")
    private static TableView<LooksViewModel.Row> table(LooksController screen) {
        return (TableView<LooksViewModel.Row>) Fx.find(screen.node(), "table", TableView.class);
    }

    private static List<String> whats(LooksController screen) {
        return table(screen).getItems().stream().map(LooksViewModel.Row::what).toList();
    }

    @Test
    void theNewestStandFirstAndItIsNotedThatOneLooked() {
        LooksController screen = screen();
        assertThat(whats(screen))
                .containsSubsequence(
                        "Record printed",
                        "Searched for “knife”: 2 found",
                        "The exhibit and its continuity",
                        "Exhibit recorded",
                        "Case opened");
        assertThat(desk.looks).containsExactly(Look.list(Look.Kind.CONSULTATIONS));
        Accessibility.check(screen.node());
    }

    @Test
    void officerExhibitAndOperationNarrowItAndEnterOpensTheExhibit() {
        LooksController screen = screen();
        Stage stage = Fx.show(new StackPane(screen.node()), 1000, 700);
        Scene scene = stage.getScene();
        TextField about = Fx.find(screen.node(), "about", TextField.class);
        about.requestFocus();
        about.setText("JSM/2");
        Fx.press(scene, KeyCode.ENTER);
        assertThat(whats(screen)).containsExactly("Record printed", "Exhibit recorded");
        TextField officer = Fx.find(screen.node(), "officer", TextField.class);
        officer.requestFocus();
        officer.setText("2002");
        Fx.press(scene, KeyCode.ENTER);
        assertThat(whats(screen)).containsExactly("Record printed");
        table(screen).requestFocus();
        table(screen).getSelectionModel().selectFirst();
        Fx.press(scene, KeyCode.ENTER);
        assertThat(went.places).hasSize(1).first().isInstanceOf(Place.Exhibit.class);
        about.setText("");
        officer.setText("99");
        Fx.press(scene, KeyCode.F5);
        officer.requestFocus();
        Fx.press(scene, KeyCode.ENTER);
        assertThat(table(screen).getItems()).isEmpty();
        assertThat(Fx.find(screen.node(), "count", Label.class).getText())
                .isEqualTo("No officer has the collar number 99");
        stage.close();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        Pictures.take(screen().node(), "looks");
    }
}

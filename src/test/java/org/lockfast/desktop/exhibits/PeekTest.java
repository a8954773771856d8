package org.lockfast.desktop.exhibits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
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
import org.lockfast.desktop.handover.Bags;
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

/** Space shows the exhibit chosen in the list beside it, and that is a look at it. */
@FxTest
class PeekTest {
    @TempDir Path folder;
    private TestStore test;
    private final WentTo went = new WentTo();
    private List<Look> looks = List.of();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        Bags bags = new Bags(test);
        bags.bag("JSM/1", "A0000001");
        bags.bag("JSM/2", "A0000002");
    }

    @AfterEach
    void close() {
        test.close();
    }

    private ExhibitsController screen() {
        TestDesk desk = new TestDesk(test, Who.SCENE);
        looks = desk.looks;
        ExhibitsController screen =
                new ExhibitsController(
                        new ExhibitsViewModel(
                                desk,
                                new Place.Exhibits(""),
                                new AtOnce(),
                                new Said(),
                                went,
                                form -> {}),
                        new ElsewhereViewModel(desk, new AtOnce(), new Said(), went),
                        new ListExport(desk, form -> {}, new ChosenFiles()),
                        ZoneId.of("Europe/London"));
        screen.shown();
        return screen;
    }

    private static List<String> beside(ExhibitsController screen) {
        return screen.node().lookupAll(".peek .label").stream()
                .map(label -> ((Label) label).getText())
                .toList();
    }

    @Test
    void spaceShowsWhatIsChosenAndArrowsGoOnWithIt() {
        ExhibitsController screen = screen();
        Stage stage = Fx.show(new StackPane(screen.node()), 1280, 700);
        Scene scene = stage.getScene();
        Fx.find(screen.node(), "table", TableView.class).requestFocus();
        Fx.press(scene, KeyCode.SPACE);
        assertThat(beside(screen))
                .contains("JSM/2", "Where it is", "with Jo Smith (1187)\nSeal A0000002")
                .anyMatch(text -> text.contains("Seized"));
        Accessibility.check(scene.getRoot());
        Fx.press(scene, KeyCode.DOWN);
        assertThat(beside(screen)).contains("JSM/1").doesNotContain("JSM/2");
        Fx.press(scene, KeyCode.ESCAPE);
        assertThat(beside(screen)).isEmpty();
        Fx.press(scene, KeyCode.UP);
        assertThat(beside(screen)).as("it stays away").isEmpty();
        Fx.press(scene, KeyCode.SPACE);
        Fx.press(scene, KeyCode.SPACE);
        assertThat(beside(screen)).isEmpty();
        assertThat(went.places).isEmpty();
        stage.close();
        List<String> seen =
                looks.stream()
                        .filter(look -> look.kind() == Look.Kind.EXHIBIT)
                        .map(look ->
                                test.store()
                                        .exhibits()
                                        .byId(java.util.Objects.requireNonNull(look.subject()))
                                        .orElseThrow()
                                        .name())
                        .toList();
        assertThat(seen).containsExactly("JSM/2", "JSM/1", "JSM/2");
    }

    @Test
    @Tag("pictures")
    void drawn() {
        ExhibitsController screen = screen();
        StackPane around = new StackPane(screen.node());
        Stage stage = Fx.show(around, 1280, 700);
        Fx.find(screen.node(), "table", TableView.class).requestFocus();
        Fx.press(stage.getScene(), KeyCode.SPACE);
        around.getChildren().clear(); // a picture puts it into a scene of its own
        Pictures.take(screen.node(), "exhibits-peek");
        stage.close();
    }
}

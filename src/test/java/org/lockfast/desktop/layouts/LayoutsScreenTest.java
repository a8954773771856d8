package org.lockfast.desktop.layouts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.SmallForm;
import org.lockfast.journal.Outcome;
import org.lockfast.label.Stock;
import org.lockfast.rules.StockLayout.Part;
import org.lockfast.rules.StockLayout.What;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;

/** The layout editor: boxes moved, sized, added and taken off, the rule that is broken, undo. */
@FxTest(seconds = 120)
class LayoutsScreenTest {
    @TempDir Path folder;
    private final Said said = new Said();
    private final List<SmallForm> forms = new ArrayList<>();
    private TestStore test;
    private TestDesk desk;

    @BeforeEach
    void store() {
        test = TestStore.in(folder);
        desk = new TestDesk(test, TestStore.Who.FOUNDER);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private LayoutsViewModel model() {
        LayoutsViewModel model = new LayoutsViewModel(desk, new AtOnce(), said, forms::add);
        model.open(Stock.STANDARD);
        return model;
    }

    private static void choose(LayoutsViewModel model, What what) {
        for (int i = 0; i < model.parts.size(); i++) {
            if (model.parts.get(i).what() == what) {
                model.chosen.set(i);
            }
        }
    }

    private static Part part(LayoutsViewModel model, What what) {
        return model.parts.stream().filter(one -> one.what() == what).findFirst().orElseThrow();
    }

    private static LayoutsViewModel.Drawn drawn(LayoutsViewModel model) {
        return Objects.requireNonNull(model.drawn.get());
    }

    @Test
    void aPartIsMovedSizedAndTheRuleItBreaksIsNamed() {
        LayoutsViewModel model = model();
        assertThat(drawn(model).broken()).isEmpty();
        assertThat(drawn(model).png()).isNotEmpty();
        byte[] before = drawn(model).png();
        choose(model, What.REFERENCE);
        Part reference = part(model, What.REFERENCE);
        model.stretch(-20, 0);
        assertThat(part(model, What.REFERENCE).width())
                .isEqualTo(Math.round((reference.width() - 10) * 2) / 2.0);
        choose(model, What.CODE);
        model.nudge(4, 0);
        assertThat(drawn(model).broken()).isEmpty();
        assertThat(drawn(model).png()).isNotEqualTo(before);
        choose(model, What.HAZARDS);
        model.nudge(0, -8);
        assertThat(drawn(model).png()).isEmpty();
        assertThat(drawn(model).broken()).contains("too near");
        model.undo();
        assertThat(drawn(model).broken()).isEmpty();
        model.undo();
        model.undo();
        assertThat(part(model, What.REFERENCE)).isEqualTo(reference);
        assertThat(model.undoes.get()).isFalse();
    }

    @Test
    void partsAreAddedAndTakenOffAndWhatMayNotBeLackingIsSaid() {
        LayoutsViewModel model = model();
        assertThat(model.absent()).contains(What.TEXT, What.SIGNATURES).doesNotContain(What.QR);
        choose(model, What.STORAGE);
        model.remove();
        assertThat(model.absent()).contains(What.STORAGE);
        assertThat(drawn(model).broken()).as("it may be left out").isEmpty();
        choose(model, What.SEAL);
        model.remove();
        assertThat(drawn(model).broken()).contains("may not lack the seal");
        model.add(What.SEAL);
        assertThat(model.part().orElseThrow().what()).isEqualTo(What.SEAL);
        assertThat(drawn(model).broken()).contains("lie over each other");
        model.beginAnew();
        assertThat(drawn(model).broken()).isEmpty();
    }

    @Test
    void aLayoutIsPutIntoForceAndIsThereWhenTheEditorIsOpenedAgain() {
        LayoutsViewModel model = model();
        choose(model, What.CODE);
        model.nudge(6, 0);
        Part moved = part(model, What.CODE);
        model.put();
        assertThat(TestStore.value(answered("Insp Example", "Order 9")).said())
                .contains("in force as version 1");
        model.open(Stock.LARGE);
        model.open(Stock.STANDARD);
        assertThat(part(model, What.CODE)).isEqualTo(moved);
        choose(model, What.HAZARDS);
        model.nudge(0, -8);
        model.put();
        assertThat(forms).isEmpty();
        assertThat(said.lines.getLast()).contains("too near", "Mend that first");
    }

    private Outcome<SmallForm.Result> answered(String owner, String reason) {
        Map<String, String> answers = new HashMap<>(Map.of("owner", owner, "reason", reason));
        return forms.removeLast().act().apply(new Answers(answers));
    }

    /** With fewer parts than before, no place beyond their end is asked of the list. */
    @Test
    void theListFollowsWhereItsLastPartGoes() {
        LayoutsViewModel model = model();
        LayoutsController screen = new LayoutsController(model);
        Stage stage = Fx.show(new StackPane(screen.node()), 1280, 720);
        ListView<?> list = Fx.find(screen.node(), "parts", ListView.class);
        int most = model.parts.size();
        for (Runnable shorter : List.<Runnable>of(model::undo, model::beginAnew, model::remove)) {
            model.add(What.TEXT);
            Fx.settle();
            assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(most);
            shorter.run();
            Fx.settle();
            assertThat(model.parts).hasSize(most);
            assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(model.chosen.get());
            list.getSelectionModel().select(1);
            assertThat(model.chosen.get()).as("a press in the list chooses").isEqualTo(1);
        }
        stage.close();
    }

    @Test
    void arrowKeysMoveTheChosenPartAndNumbersAreTyped() {
        LayoutsViewModel model = model();
        LayoutsController screen = new LayoutsController(model);
        screen.shown();
        Stage stage = Fx.show(new StackPane(screen.node()), 1280, 720);
        Accessibility.check(stage.getScene().getRoot());
        choose(model, What.CODE);
        Part code = part(model, What.CODE);
        LabelBoxes boxes =
                (LabelBoxes)
                        Fx.find(screen.node(), "paper", StackPane.class).getChildren().getFirst();
        key(boxes, KeyCode.RIGHT, false);
        key(boxes, KeyCode.LEFT, true);
        assertThat(part(model, What.CODE).x()).isGreaterThan(code.x());
        assertThat(part(model, What.CODE).width()).isLessThan(code.width());
        TextField x = Fx.find(screen.node(), "x", TextField.class);
        x.setText("20,5");
        x.fireEvent(new javafx.event.ActionEvent());
        assertThat(part(model, What.CODE).x()).isEqualTo(20.5);
        x.setText("nonsense");
        x.fireEvent(new javafx.event.ActionEvent());
        assertThat(x.getText()).isEqualTo("20.5");
        Fx.find(screen.node(), "undo", Button.class).fire();
        assertThat(part(model, What.CODE).x()).isNotEqualTo(20.5);
        Part place = part(model, What.PLACE);
        double scale = boxes.getPrefWidth() / 100;
        mouse(boxes, MouseEvent.MOUSE_PRESSED, (place.x() + 5) * scale, (place.y() + 1) * scale);
        mouse(boxes, MouseEvent.MOUSE_DRAGGED, (place.x() + 8) * scale, (place.y() + 1) * scale);
        mouse(boxes, MouseEvent.MOUSE_DRAGGED, (place.x() + 10) * scale, (place.y() + 2) * scale);
        assertThat(part(model, What.PLACE).x()).isEqualTo(Math.round((place.x() + 5) * 2) / 2.0);
        model.undo();
        assertThat(part(model, What.PLACE)).as("a drag is undone whole").isEqualTo(place);
        double right = (place.x() + place.width()) * scale - 2;
        double foot = (place.y() + place.height()) * scale - 2;
        mouse(boxes, MouseEvent.MOUSE_PRESSED, right, foot);
        mouse(boxes, MouseEvent.MOUSE_DRAGGED, right - 10 * scale, foot);
        assertThat(part(model, What.PLACE).width()).isLessThan(place.width() - 9);
        stage.close();
    }

    private static void mouse(
            LabelBoxes boxes, javafx.event.EventType<MouseEvent> type, double x, double y) {
        Point2D at = boxes.localToScene(x, y);
        Event.fireEvent(
                boxes,
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
    }

    private static void key(LabelBoxes boxes, KeyCode code, boolean shift) {
        Event.fireEvent(
                boxes,
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
    }

    @Test
    @Tag("pictures")
    void pictures() {
        LayoutsViewModel model = model();
        LayoutsController screen = new LayoutsController(model);
        choose(model, What.DESCRIPTION);
        Pictures.take(screen.node(), "layouts");
        LayoutsViewModel broken = model();
        LayoutsController second = new LayoutsController(broken);
        choose(broken, What.HAZARDS);
        broken.nudge(0, -8);
        Pictures.take(second.node(), "layouts-broken");
        LayoutsViewModel large = model();
        large.open(Stock.LARGE);
        Pictures.take(new LayoutsController(large).node(), "layouts-large");
    }
}

package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;

@FxTest
class FormFieldTest {
    @Test
    void labelHintAndErrorReachTheReaderAndTheEye() {
        TextField seal = new TextField();
        FormField field = new FormField("Seal number", "Scan the bag", seal);
        Label name = (Label) field.lookup(".field-name");
        assertThat(name.getText()).isEqualTo("Seal number");
        assertThat(name.getLabelFor()).isSameAs(seal);
        assertThat(seal.getAccessibleHelp()).isEqualTo("Scan the bag");

        field.setError("Enter the seal number");
        assertThat(((Label) field.lookup(".field-error")).getText())
                .isEqualTo("Error: Enter the seal number");
        assertThat(seal.getAccessibleHelp())
                .isEqualTo("Error: Enter the seal number. Scan the bag");
        assertThat(seal.getPseudoClassStates())
                .anyMatch(state -> state.getPseudoClassName().equals("wrong"));

        field.setError("");
        assertThat(field.lookup(".field-error")).isNull();
        assertThat(seal.getPseudoClassStates())
                .noneMatch(state -> state.getPseudoClassName().equals("wrong"));
    }

    /** Also where the page has too little room: a sentence that is cut says nothing to do. */
    @Test
    void whatIsWrongIsNeverCut() {
        FormField field = new FormField("Code of the force", "", new TextField());
        field.setError(
                "This file is of Exampleshire Police with another key than the one whose code was"
                        + " typed. Nothing of it is kept.");
        VBox page = new VBox(field);
        Scene scene = new Scene(page, 300, 60);
        Look.dress(scene, Look.Colours.DAY, Look.Density.COMPACT, 100);
        page.resize(300, 60);
        page.applyCss();
        page.layout();
        Label wrong = (Label) field.lookup(".field-error");
        assertThat(wrong.getHeight()).isGreaterThanOrEqualTo(wrong.prefHeight(wrong.getWidth()));
    }

    /** In the one pass a resized window gets: what lies under a field never stands on it. */
    @Test
    void howHighAFieldIsFollowsFromHowWideItStands() {
        FormField field =
                new FormField(
                        "Handed in by",
                        "Collar number, or name of somebody without an account",
                        new TextField());
        Button beneath = new Button("Book in");
        VBox page = new VBox(field, beneath);
        Scene scene = new Scene(page, 900, 400);
        Look.dress(scene, Look.Colours.DAY, Look.Density.COMPACT, 100);
        List<Double> heights = new ArrayList<>();
        for (double wide : new double[] {900, 200, 480, 900}) {
            page.resize(wide, 400);
            page.applyCss();
            page.layout();
            Region text = (Region) field.getControl();
            assertThat(text == null ? 0 : text.getBoundsInParent().getMaxY())
                    .isLessThanOrEqualTo(field.getHeight());
            assertThat(beneath.getLayoutY()).isGreaterThanOrEqualTo(field.getHeight());
            heights.add(field.getHeight());
        }
        assertThat(heights.get(1)).isGreaterThan(heights.getFirst());
        assertThat(heights.getLast()).isEqualTo(heights.getFirst());
    }

    @Test
    void aLongHintWrapsInANarrowField() {
        PasswordField password = new PasswordField();
        FormField field =
                new FormField(
                        "Password",
                        "Typed by the giver; leave it empty where they have no account",
                        password);
        Scene scene = new Scene(field, 180, 300);
        scene.snapshot(null);
        Fx.settle();
        scene.snapshot(null);
        Label hint = (Label) field.lookup(".field-hint");
        Bounds seen = hint.localToScene(hint.getBoundsInLocal());
        assertThat(seen.getMaxX()).isLessThanOrEqualTo(180);
        assertThat(seen.getHeight()).isGreaterThan(hint.getFont().getSize() * 2);
        assertThat(password.localToScene(password.getBoundsInLocal()).getMinY())
                .isGreaterThanOrEqualTo(seen.getMaxY());
    }
}

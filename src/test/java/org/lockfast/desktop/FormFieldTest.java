package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
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

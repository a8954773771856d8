package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;

/**
 * Own controls in FXML, with words by key, fields and handlers of a controller made by its
 * constructor.
 */
@FxTest
class FxmlTest {
    private static final class SampleForm {
        @FXML private TextField where;
        @FXML private SealField seal;
        @FXML private SmartTimeField when;
        private int pressed;

        @FXML
        private void initialize() {
            where.setText("Kitchen");
        }

        @FXML
        private void again() {
            pressed++;
        }
    }

    @Test
    void aFormOfOurControlsLoads() {
        SampleForm controller = new SampleForm();
        Parent form = Fxml.load(controller, "sample-form.fxml");
        Stage stage = Fx.show(form, 800, 700);
        Accessibility.check(form);
        assertThat(controller.where.getText()).isEqualTo("Kitchen");
        assertThat(controller.seal.getText()).isEmpty();
        assertThat(controller.when.getText()).isEmpty();
        ((Button) form.lookup(".accent")).fire();
        assertThat(controller.pressed).isOne();
        stage.close();
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Fxml.load(this, "no-such.fxml"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such.fxml");
    }
}

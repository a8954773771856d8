package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;

/** A scanner that is a keyboard, over real fields and buttons, key events and all. */
@FxTest
class ScanRouterTest {
    private static final String OURS = "PX7K3M9TRD2HVWJ6";

    private final TextField text = new TextField();
    private final TextField second = new TextField();
    private final PasswordField password = new PasswordField();
    private final Button save = new Button("Save");
    private final List<Scan> heard = new ArrayList<>();
    private long now = 1000;
    private int saved;
    private Stage stage;
    private ScanRouter router;

    @BeforeEach
    void open() {
        save.setDefaultButton(true);
        save.setOnAction(pressed -> saved++);
        stage = Fx.show(new VBox(text, second, password, save), 400, 300);
        router =
                new ScanRouter(
                        (code, aim) -> {
                            if (code.toUpperCase(Locale.ROOT).equals(OURS)) {
                                return ScanKind.EXHIBIT;
                            }
                            return aim.startsWith("E") ? ScanKind.PRODUCT : ScanKind.FOREIGN;
                        },
                        () -> now,
                        heard::add);
        router.attach(stage.getScene());
        text.setText("typed before");
        text.requestFocus();
        text.end();
        Fx.settle();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @DisplayName("U-6 a scan leaves the field as it was and presses no button")
    void aScanLeavesTheFieldAsItWasAndPressesNoButton() {
        keys("A0417733", 8);
        key(KeyCode.ENTER, 8);
        assertThat(heard).containsExactly(new Scan("A0417733", "", ScanKind.FOREIGN));
        assertThat(text.getText()).isEqualTo("typed before");
        assertThat(saved).isZero();
    }

    @Test
    void tabAsSuffixMovesNoFocus() {
        keys("A0417733", 8);
        key(KeyCode.TAB, 8);
        assertThat(heard).hasSize(1);
        assertThat(stage.getScene().getFocusOwner()).isSameAs(text);
    }

    @Test
    void noSuffixIsAScanAfterSilence() {
        keys("A0417733", 8);
        silence();
        assertThat(heard).hasSize(1);
        assertThat(text.getText()).isEqualTo("typed before");
        key(KeyCode.ENTER, 20);
        assertThat(saved).as("a late suffix presses no button").isZero();
        key(KeyCode.ENTER, 500);
        assertThat(saved).as("a person's Enter does").isOne();
    }

    @Test
    @DisplayName("U-8 Caps Lock does not matter for our labels")
    void capsLockDoesNotMatterForOurLabels() {
        keys(OURS.toLowerCase(Locale.ROOT), 8);
        key(KeyCode.ENTER, 8);
        assertThat(heard).containsExactly(new Scan(OURS, "", ScanKind.EXHIBIT));
    }

    @Test
    void theAimIdentifierIsNotPartOfTheCode() {
        keys("]C1" + "SEAL00417", 8);
        key(KeyCode.ENTER, 8);
        keys("]E05012345678900", 8);
        key(KeyCode.ENTER, 8);
        assertThat(heard)
                .containsExactly(
                        new Scan("SEAL00417", "C1", ScanKind.FOREIGN),
                        new Scan("5012345678900", "E0", ScanKind.PRODUCT));
    }

    @Test
    @DisplayName("U-7 what a person types slowly arrives whole and is no scan")
    void whatAPersonTypesArrivesWhole() {
        for (char c : List.of('J', 'S', 'M', '/', '4')) {
            keys(String.valueOf(c), 80);
            silence();
        }
        key(KeyCode.ENTER, 80);
        assertThat(text.getText()).isEqualTo("typed beforeJSM/4");
        assertThat(heard).isEmpty();
        assertThat(saved).isOne();
    }

    @Test
    void anEnterRightBehindTheLastLetterIsNotLost() {
        keys("no", 90);
        key(KeyCode.ENTER, 20);
        assertThat(text.getText()).isEqualTo("typed beforeno");
        assertThat(saved).isOne();
    }

    @Test
    void aBackspaceRightBehindALetterTakesThatLetter() {
        keys("x", 90);
        key(KeyCode.BACK_SPACE, 10);
        assertThat(text.getText()).isEqualTo("typed before");
    }

    @Test
    void lettersBeforeATabGoToTheFieldTheyWereTypedIn() {
        keys("ab", 20);
        key(KeyCode.TAB, 20);
        keys("c", 60);
        silence();
        assertThat(text.getText()).isEqualTo("typed beforeab");
        assertThat(second.getText()).isEqualTo("c");
    }

    @Test
    void aPasswordTypedByASecurityKeyStaysInItsField() {
        password.requestFocus();
        keys("cccjgjgkhcbbirdrfdnlnghhfgrtnnlgedjlftrbdeut", 4);
        key(KeyCode.ENTER, 4);
        assertThat(password.getText()).hasSize(44);
        assertThat(heard).isEmpty();
        keys(OURS, 8);
        key(KeyCode.ENTER, 8);
        assertThat(heard).as("a badge or label of ours is never a password").hasSize(1);
        assertThat(password.getText()).hasSize(44);
    }

    @Test
    void whatLayInTheQueueWhileTheProgramWasBusyIsNotSwallowed() {
        keys("phones", 0);
        key(KeyCode.ENTER, 0);
        assertThat(text.getText()).isEqualTo("typed beforephones");
        assertThat(heard).isEmpty();
    }

    @Test
    void aSlowCodeOfOursCountsWhereNoTextIsTyped() {
        save.requestFocus();
        for (int i = 0; i < OURS.length(); i++) {
            keys(OURS.substring(i, i + 1), 90);
            silence();
        }
        key(KeyCode.ENTER, 90);
        assertThat(heard).containsExactly(new Scan(OURS, "", ScanKind.EXHIBIT));
        assertThat(saved).isZero();
    }

    @Test
    void theScanBarTakesOnlyOurCodes() {
        assertThat(router.entered(" " + OURS + " ")).isTrue();
        assertThat(router.entered("black phone")).isFalse();
        assertThat(heard).hasSize(1);
    }

    private void silence() {
        now += 60;
        Fx.wait(90);
    }

    private void keys(String characters, int gap) {
        for (int i = 0; i < characters.length(); i++) {
            now += gap;
            String c = characters.substring(i, i + 1);
            KeyCode code = KeyCode.getKeyCode(c.toUpperCase(Locale.ROOT));
            KeyCode known = code == null ? KeyCode.UNDEFINED : code;
            fire(KeyEvent.KEY_PRESSED, c, known);
            fire(KeyEvent.KEY_TYPED, c, KeyCode.UNDEFINED);
            fire(KeyEvent.KEY_RELEASED, c, known);
        }
    }

    private void key(KeyCode code, int gap) {
        now += gap;
        String c = code == KeyCode.ENTER ? "\r" : code == KeyCode.TAB ? "\t" : "\b";
        fire(KeyEvent.KEY_PRESSED, c, code);
        fire(KeyEvent.KEY_TYPED, c, KeyCode.UNDEFINED);
        fire(KeyEvent.KEY_RELEASED, c, code);
    }

    private void fire(javafx.event.EventType<KeyEvent> type, String character, KeyCode code) {
        Node target = stage.getScene().getFocusOwner();
        String typed = type == KeyEvent.KEY_TYPED ? character : KeyEvent.CHAR_UNDEFINED;
        Event.fireEvent(
                target, new KeyEvent(type, typed, character, code, false, false, false, false));
    }
}

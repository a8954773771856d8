package org.lockfast.desktop.signin;

import java.util.Map;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Layout;
import org.lockfast.desktop.ProgressBox;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;

/** Sign in and unlock (S2). */
public final class SignInController implements Screen {
    private final SignInViewModel model;
    private final Words words = Words.in(SignInController.class);
    private final Parent node;

    @FXML private @Nullable TextField collar;
    @FXML private @Nullable PasswordField password;
    @FXML private @Nullable Label place;
    @FXML private @Nullable Label capsLock;
    @FXML private @Nullable ProgressBox busy;
    @FXML private @Nullable Button go;
    @FXML private @Nullable Label heading;

    public SignInController(SignInViewModel model) {
        this.model = model;
        this.node = Fxml.load(this, "signin.fxml");
        node.addEventFilter(KeyEvent.KEY_PRESSED, this::stopOnEscape);
    }

    /** Over a locked window no key of a screen is known. */
    private void stopOnEscape(KeyEvent event) {
        if (model.opening.get() && Keys.BACK.matches(event)) {
            event.consume();
            model.stop();
        }
    }

    @FXML
    private void initialize() {
        there(collar).textProperty().bindBidirectional(model.collar);
        PasswordField secret = there(password);
        secret.textProperty().bindBidirectional(model.password);
        there(place).textProperty().bind(model.place);
        Button button = there(go);
        if (model.locked) {
            button.setText(words.say("signin.unlock"));
            there(heading).setText(words.say("signin.unlock"));
        }
        ProgressBox box = there(busy);
        String doing = words.say(model.locked ? "signin.unlocking" : "signin.opening");
        model.job.subscribe(job -> {
            if (job != null) {
                box.watch(job, doing);
            }
        });
        // Fields that were disabled would lose the focus to nothing.
        there(collar).editableProperty().bind(model.opening.not());
        secret.editableProperty().bind(model.opening.not());
        box.stopKey(Keys.BACK);
        KeyHint.on(button, "Enter");
        there(capsLock).managedProperty().bind(there(capsLock).visibleProperty());
        secret.addEventHandler(KeyEvent.ANY, event -> capsLock());
        secret.focusedProperty().subscribe(this::capsLock);
        // A refusal leaves the collar number and asks for the password again.
        model.opening.subscribe((was, now) -> {
            if (!now && secret.getText().isEmpty()) {
                secret.requestFocus();
            }
        });
    }

    private void capsLock() {
        there(capsLock)
                .setVisible(
                        there(password).isFocused()
                                && Platform.isKeyLocked(KeyCode.CAPS).orElse(false));
    }

    private static <T> T there(@Nullable T control) {
        if (control == null) {
            throw new IllegalStateException("signin.fxml lacks a control");
        }
        return control;
    }

    @FXML
    private void signIn(ActionEvent event) {
        event.consume();
        model.signIn();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("signin.title"));
    }

    @Override
    public Layout layout() {
        return Layout.BARE;
    }

    @Override
    public void focusFirst() {
        if (model.collar.get().isBlank()) {
            there(collar).requestFocus();
        } else {
            there(password).requestFocus();
        }
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(Keys.FINISH, model::signIn, Keys.BACK, model::stop);
    }

    @Override
    public void shown() {
        model.shown();
    }

    /** The window closes, too: a store that is being opened need not be opened to its end. */
    @Override
    public void hidden() {
        model.stop();
        model.password.set("");
    }
}

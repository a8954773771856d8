package org.lockfast.desktop.signin;

import java.util.Map;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Layout;
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
    @FXML private @Nullable Label busy;

    public SignInController(SignInViewModel model) {
        this.model = model;
        this.node = Fxml.load(this, "signin.fxml");
    }

    @FXML
    private void initialize() {
        if (collar == null
                || password == null
                || place == null
                || capsLock == null
                || busy == null) {
            throw new IllegalStateException("signin.fxml lacks a control");
        }
        collar.textProperty().bindBidirectional(model.collar);
        password.textProperty().bindBidirectional(model.password);
        place.textProperty().bind(model.place);
        busy.visibleProperty().bind(model.opening);
        Label caps = capsLock;
        password.setOnKeyReleased(
                event -> caps.setVisible(Platform.isKeyLocked(KeyCode.CAPS).orElse(false)));
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
    public Map<Keys, Runnable> keys() {
        return Map.of(Keys.FINISH, model::signIn);
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.password.set("");
    }
}

package org.lockfast.desktop.join;

import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Focus;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Layout;
import org.lockfast.desktop.Pages;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;

/** Joining a force (S1, enrolment). */
public final class JoinController implements Screen {
    private final JoinViewModel model;
    private final FileChoosing files;
    private final Words words = Words.in(JoinController.class);
    private final Parent node;

    @FXML private @Nullable Label step;
    @FXML private @Nullable StackPane pages;
    @FXML private @Nullable TextField server;
    @FXML private @Nullable TextField ca;
    @FXML private @Nullable TextField code;
    @FXML private @Nullable TextField device;
    @FXML private @Nullable GridPane answers;
    @FXML private @Nullable GridPane came;
    @FXML private @Nullable Button next;
    @FXML private @Nullable Button backButton;
    @FXML private @Nullable HBox waiting;
    @FXML private @Nullable ProgressBar bar;
    @FXML private @Nullable Label busy;
    @FXML private @Nullable Button stop;

    public JoinController(JoinViewModel model, FileChoosing files) {
        this.model = model;
        this.files = files;
        this.node = Fxml.load(this, "join.fxml");
    }

    private static <T> T there(@Nullable T control) {
        if (control == null) {
            throw new IllegalStateException("join.fxml lacks a control");
        }
        return control;
    }

    @FXML
    private void initialize() {
        there(server).textProperty().bindBidirectional(model.server);
        there(ca).textProperty().bindBidirectional(model.ca);
        there(code).textProperty().bindBidirectional(model.code);
        there(device).textProperty().bindBidirectional(model.device);
        there(busy).textProperty().bind(model.busyProperty());
        there(bar).progressProperty().bind(model.done);
        there(bar).accessibleTextProperty().bind(model.busyProperty());
        HBox wait = there(waiting);
        wait.managedProperty().bind(wait.visibleProperty());
        KeyHint.on(there(next), "Enter");
        KeyHint.on(there(stop), Keys.BACK);
        model.busyProperty().subscribe(this::waits);
        model.page.subscribe(this::turn);
    }

    private void waits(String was, String now) {
        there(waiting).setVisible(!now.isEmpty());
        there(pages).setDisable(!now.isEmpty());
        if (was.isEmpty() && !now.isEmpty()) {
            there(stop).requestFocus();
        } else if (now.isEmpty()) {
            there(next).requestFocus();
        }
    }

    private void turn(Number shown) {
        int page = shown.intValue();
        Node turned = Pages.turn(there(pages), page);
        there(step).setText(words.say("join.step", page + 1, JoinViewModel.PAGES));
        there(backButton).setVisible(page < JoinViewModel.JOINED);
        there(next)
                .setText(
                        switch (page) {
                            case JoinViewModel.CHECK -> words.say("join.join");
                            case JoinViewModel.JOINED -> words.say("join.sign-in");
                            default -> words.say("join.next");
                        });
        boolean asked = page < JoinViewModel.CHECK;
        if (!asked) {
            GridPane told = there(page == JoinViewModel.CHECK ? answers : came);
            Pages.answers(told, model.answers());
        }
        Focus.first(asked ? turned : there(next));
    }

    @FXML
    private void next() {
        model.goOn();
    }

    @FXML
    private void back() {
        model.goBack();
    }

    @FXML
    private void stop() {
        model.stop();
    }

    @FXML
    private void chooseFile() {
        files.open(
                        words.say("join.ca.file"),
                        new FileChoosing.Kind(
                                words.say("join.ca.kind"), List.of(".crt", ".pem", ".cer")))
                .ifPresent(file -> model.ca.set(file.toString()));
    }

    @Override
    public boolean scanned(Scan scan) {
        return model.scanned(scan.code());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("join.title"));
    }

    @Override
    public Layout layout() {
        return Layout.BARE;
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(
                Keys.FINISH,
                model::goOn,
                Keys.BACK,
                () -> {
                    if (model.busyProperty().get().isEmpty()) {
                        model.goBack();
                    } else {
                        model.stop();
                    }
                });
    }

    @Override
    public void shown() {}

    /** Whoever leaves has had enough of it. */
    @Override
    public void hidden() {
        model.stop();
    }
}

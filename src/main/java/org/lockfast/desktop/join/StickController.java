package org.lockfast.desktop.join;

import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Focus;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Layout;
import org.lockfast.desktop.Pages;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;

/** Joining a force by files on a stick (S1, with no server). */
public final class StickController implements Screen {
    private final StickViewModel model;
    private final Words words = Words.in(StickController.class);
    private final Parent node;

    @FXML private @Nullable Label step;
    @FXML private @Nullable StackPane pages;
    @FXML private @Nullable TextField station;
    @FXML private @Nullable TextField device;
    @FXML private @Nullable FormField beforeField;
    @FXML private @Nullable TextField before;
    @FXML private @Nullable VBox earlier;
    @FXML private @Nullable RadioButton answered;
    @FXML private @Nullable RadioButton again;
    @FXML private @Nullable RadioButton anew;
    @FXML private @Nullable VBox names;
    @FXML private @Nullable Label kind;
    @FXML private @Nullable Label secret;
    @FXML private @Nullable TextField fingerprint;
    @FXML private @Nullable TextField kept;
    @FXML private @Nullable TextField answer;
    @FXML private @Nullable TextField code;
    @FXML private @Nullable TextField force;
    @FXML private @Nullable GridPane came;
    @FXML private @Nullable Button next;
    @FXML private @Nullable Button backButton;
    @FXML private @Nullable HBox waiting;
    @FXML private @Nullable ProgressBar bar;
    @FXML private @Nullable Label busy;

    public StickController(StickViewModel model) {
        this.model = model;
        this.node = Fxml.load(this, "stick.fxml");
    }

    private static <T> T there(@Nullable T control) {
        if (control == null) {
            throw new IllegalStateException("stick.fxml lacks a control");
        }
        return control;
    }

    @FXML
    private void initialize() {
        there(station).textProperty().bindBidirectional(model.station);
        there(device).textProperty().bindBidirectional(model.device);
        there(before).textProperty().bindBidirectional(model.before);
        there(fingerprint).textProperty().bind(model.fingerprint);
        there(kept).textProperty().bind(model.code);
        there(answer).textProperty().bindBidirectional(model.answer);
        there(code).textProperty().bindBidirectional(model.code);
        there(force).textProperty().bindBidirectional(model.force);
        there(busy).textProperty().bind(model.busyProperty());
        there(bar).accessibleTextProperty().bind(model.busyProperty());
        HBox wait = there(waiting);
        wait.managedProperty().bind(wait.visibleProperty());
        there(kind).setGraphic(Icon.SOUND.node());
        there(secret).setGraphic(Icon.LOCKED.node());
        earlier();
        KeyHint.on(there(next), "Enter");
        model.busyProperty().subscribe(this::waits);
        model.page.subscribe(this::turn);
    }

    /** What was begun is gone on with in one of three ways, and each asks for what it needs. */
    private void earlier() {
        ToggleGroup ways = new ToggleGroup();
        Map<StickViewModel.Earlier, RadioButton> each =
                Map.of(
                        StickViewModel.Earlier.ANSWERED, there(answered),
                        StickViewModel.Earlier.AGAIN, there(again),
                        StickViewModel.Earlier.ANEW, there(anew));
        each.forEach((way, button) -> {
            button.setToggleGroup(ways);
            button.addEventHandler(
                    KeyEvent.KEY_PRESSED,
                    event -> {
                        if (event.getCode() == KeyCode.ENTER) {
                            event.consume();
                            model.goOn();
                        }
                    });
            button.selectedProperty()
                    .subscribe(on -> {
                        if (on) {
                            model.earlier.set(way);
                        }
                    });
        });
        model.earlier.subscribe(way -> {
            ways.selectToggle(each.get(way));
            ask();
        });
        model.begun.subscribe(begun -> {
            ask();
            if (begun && model.page.get() == StickViewModel.ASK && model.station.get().isEmpty()) {
                there(answered).requestFocus();
            }
        });
    }

    private void ask() {
        boolean begun = model.begun.get();
        StickViewModel.Earlier way = model.earlier.get();
        shows(there(earlier), begun);
        shows(there(names), !begun || way != StickViewModel.Earlier.ANSWERED);
        shows(there(beforeField), begun && way == StickViewModel.Earlier.AGAIN);
        if (model.page.get() == StickViewModel.ASK) {
            there(next).setText(askButton());
        }
    }

    private String askButton() {
        return words.say(
                model.begun.get() && model.earlier.get() == StickViewModel.Earlier.ANSWERED
                        ? "join.next"
                        : "stick.write");
    }

    private static void shows(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private void waits(String was, String now) {
        there(waiting).setVisible(!now.isEmpty());
        there(pages).setDisable(!now.isEmpty());
        if (was.isEmpty() && !now.isEmpty()) {
            there(next).requestFocus(); // what had the caret is not there meanwhile
        }
    }

    private void turn(Number shown) {
        int page = shown.intValue();
        Node turned = Pages.turn(there(pages), page);
        there(step).setText(words.say("join.step", page + 1, StickViewModel.PAGES));
        there(backButton).setVisible(page < StickViewModel.JOINED);
        there(next)
                .setText(
                        switch (page) {
                            case StickViewModel.ASK -> askButton();
                            case StickViewModel.ANSWER -> words.say("join.join");
                            case StickViewModel.JOINED -> words.say("join.sign-in");
                            default -> words.say("join.next");
                        });
        Pages.answers(there(came), model.came());
        boolean asked = page == StickViewModel.ASK || page == StickViewModel.ANSWER;
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
    private void chooseFile() {
        model.chooseAnswer();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("stick.title"));
    }

    @Override
    public Layout layout() {
        return Layout.BARE;
    }

    @Override
    public Map<Keys, Runnable> keys() {
        return Map.of(Keys.FINISH, model::goOn, Keys.BACK, model::goBack);
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {}
}

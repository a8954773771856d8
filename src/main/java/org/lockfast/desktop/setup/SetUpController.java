package org.lockfast.desktop.setup;

import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Focus;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Layout;
import org.lockfast.desktop.Pages;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;

/** First-run set-up (S1). */
public final class SetUpController implements Screen {
    private final SetUpViewModel model;
    private final FileChoosing files;
    private final Words words = Words.in(SetUpController.class);
    private final Parent node;

    @FXML private @Nullable Label step;
    @FXML private @Nullable StackPane pages;
    @FXML private @Nullable TextField force;
    @FXML private @Nullable TextField station;
    @FXML private @Nullable TextField device;
    @FXML private @Nullable TextField collar;
    @FXML private @Nullable TextField name;
    @FXML private @Nullable PasswordField password;
    @FXML private @Nullable PasswordField again;
    @FXML private @Nullable GridPane answers;
    @FXML private @Nullable TextArea sheet;
    @FXML private @Nullable CheckBox sheetKept;
    @FXML private @Nullable Button backButton;
    @FXML private @Nullable Button next;
    @FXML private @Nullable Label busy;

    public SetUpController(SetUpViewModel model, FileChoosing files) {
        this.model = model;
        this.files = files;
        this.node = Fxml.load(this, "setup.fxml");
    }

    private static <T> T there(@Nullable T control) {
        if (control == null) {
            throw new IllegalStateException("setup.fxml lacks a control");
        }
        return control;
    }

    @FXML
    private void initialize() {
        there(force).textProperty().bindBidirectional(model.force);
        there(station).textProperty().bindBidirectional(model.station);
        there(device).textProperty().bindBidirectional(model.device);
        there(collar).textProperty().bindBidirectional(model.collar);
        there(name).textProperty().bindBidirectional(model.name);
        there(password).textProperty().bindBidirectional(model.password);
        there(again).textProperty().bindBidirectional(model.again);
        there(sheet).textProperty().bind(model.sheet);
        there(sheetKept).selectedProperty().bindBidirectional(model.sheetKept);
        there(busy).visibleProperty().bind(model.making);
        KeyHint.on(there(next), "Enter");
        model.page.subscribe(this::turn);
    }

    private void turn(Number shown) {
        int page = shown.intValue();
        Node turned = Pages.turn(there(pages), page);
        there(step).setText(words.say("setup.step", page + 1, SetUpViewModel.PAGES));
        there(backButton).setVisible(page < SetUpViewModel.RECOVERY);
        there(next)
                .setText(
                        page == SetUpViewModel.CHECK
                                ? words.say("setup.make")
                                : page == SetUpViewModel.RECOVERY
                                        ? words.say("setup.begin")
                                        : words.say("setup.next"));
        if (page == SetUpViewModel.CHECK) {
            Pages.answers(there(answers), model.answers());
        }
        Focus.first(page == SetUpViewModel.CHECK ? there(next) : turned);
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
    private void saveSheet() {
        files.save(
                        words.say("setup.sheet.file"),
                        "lockfast-recovery-sheet.txt",
                        new FileChoosing.Kind(words.say("setup.sheet.kind"), List.of(".txt")))
                .ifPresent(model::saveSheet);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("setup.title"));
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
    public void shown() {}

    @Override
    public void hidden() {}
}

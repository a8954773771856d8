package org.lockfast.desktop.today;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.Words;
import org.lockfast.find.Today;

/** S5: the first screen after signing in. One list, walked with Up and Down; Enter opens. */
public final class TodayController implements Screen {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private final TodayViewModel model;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Words words = Words.in(TodayController.class);
    private final Parent node;

    /** What may last a while becomes somebody's to do by time alone. */
    private final Timeline everyMinute;

    @FXML private Label day;
    @FXML private Label apart;
    @FXML private ListView<Today.Line> list;
    @FXML private VBox none;
    @FXML private Label noneText;
    @FXML private Button noneButton;
    @FXML private Label lately;

    /**
     * @param zone in which the day is shown
     */
    public TodayController(TodayViewModel model, InstantSource clock, ZoneId zone) {
        this.model = model;
        this.clock = clock;
        this.zone = zone;
        node = Fxml.load(this, "today.fxml");
        everyMinute = new Timeline(new KeyFrame(Duration.minutes(1), minute -> model.read()));
        everyMinute.setCycleCount(Animation.INDEFINITE);
    }

    @FXML
    private void initialize() {
        list.setItems(model.lines);
        list.setCellFactory(view -> new TodayCell(words, clock, model::open));
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    Today.Line chosen = list.getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.ENTER
                            && !event.isShortcutDown()
                            && chosen != null) {
                        event.consume();
                        model.open(chosen);
                    }
                });
        list.focusedProperty().subscribe(this::chooseOne);
        KeyHint.on(noneButton, Keys.NEW_EXHIBIT);
        there(none, false);
        model.shown().subscribe(this::show);
    }

    /** In the list a line is always chosen and seen to be, or Down would begin at the second. */
    private void chooseOne() {
        if (list.isFocused() && list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void show(TodayViewModel.@Nullable Shown now) {
        day.setText(DAY.format(clock.instant().atZone(zone)));
        there(list, now == null || !model.lines.isEmpty());
        there(apart, now != null && now.apart());
        if (now == null) {
            return;
        }
        int todo = now.seen().under(Today.Part.NOW).size();
        list.setAccessibleText(words.count("today.list", todo));
        boolean nothing = model.lines.isEmpty();
        boolean wasFocused = list.isFocused() || noneButton.isFocused();
        there(none, nothing);
        there(lately, !nothing);
        noneText.setText(now.seen().lately());
        lately.setText(now.seen().lately() + limits(now.seen()));
        list.refresh(); // ages go on though the lines are the same
        if (wasFocused) {
            focusFirst();
        }
        chooseOne();
    }

    /** Where the limits that lines go by come from; nothing where none does. */
    private String limits(Today.Seen seen) {
        return seen.lines().stream()
                .map(Today.Line::limit)
                .filter(Objects::nonNull)
                .findFirst()
                .map(limit -> limit.coding().from())
                .map(from ->
                        " "
                                + words.say(
                                        "today.limits",
                                        from.version(),
                                        SINCE.format(from.effective()),
                                        from.status()))
                .orElse("");
    }

    private static void there(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    @FXML
    private void newExhibit() {
        model.newExhibit();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("today.title"));
    }

    @Override
    public void shown() {
        model.begin();
        everyMinute.playFromStart();
    }

    @Override
    public void hidden() {
        everyMinute.stop();
        model.end();
    }

    @Override
    public void focusFirst() {
        if (list.isVisible()) {
            list.requestFocus();
        } else {
            noneButton.requestFocus();
        }
    }
}

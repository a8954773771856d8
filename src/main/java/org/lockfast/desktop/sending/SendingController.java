package org.lockfast.desktop.sending;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Banner;
import org.lockfast.desktop.Card;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.Fxml;
import org.lockfast.desktop.KeyHint;
import org.lockfast.desktop.Keys;
import org.lockfast.desktop.Screen;
import org.lockfast.desktop.SideBySide;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.sync.SyncProblem;

/** S17: counts, the oldest, the last contact, the clock, and each problem with what to do. */
public final class SendingController implements Screen {
    private final SendingViewModel model;
    private final Runnable checkRecords;
    private final Words words = Words.in(SendingController.class);
    private final Parent node;

    @FXML private Button send;
    @FXML private VBox alone;
    @FXML private Label aloneText;
    @FXML private SideBySide facts;
    @FXML private Card conflictsCard;
    @FXML private Label conflicts;
    @FXML private Card problemsCard;
    @FXML private VBox problems;
    @FXML private Label usbText;
    @FXML private FormField receiving;
    @FXML private Button usb;
    @FXML private Button take;
    @FXML private ComboBox<CarryingByStick.Other> receiver;

    /**
     * @param checkRecords checks the records now
     */
    public SendingController(SendingViewModel model, Runnable checkRecords) {
        this.model = model;
        this.checkRecords = checkRecords;
        node = Fxml.load(this, "sending.fxml");
    }

    @FXML
    private void initialize() {
        KeyHint.on(send, Keys.SEND_NOW);
        CarryingByStick stick = model.stick();
        receiver.setItems(stick.others);
        receiver.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(CarryingByStick.@Nullable Other other) {
                        return other == null ? "" : other.said();
                    }

                    @Override
                    public CarryingByStick.@Nullable Other fromString(String said) {
                        return null; // nobody types into it
                    }
                });
        receiver.valueProperty().bindBidirectional(stick.other);
        stick.others.subscribe(() -> show(model.seen().get()));
        model.seen().subscribe(this::show);
    }

    private void show(SendingViewModel.Seen seen) {
        there(alone, seen.alone());
        there(send, !seen.alone());
        there(facts, !seen.alone());
        there(problemsCard, !seen.alone());
        facts.getChildren().setAll(seen.facts().stream().map(this::fact).toList());
        problems.getChildren()
                .setAll(
                        seen.problems().isEmpty()
                                ? List.of(new Label(words.say("sending.problems.none")))
                                : seen.problems().stream().map(this::problem).toList());
        boolean others = !model.stick().others.isEmpty();
        aloneText.setText(words.say(others ? "sending.paired" : "sending.alone.text"));
        usbText.setText(
                words.say(
                        !others
                                ? "sending.usb.take"
                                : seen.alone() ? "sending.usb.only" : "sending.usb.text"));
        there(receiving, others);
        there(usb, others);
        there(conflictsCard, seen.conflicts() > 0);
        conflicts.setText(words.count("sending.conflicts", seen.conflicts()));
    }

    private static void there(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private Node fact(SendingViewModel.Fact fact) {
        Card card = new Card();
        card.setHeading(fact.name());
        card.setQuiet(true);
        card.getStyleClass().add("sending-fact");
        Label said = new Label(fact.said());
        said.setWrapText(true);
        said.getStyleClass().add("sending-said");
        card.getContent().add(said);
        if (!fact.more().isEmpty()) {
            Label more = new Label(fact.more());
            more.setWrapText(true);
            more.getStyleClass().add(fact.odd() ? "sending-odd" : "muted");
            card.getContent().add(more);
        }
        return card;
    }

    /** The sentence says what is so and what to do; nothing technical stands in the way. */
    private Node problem(SyncProblem problem) {
        Tone tone =
                switch (problem.severity()) {
                    case ALARM -> Tone.ACT;
                    case ACT -> Tone.CAUTION;
                    case NOTE -> Tone.NEUTRAL;
                };
        String title =
                switch (problem.severity()) {
                    case ALARM -> words.say("sending.problem.alarm");
                    case ACT -> words.say("sending.problem.act");
                    case NOTE -> words.say("sending.problem.note");
                };
        Banner banner = new Banner(tone, title, problem.sentence());
        HBox.setHgrow(banner, Priority.ALWAYS);
        return banner;
    }

    @FXML
    private void sendNow() {
        model.sendNow();
    }

    @FXML
    private void saveToUsb() {
        model.stick().save();
    }

    @FXML
    private void takeIn() {
        model.stick().takeIn();
    }

    @FXML
    private void checkNow() {
        checkRecords.run();
    }

    @FXML
    private void openConflicts() {
        model.conflicts();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public ObservableValue<String> title() {
        return Screen.titled(words.say("sending.title"));
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void focusFirst() {
        (model.seen().get().alone() ? take : send).requestFocus();
    }

    @Override
    public void hidden() {
        model.hidden();
    }
}

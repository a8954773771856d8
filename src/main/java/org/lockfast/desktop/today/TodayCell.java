package org.lockfast.desktop.today;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Bound;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Spans;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.find.Today;
import org.lockfast.find.Today.Leads;
import org.lockfast.find.Today.Part;

/**
 * One thing to do: a sentence, since when, and the one button; over the first of each, its part.
 */
final class TodayCell extends ListCell<Today.Line> {
    /** From so many days on nobody asks for the hours. */
    private static final int DAYS_ALONE = 3;

    private static final double ROOM_TO_SCROLL = 20;

    private final Words words;
    private final InstantSource clock;
    private final Label heading = new Label();
    private final StackPane picture = new StackPane();
    private final Label sentence = new Label();
    private final Label age = new Label();
    private final Button button = new Button();
    private final HBox row;
    private final VBox all;

    TodayCell(Words words, InstantSource clock, Consumer<Today.Line> open) {
        this.words = words;
        this.clock = clock;
        heading.getStyleClass().add("today-heading");
        picture.getStyleClass().add("today-picture");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.getStyleClass().add("today-sentence");
        age.getStyleClass().add("today-age");
        age.setMinWidth(USE_PREF_SIZE);
        button.setFocusTraversable(false); // Enter in the list does the same
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(pressed -> {
            Today.Line line = getItem();
            if (line != null) {
                open.accept(line);
            }
        });
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        row = new HBox(picture, sentence, age, button);
        row.getStyleClass().add("today-row");
        all = new VBox(heading, row);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner =
                getListView().getWidth()
                        - snappedLeftInset()
                        - snappedRightInset()
                        - ROOM_TO_SCROLL;
        return getGraphic() == null
                ? super.computePrefHeight(width)
                : snappedTopInset() + snappedBottomInset() + all.prefHeight(Math.max(0, inner));
    }

    @Override
    protected void updateItem(Today.@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().removeIf(style -> style.startsWith("tone-"));
        if (empty || line == null) {
            setGraphic(null);
            setText(null);
            setAccessibleText("");
            return;
        }
        boolean first = isFirst(line);
        heading.setText(line.part().words());
        heading.setVisible(first);
        heading.setManaged(first);
        getStyleClass().add(tone(line).styleClass());
        picture.getChildren().setAll(icon(line).node());
        sentence.setText(line.sentence());
        age.setText(age(line));
        button.setText(button(line.leads()));
        setText(line.sentence()); // for readers; what is seen is the graphic
        setAccessibleText(
                words.say(
                        "today.line",
                        line.part().words(),
                        line.sentence(),
                        age.getText(),
                        button.getText()));
        setGraphic(all);
    }

    private boolean isFirst(Today.Line line) {
        List<Today.Line> lines = getListView().getItems();
        int at = getIndex();
        return at <= 0 || at >= lines.size() || lines.get(at - 1).part() != line.part();
    }

    private String age(Today.Line line) {
        Instant since = line.since();
        if (since == null) {
            return "";
        }
        Duration lasts = Duration.between(since, clock.instant());
        if (line.sinceIs() != Bound.EXACT && lasts.toMinutes() < 1) {
            return words.say("today.unknown"); // no later than now is no time at all
        }
        String whole =
                Spans.words(
                        lasts.toDays() < DAYS_ALONE ? lasts : lasts.truncatedTo(ChronoUnit.DAYS));
        String span =
                switch (line.sinceIs()) {
                    case EXACT -> whole;
                    case NOT_LATER -> words.say("today.at-least", whole);
                    case NOT_EARLIER -> words.say("today.at-most", whole);
                };
        return line.part() == Part.MINE
                ? words.say("today.kept", span)
                : line.count() == 1 ? span : words.say("today.oldest", span);
    }

    private String button(Leads leads) {
        return switch (leads) {
            case Leads.Listed _ -> words.say("today.show");
            case Leads.One _ -> words.say("today.open");
            case Leads.Receiving _ -> words.say("today.receive");
            case Leads.Conflicting _ -> words.say("today.conflicts");
            case Leads.Named _ -> words.say("today.named");
            case Leads.Resuming _ -> words.say("today.resume");
        };
    }

    private static Tone tone(Today.Line line) {
        return switch (line.part()) {
            case EXPECTED -> Tone.OFFLINE;
            case MINE -> Tone.ACCENT;
            case NOW ->
                    switch (line.what()) {
                        case "INCOMPLETE",
                                "LABEL",
                                "LOCKER",
                                "NOT_BOOKED_IN",
                                "OFFERED_TO_YOU",
                                "HOLD_DUE" ->
                                Tone.CAUTION;
                        default -> Tone.ACT;
                    };
        };
    }

    private static Icon icon(Today.Line line) {
        return switch (line.what()) {
            case "NOT_RECEIVED" -> Icon.HAND_OVER;
            case "OFFERED_TO_YOU" -> Icon.BOOKED_IN;
            case "NOT_ARRIVED", "ON_THE_WAY", "OVERDUE" -> Icon.TRANSIT;
            case "GAP" -> Icon.GAP;
            case "SEAL" -> Icon.SEAL_BROKEN;
            case "OPEN" -> Icon.OPEN;
            case "CONFLICT" -> Icon.CONFLICT;
            case "MISSING" -> Icon.MISSING;
            case "LOCKER" -> Icon.DEPOSITED;
            case "HOLD_DUE" -> Icon.HOLD;
            case "NOT_BOOKED_IN" -> Icon.OFFICER;
            case "INCOMPLETE" -> Icon.INCOMPLETE;
            case "DRAFT", "HALF_BATCH" -> Icon.SAVE;
            default -> Icon.ACT;
        };
    }
}

package org.lockfast.desktop.handover;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Status;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;

/** One package of a batch: its place in the order, what it is, how far its seal is proved. */
final class BatchCell extends ListCell<BatchLine> {
    private static final double ROOM_TO_SCROLL = 20;

    private final Words words = Words.in(BatchCell.class);
    private final Label number = new Label();
    private final Label name = new Label();
    private final Label description = new Label();
    private final Label seal = new Label();
    private final HBox chips = new HBox();
    private final Button inHand = new Button();
    private final Button out = new Button();
    private final HBox row;
    private final boolean takes;

    /**
     * @param taking what "It is in my hand" does with a line; null where nobody is asked for that
     * @param leaving what "Take it out" does with a line that changed since it was scanned
     */
    BatchCell(@Nullable Consumer<BatchLine> taking, Consumer<BatchLine> leaving) {
        this.takes = taking != null;
        getStyleClass().add("batch-cell");
        setPrefWidth(0);
        number.getStyleClass().addAll("muted", "batch-number");
        name.getStyleClass().addAll("mono-strong", "batch-name");
        name.setMinWidth(USE_PREF_SIZE);
        seal.getStyleClass().add("mono");
        seal.setMinWidth(USE_PREF_SIZE);
        description.getStyleClass().add("batch-description");
        description.setMaxWidth(Double.MAX_VALUE);
        chips.getStyleClass().add("timeline-chips");
        chips.setFillHeight(false);
        chips.setMinWidth(USE_PREF_SIZE);
        button(inHand, "handover.in-hand.short", taking == null ? line -> {} : taking);
        button(out, "handover.take-out", leaving);
        VBox middle = new VBox(description);
        HBox.setHgrow(middle, Priority.ALWAYS);
        middle.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        row = new HBox(number, name, middle, seal, inHand, out, chips);
        row.getStyleClass().add("batch-row");
    }

    /** What is said of a change is read whole, in as many lines as it takes. */
    @Override
    protected double computePrefHeight(double width) {
        BatchLine line = getItem();
        if (getGraphic() == null || line == null || line.changed() == null) {
            return super.computePrefHeight(width);
        }
        double inner =
                getListView().getWidth()
                        - snappedLeftInset()
                        - snappedRightInset()
                        - ROOM_TO_SCROLL;
        return snappedTopInset() + snappedBottomInset() + row.prefHeight(Math.max(0, inner));
    }

    private void button(Button button, String text, Consumer<BatchLine> does) {
        button.setText(words.say(text));
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(pressed -> {
            BatchLine line = getItem();
            if (line != null) {
                does.accept(line);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable BatchLine line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        if (line == null || empty) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        int place = getListView().getItems().size() - getIndex();
        number.setText(String.valueOf(place));
        name.setText(line.name());
        String changed = line.changed();
        boolean elsewhere = line.elsewhere() && changed == null;
        description.setWrapText(changed != null);
        description.setMinHeight(changed == null ? USE_COMPUTED_SIZE : USE_PREF_SIZE);
        description.setText(
                changed != null
                        ? changed
                        : elsewhere
                                ? words.say("handover.line.elsewhere", line.where())
                                : line.description());
        description
                .getStyleClass()
                .setAll("label", changed != null || elsewhere ? "caution-text" : "muted");
        seal.setText(line.p().seal() == null ? words.say("handover.no-seal") : line.p().seal());
        inHand.setVisible(elsewhere && takes);
        inHand.setManaged(inHand.isVisible());
        out.setVisible(changed != null);
        out.setManaged(changed != null);
        chips.getChildren().setAll(new StatusChip(proof(line)));
        Chip look = look(line);
        if (look != null) {
            chips.getChildren().add(new StatusChip(look));
        }
        setAccessibleText(
                words.say(
                        "handover.line",
                        place,
                        line.name(),
                        changed == null ? line.description() : changed,
                        seal.getText(),
                        proof(line).text()));
        setGraphic(row);
    }

    private Chip proof(BatchLine line) {
        if (line.changed() != null) {
            return Chip.outlined(words.say("handover.proof.changed"), Icon.GAP, Tone.CAUTION);
        }
        return switch (line.proof()) {
            case SEAL_READ -> Chip.outlined(words.say("handover.proof.read"), Icon.DONE, Tone.GOOD);
            case NOT_CHECKED ->
                    Chip.outlined(words.say("handover.proof.not-checked"), Icon.SCAN, Tone.CAUTION);
            case EXPECTED ->
                    Chip.outlined(words.say("handover.proof.expected"), Icon.SCAN, Tone.NEUTRAL);
            case DIFFERS ->
                    Status.SEAL_BROKEN.saying(
                            words.say("handover.proof.differs", String.valueOf(line.sealRead())));
        };
    }

    private @Nullable Chip look(BatchLine line) {
        return switch (line.look()) {
            case NONE -> null;
            case UNBROKEN ->
                    Chip.outlined(words.say("handover.look.unbroken"), Icon.LOCKED, Tone.GOOD);
            case BROKEN -> Status.SEAL_BROKEN.chip();
            case UNREADABLE ->
                    Chip.outlined(
                            words.say("handover.look.unreadable"), Icon.MISSING, Tone.CAUTION);
        };
    }
}

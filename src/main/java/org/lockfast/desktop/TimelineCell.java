package org.lockfast.desktop;

import java.util.StringJoiner;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Draws one row of a {@link Timeline}; the whole row is one sentence for readers. */
final class TimelineCell extends ListCell<TimelineRow> {
    /** Room for the scroll bar and the cell's own edges, pixels. */
    private static final double BESIDE = 28;

    private final Timeline list;
    private final Label time = new Label();
    private final StackPane round = new StackPane();
    private final Label what = new Label();
    private final Label detail = new Label();
    private final HBox chips = new HBox();
    private final HBox event;
    private final Label gapTime = new Label();
    private final Label gapWhat = new Label();
    private final Label gapState = new Label();
    private final HBox gap;

    TimelineCell(Timeline list) {
        this.list = list;
        getStyleClass().add("timeline-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0); // as wide as the list, never wider
        time.getStyleClass().addAll("mono-strong", "timeline-time");
        time.setMinWidth(USE_PREF_SIZE);
        round.getStyleClass().add("timeline-round");
        what.getStyleClass().add("strong");
        detail.getStyleClass().addAll("small", "muted");
        chips.getStyleClass().add("timeline-chips");
        chips.setFillHeight(false);
        chips.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(what, detail);
        words.getStyleClass().add("timeline-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        event = new HBox(time, round, words, chips);
        event.getStyleClass().add("timeline-event");
        event.setFillHeight(false);

        gapTime.getStyleClass().addAll("mono-strong", "act-text");
        gapWhat.getStyleClass().addAll("strong", "act-text");
        gapState.getStyleClass().addAll("strong", "act-text");
        gapState.setMinWidth(USE_PREF_SIZE);
        gapTime.setMinWidth(USE_PREF_SIZE);
        Region apart = new Region();
        HBox.setHgrow(apart, Priority.ALWAYS);
        HBox box = new HBox(Icon.GAP.node(), gapTime, gapWhat, apart, gapState);
        box.getStyleClass().add("timeline-gap");
        HBox.setHgrow(box, Priority.ALWAYS);
        gap = new HBox(box);
        gap.getStyleClass().add("timeline-gap-row");
        what.setWrapText(true);
        detail.setWrapText(true);
        gapWhat.setWrapText(true);
        event.prefWidthProperty().bind(list.widthProperty().subtract(BESIDE));
        gap.prefWidthProperty().bind(list.widthProperty().subtract(BESIDE));
    }

    /**
     * As high as the row is when its sentences are wrapped into the list: with large text nothing
     * is cut.
     */
    @Override
    protected double computePrefHeight(double width) {
        Node row = getGraphic();
        return row == null
                ? super.computePrefHeight(width)
                : row.prefHeight(list.getWidth() - BESIDE)
                        + snappedTopInset()
                        + snappedBottomInset();
    }

    @Override
    protected void updateItem(@Nullable TimelineRow row, boolean empty) {
        super.updateItem(row, empty);
        switch (row) {
            case null -> {
                setGraphic(null);
                setAccessibleText("");
            }
            case TimelineRow.Event now -> show(now);
            case TimelineRow.Gap now -> show(now);
        }
    }

    private void show(TimelineRow.Event now) {
        time.setText(list.write(now));
        round.getStyleClass().setAll("timeline-round", now.tone().styleClass());
        round.getChildren().setAll(now.icon().node());
        what.setText(Collar.kept(now.what()));
        detail.setText(Collar.kept(now.detail()));
        detail.setManaged(!now.detail().isEmpty());
        chips.getChildren().setAll(now.vouched().stream().map(StatusChip::new).toList());
        StringJoiner sentence = new StringJoiner(". ").add(time.getText()).add(now.what());
        if (!now.detail().isEmpty()) {
            sentence.add(now.detail());
        }
        now.vouched().forEach(chip -> sentence.add(chip.text()));
        setAccessibleText(sentence.toString());
        setGraphic(event);
    }

    private void show(TimelineRow.Gap now) {
        gapTime.setText(list.write(now));
        gapWhat.setText(now.what());
        gapState.setText(now.state());
        setAccessibleText(
                Words.common()
                        .say(
                                "timeline.gap",
                                list.write(now.from()),
                                list.write(now.to()),
                                now.what(),
                                now.state()));
        setGraphic(gap);
    }
}

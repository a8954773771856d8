package org.lockfast.desktop.admin;

import java.util.function.Function;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Collar;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Tone;

/** A name with a word beside it, a sentence below, and a mark at the end where there is one. */
final class TwoLineCell<T> extends ListCell<T> {
    /** Room the list keeps for its scroll bar and edges, pixels. */
    private static final double SCROLL_BAR = 20;

    private final Function<T, String> name;
    private final Function<T, String> beside;
    private final Function<T, String> below;
    private final Function<T, String> mark;
    private final Icon icon;
    private final Label first = new Label();
    private final Label second = new Label();
    private final Label third = new Label();
    private final HBox end = new HBox();
    private final HBox row;

    TwoLineCell(
            Function<T, String> name,
            Function<T, String> beside,
            Function<T, String> below,
            Function<T, String> mark) {
        this(name, beside, below, mark, Icon.CROSS);
    }

    /**
     * @param icon of the mark
     */
    TwoLineCell(
            Function<T, String> name,
            Function<T, String> beside,
            Function<T, String> below,
            Function<T, String> mark,
            Icon icon) {
        this.icon = icon;
        this.name = name;
        this.beside = beside;
        this.below = below;
        this.mark = mark;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getStyleClass().add("two-line");
        first.getStyleClass().add("strong");
        first.setMinWidth(Region.USE_PREF_SIZE);
        third.getStyleClass().addAll("small", "muted");
        third.setWrapText(true);
        HBox head = new HBox(first, second);
        head.getStyleClass().add("two-line-head");
        VBox words = new VBox(head, third);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(words, end);
        row.setFillHeight(false);
        row.getStyleClass().add("two-line-row");
        setPrefWidth(0); // as wide as the list, and the sentence wraps
    }

    /** As high as the sentence needs in the width there is; a cell is asked without one. */
    @Override
    protected double computePrefHeight(double width) {
        double wide = getListView() == null ? width : getListView().getWidth() - SCROLL_BAR;
        return isEmpty() || wide <= 0
                ? super.computePrefHeight(width)
                : snappedTopInset()
                        + snappedBottomInset()
                        + row.prefHeight(wide - snappedLeftInset() - snappedRightInset());
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        first.setText(Collar.kept(name.apply(item)));
        second.setText(beside.apply(item));
        third.setText(below.apply(item));
        String marked = mark.apply(item);
        end.getChildren().clear();
        if (!marked.isEmpty()) {
            end.getChildren().add(new StatusChip(Chip.outlined(marked, icon, Tone.NEUTRAL)));
        }
        setAccessibleText(
                String.join(". ", first.getText(), second.getText(), third.getText(), marked));
        setGraphic(row);
    }
}

package org.lockfast.desktop.places;

import java.util.function.Function;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.lockfast.place.PlaceNode;

/** The name of a place and, muted beside it, what it is fit for. */
final class PlaceCell extends TreeTableCell<PlaceNode, PlaceNode> {
    private final Function<PlaceNode, String> beside;
    private final Label fit = new Label();

    PlaceCell(Function<PlaceNode, String> beside) {
        this.beside = beside;
        fit.getStyleClass().addAll("small", "muted");
        fit.setMinWidth(Region.USE_PREF_SIZE);
        setContentDisplay(ContentDisplay.RIGHT);
    }

    @Override
    protected void updateItem(@Nullable PlaceNode item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setText(null);
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        setText(item.name());
        fit.setText(beside.apply(item));
        setGraphic(fit);
        setAccessibleText(item.name() + " " + fit.getText());
    }
}

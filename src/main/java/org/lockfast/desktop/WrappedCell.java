package org.lockfast.desktop;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** A cell of a table that is read whole, in as many lines as it takes. */
public final class WrappedCell<R> extends TableCell<R, String> {
    /** Left and right of the words of a cell. */
    private static final double BESIDE = 20;

    private final Text words = new Text();

    private WrappedCell(TableColumn<R, String> column) {
        words.getStyleClass().add("cell-words");
        words.wrappingWidthProperty().bind(column.widthProperty().subtract(BESIDE));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    /** Has all cells of a column wrapped. */
    public static <R> void in(TableColumn<R, String> column) {
        column.setCellFactory(made -> new WrappedCell<>(made));
    }

    @Override
    protected void updateItem(@Nullable String said, boolean empty) {
        super.updateItem(said, empty);
        words.setText(said);
        setText(said); // for readers; what is seen is the graphic
        setGraphic(empty || said == null ? null : words);
    }
}

package org.lockfast.desktop.exhibits;

import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.lockfast.find.Search;

/** A cell that shows something of its whole row as chips. */
abstract class RowCell extends TableCell<Search.Row, Search.Row> {

    RowCell() {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    /**
     * A column of such cells.
     *
     * @param least and most: pixels
     */
    static TableColumn<Search.Row, Search.Row> column(
            String heading, Supplier<RowCell> cell, double least, double usual, double most) {
        TableColumn<Search.Row, Search.Row> column = new TableColumn<>(heading);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> cell.get());
        column.setMinWidth(least);
        column.setPrefWidth(usual);
        column.setMaxWidth(most);
        return column;
    }

    @Override
    protected void updateItem(Search.@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(row == null || empty ? null : show(row));
    }

    /** What is seen of the row. */
    abstract Node show(Search.Row row);
}

package org.lockfast.desktop;

import java.util.IdentityHashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Columns that grow with the text: their narrowest and widest are meant at the desk's text. Where
 * all of them do not fit any more the table scrolls sideways.
 */
public final class TextColumns {
    private static final double AT_THE_DESK = 14;

    private final TableView<?> table;
    private final Label text;
    private final Map<TableColumn<?, ?>, Bounds> meant = new IdentityHashMap<>();

    private record Bounds(double narrowest, double widest) {}

    private TextColumns(TableView<?> table, Label text) {
        this.table = table;
        this.text = text;
    }

    /**
     * @param text of the size of the table's own
     */
    public static void in(TableView<?> table, Label text) {
        TextColumns columns = new TextColumns(table, text);
        table.widthProperty().subscribe(columns::fit);
        text.fontProperty().subscribe(columns::fit);
        table.getColumns()
                .addListener((ListChangeListener<TableColumn<?, ?>>) change -> columns.fit());
        columns.fit();
    }

    private void fit() {
        double times = Math.max(1, text.getFont().getSize() / AT_THE_DESK);
        double least = 0;
        for (TableColumn<?, ?> column : table.getColumns()) {
            Bounds bounds =
                    meant.computeIfAbsent(
                            column, one -> new Bounds(one.getMinWidth(), one.getMaxWidth()));
            double narrowest = bounds.narrowest() * times;
            column.setMaxWidth(Math.max(narrowest, bounds.widest() * times));
            column.setMinWidth(narrowest);
            least += narrowest;
        }
        boolean fits = table.getWidth() == 0 || least <= table.getWidth();
        table.setColumnResizePolicy(
                fits
                        ? TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS
                        : TableView.UNCONSTRAINED_RESIZE_POLICY);
    }
}

package org.lockfast.desktop;

import java.util.IdentityHashMap;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;

/**
 * Columns that grow with the text: their narrowest and widest are meant at the desk's text. Where
 * all of them do not fit any more the table scrolls sideways.
 */
public final class TextColumns {
    private static final double AT_THE_DESK = 14;

    private final Control table;
    private final ObservableList<? extends TableColumnBase<?, ?>> columns;
    private final Label text;
    private final Consumer<Boolean> policy;
    private final IdentityHashMap<TableColumnBase<?, ?>, Bounds> meant = new IdentityHashMap<>();

    private record Bounds(double narrowest, double widest) {}

    private TextColumns(
            Control table,
            ObservableList<? extends TableColumnBase<?, ?>> columns,
            Label text,
            Consumer<Boolean> policy) {
        this.table = table;
        this.columns = columns;
        this.text = text;
        this.policy = policy;
        table.widthProperty().subscribe(this::fit);
        text.fontProperty().subscribe(this::fit);
        columns.addListener((InvalidationListener) change -> fit());
        fit();
    }

    /**
     * @param text of the size of the table's own
     */
    public static void in(TableView<?> table, Label text) {
        TextColumns _ =
                new TextColumns(
                        table,
                        table.getColumns(),
                        text,
                        fits ->
                                table.setColumnResizePolicy(
                                        fits
                                                ? TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS
                                                : TableView.UNCONSTRAINED_RESIZE_POLICY));
    }

    /**
     * @param text of the size of the table's own
     */
    public static void in(TreeTableView<?> table, Label text) {
        TextColumns _ =
                new TextColumns(
                        table,
                        table.getColumns(),
                        text,
                        fits ->
                                table.setColumnResizePolicy(
                                        fits
                                                ? TreeTableView
                                                        .CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS
                                                : TreeTableView.UNCONSTRAINED_RESIZE_POLICY));
    }

    private void fit() {
        double times = Math.max(1, text.getFont().getSize() / AT_THE_DESK);
        double least = 0;
        for (TableColumnBase<?, ?> column : columns) {
            Bounds bounds =
                    meant.computeIfAbsent(
                            column, one -> new Bounds(one.getMinWidth(), one.getMaxWidth()));
            double narrowest = bounds.narrowest() * times;
            column.setMaxWidth(Math.max(narrowest, bounds.widest() * times));
            column.setMinWidth(narrowest);
            least += narrowest;
        }
        policy.accept(table.getWidth() == 0 || least <= table.getWidth());
    }
}

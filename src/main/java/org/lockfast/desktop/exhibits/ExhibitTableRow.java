package org.lockfast.desktop.exhibits;

import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Words;
import org.lockfast.find.Search;

/** A row as one sentence for readers; the last rows fetch what follows them. */
final class ExhibitTableRow extends TableRow<Search.Row> {
    private static final int NEAR_THE_END = 20;

    private final ExhibitsViewModel model;
    private final Words words;

    ExhibitTableRow(ExhibitsViewModel model, Words words) {
        this.model = model;
        this.words = words;
        setOnMouseClicked(event -> {
            Search.Row row = getItem();
            if (row != null
                    && event.getButton() == MouseButton.PRIMARY
                    && event.getClickCount() == 2) {
                model.open(row);
            }
        });
    }

    @Override
    protected void updateItem(Search.@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setAccessibleText("");
            return;
        }
        setAccessibleText(
                words.say(
                        "exhibits.row",
                        row.reference(),
                        row.description() == null ? "" : row.description(),
                        row.where()));
        if (getIndex() >= model.rows.size() - NEAR_THE_END) {
            model.endSeen();
        }
    }
}

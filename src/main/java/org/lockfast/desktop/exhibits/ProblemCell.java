package org.lockfast.desktop.exhibits;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Status;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Words;
import org.lockfast.find.Search;

/** What needs somebody: problems first, then what is missing from the record, then its origin. */
final class ProblemCell extends TableCell<Search.Row, Search.Row> {
    private final Words words;
    private final StatusChip problems = new StatusChip();
    private final StatusChip incomplete = new StatusChip();
    private final StatusChip copied = new StatusChip();
    private final HBox chips = new HBox(problems, incomplete, copied);

    private ProblemCell(Words words) {
        this.words = words;
        chips.setFillHeight(false);
        chips.getStyleClass().add("row-chips");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    static TableColumn<Search.Row, Search.Row> column(Words words) {
        TableColumn<Search.Row, Search.Row> column =
                new TableColumn<>(words.say("exhibits.problems"));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> new ProblemCell(words));
        column.setMinWidth(162);
        column.setPrefWidth(162);
        column.setMaxWidth(250);
        return column;
    }

    @Override
    protected void updateItem(Search.@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            return;
        }
        problems.setChip(
                row.problems() == 0
                        ? null
                        : Chip.filled(words.count("exhibits.problem", row.problems()), Icon.GAP));
        incomplete.setChip(
                row.incomplete() == 0
                        ? null
                        : Status.INCOMPLETE.saying(
                                row.problems() == 0
                                        ? words.say("exhibits.incomplete", row.incomplete())
                                        : words.say("exhibits.incomplete.too", row.incomplete())));
        boolean said = row.status().equals("COPIED") || row.status().equals("HELD");
        copied.setChip(row.copied() && !said ? Status.COPIED.chip() : null);
        setGraphic(chips);
    }
}

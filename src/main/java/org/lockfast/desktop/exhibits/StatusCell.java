package org.lockfast.desktop.exhibits;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Status;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.find.Search;

/** Where a thing stands, as a chip. */
final class StatusCell extends TableCell<Search.Row, Search.Row> {
    private final Words words;
    private final StatusChip chip = new StatusChip();

    private StatusCell(Words words) {
        this.words = words;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    static TableColumn<Search.Row, Search.Row> column(Words words) {
        TableColumn<Search.Row, Search.Row> column =
                new TableColumn<>(words.say("exhibits.status"));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(made -> new StatusCell(words));
        column.setPrefWidth(124);
        column.setMinWidth(122);
        column.setMaxWidth(150);
        return column;
    }

    @Override
    protected void updateItem(Search.@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
        } else {
            chip.setChip(chip(row));
            setGraphic(chip);
        }
    }

    private Chip chip(Search.Row row) {
        return switch (row.status()) {
            case "CONFLICT" -> Status.RECORDS_CONFLICT.chip();
            case "MISSING" -> Status.MISSING.chip();
            case "IN_TRANSIT" -> Status.IN_TRANSIT.chip();
            case "DEPOSITED" -> Status.IN_LOCKER.chip();
            case "STORED" -> Status.IN_STORE.chip();
            case "HELD" -> row.copied() ? Status.COPIED.chip() : Status.WITH_OFFICER.chip();
            case "COPIED" -> Status.COPIED.chip();
            default ->
                    Chip.outlined(words.say("exhibits.status.out"), Icon.COLLECTED, Tone.OFFLINE);
        };
    }
}

package org.lockfast.desktop.exhibits;

import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Status;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;
import org.lockfast.find.Search;

/** Where a thing stands, as a chip. */
final class StatusCell extends RowCell {
    private final Words words;
    private final StatusChip chip = new StatusChip();

    private StatusCell(Words words) {
        this.words = words;
    }

    static TableColumn<Search.Row, Search.Row> column(Words words) {
        return column(words.say("exhibits.status"), () -> new StatusCell(words), 122, 124, 150);
    }

    @Override
    Node show(Search.Row row) {
        chip.setChip(chip(row));
        return chip;
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
            case "LEFT" -> Status.LEFT.chip();
            default ->
                    Chip.outlined(words.say("exhibits.status.out"), Icon.COLLECTED, Tone.OFFLINE);
        };
    }
}

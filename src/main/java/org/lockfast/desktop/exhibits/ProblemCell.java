package org.lockfast.desktop.exhibits;

import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.Status;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Words;
import org.lockfast.find.Search;

/** What needs somebody: problems first, then what is missing from the record, then its origin. */
final class ProblemCell extends RowCell {
    private final Words words;
    private final StatusChip problems = new StatusChip();
    private final StatusChip incomplete = new StatusChip();
    private final StatusChip copied = new StatusChip();
    private final HBox chips = new HBox(problems, incomplete, copied);

    private ProblemCell(Words words) {
        this.words = words;
        chips.setFillHeight(false);
        chips.getStyleClass().add("row-chips");
    }

    static TableColumn<Search.Row, Search.Row> column(Words words) {
        return column(words.say("exhibits.problems"), () -> new ProblemCell(words), 162, 162, 250);
    }

    @Override
    Node show(Search.Row row) {
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
        return chips;
    }
}

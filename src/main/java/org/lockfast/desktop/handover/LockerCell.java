package org.lockfast.desktop.handover;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Locker;
import org.lockfast.continuity.Stock;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.ListedTime;
import org.lockfast.desktop.StatusChip;
import org.lockfast.desktop.Tone;
import org.lockfast.desktop.Words;

/** One locker: its name, how much lies in it and since when, and when it was opened last. */
final class LockerCell extends ListCell<Locker> {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK);

    private final Words words = Words.in(LockerCell.class);
    private final ZoneId zone;
    private final Label name = new Label();
    private final Label more = new Label();
    private final HBox chips = new HBox();
    private final HBox row;

    LockerCell(ZoneId zone) {
        this.zone = zone;
        setPrefWidth(0);
        getStyleClass().add("batch-cell");
        name.getStyleClass().add("strong");
        more.getStyleClass().addAll("small", "muted");
        chips.setMinWidth(USE_PREF_SIZE);
        chips.setFillHeight(false);
        VBox middle = new VBox(name, more);
        HBox.setHgrow(middle, Priority.ALWAYS);
        row = new HBox(middle, chips);
        row.getStyleClass().add("batch-row");
    }

    @Override
    protected void updateItem(@Nullable Locker locker, boolean empty) {
        super.updateItem(locker, empty);
        setText(null);
        if (locker == null || empty) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        name.setText(locker.place().name());
        more.setText(more(locker));
        int lying = locker.lying().size();
        String counted = words.count("lockers.lying", lying);
        chips.getChildren()
                .setAll(
                        new StatusChip(
                                lying == 0
                                        ? Chip.outlined(counted, Icon.DONE, Tone.NEUTRAL)
                                        : Chip.outlined(counted, Icon.DEPOSITED, Tone.ACCENT)));
        setAccessibleText(
                Stream.of(name.getText(), counted, more.getText())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(". ")));
        setGraphic(row);
    }

    private String more(Locker locker) {
        Locker.Last last = locker.last();
        return Stream.of(
                        locker.lying().isEmpty()
                                ? ""
                                : words.say(
                                        "lockers.since", since(locker.lying().getFirst().row())),
                        last == null
                                ? words.say("lockers.never")
                                : words.say("lockers.last", when(last.at()), last.by()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String since(Stock.Row row) {
        return ListedTime.inSentence(row.since(), row.sinceIs(), zone);
    }

    private String when(Instant at) {
        return WHEN.format(at.atZone(zone));
    }
}

package org.lockfast.desktop;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.Bound;

/**
 * Since when something is so, in a row of a list: "14 Mar 2026 09:00", with a short word before it
 * where clocks do not agree, and the whole of it as a tip.
 */
public record ListedTime(String text, String tip) {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.UK);

    /** As it stands in a row. */
    public static ListedTime of(Instant at, Bound is, ZoneId zone) {
        String time = WHEN.format(at.atZone(zone));
        Words words = Words.common();
        return switch (is) {
            case EXACT -> new ListedTime(time, "");
            case NOT_LATER ->
                    new ListedTime(
                            words.say("since.by", time), words.say("since.tip", is.said(time)));
            case NOT_EARLIER ->
                    new ListedTime(
                            words.say("since.from", time), words.say("since.tip", is.said(time)));
        };
    }

    /** As it stands in a sentence: "not later than 14 Mar 2026 09:00". */
    public static String inSentence(Instant at, Bound is, ZoneId zone) {
        return is.said(WHEN.format(at.atZone(zone)));
    }

    /** Gives the cells of a column their tips. */
    public static <T> void tips(TableColumn<T, String> column, Function<T, ListedTime> time) {
        column.setCellFactory(of ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable String item, boolean empty) {
                        super.updateItem(item, empty);
                        setText(empty ? null : item);
                        @Nullable T row =
                                empty || getTableRow() == null ? null : getTableRow().getItem();
                        String tip = row == null ? "" : time.apply(row).tip();
                        setTooltip(tip.isEmpty() ? null : new Tooltip(tip));
                    }
                });
    }
}

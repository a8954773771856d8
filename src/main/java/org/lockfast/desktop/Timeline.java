package org.lockfast.desktop;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.lockfast.continuity.Bound;

/**
 * The continuity record as a list, newest first: the same facts as the {@link ContinuityStrip}, as
 * text. Enter opens a row.
 */
public final class Timeline extends ListView<TimelineRow> {
    /** Rows up to which it stands whole. */
    private static final int MOST_WHOLE = 40;

    private Consumer<TimelineRow> open = row -> {};
    private DateTimeFormatter day = days(false);
    private DateTimeFormatter format = times(false);

    /** No rows. */
    public Timeline() {
        skinProperty().subscribe(this::wholeSoon);
        widthProperty().subscribe(this::wholeSoon);
        getSelectionModel().selectedIndexProperty().subscribe(this::showSelected);
        getStyleClass().add("timeline");
        setAccessibleText(Words.common().say("timeline.name"));
        setCellFactory(list -> new TimelineCell(this));
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                        openSelected();
                    }
                });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                openSelected();
            }
        });
    }

    /**
     * Shows these, newest first. The year is written out as soon as one is not this year's.
     *
     * @param now the present time in the zone of the rows
     */
    public void setRows(List<TimelineRow> rows, ZonedDateTime now) {
        boolean withYear = rows.stream().anyMatch(row -> at(row).getYear() != now.getYear());
        day = days(withYear);
        format = times(withYear);
        getItems().setAll(rows);
        wholeSoon();
    }

    private void wholeSoon() {
        Platform.runLater(this::whole);
    }

    /** As high as its rows, so that the page scrolls and not a list in it; a long one scrolls. */
    private void whole() {
        VirtualFlow<?> flow = (VirtualFlow<?>) lookup(".virtual-flow");
        if (flow == null || getItems().size() > MOST_WHOLE) {
            setMinHeight(USE_COMPUTED_SIZE);
            return;
        }
        double high = snappedTopInset() + snappedBottomInset() + 2;
        for (int i = 0; i < getItems().size(); i++) {
            high += flow.getCell(i).prefHeight(-1);
        }
        setMinHeight(high);
    }

    /** The list does not scroll to what is chosen where the page has to. */
    private void showSelected() {
        int chosen = getSelectionModel().getSelectedIndex();
        if (isFocused() && chosen >= 0 && lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            Scrolling.show(flow.getCell(chosen));
        }
    }

    private static DateTimeFormatter days(boolean withYear) {
        return DateTimeFormatter.ofPattern(withYear ? "d MMM uuuu" : "d MMM", Locale.UK);
    }

    private static DateTimeFormatter times(boolean withYear) {
        return DateTimeFormatter.ofPattern(
                withYear ? "d MMM uuuu HH:mm" : "d MMM HH:mm", Locale.UK);
    }

    private static ZonedDateTime at(TimelineRow row) {
        return switch (row) {
            case TimelineRow.Event event -> event.at();
            case TimelineRow.Gap gap -> gap.from();
        };
    }

    /** What opening a row does. */
    public void onOpen(Consumer<TimelineRow> action) {
        open = action;
    }

    private void openSelected() {
        TimelineRow selected = getSelectionModel().getSelectedItem();
        if (selected != null) {
            open.accept(selected);
        }
    }

    /** When a row happened, as this list writes it: the day alone where no hour is known. */
    String write(TimelineRow.Event row) {
        return row.at().format(row.dayAlone() ? day : format);
    }

    /** A time as this list writes it. */
    String write(ZonedDateTime at) {
        return at.format(format);
    }

    /** When a gap was as this list writes it, with a short word where clocks do not agree. */
    String write(TimelineRow.Gap gap) {
        return gap.fromIs() == Bound.EXACT && gap.toIs() == Bound.EXACT
                ? write(gap.from(), gap.to())
                : write(gap.from(), gap.fromIs()) + " – " + write(gap.to(), gap.toIs());
    }

    private String write(ZonedDateTime at, Bound is) {
        return switch (is) {
            case EXACT -> write(at);
            case NOT_LATER -> Words.common().say("since.by", write(at));
            case NOT_EARLIER -> Words.common().say("since.from", write(at));
        };
    }

    /** A stretch of time as this list writes it: one day, two times; or two days. */
    String write(ZonedDateTime from, ZonedDateTime to) {
        DateTimeFormatter hours = DateTimeFormatter.ofPattern("HH:mm");
        boolean oneDay = from.toLocalDate().equals(to.toLocalDate());
        return oneDay
                ? from.format(hours) + " – " + to.format(hours)
                : write(from) + " – " + write(to);
    }
}

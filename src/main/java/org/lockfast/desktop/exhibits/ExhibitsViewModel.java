package org.lockfast.desktop.exhibits;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Work;
import org.lockfast.find.Search;

/**
 * The list of exhibits, newest first. Without words it is read by pages as one scrolls; with words
 * the store finds at most {@link #MOST}. Nothing is sorted or counted here: the order is the
 * store's.
 */
public final class ExhibitsViewModel {
    /** Rows of one page, and the most that a search shows. */
    static final int MOST = 200;

    /** What the list shows when it shows no rows, and whether there is more. */
    enum State {
        /** Being read for the first time. */
        READING,
        /** There are rows, and all are here. */
        ALL,
        /** There are rows, and more follow. */
        MORE,
        /** A search found more than are shown. */
        NARROW,
        /** Nothing is recorded in this store yet. */
        EMPTY,
        /** Nothing has these words. */
        NO_MATCH
    }

    final StringProperty words = new SimpleStringProperty("");
    final ObservableList<Search.Row> rows = FXCollections.observableArrayList();

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.READING);
    private final Desk desk;
    private final Work work;
    private final Navigator navigator;
    private @Nullable Job reading;
    private boolean more;

    /**
     * @param place with the words to begin with
     */
    public ExhibitsViewModel(Desk desk, Place.Exhibits place, Work work, Navigator navigator) {
        this.desk = desk;
        this.work = work;
        this.navigator = navigator;
        words.set(place.search());
        words.subscribe((before, now) -> read());
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Reads the list afresh. */
    void read() {
        stop();
        String searched = words.get().strip();
        reading =
                work.read(
                        () ->
                                searched.isEmpty()
                                        ? desk.search().page(null, null, null, MOST)
                                        : desk.search().find(searched, MOST),
                        found -> show(searched, found));
    }

    private void stop() {
        Job before = reading;
        if (before != null) {
            before.cancel();
        }
        more = false;
    }

    private void show(String searched, List<Search.Row> found) {
        if (!rows.equals(found)) { // the same rows keep their scroll position and selection
            rows.setAll(found);
        }
        boolean full = found.size() == MOST;
        if (searched.isEmpty()) {
            state.set(found.isEmpty() ? State.EMPTY : full ? State.MORE : State.ALL);
        } else {
            state.set(found.isEmpty() ? State.NO_MATCH : full ? State.NARROW : State.ALL);
        }
    }

    /** The end of the list came into sight: reads the next page, once. */
    void endSeen() {
        if (state.get() != State.MORE || more) {
            return;
        }
        more = true;
        String after = rows.getLast().key();
        reading =
                work.read(
                        () -> desk.search().page(null, null, after, MOST),
                        next -> {
                            more = false;
                            rows.addAll(next);
                            state.set(next.size() == MOST ? State.MORE : State.ALL);
                        });
    }

    /**
     * Reads afresh when something was recorded, as long as only the first page is shown.
     *
     * @param then what else is to be done, on the FX thread
     */
    Subscription watch(Runnable then) {
        Runnable end =
                desk.whenRecorded(() ->
                        work.read(
                                () -> true,
                                recorded -> {
                                    if (rows.size() <= MOST) {
                                        read();
                                    }
                                    then.run();
                                }));
        return end::run;
    }

    /** Shows one exhibit. */
    void open(Search.Row row) {
        navigator.open(new Place.Exhibit(row.id()));
    }

    /** A new exhibit, at the desk. */
    void newExhibit() {
        navigator.open(new Place.NewExhibit(null, "", false));
    }
}

package org.lockfast.desktop.exhibits;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Looking;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.SearchLooks;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.find.Filter;
import org.lockfast.find.Search;

/**
 * The list of exhibits, newest first, kept to what a filter asks. Without words it is read by pages
 * as one scrolls; with words the store finds at most {@link #MOST}. Nothing is sorted or counted
 * here: the order is the store's.
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
    final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    final ObjectProperty<List<Column>> columns = new SimpleObjectProperty<>(Column.ALL);
    final ViewsModel views;
    final ObservableList<Search.Row> rows = FXCollections.observableArrayList();

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.READING);
    private final Desk desk;
    private final Work work;
    private final Navigator navigator;
    private final Asking asking;
    private final SearchLooks looks;
    private @Nullable Job reading;
    private final Notices notices;
    private final Words text = Words.in(ExhibitsViewModel.class);
    private final ReadOnlyObjectWrapper<@Nullable Peek> peek = new ReadOnlyObjectWrapper<>();
    private @Nullable Job peeking;
    private boolean more;
    private long kept;

    /**
     * Words that find nothing.
     *
     * @param close what was perhaps meant, likeliest first
     */
    record Nothing(String sought, List<String> close) {}

    private final ReadOnlyObjectWrapper<Nothing> nothing =
            new ReadOnlyObjectWrapper<>(new Nothing("", List.of()));

    /** What one reading found; {@code kept} is how many the filter keeps, with the words or not. */
    private record Read(List<Search.Row> rows, long kept, List<String> close) {}

    /**
     * @param place with the words to begin with
     */
    public ExhibitsViewModel(
            Desk desk,
            Place.Exhibits place,
            Work work,
            Notices notices,
            Navigator navigator,
            Asking asking) {
        this.desk = desk;
        this.work = work;
        this.navigator = navigator;
        this.notices = notices;
        this.asking = asking;
        this.views = new ViewsModel(desk, work, notices);
        this.looks = new SearchLooks(look -> Looking.note(desk, work, notices, look));
        words.set(place.search());
        filter.set(place.filter());
        words.subscribe((before, now) -> read());
        filter.subscribe((before, now) -> read());
        views.kept().subscribe(kept -> columns.set(kept.columns()));
        columns.subscribe((before, now) -> views.keepColumns(now));
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Reads the list afresh. */
    void read() {
        stop();
        String searched = words.get().strip();
        Filter within = filter.get();
        reading =
                work.read(
                        () -> {
                            List<Search.Row> found = page(within, searched, null);
                            return new Read(
                                    found,
                                    within.isAll() ? 0 : desk.search().kept(within).exhibits(),
                                    found.isEmpty() && !searched.isEmpty()
                                            ? desk.search().close(within, searched)
                                            : List.of());
                        },
                        found -> show(searched, within, found));
    }

    private List<Search.Row> page(Filter within, String searched, @Nullable String after) {
        if (!within.isAll()) {
            return desk.search().list(within, searched, after, MOST);
        }
        return searched.isEmpty()
                ? desk.search().page(null, null, after, MOST)
                : desk.search().find(searched, MOST);
    }

    /** The words looked for last and, where nothing has them, what is close. */
    ReadOnlyObjectProperty<Nothing> nothing() {
        return nothing.getReadOnlyProperty();
    }

    /** How many exhibits the filter keeps; of no meaning while it keeps all. */
    long kept() {
        return kept;
    }

    /** Asks what the list is to be kept to, too. */
    void addFilter() {
        asking.ask(
                new FilterForms(
                                desk,
                                term ->
                                        work.read(
                                                () -> term,
                                                one ->
                                                        filter.set(
                                                                filter.get()
                                                                        .and(
                                                                                one.key(),
                                                                                one.value()))))
                        .which());
    }

    /** Shows what a view keeps, as it was saved. */
    void open(View view) {
        words.set(view.words());
        filter.set(view.filter());
        if (!view.columns().isEmpty()) {
            columns.set(view.columns());
        }
    }

    /** Asks under which name the list as it is shown is kept. */
    void saveView() {
        asking.ask(
                new ViewForms(views)
                        .save(new View("", words.get().strip(), filter.get(), columns.get())));
    }

    void rename(View view) {
        asking.ask(new ViewForms(views).rename(view));
    }

    /** Asks which columns are shown, in which order. */
    void chooseColumns() {
        asking.ask(
                new ViewForms(views)
                        .columns(columns.get(), chosen -> work.read(() -> chosen, columns::set)));
    }

    /** Shows all exhibits again. */
    void showAll() {
        words.set("");
        filter.set(Filter.ALL);
    }

    private void stop() {
        Job before = reading;
        if (before != null) {
            before.cancel();
        }
        more = false;
    }

    private void show(String searched, Filter within, Read read) {
        List<Search.Row> found = read.rows();
        kept = read.kept();
        if (!rows.equals(found)) { // the same rows keep their scroll position and selection
            rows.setAll(found);
        }
        looks.stand(said(searched, within), found.size());
        boolean full = found.size() == MOST;
        if (searched.isEmpty()) {
            State none = within.isAll() ? State.EMPTY : State.NO_MATCH;
            state.set(found.isEmpty() ? none : full ? State.MORE : State.ALL);
        } else {
            state.set(found.isEmpty() ? State.NO_MATCH : full ? State.NARROW : State.ALL);
        }
        nothing.set(new Nothing(searched, read.close()));
    }

    /** Words and filters in a line. */
    private static String said(String searched, Filter within) {
        return Stream.concat(Stream.of(searched), within.terms().stream().map(String::valueOf))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The list is left. */
    void hidden() {
        looks.left();
        peek(null);
    }

    /** The end of the list came into sight: reads the next page, once. */
    void endSeen() {
        if (state.get() != State.MORE || more) {
            return;
        }
        more = true;
        String after = rows.getLast().key();
        Filter within = filter.get();
        reading =
                work.read(
                        () -> page(within, "", after),
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

    /** What is shown of an exhibit beside the list; null for nothing. */
    ReadOnlyObjectProperty<@Nullable Peek> peek() {
        return peek.getReadOnlyProperty();
    }

    /** Shows what is chosen beside the list, which is a look at it; null shows nothing. */
    void peek(Search.@Nullable Row row) {
        Job before = peeking;
        if (before != null) {
            before.cancel();
            peeking = null;
        }
        if (row == null) {
            peek.set(null);
            return;
        }
        peeking =
                work.read(
                        () -> Peek.of(desk, row.id(), text),
                        seen -> {
                            peek.set(seen);
                            Looking.note(
                                    desk, work, notices, Look.at(Look.Kind.EXHIBIT, seen.id()));
                        });
    }

    /** Shows one exhibit. */
    void open(Search.Row row) {
        looks.left();
        navigator.open(new Place.Exhibit(row.id()));
    }

    /** A new exhibit, at the desk. */
    void newExhibit() {
        navigator.open(new Place.NewExhibit(null, "", false));
    }
}

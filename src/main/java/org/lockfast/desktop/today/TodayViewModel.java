package org.lockfast.desktop.today;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Work;
import org.lockfast.find.Matter;
import org.lockfast.find.Today;
import org.lockfast.find.Today.Leads;
import org.lockfast.find.Unfinished;
import org.lockfast.sync.SyncStatus;

/** What must be done now, read afresh whenever something is recorded. */
public final class TodayViewModel {
    private static final String ID = "([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})";

    /**
     * How the form of a new exhibit names what it keeps: scene or desk, whose, case, taken from.
     */
    private static final Pattern NEW_EXHIBIT =
            Pattern.compile(
                    "new-exhibit[._](scene|desk)[._]"
                            + ID
                            + "(?:[._]"
                            + ID
                            + ")?(?:[._]of[._]"
                            + ID
                            + ")?");

    /**
     * What is shown.
     *
     * @param apart the server is not reached, so this is what is known here alone
     */
    record Shown(Today.Seen seen, boolean apart) {}

    final ObservableList<Today.Line> lines = FXCollections.observableArrayList();

    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final Desk desk;
    private final Work work;
    private final Navigator navigator;
    private Runnable unlisten = () -> {};
    private @Nullable Job reading;

    public TodayViewModel(Desk desk, Work work, Navigator navigator) {
        this.desk = desk;
        this.work = work;
        this.navigator = navigator;
    }

    /** What is shown; null until it was read. */
    ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Reads, and listens for what is recorded. */
    void begin() {
        unlisten.run();
        unlisten = desk.whenRecorded(() -> work.read(() -> true, recorded -> read()));
        read();
    }

    void end() {
        unlisten.run();
        unlisten = () -> {};
    }

    /** Reads afresh. */
    void read() {
        Job before = reading;
        if (before != null) {
            before.cancel();
        }
        reading =
                work.read(
                        () ->
                                new Shown(
                                        desk.today()
                                                .of(desk.session().officer(), desk.unfinished()),
                                        desk.sync().now().standing()
                                                == SyncStatus.Standing.OFFLINE),
                        this::show);
    }

    private void show(Shown now) {
        if (!lines.equals(now.seen().lines())) { // the same lines keep what is chosen
            lines.setAll(now.seen().lines());
        }
        shown.set(now);
    }

    /** Goes where a line leads. */
    void open(Today.Line line) {
        if (line.what().equals(Matter.OVERDUE.name())) {
            navigator.open(new Place.Out()); // where its day is put off, or a supervisor asked
        } else if (line.what().equals(Matter.HOLD_DUE.name())) {
            navigator.open(new Place.Holds());
        } else {
            place(line.leads()).ifPresent(navigator::open);
        }
    }

    private static Optional<Place> place(Leads leads) {
        return switch (leads) {
            case Leads.Listed(var filter) -> Optional.of(new Place.Exhibits("", filter));
            case Leads.One(UUID exhibit) -> Optional.of(new Place.Exhibit(exhibit));
            case Leads.Receiving _ -> Optional.of(new Place.Receive(List.of()));
            case Leads.Conflicting _ -> Optional.of(new Place.Conflicts(null));
            case Leads.Named _ -> Optional.of(new Place.InYourName());
            case Leads.Resuming(String name) -> resumed(name);
        };
    }

    private static Optional<Place> resumed(String name) {
        if (name.equals(Unfinished.HAND_OVER)) {
            return Optional.of(new Place.HandOver(List.of()));
        }
        if (name.equals(Unfinished.RECEIVE)) {
            return Optional.of(new Place.Receive(List.of()));
        }
        if (name.equals(Unfinished.LOCKERS)) {
            return Optional.of(new Place.Lockers());
        }
        Matcher kept = NEW_EXHIBIT.matcher(name);
        return kept.matches()
                ? Optional.of(
                        new Place.NewExhibit(
                                id(kept.group(3)),
                                "",
                                kept.group(1).equals("scene"),
                                id(kept.group(4))))
                : Optional.empty();
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    /** A new exhibit, at the desk. */
    void newExhibit() {
        navigator.open(new Place.NewExhibit(null, "", false));
    }
}

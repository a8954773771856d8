package org.lockfast.desktop.conflicts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Conflict;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Looking;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.officer.Permission;

/** Conflicts that are open, one of them chosen, and what a supervisor finds about it. */
public final class ConflictsViewModel {
    final ObservableList<Told> all = FXCollections.observableArrayList();
    final ObjectProperty<Conflict.@Nullable Finding> finding = new SimpleObjectProperty<>();
    final StringProperty reason = new SimpleStringProperty("");

    private final ReadOnlyObjectWrapper<@Nullable Told> chosen = new ReadOnlyObjectWrapper<>();
    private final Words words = Words.in(ConflictsViewModel.class);
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Navigator navigator;
    private @Nullable String first;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicInteger readings = new AtomicInteger();
    private int newest; // of the thread that shows
    private Runnable unlisten = () -> {};
    private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();

    public ConflictsViewModel(
            Desk desk, Place.Conflicts place, Work work, Notices notices, Navigator navigator) {
        this.desk = desk;
        this.first = place.id();
        this.work = work;
        this.notices = notices;
        this.navigator = navigator;
    }

    /** The one looked at; null where there is none. */
    ReadOnlyObjectProperty<@Nullable Told> chosen() {
        return chosen.getReadOnlyProperty();
    }

    void shown() {
        unlisten = desk.whenRecorded(this::readSoon);
        Looking.note(desk, work, notices, Look.list(Look.Kind.CONFLICTS));
        readSoon();
    }

    void hidden() {
        unlisten.run();
        unlisten = () -> {};
    }

    /** True once the list was read. */
    ReadOnlyBooleanProperty read() {
        return read.getReadOnlyProperty();
    }

    /** Called from any thread. */
    private void readSoon() {
        if (reading.compareAndSet(false, true)) {
            int number = readings.incrementAndGet();
            work.read(
                    () -> {
                        reading.set(false); // what comes from here on needs another reading
                        return desk.conflicts().open().stream()
                                .map(conflict -> Told.of(conflict, desk))
                                .toList();
                    },
                    now -> show(now, number));
        }
    }

    private void show(List<Told> now, int number) {
        if (number < newest) {
            return; // a later reading was done before it
        }
        newest = number;
        Told before = chosen.get();
        String wanted = before != null ? before.conflict().id() : first;
        first = null;
        all.setAll(now);
        Optional<Told> same =
                now.stream().filter(told -> told.conflict().id().equals(wanted)).findFirst();
        choose(same.orElse(now.isEmpty() ? null : now.getFirst()));
        read.set(true);
    }

    /** Looks at one; what was typed about another is let go of. */
    void choose(@Nullable Told told) {
        Told before = chosen.get();
        boolean other =
                before == null
                        || told == null
                        || !before.conflict().id().equals(told.conflict().id());
        if (other) {
            finding.set(null);
            reason.set("");
        }
        chosen.set(told);
    }

    /** Empty where this officer may close it; else who may. */
    String whyNot() {
        return desk.session().acting(Permission.RESOLVE_CONFLICT)
                        instanceof Outcome.Refused<?> refused
                ? refused.sentence()
                : "";
    }

    /** Records the finding. */
    void resolve() {
        Told told = chosen.get();
        if (told == null || !whyNot().isEmpty()) { // the key works where the button is not shown
            return;
        }
        List<Problem> problems = new ArrayList<>();
        Conflict.Finding found = finding.get();
        if (found == null) {
            problems.add(new Problem("finding", words.say("conflicts.finding.none")));
        }
        if (reason.get().isBlank()) {
            problems.add(new Problem("reason", words.say("conflicts.reason.none")));
        }
        if (found == null || !problems.isEmpty()) {
            notices.summary(new Problems(problems));
            return;
        }
        work.ask(
                () -> answer(told, found),
                recorded -> {
                    notices.done(
                            words.say(
                                    told.conflict().isOfMany()
                                            ? "conflicts.many.done"
                                            : told.conflict().isOfOneEntry()
                                                    ? "conflicts.single.done"
                                                    : "conflicts.done"));
                    readSoon();
                },
                notices::refused);
    }

    private Answer<Recorded> answer(Told told, Conflict.Finding found) {
        return switch (desk.resolving()
                .resolve(desk.session(), told.conflict(), found, reason.get())) {
            case Outcome.Done<Recorded>(Recorded recorded, List<String> _) -> Answer.done(recorded);
            case Outcome.Refused<Recorded>(String _, String sentence, List<String> _) ->
                    Answer.refused(sentence, "");
        };
    }

    /** Shows the exhibit it is about. */
    void open() {
        Told told = chosen.get();
        if (told != null && told.exhibit() != null) {
            navigator.open(new Place.Exhibit(told.exhibit()));
        }
    }
}

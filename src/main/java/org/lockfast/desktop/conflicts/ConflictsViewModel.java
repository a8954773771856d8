package org.lockfast.desktop.conflicts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.lockfast.continuity.Conflicts;
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
import org.lockfast.ledger.Hash;
import org.lockfast.officer.Permission;

/** Conflicts that are open, one of them chosen, and what a supervisor finds about it. */
public final class ConflictsViewModel {
    /** Conflicts in the list; further ones come up as these are closed. */
    static final int MOST = 100;

    /** A line of the list: what conflicts. */
    record Listed(Conflict conflict, String title) {}

    /**
     * What one reading found.
     *
     * @param count how many are open
     * @param chosen the one that is looked at, whole; null for none
     */
    private record Reading(List<Listed> listed, int count, @Nullable Told chosen) {}

    final ObservableList<Listed> all = FXCollections.observableArrayList();
    final ObjectProperty<Conflict.@Nullable Finding> finding = new SimpleObjectProperty<>();
    final StringProperty reason = new SimpleStringProperty("");

    private final ReadOnlyObjectWrapper<@Nullable Told> chosen = new ReadOnlyObjectWrapper<>();
    private final Words words = Words.in(ConflictsViewModel.class);
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Navigator navigator;
    private volatile @Nullable String wanted;
    private boolean listing; // what the list says meanwhile of its selection is nobody's choice
    private int count;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicInteger readings = new AtomicInteger();
    private int newest; // of the thread that shows
    private Runnable unlisten = () -> {};
    private final ReadOnlyBooleanWrapper read = new ReadOnlyBooleanWrapper();

    public ConflictsViewModel(
            Desk desk, Place.Conflicts place, Work work, Notices notices, Navigator navigator) {
        this.desk = desk;
        this.wanted = place.id();
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
                        return reading(wanted);
                    },
                    now -> show(now, number));
        }
    }

    /** What is shown and no more: however many there are, one is read whole. */
    private Reading reading(@Nullable String id) {
        Conflicts.Newest read = desk.conflicts().newest(MOST);
        List<Conflict> newest = new ArrayList<>(read.open());
        int twins = withoutTwins(newest, id);
        Optional<Conflict> meant = newest.stream().filter(one -> one.id().equals(id)).findFirst();
        if (meant.isEmpty() && id != null) {
            meant = desk.conflicts().byId(id).filter(Conflict::isOpen);
            meant.ifPresent(newest::add);
        }
        Conflict chosenOne = meant.orElse(newest.isEmpty() ? null : newest.getFirst());
        return new Reading(
                newest.stream().map(one -> new Listed(one, Told.title(one, desk))).toList(),
                Math.max(newest.size(), read.count() - twins),
                chosenOne == null ? null : Told.of(chosenOne, desk));
    }

    /**
     * One label's code has a conflict for each of its packages, and one finding closes them.
     *
     * @return how many are left out
     */
    private static int withoutTwins(List<Conflict> all, @Nullable String wanted) {
        int before = all.size();
        Set<List<Hash>> codes = new HashSet<>();
        all.stream()
                .filter(one -> one.kind() == Conflict.Kind.LABEL && one.id().equals(wanted))
                .forEach(one -> codes.add(one.heads()));
        all.removeIf(one ->
                one.kind() == Conflict.Kind.LABEL
                        && !one.id().equals(wanted)
                        && !codes.add(one.heads()));
        return before - all.size();
    }

    private void show(Reading now, int number) {
        if (number < newest) {
            return; // a later reading was done before it
        }
        newest = number;
        count = now.count();
        listing = true;
        if (!all.equals(now.listed())) {
            all.setAll(now.listed());
        }
        listing = false;
        Told told = now.chosen();
        Optional<Listed> meanwhile =
                all.stream()
                        .filter(one -> one.conflict().id().equals(wanted))
                        .filter(one -> told != null && !told.conflict().id().equals(wanted))
                        .findFirst();
        if (meanwhile.isPresent()) {
            readWhole(meanwhile.get()); // chosen since this reading began
        } else {
            look(told);
        }
        read.set(true);
    }

    /** How many are open, those that are not in the list too. */
    int count() {
        return count;
    }

    /** Looks at one of the list. */
    void choose(Listed one) {
        if (!listing && !one.conflict().id().equals(wanted)) {
            wanted = one.conflict().id();
            readWhole(one);
        }
    }

    private void readWhole(Listed one) {
        work.read(
                () -> Told.of(one.conflict(), desk),
                told -> {
                    if (told.conflict().id().equals(wanted)) {
                        look(told);
                    }
                });
    }

    /** What was typed about another is let go of. */
    private void look(@Nullable Told told) {
        Told before = chosen.get();
        boolean other =
                before == null
                        || told == null
                        || !before.conflict().id().equals(told.conflict().id());
        if (other) {
            finding.set(null);
            reason.set("");
        }
        wanted = told == null ? null : told.conflict().id();
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
                                    told.conflict().isOfMany() || told.conflict().isOfTwoThings()
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

package org.lockfast.desktop.handover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Depositor;
import org.lockfast.continuity.Locker;
import org.lockfast.continuity.LockersRound;
import org.lockfast.continuity.Stock;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.Looking;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.find.Filter;
import org.lockfast.find.Matter;
import org.lockfast.find.Unfinished;
import org.lockfast.journal.Outcome;
import org.lockfast.label.PlaceCode;
import org.lockfast.officer.Permission;
import org.lockfast.place.Place;

/** The lockers in their order, and packages scanned to be left in one or taken out of it. */
public final class LockersViewModel {
    final ObservableList<Locker> lockers = FXCollections.observableArrayList();
    final StringProperty typed = new SimpleStringProperty("");
    final StringProperty shelf = new SimpleStringProperty("");

    /** What is taken out goes to no place: it stays with the officer at the machine. */
    final BooleanProperty inHand = new SimpleBooleanProperty();

    /** The store's round, which takes out; else packages are left. */
    final BooleanProperty round = new SimpleBooleanProperty();

    final BooleanProperty busy = new SimpleBooleanProperty();
    final ObservableList<Place> places = FXCollections.observableArrayList();
    final BatchModel batch;
    final KeptBatch kept;

    /** Counts up whenever what is said of the batch may be another. */
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    private final ReadOnlyObjectWrapper<@Nullable Locker> chosen = new ReadOnlyObjectWrapper<>();
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Navigator navigator;
    private final Asking asking;
    private final Lookup lookup;
    private final Signing signing;
    private final Words words = Words.in(LockersViewModel.class);

    /** Numbers read in the chosen locker that belong to nothing recorded. */
    private final Set<String> unknown = new LinkedHashSet<>();

    private @Nullable Instant begun;
    private @Nullable UUID last;
    private boolean filling;
    private boolean looked;

    public LockersViewModel(
            Desk desk, Work work, Notices notices, Navigator navigator, Asking asking) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.navigator = navigator;
        this.asking = asking;
        this.lookup = new Lookup(desk);
        this.signing = new Signing(desk);
        this.batch = new BatchModel(lookup, work, notices);
        this.kept = new KeptBatch(desk, work, Unfinished.LOCKERS, new Form());
        round.set(empties());
        batch.sayNotHere("lockers.scan.elsewhere");
        batch.whenActed(this::acted);
        batch.lines.addListener((ListChangeListener<BatchLine>) change -> acted());
        shelf.subscribe(now -> acted());
        inHand.subscribe(now -> acted());
        kept.find();
    }

    /** Whether the officer empties lockers, and does not only leave something in them. */
    boolean empties() {
        return desk.session().officer().may(Permission.BOOK_IN);
    }

    boolean records() {
        return desk.session().officer().may(Permission.RECORD);
    }

    /** What this screen keeps, and how it goes on with it. */
    private final class Form implements KeptBatch.Form {
        @Override
        public Optional<HalfBatch> half() {
            Locker now = chosen.get();
            return begun == null || now == null || (batch.here().isEmpty() && unknown.isEmpty())
                    ? Optional.empty()
                    : Optional.of(
                            new HalfBatch(
                                    String.valueOf(begun),
                                    "",
                                    String.join("\n", unknown),
                                    "",
                                    round.get() ? "ROUND" : "LEAVE",
                                    now.place().path(),
                                    "",
                                    inHand.get(),
                                    batch.lines.stream().map(HalfBatch.Kept::of).toList(),
                                    List.of(),
                                    0,
                                    batch.stopProperty().get(),
                                    batch.loneSeal(),
                                    shelf.get(),
                                    "",
                                    ""));
        }

        @Override
        public void fresh() {
            chooseFirst();
            expect();
        }

        @Override
        public void fill(HalfBatch half, Runnable then) {
            work.read(
                    () -> lookup.again(half.lines()),
                    lines -> {
                        filling = true;
                        round.set(half.receiver().equals("ROUND") && empties());
                        shelf.set(half.destination());
                        inHand.set(half.inHand());
                        unknown.clear();
                        half.purpose().lines().forEach(unknown::add);
                        begun = half.since();
                        batch.restore(
                                lines.stream()
                                        .filter(line -> line.proof() != BatchLine.Proof.EXPECTED)
                                        .toList(),
                                half.stop(),
                                half.loneSeal());
                        Locker before =
                                lockers.stream()
                                        .filter(one -> one.place().path().equals(half.place()))
                                        .findFirst()
                                        .orElse(null);
                        chosen.set(before);
                        last = before == null ? null : before.place().id();
                        expect();
                        filling = false;
                        notices.say(Resumed.said(words, half, lines));
                        then.run();
                    });
        }

        @Override
        public void empty() {
            clear();
        }
    }

    /** What is asked about a batch that is kept. */
    Resumed resumed(HalfBatch half) {
        return Resumed.atLocker(words, half, desk.clock().instant(), desk.zone());
    }

    private void acted() {
        String lone = batch.loneSeal();
        if (lone != null && round.get()) {
            unknown.add(lone);
        }
        batch.lines.forEach(line -> {
            String read = line.sealRead();
            if (read != null) {
                unknown.remove(read); // it was put to a label since
            }
        });
        changed();
        if (!filling && kept.isReady()) {
            if (begun == null && !batch.here().isEmpty()) {
                begun = desk.clock().instant();
            }
            kept.keep();
        }
    }

    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    private void clear() {
        unknown.clear();
        batch.clear();
        begun = null;
    }

    /** Reads them afresh whenever something is recorded; the subscription ends that. */
    Subscription watch() {
        read();
        kept.seen();
        Runnable end = desk.whenRecorded(() -> work.read(() -> true, recorded -> read()));
        return end::run;
    }

    private record Seen(List<Locker> lockers, List<Place> places) {}

    private void read() {
        work.read(() -> new Seen(desk.lockersRound().lockers(), desk.places().all()), this::show);
    }

    private void show(Seen seen) {
        places.setAll(seen.places());
        if (!lockers.equals(seen.lockers())) {
            lockers.setAll(seen.lockers());
        }
        int lying = seen.lockers().stream().mapToInt(one -> one.lying().size()).sum();
        if (!looked && lying > 0) {
            looked = true; // what was looked at is noted (Data Protection Act 2018, s.62)
            Looking.note(
                    desk,
                    work,
                    notices,
                    Look.search(Filter.of(Matter.LOCKER).terms().toString(), lying));
        }
        lockers.stream()
                .filter(one -> one.place().id().equals(last))
                .findFirst()
                .ifPresentOrElse(this::seenAgain, this::chooseFirst);
    }

    private void seenAgain(Locker now) {
        chosen.set(now);
        expect();
    }

    private void chooseFirst() {
        if (kept.isAsking() || chosen.get() != null || lockers.isEmpty()) {
            return;
        }
        choose(
                lockers.stream()
                        .filter(one -> round.get() && !one.lying().isEmpty())
                        .findFirst()
                        .orElse(lockers.getFirst()));
    }

    /** The locker that is worked at; null where there is none. */
    ReadOnlyObjectProperty<@Nullable Locker> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /**
     * Goes to another locker; false where something was scanned at the one before, which is
     * recorded or taken back first.
     */
    boolean choose(Locker locker) {
        Locker now = chosen.get();
        if (now != null && now.place().id().equals(locker.place().id())) {
            return true;
        }
        if (now != null && isBegun()) {
            notices.say(Earcon.STOP, words.say("lockers.first", now.place().name()));
            return false;
        }
        chosen.set(locker);
        last = locker.place().id();
        clear();
        expect();
        return true;
    }

    /** Whether something was scanned that is not recorded yet. */
    boolean isBegun() {
        return !batch.here().isEmpty() || batch.stopProperty().get() != null || !unknown.isEmpty();
    }

    /** Another way of working; what was scanned stays. */
    void turn(boolean toRound) {
        if (round.get() != toRound) {
            round.set(toRound);
            List<BatchLine> scanned = batch.here();
            BatchModel.Stop stop = batch.stopProperty().get();
            batch.restore(scanned, stop, batch.loneSeal());
            expect();
        }
    }

    /** On the round what is recorded as in the locker is to be scanned. */
    private void expect() {
        Locker now = chosen.get();
        if (now == null || !round.get()) {
            return;
        }
        List<UUID> lying = now.lying().stream().map(one -> one.row().packageId()).toList();
        Set<UUID> there =
                batch.lines.stream().map(line -> line.p().id()).collect(Collectors.toSet());
        if (there.containsAll(lying)) {
            expectAll(now, List.of());
            return;
        }
        work.read(
                () -> lying.stream().flatMap(id -> lookup.byId(id).stream()).toList(),
                lines -> {
                    if (now.equals(chosen.get()) && round.get()) {
                        expectAll(now, lines);
                    }
                });
    }

    private void expectAll(Locker now, List<BatchLine> lines) {
        List<BatchLine> all =
                lines.isEmpty()
                        ? batch.lines.stream().filter(line -> isIn(line, now)).toList()
                        : lines;
        batch.expectFromBeginning(now.place().name(), all);
        changed();
    }

    private static boolean isIn(BatchLine line, Locker locker) {
        return locker.place().id().equals(line.p().place());
    }

    /** Scanned here, and recorded elsewhere. */
    List<BatchLine> notExpected() {
        Locker now = chosen.get();
        return now == null
                ? List.of()
                : batch.here().stream().filter(line -> !isIn(line, now)).toList();
    }

    /** What becomes of what was scanned, in a sentence or two. */
    String becomes() {
        Locker now = chosen.get();
        if (now == null) {
            return "";
        }
        if (!round.get()) {
            return words.say("lockers.leave.more", now.place().name());
        }
        List<String> said = new ArrayList<>();
        if (now.lying().isEmpty() && batch.here().isEmpty()) {
            said.add(words.say("lockers.round.empty"));
        }
        notExpected()
                .forEach(line ->
                        said.add(
                                words.say(
                                        "lockers.round.not-expected", line.name(), line.where())));
        unknown.forEach(number -> said.add(words.say("lockers.round.unknown", number)));
        return String.join(" ", said);
    }

    String button() {
        Locker now = chosen.get();
        String name = now == null ? "" : now.place().name();
        int count = batch.here().size();
        return round.get()
                ? words.count("lockers.round.button", count, name)
                : words.count("lockers.leave.button", count, name);
    }

    String statement() {
        return words.count("handover.statement", batch.here().size());
    }

    /** Records it: that the packages were left, or that the locker was emptied. */
    void finish() {
        notices.clear();
        Locker now = chosen.get();
        BatchModel.Stop stop = batch.stopProperty().get();
        BatchLine changed = batch.changed().orElse(null);
        if (now == null || busy.get()) {
            return;
        }
        if (stop != null) {
            refused("typed", words.say("handover.stop.first", stop.name()));
        } else if (changed != null) {
            refused("typed", words.say("handover.changed.first", changed.name()));
        } else if (round.get()) {
            empty(now);
        } else if (batch.here().isEmpty()) {
            refused("typed", words.say("lockers.leave.none"));
        } else {
            leave(now, batch.here(), batch.lookedAtAll.get());
        }
    }

    private void refused(String field, String sentence) {
        notices.summary(Problems.of(new Problem(field, sentence)));
    }

    private void leave(Locker now, List<BatchLine> lines, boolean all) {
        run(() ->
                desk.handling()
                        .deposit(desk.session(), signing.packages(lines), now.place(), null)
                        .then(done -> signing.looked(lines, all))
                        .then(done -> {
                            kept.forget();
                            return Outcome.done(
                                    words.count(
                                            "lockers.leave.done",
                                            lines.size(),
                                            now.place().name()));
                        }));
    }

    private void empty(Locker now) {
        List<BatchLine> here = batch.here();
        Optional<Place> to = inHand.get() ? Optional.empty() : place();
        if (!here.isEmpty() && !inHand.get() && to.isEmpty()) {
            refused("shelf", words.say("lockers.shelf.empty"));
            return;
        }
        boolean all = batch.lookedAtAll.get();
        Round what =
                new Round(
                        now,
                        here,
                        batch.toCome(),
                        List.copyOf(unknown),
                        to.orElse(null),
                        all,
                        new HashMap<>());
        LockerForms forms = new LockerForms(desk, words);
        forms.first(
                        what.locker().place(),
                        what.toCome(),
                        notExpected(),
                        who -> {
                            what.by().putAll(who);
                            return record(what)
                                    .then(said -> {
                                        work.read(() -> said, done -> finished());
                                        return Outcome.done(said);
                                    });
                        })
                .ifPresentOrElse(asking::ask, () -> run(() -> record(what)));
    }

    /** All that is recorded of one locker. */
    private record Round(
            Locker locker,
            List<BatchLine> here,
            List<BatchLine> toCome,
            List<String> unknown,
            @Nullable Place shelf,
            boolean lookedAtAll,
            Map<UUID, Depositor> by) {}

    private Outcome<String> record(Round what) {
        Set<UUID> shown =
                Stream.concat(what.here().stream(), what.toCome().stream())
                        .map(line -> line.p().id())
                        .collect(Collectors.toSet());
        List<LockersRound.Found> found =
                what.here().stream()
                        .map(line ->
                                new LockersRound.Found(
                                        line.p(), line.sealRead(), what.by().get(line.p().id())))
                        .toList();
        return desk.lockersRound()
                .check(
                        desk.session(),
                        what.locker().place(),
                        shown,
                        found,
                        what.unknown(),
                        what.shelf(),
                        null)
                .then(came -> {
                    kept.forget();
                    return signing.looked(what.here(), what.lookedAtAll())
                            .then(seen -> Outcome.done(said(what, came)));
                });
    }

    private String said(Round what, LockersRound.Came came) {
        String name = what.locker().place().name();
        List<String> said = new ArrayList<>();
        Place shelf = what.shelf();
        said.add(
                shelf == null
                        ? words.count("lockers.round.done.hand", what.here().size(), name)
                        : words.count(
                                "lockers.round.done", what.here().size(), name, shelf.path()));
        if (!came.notFound().isEmpty()) {
            said.add(words.say("lockers.round.done.not-found", names(what.toCome())));
        }
        if (!came.notExpected().isEmpty()) {
            said.add(
                    words.say(
                            "lockers.round.done.not-expected",
                            names(
                                    what.here().stream()
                                            .filter(line -> !isIn(line, what.locker()))
                                            .toList())));
        }
        if (!what.unknown().isEmpty()) {
            said.add(words.say("lockers.round.done.unknown", String.join(", ", what.unknown())));
        }
        return String.join(" ", said);
    }

    private static String names(List<BatchLine> lines) {
        return lines.stream().map(BatchLine::name).collect(Collectors.joining(", "));
    }

    private void run(Supplier<Outcome<String>> act) {
        busy.set(true);
        work.run(
                progress -> HandOverAnswers.of(act.get()),
                done -> {
                    busy.set(false);
                    finished();
                    notices.done(done.said(done.value()));
                },
                refused -> {
                    busy.set(false);
                    notices.refused(refused);
                },
                fault -> {
                    busy.set(false);
                    work.fault(fault);
                });
    }

    /** On the round the next locker is next; what was left needs no more. */
    private void finished() {
        Locker now = chosen.get();
        clear();
        if (round.get() && now != null) {
            int at = 0;
            while (at < lockers.size() && !lockers.get(at).place().id().equals(now.place().id())) {
                at++;
            }
            if (at + 1 < lockers.size()) {
                chosen.set(lockers.get(at + 1));
                last = lockers.get(at + 1).place().id();
                expect();
            }
        }
        read();
    }

    /** The shelf written out, or the only place that holds the words. */
    Optional<Place> place() {
        String text = shelf.get().strip().toLowerCase(Locale.UK);
        List<Place> whole =
                places.stream().filter(p -> p.path().toLowerCase(Locale.UK).equals(text)).toList();
        List<Place> fits =
                whole.isEmpty() && !text.isEmpty()
                        ? places.stream()
                                .filter(p -> p.path().toLowerCase(Locale.UK).contains(text))
                                .toList()
                        : whole;
        return fits.size() == 1 ? Optional.of(fits.getFirst()) : Optional.empty();
    }

    void open(Stock.Row row) {
        navigator.open(new org.lockfast.desktop.Place.Exhibit(row.exhibit()));
    }

    /** Where places are added. */
    void addPlaces() {
        navigator.open(new org.lockfast.desktop.Place.Admin());
    }

    boolean addsPlaces() {
        return desk.session().officer().may(Permission.ADD_PLACE);
    }

    void addTyped() {
        batch.typed(typed.get());
        typed.set("");
    }

    /** Takes back the last scan, or brings back the batch that was set aside. */
    void takeBack() {
        if (kept.isAsking()) {
            notices.say(Earcon.STOP, words.say("handover.kept.first"));
        } else if (batch.canTakeBack() || !kept.bringBack()) {
            String lone = batch.loneSeal();
            batch.takeBack();
            if (lone != null && !lone.equals(batch.loneSeal())) {
                unknown.remove(lone);
                acted();
            }
            expect(); // what was taken back may be waited for again
        }
    }

    /**
     * The code of a locker goes to it, that of another place says where its contents go; anything
     * else is of the batch.
     */
    boolean scanned(Scan scan) {
        if (kept.isAsking()) {
            notices.say(Earcon.STOP, words.say("handover.kept.first"));
        } else if (busy.get()) {
            notices.say(Earcon.STOP, words.say("handover.busy"));
        } else {
            kept.whenReady(() -> take(scan));
        }
        return true;
    }

    private void take(Scan scan) {
        Optional<Place> place =
                scan.kind() == ScanKind.LOCATION || scan.kind() == ScanKind.CONTAINER
                        ? PlaceCode.find(scan.code(), places)
                        : Optional.empty();
        Optional<Locker> locker =
                place.flatMap(found ->
                        lockers.stream()
                                .filter(one -> one.place().id().equals(found.id()))
                                .findFirst());
        if (locker.isPresent()) {
            if (choose(locker.get())) {
                notices.say(Earcon.GOOD, words.say("lockers.at", locker.get().place().name()));
            }
        } else if (place.isPresent() && round.get()) {
            inHand.set(false);
            shelf.set(place.get().path());
            notices.say(Earcon.GOOD, words.say("receive.place.scanned", place.get().path()));
        } else if (chosen.get() == null) {
            notices.say(Earcon.STOP, words.say("lockers.choose"));
        } else {
            batch.scanned(scan);
        }
    }
}

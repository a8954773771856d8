package org.lockfast.desktop.handover;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Stock;
import org.lockfast.desktop.Ask;
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
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.find.Filter;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.label.PlaceCode;
import org.lockfast.officer.Permission;
import org.lockfast.place.Place;

/** One container: what is in it, and packages scanned to be put in or taken out. */
public final class ContainerViewModel {
    private static final int MOST = 500;
    private static final String TO = "to";
    private static final String REASON = "reason";

    /** What the record has in it. */
    final ObservableList<Stock.Row> rows = FXCollections.observableArrayList();

    final StringProperty typed = new SimpleStringProperty("");
    final BooleanProperty busy = new SimpleBooleanProperty();
    final BatchModel batch;

    private final ReadOnlyObjectWrapper<@Nullable Place> container = new ReadOnlyObjectWrapper<>();
    private final UUID id;
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Navigator navigator;
    private final Asking asking;
    private final Signing signing;
    private final Words words = Words.in(ContainerViewModel.class);
    private List<Place> places = List.of();
    private boolean looked;

    public ContainerViewModel(
            UUID id, Desk desk, Work work, Notices notices, Navigator navigator, Asking asking) {
        this.id = id;
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.navigator = navigator;
        this.asking = asking;
        this.signing = new Signing(desk);
        this.batch = new BatchModel(new Lookup(desk), work, notices);
    }

    private record Seen(List<Place> places, Optional<Place> container, List<Stock.Row> rows) {}

    /** Reads it afresh whenever something is recorded; the subscription ends that. */
    Subscription watch() {
        read();
        Runnable end = desk.whenRecorded(this::read);
        return end::run;
    }

    private void read() {
        work.read(
                () ->
                        new Seen(
                                desk.places().all(),
                                desk.places().byId(id),
                                desk.stock().in(List.of(id), MOST)),
                this::show);
    }

    private void show(Seen seen) {
        places = seen.places();
        container.set(seen.container().orElse(null));
        if (!rows.equals(seen.rows())) {
            rows.setAll(seen.rows());
        }
        if (!looked && !seen.rows().isEmpty()) {
            looked = true; // what was looked at is noted (Data Protection Act 2018, s.62)
            Looking.note(
                    desk,
                    work,
                    notices,
                    Look.search(
                            new Filter.Term(
                                            Filter.Key.WHERE,
                                            seen.container().map(Place::path).orElse(""))
                                    .toString(),
                            seen.rows().size()));
        }
    }

    /** The container as it is; null until it was read. */
    ReadOnlyObjectProperty<@Nullable Place> containerProperty() {
        return container.getReadOnlyProperty();
    }

    /** What it is called. */
    String name() {
        Place now = container.get();
        return now == null ? "" : now.name();
    }

    /** Where it stands, and how much is in it. */
    String line() {
        Place now = container.get();
        if (now == null) {
            return "";
        }
        String stands =
                now.around()
                        .map(at -> words.say("container.stands", at))
                        .orElse(words.say("container.stands.not"));
        String against =
                now.closed() == null ? "" : ". " + words.say("container.closed", now.closed());
        return stands + against;
    }

    /** How many are in it, and how many of them were scanned. */
    String counted() {
        long scanned = rows.stream().filter(this::isScanned).count();
        return scanned == 0
                ? words.count("container.in", rows.size())
                : words.count("container.in", rows.size())
                        + words.say("container.in.scanned", scanned);
    }

    boolean isScanned(Stock.Row row) {
        return batch.here().stream().anyMatch(line -> line.p().id().equals(row.packageId()));
    }

    /** What the record says of it beside that it is there; empty for nothing. */
    String how(Stock.Row row) {
        return isScanned(row)
                ? words.say("container.how.scanned")
                : row.status().equals("CONFLICT") ? words.say("container.how.conflict") : "";
    }

    private boolean isIn(BatchLine line) {
        return id.equals(line.p().place());
    }

    /** Those scanned that the record does not have in it. */
    List<BatchLine> toPut() {
        return batch.here().stream().filter(line -> !isIn(line)).toList();
    }

    /** Those scanned that it has. */
    List<BatchLine> toTake() {
        return batch.here().stream().filter(this::isIn).toList();
    }

    String putButton() {
        int count = toPut().size();
        return count == 0 ? words.say("container.put") : words.count("container.put", count);
    }

    String takeButton() {
        int count = toTake().size();
        return count == 0 ? words.say("container.take") : words.count("container.take", count);
    }

    /** What becomes of those scanned, in a sentence. */
    String becomes() {
        List<BatchLine> put = toPut();
        long elsewhere = put.stream().filter(BatchLine::elsewhere).count();
        return (put.isEmpty() && toTake().isEmpty()
                        ? words.say("container.becomes.none")
                        : words.say("container.becomes", put.size(), toTake().size()))
                + (elsewhere == 0
                        ? ""
                        : " " + words.count("container.becomes.elsewhere", elsewhere));
    }

    boolean records() {
        return desk.session().officer().may(Permission.RECORD);
    }

    /** Records that those scanned are in it from now on. */
    void putIn() {
        record(
                toPut(),
                "container.put.none",
                "container.put.done",
                (lines, at) ->
                        desk.containers()
                                .putIn(
                                        desk.session(),
                                        signing.packages(lines),
                                        at,
                                        BatchModel.sealsRead(lines),
                                        null));
    }

    /** Records that those scanned are taken out, into the hand of the officer. */
    void takeOut() {
        record(
                toTake(),
                "container.take.none",
                "container.take.done",
                (lines, at) ->
                        desk.containers()
                                .takeOut(
                                        desk.session(),
                                        signing.packages(lines),
                                        at,
                                        BatchModel.sealsRead(lines),
                                        null));
    }

    /** What is recorded of some lines at the container. */
    private interface Act {
        Outcome<List<Recorded>> of(List<BatchLine> lines, Place container);
    }

    private void record(List<BatchLine> lines, String none, String done, Act act) {
        notices.clear();
        Place now = container.get();
        BatchModel.Stop stop = batch.stopProperty().get();
        if (stop != null) {
            refused(words.say("handover.stop.first", stop.name()));
        } else if (lines.isEmpty()) {
            refused(words.say(none));
        } else if (now != null) {
            run(
                    () ->
                            act.of(lines, now)
                                    .then(all -> signing.looked(lines, false))
                                    .then(all ->
                                            Outcome.done(
                                                    words.count(done, lines.size(), now.name()))),
                    lines);
        }
    }

    private void refused(String sentence) {
        notices.summary(Problems.of(new Problem("typed", sentence)));
    }

    private void run(Supplier<Outcome<String>> act, List<BatchLine> lines) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        work.run(
                progress -> HandOverAnswers.of(act.get()),
                done -> {
                    busy.set(false);
                    Set<UUID> gone =
                            lines.stream().map(line -> line.p().id()).collect(Collectors.toSet());
                    List<BatchLine> left =
                            batch.lines.stream()
                                    .filter(line -> !gone.contains(line.p().id()))
                                    .toList();
                    batch.restore(left, null, null);
                    notices.done(done.said(done.value()));
                    read();
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

    /** Asks where it is put. */
    void move() {
        move("");
    }

    private void move(String to) {
        Place now = container.get();
        if (now == null) {
            return;
        }
        notices.clear();
        asking.ask(
                new SmallForm(
                        words.say("container.move.title", now.name()),
                        words.count("container.move.more", rows.size()),
                        words.say("container.move.button"),
                        List.of(
                                Ask.of(TO, Ask.Kind.LINE, words.say("container.move.to"))
                                        .hinted(words.say("container.move.to.hint"))
                                        .beginning(to)
                                        .needed(words.say("container.move.to.empty")),
                                Ask.of(REASON, Ask.Kind.LINE, words.say("container.move.reason"))
                                        .hinted(words.say("container.move.reason.hint"))),
                        answers -> moved(now, answers.text(TO), answers.textOrNull(REASON))));
    }

    private Outcome<SmallForm.Result> moved(Place now, String to, @Nullable String reason) {
        Optional<Place> where = place(to);
        if (where.isEmpty()) {
            return Outcome.refused("PLACE", words.say("container.move.to.which", to));
        }
        return desk.containers()
                .move(desk.session(), now, where.get(), reason, null)
                .then(carried ->
                        Outcome.done(
                                SmallForm.Result.of(
                                        words.count(
                                                "container.move.done",
                                                carried.packages(),
                                                carried.container().name(),
                                                where.get().path()))));
    }

    /** The place written out, or the only one that holds the words. */
    private Optional<Place> place(String text) {
        String wanted = text.strip().toLowerCase(Locale.UK);
        List<Place> all = places.stream().filter(one -> !one.isContainer()).toList();
        List<Place> whole =
                all.stream()
                        .filter(one -> one.path().toLowerCase(Locale.UK).equals(wanted))
                        .toList();
        List<Place> fits =
                whole.isEmpty()
                        ? all.stream()
                                .filter(one -> one.path().toLowerCase(Locale.UK).contains(wanted))
                                .toList()
                        : whole;
        return fits.size() == 1 ? Optional.of(fits.getFirst()) : Optional.empty();
    }

    void open(Stock.Row row) {
        navigator.open(new org.lockfast.desktop.Place.Exhibit(row.exhibit()));
    }

    /** Where its label is printed and its name changed. */
    void underPlaces() {
        navigator.open(new org.lockfast.desktop.Place.Places(id));
    }

    void addTyped() {
        batch.typed(typed.get());
        typed.set("");
    }

    /**
     * A shelf is where it is put; another container, or a consignment, is opened; anything else is
     * of the batch.
     */
    boolean scanned(Scan scan) {
        if (busy.get()) {
            notices.say(Earcon.STOP, words.say("handover.busy"));
            return true;
        }
        if (scan.kind() == ScanKind.CONSIGNMENT) {
            return false;
        }
        if (scan.kind() == ScanKind.CONTAINER) {
            Optional<Place> open =
                    PlaceCode.find(scan.code(), places).filter(one -> one.id().equals(id));
            open.ifPresent(one ->
                    notices.say(Earcon.WARNING, words.say("container.scan.open", one.name())));
            return open.isPresent();
        }
        Optional<Place> shelf =
                scan.kind() == ScanKind.LOCATION
                        ? PlaceCode.find(scan.code(), places)
                        : Optional.empty();
        if (shelf.isPresent()) {
            if (records()) {
                move(shelf.get().path());
            } else {
                notices.say(Earcon.STOP, words.say("container.scan.not-yours"));
            }
        } else {
            batch.scanned(scan);
        }
        return true;
    }
}

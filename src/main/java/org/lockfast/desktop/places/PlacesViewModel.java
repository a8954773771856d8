package org.lockfast.desktop.places;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Stock;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.ListedTime;
import org.lockfast.desktop.Looking;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SignLabelForm;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.find.Filter;
import org.lockfast.label.PlaceCode;
import org.lockfast.officer.Permission;
import org.lockfast.place.PlaceNode;

/** The tree of places, and what stands in the one that is chosen. */
public final class PlacesViewModel {
    /** The most packages of one place that are shown. */
    static final int MOST = 500;

    /** Whoever only passes over a place with the arrow keys has not looked at what is in it. */
    private static final Duration PASSING = Duration.ofSeconds(1);

    /** Words that are in the name, class or code of a place. */
    final StringProperty words = new SimpleStringProperty("");

    /**
     * A package that stands there.
     *
     * @param belongs where it belongs instead, in words; empty where it may stay
     */
    record Line(Stock.Row row, String belongs) {}

    /** The place chosen in the tree; null for none. */
    final ObjectProperty<@Nullable PlaceNode> chosen = new SimpleObjectProperty<>();

    /** What stands in it. */
    final ObservableList<Line> rows = FXCollections.observableArrayList();

    private final ReadOnlyObjectWrapper<List<PlaceNode>> shown =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Navigator navigator;
    private final Asking asking;
    private final FileChoosing files;
    private final Words say = Words.in(PlacesViewModel.class);
    private @Nullable UUID begin;
    private List<PlaceNode> all = List.of();
    private boolean read;
    private @Nullable Seen seen;

    /** What is being looked at. */
    private record Seen(String path, int packages, Instant since) {}

    /**
     * @param begin the place to begin with; null for none
     */
    public PlacesViewModel(
            @Nullable UUID begin,
            Desk desk,
            Work work,
            Notices notices,
            Navigator navigator,
            Asking asking,
            FileChoosing files) {
        this.begin = begin;
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.navigator = navigator;
        this.asking = asking;
        this.files = files;
        words.subscribe((before, now) -> narrow());
        chosen.subscribe((before, now) -> readRows());
    }

    /** The tree, kept to what has the words. */
    ReadOnlyObjectProperty<List<PlaceNode>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** What there is in all, or being read. */
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /** Whether it was read and there is no place at all. */
    ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    boolean addsPlaces() {
        return desk.session().officer().may(Permission.ADD_PLACE);
    }

    /** Reads it afresh whenever something is recorded; the subscription ends that. */
    Subscription watch() {
        read();
        Runnable end = desk.whenRecorded(() -> work.read(this::tree, this::show));
        return end::run;
    }

    void read() {
        if (!read) {
            said.set(say.say("places.reading"));
        }
        work.read(this::tree, this::show);
    }

    private List<PlaceNode> tree() {
        return PlaceNode.tree(desk.places().all(), desk.stock().counts());
    }

    private void show(List<PlaceNode> now) {
        boolean same = read && now.equals(all);
        read = true;
        all = now;
        empty.set(now.isEmpty());
        if (!same) {
            narrow();
            readRows();
        }
        UUID first = begin;
        if (first != null) {
            begin = null;
            go(first);
        }
    }

    /** Chooses the place of this id, whatever was searched for. */
    private void go(UUID id) {
        words.set("");
        everything()
                .filter(node -> node.places().stream().anyMatch(one -> one.id().equals(id)))
                .findFirst()
                .ifPresent(chosen::set);
    }

    private Stream<PlaceNode> everything() {
        return all.stream().flatMap(node -> node.all().stream());
    }

    private void narrow() {
        List<String> asked = asked();
        Predicate<PlaceNode> has = asked(asked);
        List<PlaceNode> kept =
                asked.isEmpty()
                        ? all
                        : all.stream().flatMap(node -> node.kept(has).stream()).toList();
        PlaceNode was = chosen.get();
        shown.set(kept);
        said.set(
                read
                        ? say.count("places.count", everything().count())
                                + ", "
                                + say.count(
                                        "places.packages",
                                        all.stream().mapToInt(PlaceNode::below).sum())
                        : say.say("places.reading"));
        if (was != null) {
            chosen.set(
                    kept.stream()
                            .flatMap(node -> node.all().stream())
                            .filter(node -> node.path().equals(was.path()))
                            .findFirst()
                            .orElse(null));
        }
    }

    /** Whether it has the words itself, and not only something in it. */
    boolean fits(PlaceNode node) {
        return asked(asked()).test(node);
    }

    private List<String> asked() {
        return Arrays.stream(words.get().strip().toLowerCase(Locale.UK).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Those of a code, or those whose path or class has all the words. */
    private Predicate<PlaceNode> asked(List<String> asked) {
        Optional<org.lockfast.place.Place> coded = coded(words.get());
        return node ->
                coded.map(node.places()::contains)
                        .orElseGet(() -> {
                            String text = node.path() + " " + storage(node) + " " + beside(node);
                            return asked.stream().allMatch(text.toLowerCase(Locale.UK)::contains);
                        });
    }

    private Optional<org.lockfast.place.Place> coded(String code) {
        return PlaceCode.find(
                code.strip(), everything().flatMap(node -> node.places().stream()).toList());
    }

    /** What it is fit for, in words; empty where nobody recorded it. */
    String storage(PlaceNode node) {
        org.lockfast.place.Place place = node.first();
        return place == null ? "" : desk.rules().storage().words(place.storage()).english();
    }

    /** What it is fit for, and whether it is closed. */
    String beside(PlaceNode node) {
        String what = isContainer(node) ? say.say("places.container") : storage(node);
        return isClosed(node) ? what + ", " + say.say("places.closed") : what;
    }

    private static boolean isClosed(PlaceNode node) {
        return !node.places().isEmpty()
                && node.places().stream().allMatch(one -> one.closed() != null);
    }

    /** Why nothing new goes there; empty where it is open. */
    String closed(PlaceNode node) {
        org.lockfast.place.Place place = node.first();
        return isClosed(node) && place != null
                ? say.say("places.closed.why", String.valueOf(place.closed()))
                : "";
    }

    /** What it was called earlier; empty for nothing else. */
    String before(PlaceNode node) {
        List<String> names =
                node.places().stream().flatMap(one -> one.before().stream()).distinct().toList();
        return names.isEmpty() ? "" : say.say("places.before", String.join(", ", names));
    }

    /** Whether the officer may change this one. */
    boolean mayChange(@Nullable PlaceNode node) {
        return node != null
                && node.first() != null
                && desk.session().officer().may(Permission.KEEP_PLACE);
    }

    /** Asks how the chosen place is to be. */
    void change() {
        PlaceNode node = chosen.get();
        org.lockfast.place.Place place = node == null ? null : node.first();
        if (place != null) {
            notices.clear();
            asking.ask(new PlaceForm(desk, place, changed -> begin = changed.id()).change());
        }
    }

    /** Whether it is a box, crate, cage or trolley. */
    static boolean isContainer(@Nullable PlaceNode node) {
        org.lockfast.place.Place place = node == null ? null : node.first();
        return place != null && place.isContainer();
    }

    /** Whether the officer may let a container stand in it. */
    boolean takesContainers(@Nullable PlaceNode node) {
        return node != null && node.first() != null && !isContainer(node) && addsPlaces();
    }

    /** What is in the chosen container, to put in and take out. */
    void openContainer() {
        PlaceNode node = chosen.get();
        org.lockfast.place.Place place = node == null ? null : node.first();
        if (place != null && place.isContainer()) {
            navigator.open(new Place.Container(place.id()));
        }
    }

    /** Asks what the container is called that stands in the chosen place. */
    void addContainer() {
        PlaceNode node = chosen.get();
        org.lockfast.place.Place place = node == null ? null : node.first();
        if (place != null) {
            notices.clear();
            asking.ask(new ContainerForm(desk, place, added -> begin = added.id()).add());
        }
    }

    /** Its code, as it stands on its label; empty where nobody recorded it. */
    String code(PlaceNode node) {
        org.lockfast.place.Place place = node.first();
        return place == null ? "" : PlaceCode.of(place).grouped();
    }

    /** What stands here, and what with all that lies in it, in a sentence. */
    String stands(PlaceNode node) {
        Integer of = node.of();
        String here =
                of == null
                        ? say.count("places.here", node.here())
                        : say.say("places.here.of", node.here(), of)
                                + (node.isOverfull()
                                        ? ". " + say.say("places.over", node.here() - of)
                                        : "");
        return node.inside().isEmpty()
                ? here
                : here + ". " + say.count("places.below", node.below(), node.inside().size());
    }

    private void readRows() {
        left(false);
        PlaceNode node = chosen.get();
        if (node == null || node.here() == 0) {
            rows.clear();
            return;
        }
        List<UUID> ids = node.places().stream().map(org.lockfast.place.Place::id).toList();
        work.read(
                () -> desk.stock().in(ids, MOST).stream().map(row -> line(node, row)).toList(),
                now -> {
                    PlaceNode still = chosen.get();
                    if (still != null && still.path().equals(node.path())) {
                        if (!rows.equals(now)) {
                            rows.setAll(now);
                        }
                        seen = new Seen(node.path(), now.size(), desk.clock().instant());
                    }
                });
    }

    private Line line(PlaceNode node, Stock.Row row) {
        org.lockfast.place.Place place = node.first();
        return new Line(
                row,
                place == null
                        ? ""
                        : desk.placeAdvice()
                                .belongs(row.exhibit(), place)
                                .map(fit -> fit.entry().inText().english())
                                .orElse(""));
    }

    /** What was looked at is noted (Data Protection Act 2018, s.62). */
    private void left(boolean opened) {
        Seen was = seen;
        seen = null;
        if (was != null
                && was.packages() > 0
                && (opened || !was.since().plus(PASSING).isAfter(desk.clock().instant()))) {
            Looking.note(
                    desk,
                    work,
                    notices,
                    Look.search(
                            new Filter.Term(Filter.Key.WHERE, was.path()).toString(),
                            was.packages()));
        }
    }

    void hidden() {
        left(false);
    }

    ListedTime since(Line line) {
        return ListedTime.of(line.row().since(), line.row().sinceIs(), desk.zone());
    }

    /** How it stands there, where that is not simply booked in; empty otherwise. */
    String how(Line line) {
        return switch (line.row().status()) {
            case "STORED" ->
                    line.belongs().isEmpty() ? "" : say.say("places.how.belongs", line.belongs());
            case "DEPOSITED" -> say.say("places.how.deposited");
            case "COPIED" -> say.say("places.how.copied");
            case "CONFLICT" -> say.say("places.how.conflict");
            default -> say.say("places.how.other");
        };
    }

    void open(Line line) {
        left(true);
        navigator.open(new Place.Exhibit(line.row().exhibit()));
    }

    /** The list of exhibits, kept to this place and what lies in it. */
    void list() {
        PlaceNode node = Objects.requireNonNull(chosen.get());
        navigator.open(new Place.Exhibits("", Filter.ALL.and(Filter.Key.WHERE, node.path())));
    }

    /** Asks where to and on what, and writes the label of the chosen place. */
    void printLabel() {
        PlaceNode node = chosen.get();
        org.lockfast.place.Place place = node == null ? null : node.first();
        if (place != null) {
            notices.clear();
            new SignLabelForm(desk, desk.placeLabels().of(place)).to(files).ifPresent(asking::ask);
        }
    }

    /** Asks on which printer, and keeps the label of the chosen place for it. */
    void queueLabel() {
        PlaceNode node = chosen.get();
        org.lockfast.place.Place place = node == null ? null : node.first();
        if (place != null) {
            notices.clear();
            asking.ask(new SignLabelForm(desk, desk.placeLabels().of(place)).onPrinter());
        }
    }

    /** Whether this computer has a printer. */
    boolean hasPrinter() {
        return !desk.printing().printers().all().isEmpty();
    }

    /** Where places are added. */
    void addPlaces() {
        navigator.open(new Place.Admin());
    }

    /** The code of a place leads to it. */
    boolean scanned(Scan scan) {
        if (scan.kind() != ScanKind.LOCATION) { // a container is opened by the window
            return false;
        }
        Optional<org.lockfast.place.Place> place = coded(scan.code());
        place.ifPresent(one -> {
            notices.clear();
            notices.sound(Earcon.GOOD);
            go(one.id());
        });
        return place.isPresent();
    }
}

package org.lockfast.desktop.handover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.HeadsModel;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.ReceiptFiles;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmartTime;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.find.Unfinished;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.SecondPerson;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Password;
import org.lockfast.label.PlaceCode;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;

/** What is being handed over to the officer at the machine, and booking in at the hatch. */
public final class ReceiveViewModel {
    /**
     * A package offered to me.
     *
     * @param from who offers it, in words
     */
    record Offer(BatchLine line, String from) {}

    final ObservableList<Offer> offers = FXCollections.observableArrayList();
    final ObservableSet<UUID> ticked = FXCollections.observableSet(new HashSet<>());
    final BooleanProperty lookedAtTicked = new SimpleBooleanProperty();
    final StringProperty typed = new SimpleStringProperty("");
    final StringProperty place = new SimpleStringProperty("");
    final StringProperty giver = new SimpleStringProperty("");
    final StringProperty giverPassword = new SimpleStringProperty("");
    final Vouching vouching = new Vouching();
    private final BadgeLookup badges;

    /** It goes to no place: it stays with the officer at the machine. */
    final BooleanProperty inHand = new SimpleBooleanProperty();

    final BooleanProperty busy = new SimpleBooleanProperty();
    final ObservableList<Place> places = FXCollections.observableArrayList();

    /** What was received last from somebody who is named, for a receipt; empty for none. */
    final ObjectProperty<List<BatchLine>> received = new SimpleObjectProperty<>(List.of());

    final BatchModel batch;
    final KeptBatch kept;

    private final ReadOnlyStringWrapper against = new ReadOnlyStringWrapper("");
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Asking asking;
    private final FileChoosing files;
    private final Lookup lookup;
    private final Signing signing;
    private final ReceiptFiles receipts;
    private final Set<UUID> begin;
    private final Words words = Words.in(ReceiveViewModel.class);
    private @Nullable Instant begun;
    private boolean filling;

    /**
     * @param begin packages known to be arriving: ticked where they are offered to me, else put on
     *     the list to be booked in
     */
    public ReceiveViewModel(
            List<UUID> begin,
            Desk desk,
            Work work,
            Notices notices,
            Asking asking,
            FileChoosing files) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.asking = asking;
        this.files = files;
        this.badges = new BadgeLookup(desk, work);
        this.lookup = new Lookup(desk);
        this.signing = new Signing(desk);
        this.receipts = new ReceiptFiles(desk, work, notices, files);
        this.batch = new BatchModel(lookup, work, notices);
        this.begin = new HashSet<>(begin);
        this.kept = new KeptBatch(desk, work, Unfinished.RECEIVE, new Form());
        batch.whenActed(this::acted);
        batch.lines.addListener((ListChangeListener<BatchLine>) change -> kept.keep());
        place.subscribe(now -> acted());
        giver.subscribe(now -> acted());
        vouching.isOf(giver);
        inHand.subscribe(now -> acted());
        place.subscribe((before, now) -> lookAgainst());
        inHand.subscribe((before, now) -> lookAgainst());
        batch.lines.subscribe(this::lookAgainst);
        kept.find();
    }

    /** What the rules say against the place for what is on the list; empty for nothing. */
    ReadOnlyStringProperty againstProperty() {
        return against.getReadOnlyProperty();
    }

    private void lookAgainst() {
        Optional<Place> where = inHand.get() ? Optional.empty() : place();
        if (where.isEmpty()) {
            against.set("");
            return;
        }
        List<PackageState> packages = batch.lines.stream().map(BatchLine::p).toList();
        work.read(
                () -> String.join("\n", desk.placeAdvice().putting(packages, where.get())),
                said -> {
                    if (place().equals(where)) {
                        against.set(said);
                    }
                });
    }

    /** What this screen keeps, and how it goes on with it. */
    private final class Form implements KeptBatch.Form {
        @Override
        public Optional<HalfBatch> half() {
            List<BatchLine> chosen = chosen();
            boolean nothing =
                    batch.lines.isEmpty()
                            && chosen.isEmpty()
                            && place.get().isBlank()
                            && giver.get().isBlank();
            return begun == null || nothing
                    ? Optional.empty()
                    : Optional.of(
                            new HalfBatch(
                                    String.valueOf(begun),
                                    "",
                                    "",
                                    "",
                                    "",
                                    place.get(),
                                    giver.get(),
                                    inHand.get(),
                                    batch.lines.stream().map(HalfBatch.Kept::of).toList(),
                                    chosen.stream().map(HalfBatch.Kept::of).toList(),
                                    offers.size(),
                                    batch.stopProperty().get(),
                                    batch.loneSeal(),
                                    "",
                                    "",
                                    ""));
        }

        @Override
        public void fresh() {
            kept.whenReady(ReceiveViewModel.this::takeBegun);
        }

        @Override
        public void fill(HalfBatch half, Runnable then) {
            filling = true;
            place.set(half.place());
            giver.set(half.giver());
            inHand.set(half.inHand());
            filling = false;
            begun = half.since();
            refresh(() ->
                    work.read(
                            () -> lookup.again(half.lines()),
                            lines -> {
                                batch.restore(lines, half.stop(), half.loneSeal());
                                List<String> gone = tickAgain(half.ticked());
                                if (!half.isNothingScanned()) {
                                    notices.say(said(half, lines, gone));
                                }
                                then.run();
                                takeBegun();
                            }));
        }

        @Override
        public void empty() {
            batch.clear();
            ticked.clear();
            begun = null;
        }
    }

    /** What is offered as it was when it was ticked is ticked again; the names of the others. */
    private List<String> tickAgain(List<HalfBatch.Kept> before) {
        List<String> gone = new ArrayList<>();
        for (HalfBatch.Kept one : before) {
            Optional<Offer> still =
                    offers.stream()
                            .filter(offer -> offer.line().p().id().equals(one.id()))
                            .filter(offer -> one.stands(offer.line().p()))
                            .findFirst();
            still.ifPresentOrElse(
                    offer -> {
                        offers.set(
                                offers.indexOf(offer),
                                new Offer(
                                        offer.line().proved(one.proof(), one.sealRead()),
                                        offer.from()));
                        ticked.add(one.id());
                    },
                    () -> gone.add(one.name()));
        }
        return gone;
    }

    private String said(HalfBatch half, List<BatchLine> lines, List<String> gone) {
        return Resumed.said(words, half, lines)
                + (gone.isEmpty()
                        ? ""
                        : " " + words.say("receive.resumed.gone", String.join(", ", gone)));
    }

    private void acted() {
        if (!filling && kept.isReady()) {
            if (begun == null) {
                begun = desk.clock().instant();
            }
            kept.keep();
        }
    }

    /** Takes back the last scan, or brings back the batch that was set aside. */
    void takeBack() {
        if (kept.isAsking()) {
            notices.say(Earcon.STOP, words.say("handover.kept.first"));
        } else if (batch.canTakeBack() || !batch.lines.isEmpty() || !kept.bringBack()) {
            batch.takeBack();
        }
    }

    /** What is asked about a batch that is kept. */
    Resumed resumed(HalfBatch half) {
        return Resumed.receiving(words, half, desk.clock().instant(), desk.zone());
    }

    String receiver() {
        return desk.session().officer().label();
    }

    void shown() {
        work.read(() -> desk.places().all(), places::setAll);
        kept.seen();
        refresh();
    }

    private void refresh() {
        refresh(() -> {});
    }

    private void refresh(Runnable then) {
        work.read(
                () ->
                        desk.movements().offeredTo(desk.session().officer().id()).stream()
                                .map(this::offer)
                                .toList(),
                now -> {
                    Set<UUID> here =
                            now.stream().map(o -> o.line().p().id()).collect(Collectors.toSet());
                    // A scan of this sitting outlasts the reading.
                    offers.setAll(now.stream().map(this::kept).toList());
                    ticked.retainAll(here);
                    takeBegun();
                    then.run();
                    kept.keep();
                });
    }

    /** What is known to be arriving: ticked, or put on the list. */
    private void takeBegun() {
        if (kept.isReady()) {
            Set<UUID> here =
                    offers.stream().map(o -> o.line().p().id()).collect(Collectors.toSet());
            List<UUID> others = new ArrayList<>();
            for (UUID id : begin) {
                if (here.contains(id)) {
                    ticked.add(id);
                } else {
                    others.add(id);
                }
            }
            begin.clear();
            batch.begin(others);
        }
    }

    private Offer kept(Offer now) {
        return offers.stream()
                .filter(old -> old.line().p().id().equals(now.line().p().id()))
                .findFirst()
                .map(old ->
                        new Offer(
                                now.line().proved(old.line().proof(), old.line().sealRead()),
                                now.from()))
                .orElse(now);
    }

    private Offer offer(PackageState p) {
        PackageState.OpenOffer open = p.offer();
        UUID by = open == null ? null : open.by();
        return new Offer(lookup.line(p), by == null ? "" : desk.names().officer(by));
    }

    void tick(UUID id, boolean on) {
        if (on) {
            ticked.add(id);
            lookedAtTicked.set(false); // it was said of fewer seals
        } else {
            ticked.remove(id);
        }
        acted();
    }

    /**
     * A seal or label of something offered to me ticks it, the code of a shelf says where the batch
     * goes and, scanned after the bags, puts them there; anything else is to be booked in.
     */
    boolean scanned(Scan scan) {
        if (kept.isAsking()) {
            notices.say(Earcon.STOP, words.say("handover.kept.first"));
        } else if (busy.get()) {
            notices.say(Earcon.STOP, words.say("handover.busy"));
        } else if (badges.isUnderWay()) {
            notices.say(Earcon.STOP, words.say("handover.badge.wait"));
        } else {
            kept.whenReady(() -> take(scan));
        }
        return true;
    }

    private void take(Scan scan) {
        if (scan.kind() == ScanKind.BADGE) {
            badge(scan);
            return;
        }
        if (labelled(scan)) {
            return;
        }
        if (!offers.isEmpty()
                && (scan.kind() == ScanKind.FOREIGN || scan.kind() == ScanKind.CONTINUATION)) {
            work.read(
                    () -> lookup.scan(scan),
                    hit -> {
                        if (!offered(hit)) {
                            batch.take(hit, scan.code());
                        }
                    });
        } else {
            placeOrBatch(scan);
        }
    }

    /** Ticks what is offered and was scanned by its label. */
    private boolean labelled(Scan scan) {
        return offers.stream()
                .filter(offer -> scan.code().equals(offer.line().p().label()))
                .findFirst()
                .filter(this::named)
                .isPresent();
    }

    /**
     * Ticks what is offered where the record knows what was scanned for that package alone: a
     * number that is the seal of one and the barcode of another ticks neither.
     */
    private boolean offered(Lookup.Hit hit) {
        return switch (hit) {
            case Lookup.Hit.BySeal(BatchLine line, String read) ->
                    offer(line).filter(offer -> sealed(offer, read)).isPresent();
            case Lookup.Hit.ByName(BatchLine line, boolean old) ->
                    !old && offer(line).filter(this::named).isPresent();
            default -> false;
        };
    }

    private Optional<Offer> offer(BatchLine line) {
        return offers.stream().filter(one -> one.line().p().id().equals(line.p().id())).findFirst();
    }

    private boolean sealed(Offer offer, String read) {
        BatchLine line = offer.line();
        boolean again = ticked.contains(line.p().id()) && line.proof() == BatchLine.Proof.SEAL_READ;
        offers.set(
                offers.indexOf(offer),
                new Offer(line.proved(BatchLine.Proof.SEAL_READ, read), offer.from()));
        notices.say(
                again ? Earcon.WARNING : Earcon.GOOD,
                words.say("receive.ticked", line.name(), read));
        tick(line.p().id(), true);
        return true;
    }

    /** Its name was read: a seal that was read before stays read. */
    private boolean named(Offer offer) {
        BatchLine line = offer.line();
        String read = line.sealRead();
        notices.say(
                ticked.contains(line.p().id()) ? Earcon.WARNING : Earcon.GOOD,
                line.proof() == BatchLine.Proof.SEAL_READ && read != null
                        ? words.say("receive.ticked", line.name(), read)
                        : words.say("handover.scan.not-checked", line.name()));
        tick(line.p().id(), true);
        return true;
    }

    private void placeOrBatch(Scan scan) {
        Optional<Place> shelf =
                scan.kind() == ScanKind.LOCATION || scan.kind() == ScanKind.CONTAINER
                        ? PlaceCode.find(scan.code(), places)
                        : Optional.empty();
        if (shelf.isPresent()) {
            inHand.set(false);
            place.set(shelf.get().path());
            shelved(shelf.get());
        } else {
            batch.scanned(scan);
        }
    }

    /** A badge says who hands in; they sign with their own password as ever. */
    private void badge(Scan scan) {
        badges.find(
                scan,
                found ->
                        found.ifPresentOrElse(
                                this::handedInBy,
                                () ->
                                        notices.say(
                                                Earcon.STOP, words.say("handover.badge.unknown"))));
    }

    private void handedInBy(Officer officer) {
        if (officer.id().equals(desk.session().officer().id())) {
            notices.say(Earcon.STOP, words.say("receive.badge.own"));
            return;
        }
        if (!giver.get().strip().equalsIgnoreCase(officer.collar())) {
            giverPassword.set(""); // it was another's, as what vouched for them
            vouching.clear();
        }
        giver.set(officer.collar());
        notices.say(Earcon.GOOD, words.say("receive.badge", officer.label()));
    }

    /**
     * A shelf scanned after the bags is where they are put: that books them in, if nothing about
     * them is still to be said. Otherwise it is where the batch is to go.
     */
    private void shelved(Place shelf) {
        String toBePut = words.say("receive.place.scanned", shelf.path());
        List<BatchLine> lines = batch.here();
        if (!speaksForItself(lines)) {
            notices.say(Earcon.GOOD, toBePut);
            return;
        }
        List<PackageState> packages = lines.stream().map(BatchLine::p).toList();
        work.read(
                () -> desk.placeAdvice().putting(packages, shelf).isEmpty(),
                fits -> {
                    boolean same = place().equals(Optional.of(shelf)) && batch.here().equals(lines);
                    if (fits && same && speaksForItself(lines)) {
                        bookIn();
                    } else {
                        notices.say(Earcon.GOOD, toBePut);
                    }
                });
    }

    /** Every seal was read and is as recorded, the record has them here, and nobody hands in. */
    private boolean speaksForItself(List<BatchLine> lines) {
        return !lines.isEmpty()
                && batch.stopProperty().get() == null
                && batch.loneSeal() == null
                && giver.get().isBlank()
                && lines.stream()
                        .allMatch(line ->
                                line.proof() == BatchLine.Proof.SEAL_READ
                                        && !line.elsewhere()
                                        && line.changed() == null);
    }

    /** Showing each other a code, at the hand-over that is offered, ticked ones first. */
    HeadsModel heads() {
        List<UUID> offered =
                Stream.concat(ticked.stream(), offers.stream().map(offer -> offer.line().p().id()))
                        .limit(1)
                        .toList();
        return new HeadsModel(desk, work, () -> Lookup.batch(desk, offered));
    }

    void addTyped() {
        batch.typed(typed.get());
        typed.set("");
    }

    private List<BatchLine> chosen() {
        return offers.stream()
                .map(Offer::line)
                .filter(line -> ticked.contains(line.p().id()))
                .toList();
    }

    void accept() {
        notices.clear();
        List<BatchLine> lines = chosen();
        if (lines.isEmpty()) {
            notices.summary(Problems.of(new Problem("offers", words.say("receive.accept.none"))));
            return;
        }
        boolean looked = lookedAtTicked.get();
        run(
                () ->
                        desk.handingOver()
                                .accept(
                                        desk.session(),
                                        signing.packages(lines),
                                        BatchModel.sealsRead(lines),
                                        null)
                                .then(done -> signing.looked(lines, looked))
                                .then(done ->
                                        Outcome.done(
                                                words.count("receive.accept.done", lines.size()))),
                () -> {
                    lookedAtTicked.set(false);
                    received.set(lines);
                });
    }

    /** Puts the receipt for what was received last into a file. */
    void saveReceipt() {
        List<BatchLine> lines = received.get();
        if (!lines.isEmpty()) {
            receipts.hands(
                    lines.stream().map(line -> line.p().id()).toList(), lines.getFirst().name());
        }
    }

    void refuse() {
        notices.clear();
        List<BatchLine> lines = chosen();
        if (lines.isEmpty()) {
            notices.summary(Problems.of(new Problem("offers", words.say("receive.refuse.none"))));
            return;
        }
        asking.ask(
                new SmallForm(
                        words.count("receive.refuse.title", lines.size()),
                        words.say("receive.refuse.more"),
                        words.say("receive.refuse.button"),
                        List.of(
                                Ask.of("reason", Ask.Kind.TEXT, words.say("receive.refuse.reason"))
                                        .needed(words.say("receive.refuse.empty"))),
                        answers ->
                                desk.handingOver()
                                        .refuse(
                                                desk.session(),
                                                signing.packages(lines),
                                                answers.text("reason"),
                                                null)
                                        .then(done -> {
                                            refresh();
                                            return Outcome.done(
                                                    SmallForm.Result.of(
                                                            words.count(
                                                                    "receive.refuse.done",
                                                                    lines.size())));
                                        })));
    }

    void inHand(BatchLine line) {
        asking.ask(InHand.form(desk, words, line, this::refresh));
    }

    /** Books the batch in to a place, or takes it from somebody into the officer's own hand. */
    void bookIn() {
        notices.clear();
        if (badges.isUnderWay()) {
            notices.say(Earcon.STOP, words.say("handover.badge.wait"));
            return;
        }
        vouching.settled();
        List<Problem> problems = new ArrayList<>();
        Optional<Place> where = inHand.get() ? Optional.empty() : place();
        toBook(problems, where);
        boolean signs = !giverPassword.get().isEmpty();
        if (!giver.get().isBlank() && !signs) {
            vouching.problem(sheet(), words.say("receive.vouch.empty"), words)
                    .ifPresent(one -> problems.add(new Problem("vouch", one)));
        }
        if (!problems.isEmpty()) {
            notices.summary(new Problems(problems));
            return;
        }
        List<BatchLine> lines = batch.here();
        boolean all = batch.lookedAtAll.get();
        String who = giver.get().strip();
        Vouching.Answer answer = vouching.answer();
        @Nullable Password password = signs ? Password.of(giverPassword.get()) : null;
        run(
                () -> {
                    try (Password given = password) {
                        return giver(who, given, answer)
                                .then(person -> taken(lines, where, who, person))
                                .then(done -> signing.looked(lines, all))
                                .then(done -> Outcome.done(said(lines.size(), where)));
                    }
                },
                () -> {
                    begun = null;
                    received.set(who.isEmpty() ? List.of() : lines.reversed());
                    batch.clear();
                    filling = true;
                    giver.set("");
                    filling = false;
                    vouching.clear();
                    kept.keep();
                });
    }

    private void toBook(List<Problem> problems, Optional<Place> where) {
        BatchModel.Stop stop = batch.stopProperty().get();
        if (stop != null) {
            problems.add(new Problem("typed", words.say("handover.stop.first", stop.name())));
        } else if (batch.here().isEmpty()) {
            problems.add(new Problem("typed", words.say("handover.empty")));
        }
        batch.changed()
                .ifPresent(line ->
                        problems.add(
                                new Problem(
                                        "typed",
                                        words.say("handover.changed.first", line.name()))));
        if (inHand.get() && giver.get().isBlank()) {
            problems.add(new Problem("giver", words.say("receive.giver.empty")));
        } else if (!inHand.get() && where.isEmpty()) {
            problems.add(new Problem("place", words.say("receive.place.empty")));
        }
    }

    private Outcome<List<Recorded>> taken(
            List<BatchLine> lines,
            Optional<Place> where,
            String who,
            Optional<SecondPerson> person) {
        Place to = where.orElse(null);
        List<BatchLine> away =
                lines.stream().filter(line -> line.p().status().equals("IN_TRANSIT")).toList();
        List<BatchLine> others = lines.stream().filter(line -> !away.contains(line)).toList();
        Map<UUID, String> seals = BatchModel.sealsRead(lines);
        if (others.isEmpty()) {
            return desk.consignments()
                    .arrived(
                            desk.session(),
                            signing.packages(away),
                            to,
                            person.orElse(null),
                            seals,
                            null,
                            null);
        }
        if (to != null) {
            return desk.bookingIn()
                    .bookIn(
                            desk.session(),
                            signing.packages(others),
                            signing.packages(away),
                            to,
                            person.orElse(null),
                            seals,
                            null);
        }
        SecondPerson by = person.orElseThrow();
        UUID officer = by.officer();
        return desk.handingOver()
                .handIn(
                        desk.session(),
                        signing.packages(others),
                        signing.packages(away),
                        officer == null ? who : desk.names().officer(officer),
                        by,
                        seals,
                        null);
    }

    private String said(int count, Optional<Place> where) {
        return where.map(to -> words.count("receive.book.done", count, to.path()))
                .orElseGet(() -> words.count("receive.in-hand.done", count));
    }

    /** What somebody without an account signs: this list, from them to me. */
    private Sheet sheet() {
        return Sheet.of(
                words.say("receive.sheet", receiver()),
                List.of(
                        words.say("handover.sheet.name", giver.get().strip()),
                        inHand.get()
                                ? words.say("receive.sheet.in-hand", receiver())
                                : words.say(
                                        "receive.sheet.place",
                                        place().map(Place::path).orElse(""))),
                batch.here());
    }

    /** The sheet to be signed on the screen, once there is something to sign. */
    Optional<Sheet> toSign() {
        notices.clear();
        List<Problem> problems = new ArrayList<>();
        toBook(problems, inHand.get() ? Optional.empty() : place());
        if (!problems.isEmpty()) {
            notices.summary(new Problems(problems));
            return Optional.empty();
        }
        return Optional.of(sheet());
    }

    /** The moment, as it stands on the sheet. */
    String now() {
        return SmartTime.echo(desk.clock().instant().atZone(desk.zone()));
    }

    /** A picture of the paper form, where one was made. */
    void photographForm() {
        files.open(words.say("handover.vouch.photo.choose"), Vouching.PICTURES)
                .ifPresent(vouching.form::set);
    }

    private Outcome<Optional<SecondPerson>> giver(
            String who, @Nullable Password password, Vouching.Answer answer) {
        if (who.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        if (password != null) {
            return signing.officer(who)
                    .then(officer -> desk.signInAnother(officer.collar(), password))
                    .then(session -> Outcome.done(Optional.of(signed(session))));
        }
        // An officer may hand in with a warrant card shown, too: then the id is theirs, and the
        // vouching what it was.
        UUID officer = desk.officers().byCollar(who).map(one -> one.id()).orElse(null);
        return answer.person(desk, officer, officer == null ? who : null, "giver")
                .then(person -> Outcome.done(Optional.of(person)));
    }

    private static SecondPerson signed(Session session) {
        return new SecondPerson(
                session.officer().id(), null, "giver", Vouch.PASSWORD, session.signer());
    }

    /** The place written out, or the only one that holds the words. */
    Optional<Place> place() {
        String text = place.get().strip().toLowerCase(Locale.UK);
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

    private void run(java.util.function.Supplier<Outcome<String>> act, Runnable after) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        work.run(
                progress -> HandOverAnswers.of(act.get()),
                done -> {
                    busy.set(false);
                    giverPassword.set("");
                    after.run();
                    notices.done(done.said(done.value()));
                    refresh();
                },
                refused -> {
                    busy.set(false);
                    giverPassword.set("");
                    notices.refused(refused);
                },
                fault -> {
                    busy.set(false);
                    work.fault(fault);
                });
    }

    String bookButton() {
        int count = batch.here().size();
        return inHand.get()
                ? count == 0
                        ? words.say("receive.in-hand.button")
                        : words.count("receive.in-hand.button", count)
                : count == 0
                        ? words.say("receive.book.button")
                        : words.count("receive.book.button", count);
    }

    String statement() {
        return words.count("handover.statement", batch.here().size());
    }
}

package org.lockfast.desktop.exhibit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.Account;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.ExhibitStory;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.GivenPhotographs;
import org.lockfast.desktop.GivenPicture;
import org.lockfast.desktop.Looking;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Progress;
import org.lockfast.desktop.ReceiptFiles;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Photograph;
import org.lockfast.exhibit.Restriction;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.Permission;
import org.lockfast.sync.SyncStatus;

/**
 * One exhibit: reads it, reads it again when something is recorded, and what can be done with it.
 */
public final class ExhibitViewModel {
    private final UUID id;
    private final Desk desk;
    private final Work work;
    private final Notices notices;
    private final Navigator go;
    private final FileChoosing files;
    private final Asking asking;
    private final ReceiptFiles receipts;
    private final Words words = Words.in(ExhibitViewModel.class);
    private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();
    // Set while a reading is on its way: a thousand entries in a row cause one reading, not a
    // thousand.
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile boolean waitsForPhotos;
    private final AtomicInteger readings = new AtomicInteger();
    private int newest; // of the thread that shows
    private Runnable unlisten = () -> {};

    public ExhibitViewModel(
            UUID id,
            Desk desk,
            Work work,
            Notices notices,
            Navigator go,
            FileChoosing files,
            Asking asking) {
        this.id = id;
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        this.go = go;
        this.files = files;
        this.asking = asking;
        this.receipts = new ReceiptFiles(desk, work, notices, files);
    }

    /** What is shown; null before the first reading. */
    ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    void shown() {
        Runnable recorded = desk.whenRecorded(this::readSoon);
        SyncStatus.Listening arriving = desk.sync().listen(status -> mayHaveArrived());
        unlisten =
                () -> {
                    recorded.run();
                    arriving.close();
                };
        Looking.note(desk, work, notices, id);
        readSoon();
    }

    void hidden() {
        unlisten.run();
        unlisten = () -> {};
    }

    /** Photographs come without an entry of their own. Called from any thread. */
    private void mayHaveArrived() {
        if (waitsForPhotos) {
            readSoon();
        }
    }

    /** Called from any thread. */
    private void readSoon() {
        if (reading.compareAndSet(false, true)) {
            int number = readings.incrementAndGet();
            work.ask(
                    () -> {
                        reading.set(false); // what is recorded from here on needs another reading
                        return read();
                    },
                    now -> {
                        if (number < newest) {
                            return; // a later reading was done before it
                        }
                        newest = number;
                        Seen before = seen.get();
                        seen.set(before == null ? now : now.choosing(before.chosen()));
                    },
                    notices::refused);
        }
    }

    private Answer<Seen> read() {
        Optional<Exhibit> exhibit = desk.exhibits().byId(id);
        if (exhibit.isEmpty()) {
            return Answer.refused(words.say("exhibit.unknown"), words.say("exhibit.unknown.todo"));
        }
        List<Photograph> photos = desk.photographs(id);
        waitsForPhotos = photos.stream().anyMatch(one -> !one.here());
        Instant now = desk.clock().instant();
        ExhibitStory story =
                ExhibitStory.of(
                        exhibit.get(),
                        desk.movements(),
                        desk.names(),
                        desk.limits(),
                        now,
                        desk.zone());
        return Answer.done(
                new Seen(
                        story,
                        desk.rules(),
                        photos,
                        Family.of(story, desk.exhibits()),
                        exhibit.get().withheld() == null
                                ? story.accounts().stream()
                                        .flatMap(one ->
                                                desk.placeAdvice().standing(one.state()).stream())
                                        .distinct()
                                        .toList()
                                : List.of(),
                        restrictions(exhibit.get()),
                        desk.session().officer().id(),
                        0));
    }

    private List<Restriction> restrictions(Exhibit exhibit) {
        UUID caseId = exhibit.caseId();
        return caseId == null || exhibit.withheld() != null
                ? List.of()
                : desk.restrictingCases().of(caseId);
    }

    /** Whether this officer may say who may look at its case. */
    boolean mayRestrict() {
        Seen now = seen.get();
        return now != null
                && now.exhibit().caseId() != null
                && desk.session().officer().may(Permission.RESTRICT_CASE);
    }

    void restrict() {
        restricting(RestrictingForms::restrict);
    }

    void lift() {
        restricting(RestrictingForms::lift);
    }

    private void restricting(Function<RestrictingForms, SmallForm> which) {
        Seen now = seen.get();
        UUID caseId = now == null ? null : now.exhibit().caseId();
        if (caseId != null) {
            String reference =
                    Objects.requireNonNullElse(now.exhibit().caseReference(), now.exhibit().name());
            notices.clear();
            work.read(
                    () ->
                            which.apply(
                                    new RestrictingForms(
                                            desk, caseId, reference, now.restrictions())),
                    asking::ask);
        }
    }

    /** Looks at another package. */
    void choose(int index) {
        Seen now = seen.get();
        if (now != null && index >= 0 && index != now.chosen()) {
            seen.set(now.choosing(index));
        }
    }

    /** A photograph is looked at in full. */
    void photoOpened() {
        Looking.note(desk, work, notices, Look.at(Look.Kind.PHOTOGRAPH, id));
    }

    /** Reads a photograph for the screen. */
    Optional<byte[]> photo(AttachmentRef file) {
        return desk.attachment(file);
    }

    /** The pictures an entry names; empty where one is not here yet. */
    List<Optional<byte[]>> picturesOf(ExhibitStory.Line line) {
        return desk.filesOf(line.happening().record()).stream()
                .filter(file -> file.type().startsWith("image/"))
                .map(desk::attachment)
                .toList();
    }

    Work work() {
        return work;
    }

    // What is done here

    private void form(Function<Seen, SmallForm> makes) {
        Seen now = seen.get();
        if (now != null) {
            notices.clear();
            asking.ask(makes.apply(now));
        }
    }

    void move() {
        withPlaces((forms, places) ->
                forms.move(places.stream().filter(one -> one.closed() == null).toList()));
    }

    void found() {
        withPlaces((forms, places) -> forms.found(places));
    }

    /** Makes a form that needs the list of places. */
    @FunctionalInterface
    private interface Placed {
        SmallForm of(ExhibitForms forms, List<org.lockfast.place.Place> places);
    }

    private void withPlaces(Placed makes) {
        Seen now = seen.get();
        if (now != null) {
            work.read(
                    () -> desk.places().all(),
                    places -> asking.ask(makes.of(new ExhibitForms(desk, now), places)));
        }
    }

    void open() {
        form(now -> new ExhibitForms(desk, now).open());
    }

    void seal() {
        form(now -> new ExhibitForms(desk, now).seal());
    }

    void reseal() {
        form(now -> new ExhibitForms(desk, now).reseal());
    }

    void lookAtSeal() {
        form(now -> new ExhibitForms(desk, now).lookAtSeal());
    }

    void inHand() {
        form(now -> new ExhibitForms(desk, now).inHand());
    }

    void missing() {
        form(now -> new ExhibitForms(desk, now).missing());
    }

    void becomeExhibit() {
        form(now -> new ExhibitForms(desk, now).becomeExhibit());
    }

    void note() {
        form(now -> new ExhibitForms(desk, now).note());
    }

    void correct() {
        form(now -> new Correcting(desk, now).which());
    }

    void correct(String field) {
        form(now -> new Correcting(desk, now).of(field));
    }

    void explainGap() {
        Seen now = seen.get();
        if (now == null) {
            return;
        }
        if (SeenStory.openGaps(now.account()).isEmpty()) {
            notices.say(words.say("exhibit.gap.none", now.exhibit().name()));
            return;
        }
        form(fresh -> new ExhibitForms(desk, fresh).explainGap());
    }

    /** Does what the banner says. */
    void act(Urgent urgent) {
        choose(urgent.chosen());
        switch (urgent.step()) {
            case EXPLAIN_GAP -> explainGap();
            case FOUND -> found();
            case LOOK_AT_SEAL -> lookAtSeal();
            case CLOSE -> closeDiscrepancy();
            case OVERRIDE_HOLD -> overrideHold();
            case RECEIVE -> receive();
            case LOOK_INTO -> lookInto();
            case NONE -> {}
        }
    }

    /** Shows the records conflict of the package. */
    void lookInto() {
        Seen now = seen.get();
        if (now != null) {
            String first =
                    now.account().conflicts().stream()
                            .map(Account.Accounts::conflict)
                            .filter(Conflict::isOpen)
                            .map(Conflict::id)
                            .findFirst()
                            .orElse(null);
            go.open(new Place.Conflicts(first));
        }
    }

    void closeDiscrepancy() {
        form(now -> new ExhibitForms(desk, now).closeDiscrepancy());
    }

    void leaving() {
        leaving(LeavingForms::which);
    }

    /** One of the forms of its leaving for good. */
    void leaving(Function<LeavingForms, SmallForm> which) {
        form(now -> which.apply(new LeavingForms(desk, now, this::handsReceipt)));
    }

    /** What was done to it: made safe, dried … */
    void treat() {
        form(now -> new TreatingForms(desk, now).which());
    }

    /** The same where it is known which. */
    void treat(String code) {
        form(now -> new TreatingForms(desk, now).of(code));
    }

    /** What is done with cash: counted, banked … */
    void cash() {
        cash(CashForms::which);
    }

    /** One of the forms of cash. */
    void cash(Function<CashForms, SmallForm> which) {
        form(now -> which.apply(new CashForms(desk, now)));
    }

    void lateReason() {
        form(now -> new ExhibitForms(desk, now).lateReason());
    }

    void overrideHold() {
        form(now -> new ExhibitForms(desk, now).overrideHold());
    }

    void receive() {
        Seen now = seen.get();
        if (now != null) {
            go.open(new Place.Receive(List.of(now.pack().id())));
        }
    }

    void handOver() {
        Seen now = seen.get();
        if (now != null) {
            go.open(new Place.HandOver(List.of(now.pack().id())));
        }
    }

    /** A new exhibit, taken from the package looked at. */
    void takeSubExhibit() {
        Seen now = seen.get();
        if (now != null && !now.isWithheld()) {
            go.open(new Place.NewExhibit(now.exhibit().caseId(), "", false, now.pack().id()));
        }
    }

    /** Shows another exhibit, such as the one this was taken from. */
    void show(Exhibit other) {
        go.open(new Place.Exhibit(other.id()));
    }

    void label() {
        Seen now = seen.get();
        if (now != null) {
            go.open(new Place.Label(now.pack().id()));
        }
    }

    // Print

    /**
     * The continuity record: where to, why and for whom first, because its print is itself
     * recorded; with no file nothing is asked and nothing made.
     */
    void continuityRecord() {
        Seen now = seen.get();
        if (now != null) {
            String name = now.exhibit().name().replaceAll("[^A-Za-z0-9-]", "-");
            files.save(
                            words.say("exhibit.print.save"),
                            words.say("exhibit.print.file", name) + ".pdf",
                            new FileChoosing.Kind(words.say("exhibit.print.pdf"), List.of(".pdf")))
                    .ifPresent(this::continuityRecord);
        }
    }

    private void continuityRecord(Path file) {
        form(now ->
                new SmallForm(
                        words.say("exhibit.print.title", now.exhibit().name()),
                        words.say("exhibit.print.more", file),
                        words.say("exhibit.print.button"),
                        List.of(
                                Ask.of("why", Ask.Kind.LINE, words.say("exhibit.print.why"))
                                        .needed(words.say("exhibit.print.why.empty")),
                                Ask.of("for", Ask.Kind.LINE, words.say("exhibit.print.for"))
                                        .needed(words.say("exhibit.print.for.empty"))),
                        (answers, progress) -> made(file, answers, progress),
                        words.say("exhibit.print.doing")));
    }

    private Outcome<SmallForm.Result> made(Path file, Answers answers, Progress progress) {
        return desk.continuityRecord(id, answers.text("why"), answers.text("for"), file, progress)
                .then(pdf ->
                        Outcome.done(SmallForm.Result.of(words.say("exhibit.print.done", file))));
    }

    /** A receipt for what was seized or taken in. */
    void takenReceipt() {
        Seen now = seen.get();
        if (now != null) {
            receipts.taken(List.of(id), now.exhibit().name(), asking);
        }
    }

    /** A receipt for how the package looked at last went from one person to another. */
    void handsReceipt() {
        Seen now = seen.get();
        if (now != null) {
            receipts.hands(List.of(now.pack().id()), now.exhibit().name());
        }
    }

    // Photographs

    void addPhotos() {
        Seen now = seen.get();
        if (now == null) {
            return;
        }
        List<Path> chosen =
                files.openSeveral(
                        words.say("exhibit.photos.choose"),
                        new FileChoosing.Kind(
                                words.say("exhibit.photos.kind"),
                                List.of(".jpg", ".jpeg", ".png")));
        if (!chosen.isEmpty()) {
            work.ask(
                    () -> added(now.exhibit(), chosen),
                    count -> notices.done(words.count("exhibit.photos.done", count)),
                    notices::refused);
        }
    }

    /** Photographs that are dropped or pasted: what is added stays, so that it is asked first. */
    GivenPhotographs.Taking given() {
        return new GivenPhotographs.Taking() {
            @Override
            public void files(List<Path> files) {
                given(
                        files.stream()
                                .map(file -> String.valueOf(file.getFileName()))
                                .collect(Collectors.joining("\n")),
                        files.size(),
                        exhibit -> added(exhibit, files));
            }

            @Override
            public void drawn(GivenPicture.Drawn picture) {
                given(
                        words.say("exhibit.photos.pasted", picture.width(), picture.height()),
                        1,
                        exhibit -> added(exhibit, picture));
            }

            @Override
            public void refused(Refusal refusal) {
                notices.refused(refusal);
            }
        };
    }

    /** What adds them. */
    @FunctionalInterface
    private interface Adding {
        Answer<Integer> to(Exhibit exhibit) throws IOException;
    }

    private void given(String what, int count, Adding adding) {
        Seen now = seen.get();
        if (now == null) {
            return;
        }
        notices.clear();
        asking.ask(
                new SmallForm(
                        words.count("exhibit.photos.given", count, now.exhibit().name()),
                        what,
                        words.count("exhibit.photos.given.button", count),
                        List.of(),
                        answers -> outcome(now.exhibit(), adding)));
    }

    private Outcome<SmallForm.Result> outcome(Exhibit exhibit, Adding adding) {
        try {
            return switch (adding.to(exhibit)) {
                case Answer.Done<Integer>(Integer count) ->
                        Outcome.done(
                                SmallForm.Result.of(words.count("exhibit.photos.done", count)));
                case Answer.Refused<Integer>(Refusal refusal) ->
                        Outcome.refused("NOT_ADDED", refusal.text());
            };
        } catch (IOException e) {
            return Outcome.refused("UNREAD", words.say("exhibit.photos.unread"));
        }
    }

    private Answer<Integer> added(Exhibit exhibit, GivenPicture.Drawn picture) throws IOException {
        Outcome<Exhibit> one =
                desk.attach("pasted.png", "image/png", picture.photograph())
                        .then(file ->
                                desk.recordingExhibits()
                                        .addPhoto(desk.session(), exhibit, file, null));
        return one instanceof Outcome.Refused<Exhibit>(String _, String sentence, List<String> _)
                ? Answer.refused(sentence, "")
                : Answer.done(1);
    }

    private Answer<Integer> added(Exhibit exhibit, List<Path> chosen) throws IOException {
        int count = 0;
        for (Path path : chosen) {
            String name = String.valueOf(path.getFileName());
            String type =
                    name.toLowerCase(Locale.ROOT).endsWith(".png") ? "image/png" : "image/jpeg";
            Outcome<Exhibit> one =
                    desk.attach(name, type, Files.readAllBytes(path))
                            .then(file ->
                                    desk.recordingExhibits()
                                            .addPhoto(desk.session(), exhibit, file, name));
            if (one
                    instanceof
                    Outcome.Refused<Exhibit>(String _, String sentence, List<String> _)) {
                return Answer.refused(sentence, words.count("exhibit.photos.so-far", count));
            }
            count++;
        }
        return Answer.done(count);
    }
}

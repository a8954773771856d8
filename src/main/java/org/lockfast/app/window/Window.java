package org.lockfast.app.window;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.InputEvent;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.DiskTrouble;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Reckoning;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Asking;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.Fault;
import org.lockfast.desktop.FileChoosing;
import org.lockfast.desktop.Found;
import org.lockfast.desktop.Frame;
import org.lockfast.desktop.FrameActions;
import org.lockfast.desktop.FrameModel;
import org.lockfast.desktop.HeadsModal;
import org.lockfast.desktop.HeadsModel;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.IdleLock;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Looking;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Preferences;
import org.lockfast.desktop.RailItem;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SearchLooks;
import org.lockfast.desktop.SeenWork;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmartTime;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.desktop.admin.AdminForms;
import org.lockfast.desktop.preferences.KeptPreferences;
import org.lockfast.desktop.signin.SignInController;
import org.lockfast.desktop.signin.SignInViewModel;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.find.Filter;
import org.lockfast.find.Search;
import org.lockfast.find.Today;
import org.lockfast.journal.IndexBroken;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.VerificationReport;
import org.lockfast.label.BadgeCode;
import org.lockfast.label.LabelCode;
import org.lockfast.label.PlaceCode;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Role;
import org.lockfast.sync.SyncStatus;

/**
 * The one window: its frame, who is signed in, what scans do everywhere, locking. All methods on
 * the FX thread.
 */
public final class Window {
    /** As many as the bar shows. */
    private static final int FOUND_LINES = 10;

    /** Cases and places among them: what is looked for more often is an exhibit. */
    private static final int OF_EACH = 2;

    /** How long after sign-in the records are checked: first the officer begins, then the check. */
    private static final double CHECK_AFTER_SECONDS = 20;

    private final StoreEntrance entrance;
    private final Executor slowly;
    private final Work work;

    /** What nobody waits for. */
    private final Work beside;

    /** What was found at this sign-in, all of which is said. */
    private final List<String> found = new ArrayList<>();

    private final FrameModel model = new FrameModel();
    private final Frame frame;
    private final Clock clock;
    private final Words words = Words.in(Window.class);
    private final PauseTransition checkSoon =
            new PauseTransition(javafx.util.Duration.seconds(CHECK_AFTER_SECONDS));
    private final StoreScreens screens;
    private final SearchLooks searched = new SearchLooks(this::noted);
    private final GoingTo goingTo = new GoingTo(this::goTo);
    private final PicturesAtTheBar pictures;
    private final KeptPreferences preferences;
    private @Nullable StoreDesk desk;
    private @Nullable Job checking;
    private Runnable idle = () -> {};
    private Runnable recorded = () -> {};
    private Runnable printed = () -> {};
    private SyncStatus.Listening listening = () -> {};

    /**
     * @param slowly runs what is recorded at locking, off the FX thread
     * @param rhythm milliseconds that never go back, to tell a scanner from a hand
     */
    public Window(
            StoreEntrance entrance,
            FileChoosing files,
            Executor slowly,
            WorkOf works,
            Clock clock,
            LongSupplier rhythm) {
        this.entrance = entrance;
        this.clock = clock;
        this.slowly = slowly;
        this.frame =
                new Frame(
                        model,
                        new FrameActions(
                                this::lock,
                                this::signOut,
                                this::sendNow,
                                this::checkOrStop,
                                this::find,
                                this::scanned,
                                this::ownPassword),
                        new LabelScans(),
                        clock,
                        rhythm);
        frame.addEventFilter(InputEvent.ANY, event -> touched());
        this.work = works.with(frame.notices());
        this.beside = works.with(frame.noticesBeside());
        this.preferences = new KeptPreferences(model.preferencesProperty(), beside, this::sayFound);
        this.screens =
                new StoreScreens(
                        this,
                        entrance,
                        files,
                        work,
                        new SeenWork(work, model.underWayProperty(), Platform::runLater),
                        frame);
        this.pictures =
                new PicturesAtTheBar(
                        frame, work, searched, () -> Optional.ofNullable(desk), this::scanned);
        frame.setPictures(pictures);
        checkSoon.setOnFinished(waited -> checkRecords(false));
    }

    /** Makes the work of this window from its notices. */
    @FunctionalInterface
    public interface WorkOf {
        Work with(org.lockfast.desktop.Notices notices);
    }

    /** What no screen has words for: the disk, or the index, which says itself what to do. */
    static Fault told(Exception fault) {
        return fault instanceof IndexBroken
                ? new Fault("E-102", String.valueOf(fault.getMessage()), null)
                : new Fault(
                        "E-101",
                        Words.in(Window.class).say("window.disk", DiskTrouble.why(fault)),
                        null);
    }

    public Frame frame() {
        return frame;
    }

    /** Shows the choice of a machine without records, or sign-in. */
    public void begin() {
        Place first = entrance.door().isEmpty() ? new Place.Begin() : new Place.SignIn();
        frame.begin(screens, first);
    }

    /** Watches for nobody at the keyboard. */
    public void lockWhenIdle(Scene scene, Duration limit) {
        idle = new IdleLock(limit, this::sayBeforeLock, this::lock).watch(scene);
    }

    /** Nobody signed in, or locked already: there is nothing to say. */
    private void sayBeforeLock(String said) {
        if (desk != null && !frame.isLocked()) {
            frame.notices().say(said);
        }
    }

    /** Somebody works: what runs beside gives way. */
    private void touched() {
        if (desk != null) {
            desk.store().touched();
        }
    }

    /** How it looks and sounds to the officer signed in. */
    ObjectProperty<Preferences> preferences() {
        return model.preferencesProperty();
    }

    /** The desk of the officer signed in. */
    Desk desk() {
        return java.util.Objects.requireNonNull(desk, "nobody is signed in");
    }

    /** An officer is in: the menu is theirs. */
    void signedIn(Desk opened) {
        StoreDesk theirs = (StoreDesk) opened;
        desk = theirs;
        found.clear();
        preferences.begin(theirs);
        Officer officer = theirs.session().officer();
        model.officerProperty().set(officer.name());
        model.roleProperty().set(words(officer));
        model.stationProperty().set(entrance.door().map(door -> door.station()).orElse(""));
        model.rail()
                .setAll(
                        Stream.of(RailItem.values())
                                .filter(item -> screens.has(item.place()))
                                .filter(item -> item != RailItem.ADMIN || administers(officer))
                                .filter(item -> item != RailItem.LOOKS || audits(officer))
                                .filter(item -> isWanted(item, theirs))
                                .toList());
        recorded.run();
        recorded = theirs.whenRecorded(this::countWaiting);
        listening.close();
        listening = theirs.sync().listen(status -> beside.read(() -> status, this::showSending));
        showSending(theirs.sync().now());
        printed.run();
        printed = theirs.printing().whenChanged(this::countLabels);
        countWaiting();
        countLabels();
        frame.startAt(new Place.Today());
        if (model.checkProperty().get() == FrameModel.RecordCheck.NOT_YET) {
            checkSoon.playFromStart();
        }
        sayFindings();
    }

    /** What opening the store found, or leaving it did not record. */
    private void sayFindings() {
        entrance.findings().forEach(this::sayFound);
    }

    /** Beside what was said before: it is said this once. */
    void sayFound(String sentence) {
        found.add(sentence);
        frame.notices().say(String.join(" ", found));
    }

    /** A store of its own has nobody to send to, nor to carry to. */
    private static boolean isWanted(RailItem item, StoreDesk theirs) {
        return item != RailItem.SENDING || theirs.store().carrying().isPresent();
    }

    private void sendNow() {
        StoreDesk theirs = desk;
        if (theirs != null) {
            theirs.sendNow();
        }
    }

    /** Checks the records because somebody asked. */
    void checkRecordsNow() {
        checkRecords(true);
    }

    /** What the status bar says of sending: of a store of its own nothing. */
    private void showSending(SyncStatus status) {
        model.connectionProperty()
                .set(
                        switch (status.standing()) {
                            case ALONE -> FrameModel.Connection.NO_SERVER;
                            case OFFLINE -> FrameModel.Connection.OFFLINE;
                            case ONLINE, SYNCING -> FrameModel.Connection.ONLINE;
                        });
        model.unsentProperty().set((int) Math.min(Integer.MAX_VALUE, status.unsent()));
        Instant last = status.lastContact();
        model.lastSentProperty().set(last == null ? null : last.atZone(clock.getZone()));
        model.count(RailItem.SENDING).set(status.problems().size());
    }

    /**
     * What conflicts, and what is being handed over to this officer, waits behind a line of the
     * menu; any thread.
     */
    private void countWaiting() {
        StoreDesk theirs = desk;
        if (theirs != null) {
            theirs.casesAndPlaces().changed();
            beside.read(
                    () -> theirs.conflicts().count(),
                    count -> model.count(RailItem.CONFLICTS).set(count));
            beside.read(
                    () ->
                            theirs.today()
                                    .of(theirs.session().officer(), List.of())
                                    .under(Today.Part.NOW)
                                    .size(),
                    count -> model.count(RailItem.TODAY).set(count));
            beside.read(
                    () -> theirs.movements().offeredTo(theirs.session().officer().id()).size(),
                    count -> model.count(RailItem.RECEIVE).set(count));
        }
    }

    /**
     * What waits for printers stands in the status bar and behind a line of the menu; any thread.
     */
    private void countLabels() {
        StoreDesk theirs = desk;
        if (theirs != null) {
            beside.read(
                    () -> new LabelCount(theirs.printing()),
                    count -> {
                        model.count(RailItem.PRINTERS).set(count.waiting());
                        model.printerProperty().set(count.said(words));
                    });
        }
    }

    /** The role that carries most, in words. */
    private String words(Officer officer) {
        return Stream.of(
                        Role.ADMINISTRATOR,
                        Role.MANAGER,
                        Role.SUPERVISOR,
                        Role.EXHIBITS_OFFICER,
                        Role.PROPERTY_OFFICER,
                        Role.SCENE_OFFICER,
                        Role.AUDITOR)
                .filter(officer.roles()::contains)
                .findFirst()
                .map(this::said)
                .orElse("");
    }

    private String said(Role role) {
        return switch (role) {
            case SCENE_OFFICER -> words.say("window.role.scene-officer");
            case PROPERTY_OFFICER -> words.say("window.role.property-officer");
            case EXHIBITS_OFFICER -> words.say("window.role.exhibits-officer");
            case SUPERVISOR -> words.say("window.role.supervisor");
            case MANAGER -> words.say("window.role.manager");
            case ADMINISTRATOR -> words.say("window.role.administrator");
            case AUDITOR -> words.say("window.role.auditor");
        };
    }

    /**
     * Checks the records while work goes on, and says in the status bar what came of it.
     *
     * @param asked somebody pressed for it and is told the number
     */
    private void checkRecords(boolean asked) {
        StoreDesk theirs = desk;
        if (theirs == null || model.checkProperty().get() == FrameModel.RecordCheck.RUNNING) {
            return;
        }
        checkSoon.stop();
        FrameModel.RecordCheck before = model.checkProperty().get();
        model.checkDoneProperty().set(-1);
        model.checkProperty().set(FrameModel.RecordCheck.RUNNING);
        Job job =
                work.run(
                        progress -> Answer.done(theirs.store().check(progress::at)),
                        report -> checked(report, asked),
                        refusal -> frame.notices().refused(refusal),
                        fault -> {
                            model.checkProperty().set(before);
                            work.fault(fault);
                        });
        checking = job;
        job.doneProperty().subscribe(done -> model.checkDoneProperty().set(done.doubleValue()));
        job.whenStopped(() -> {
            model.checkProperty()
                    .set(before); // as far as is known: what was found before, or nothing
            frame.notices().say(words.say("window.check.stopped"));
        });
    }

    /** The button of the status bar: checks, or stops the check that runs. */
    private void checkOrStop() {
        Job running = checking;
        if (running != null && model.checkProperty().get() == FrameModel.RecordCheck.RUNNING) {
            running.cancel();
        } else {
            checkRecords(true);
        }
    }

    private void checked(VerificationReport report, boolean asked) {
        slowly.execute(System::gc); // the check took much memory once: it is given back now
        VerificationReport.Wrong wrong = report.firstWrong();
        model.checkedAtProperty().set(ZonedDateTime.now(clock));
        model.checkProperty()
                .set(
                        wrong == null
                                ? FrameModel.RecordCheck.VERIFIED
                                : FrameModel.RecordCheck.DIFFERENCE);
        if (wrong != null) {
            Long record = wrong.record();
            String what =
                    record == null
                            ? wrong.message()
                            : words.say("window.check.record", record, wrong.message());
            (asked ? frame.notices() : frame.noticesBeside())
                    .fault(new Fault("E-301", words.say("window.check.difference", what), null));
        } else if (asked) {
            frame.notices().done(words.count("window.check.done", report.entries()));
        }
    }

    /** Keeps officers, or adds places. */
    private static boolean audits(Officer officer) {
        return officer.may(Permission.READ_CONSULTATIONS);
    }

    private static boolean administers(Officer officer) {
        return officer.may(Permission.MANAGE_OFFICERS) || officer.may(Permission.ADD_PLACE);
    }

    private void ownPassword() {
        StoreDesk theirs = desk;
        if (theirs != null) {
            screens.asking(theirs).ask(new AdminForms(theirs, () -> {}).ownPassword());
        }
    }

    private void lock() {
        StoreDesk theirs = desk;
        if (theirs == null || frame.isLocked()) {
            return;
        }
        searched.left();
        pictures.stop();
        StoreEntrance.takeKey(theirs.session());
        slowly.execute(() -> entrance.locked(theirs.session()));
        SignInViewModel unlocking =
                new SignInViewModel(
                        entrance,
                        work,
                        frame.lockNotices(),
                        opened -> unlocked(theirs, (StoreDesk) opened),
                        theirs.session().officer().collar());
        SignInController form = new SignInController(unlocking);
        form.shown();
        frame.lock(words.say("window.kept", theirs.session().officer().name()), form.node());
        form.focusFirst();
    }

    /** The same officer goes on where they were; another one begins, and the work is kept. */
    private void unlocked(StoreDesk before, StoreDesk now) {
        frame.unlock();
        if (now.session().officer().id().equals(before.session().officer().id())) {
            found.clear(); // it was said at sign-in
            before.resume(now.session());
            sayFindings();
        } else {
            signedIn(now);
        }
    }

    private void noted(org.lockfast.consult.Look look) {
        StoreDesk theirs = desk;
        if (theirs != null) {
            Looking.note(theirs, beside, frame.noticesBeside(), look);
        }
    }

    private void signOut() {
        searched.left();
        pictures.stop();
        StoreDesk theirs = desk;
        if (theirs != null) {
            slowly.execute(() -> entrance.signOut(theirs));
        }
        desk = null;
        preferences.end();
        recorded.run();
        recorded = () -> {};
        printed.run();
        printed = () -> {};
        checkSoon.stop();
        frame.startAt(new Place.SignIn());
    }

    private void find(String text, java.util.function.Consumer<List<Found>> answer) {
        StoreDesk theirs = desk;
        if (theirs == null) {
            return;
        }
        Search search = theirs.search();
        GoingTo.Named led = goingTo.named(text, model.rail());
        work.read(
                () -> {
                    CasesAndPlaces.Known known = theirs.casesAndPlaces().find(text, OF_EACH);
                    int others = led.count() + known.cases().size() + known.places().size();
                    List<Search.Row> rows = search.find(text, FOUND_LINES - others);
                    return new Answered(
                            known,
                            rows,
                            rows.isEmpty() && others == led.after().size()
                                    ? search.close(Filter.ALL, text)
                                    : List.of());
                },
                answered -> {
                    searched.stand(text.strip(), answered.rows().size());
                    answer.accept(
                            Stream.of(
                                            led.first().stream(),
                                            answered.known().cases().stream().map(this::found),
                                            answered.rows().stream().map(this::found),
                                            answered.known().places().stream().map(this::found),
                                            led.after().stream(),
                                            answered.close().stream().map(this::close))
                                    .flatMap(lines -> lines)
                                    .toList());
                });
    }

    private Found found(Case one) {
        return new Found(
                one.reference() + "  " + one.title(),
                words.say("window.find.case"),
                Icon.CASE,
                () ->
                        goTo(
                                new Place.Exhibits(
                                        "", Filter.ALL.and(Filter.Key.CASE, one.reference()))));
    }

    private Found found(org.lockfast.place.Place one) {
        return new Found(
                one.standing(),
                words.say(one.isContainer() ? "window.find.container" : "window.find.place"),
                Icon.PLACE,
                () ->
                        goTo(
                                one.isContainer()
                                        ? new Place.Container(one.id())
                                        : new Place.Places(one.id())));
    }

    private void goTo(Place place) {
        searched.left();
        frame.open(place);
    }

    /** What fits, or where nothing does what was perhaps meant. */
    private record Answered(
            CasesAndPlaces.Known known, List<Search.Row> rows, List<String> close) {}

    private Found close(String meant) {
        return new Found(
                meant,
                words.say("window.find.close"),
                Icon.SEARCH,
                true,
                () -> {
                    searched.left();
                    frame.open(new Place.Exhibits(meant));
                });
    }

    private Found found(Search.Row row) {
        return new Found(
                row.reference() + "  " + (row.description() == null ? "" : row.description()),
                row.where(),
                Icon.EXHIBIT,
                () -> {
                    searched.left();
                    frame.open(new Place.Exhibit(row.id()));
                });
    }

    /** A scan no screen had a use for: open what it stands for, or say that nothing does. */
    private void scanned(Scan scan) {
        StoreDesk theirs = desk;
        if (theirs == null) {
            frame.notices().say(Earcon.STOP, words.say("window.scan.nobody"));
            return;
        }
        if (scan.kind() == ScanKind.HEAD) {
            frame.open(HeadsModal.reading(new HeadsModel(theirs, work, () -> null), scan));
            frame.notices().sound(Earcon.GOOD);
            return;
        }
        if (scan.kind() == ScanKind.LOCATION || scan.kind() == ScanKind.CONTAINER) {
            toPlace(theirs, scan);
            return;
        }
        if (scan.kind() == ScanKind.CONSIGNMENT) {
            toConsignment(theirs, scan);
            return;
        }
        if (scan.kind() == ScanKind.EXHIBIT) {
            toExhibit(theirs, scan);
            return;
        }
        if (scan.kind() == ScanKind.BADGE) {
            whose(theirs, scan);
            return;
        }
        if (scan.kind() == ScanKind.TRAINING) {
            frame.notices().say(Earcon.STOP, words.say("window.scan.training"));
            return;
        }
        if (scan.kind() == ScanKind.CONTINUATION) {
            toContinued(theirs, scan);
            return;
        }
        work.ask(
                () -> {
                    List<Exhibit> fits = borne(theirs, scan.code());
                    return fits.isEmpty()
                            ? Answer.<List<Exhibit>>refused(
                                    words.say("window.scan.seal", scan.code()),
                                    words.say(
                                            theirs.elsewhere().isPresent()
                                                    ? "window.scan.todo.ask"
                                                    : "window.scan.todo"))
                            : Answer.done(fits);
                },
                fits -> {
                    if (fits.size() == 1) {
                        scannedTo(new Place.Exhibit(fits.getFirst().id()));
                    } else {
                        frame.open(new Place.Exhibits(scan.code())); // all that have it
                        frame.notices()
                                .refused(
                                        new Refusal(
                                                words.say(
                                                        "window.scan.several",
                                                        scan.code(),
                                                        fits.stream()
                                                                .map(Exhibit::name)
                                                                .collect(Collectors.joining(", "))),
                                                words.say("window.scan.several.todo")));
                    }
                },
                refusal -> {
                    if (theirs.elsewhere().isPresent()) {
                        frame.open(new Place.Exhibits(scan.code())); // where the server is asked
                    }
                    frame.notices().refused(refusal, unknown(scan));
                });
    }

    /** What was scanned stands for this: it opens, and sounds taken. */
    private void scannedTo(Place place) {
        frame.open(place);
        frame.notices().sound(Earcon.GOOD);
    }

    /** What a code is the seal of, or an older system's barcode: all of it. */
    private static List<Exhibit> borne(StoreDesk theirs, String code) {
        List<PackageState> ever = theirs.movements().withSeal(code);
        List<PackageState> now =
                ever.stream().filter(p -> Reckoning.sameSeal(code, p.seal())).toList();
        return Stream.concat(
                        (now.isEmpty() ? ever : now).stream(),
                        theirs.movements().withOldBarcode(code).stream())
                .map(PackageState::exhibitId)
                .distinct()
                .flatMap(id -> theirs.exhibits().byId(id).stream())
                .toList();
    }

    /** A continuation leads back to the label it continues. */
    private void toContinued(StoreDesk theirs, Scan scan) {
        Optional<LabelCode> code = LabelCode.parse(scan.code());
        String label = code.flatMap(LabelCode::ofExhibit).map(LabelCode::value).orElse("");
        work.read(
                () -> theirs.movements().withLabel(label),
                found -> {
                    String sent =
                            code.flatMap(LabelCode::ofConsignment).map(LabelCode::value).orElse("");
                    if (found.isEmpty()) {
                        continuedConsignment(
                                theirs, new Scan(sent, scan.aim(), ScanKind.CONSIGNMENT));
                    } else {
                        toExhibit(theirs, new Scan(label, scan.aim(), ScanKind.EXHIBIT));
                    }
                });
    }

    private void continuedConsignment(StoreDesk theirs, Scan scan) {
        work.read(
                () -> theirs.consignments().find(scan.code()),
                found -> {
                    if (found.isPresent()) {
                        toConsignment(theirs, scan);
                    } else {
                        frame.notices()
                                .refused(
                                        new Refusal(
                                                words.say("window.scan.continuation"),
                                                words.say("window.scan.continuation.todo")));
                    }
                });
    }

    /** An exhibit's label leads to it; one of no print known here may be a blank one. */
    private void toExhibit(StoreDesk theirs, Scan scan) {
        work.read(
                () -> theirs.movements().withLabel(scan.code()),
                found -> {
                    List<PackageState> bear =
                            found.stream().filter(p -> scan.code().equals(p.label())).toList();
                    if (bear.size() == 1) {
                        frame.notices().clear(); // such as that the one before is void
                        scannedTo(new Place.Exhibit(bear.getFirst().exhibitId()));
                        return;
                    }
                    if (found.size() == 1) {
                        frame.open(new Place.Exhibit(found.getFirst().exhibitId()));
                        frame.notices()
                                .refused(
                                        new Refusal(
                                                words.say("window.scan.label-void"),
                                                newest(found.getFirst())));
                        return;
                    }
                    if (!found.isEmpty()) {
                        frame.open(new Place.Exhibits(scan.code())); // all that have it
                        frame.notices()
                                .refused(
                                        new Refusal(
                                                words.say("window.scan.label-twice", scan.code()),
                                                words.say("window.scan.label-twice.todo")));
                        return;
                    }
                    if (theirs.elsewhere().isPresent()) {
                        frame.open(new Place.Exhibits(scan.code())); // where the server is asked
                    }
                    if (theirs.session().officer().may(Permission.RECORD)) {
                        frame.notices().sound(Earcon.WARNING); // a form opens over everything
                        offerBlank(theirs, scan.code());
                    } else {
                        frame.notices()
                                .refused(
                                        new Refusal(
                                                words.say("window.scan.label", scan.code()),
                                                words.say("window.scan.todo")));
                    }
                });
    }

    private String newest(PackageState of) {
        return of.labelSerial() <= 1
                ? words.say("window.scan.label-void.other")
                : words.say("window.scan.label-void.todo", of.labelSerial() - 1);
    }

    /** Offers to record an exhibit with the label, and says when not to. */
    private void offerBlank(StoreDesk theirs, String code) {
        Asking.offer(
                new SmallForm(
                        words.say("window.scan.label", new LabelCode(code).grouped()),
                        words.say("window.blank.more"),
                        words.say("window.blank.button"),
                        List.of(),
                        answers -> Outcome.done(SmallForm.Result.of(""))),
                frame,
                work,
                new SmartTime(theirs.clock().withZone(theirs.zone())),
                () -> frame.newExhibit(code));
    }

    /** The code of a shelf leads to what stands there, that of a container into it. */
    private void toPlace(StoreDesk theirs, Scan scan) {
        work.ask(
                () ->
                        PlaceCode.find(scan.code(), theirs.places().all())
                                .map(Answer::done)
                                .orElseGet(() ->
                                        Answer.refused(
                                                words.say("window.scan.place", scan.code()),
                                                words.say("window.scan.place.todo"))),
                place ->
                        scannedTo(
                                place.isContainer()
                                        ? new Place.Container(place.id())
                                        : new Place.Places(place.id())),
                frame.notices()::refused);
    }

    /** Where no screen asks for a person, a badge says whose it is. */
    private void whose(StoreDesk theirs, Scan scan) {
        work.read(
                () -> BadgeCode.find(scan.code(), theirs.officers().all()),
                found ->
                        frame.notices()
                                .say(
                                        found.isPresent() ? Earcon.GOOD : Earcon.STOP,
                                        found.map(one ->
                                                        words.say("window.scan.badge", one.label()))
                                                .orElse(words.say("window.scan.badge.unknown"))));
    }

    /** The code of a consignment leads to where what is still to come is ticked off. */
    private void toConsignment(StoreDesk theirs, Scan scan) {
        work.ask(
                () ->
                        theirs.consignments()
                                .find(scan.code())
                                .map(Answer::done)
                                .orElseGet(() ->
                                        Answer.refused(
                                                words.say("window.scan.consignment", scan.code()),
                                                words.say("window.scan.consignment.todo"))),
                sent -> {
                    frame.open(new Place.Receive(List.of()));
                    frame.handOn(scan);
                },
                frame.notices()::refused);
    }

    /** What can be done with a code nobody here knows. */
    private List<Notices.Way> unknown(Scan scan) {
        return List.of(
                new Notices.Way(
                        words.say("window.scan.look"),
                        () -> frame.open(new Place.Exhibits(scan.code()))),
                new Notices.Way(
                        words.say("window.scan.new"),
                        () -> frame.open(new Place.NewExhibit(null, scan.code(), false))),
                new Notices.Way(words.say("window.scan.copy"), () -> copy(scan.code())));
    }

    private void copy(String code) {
        ClipboardContent content = new ClipboardContent();
        content.putString(code);
        Clipboard.getSystemClipboard().setContent(content);
        frame.notices().say(words.say("window.scan.copied", code));
    }

    /** Day to night and back. */
    void switchColours() {
        frame.switchColours();
    }

    /** Before the program ends. */
    public void closed() {
        pictures.stop();
        searched.end(); // what was searched for just now is noted too
        idle.run();
        recorded.run();
        listening.close();
        checkSoon.stop();
        if (checking != null) {
            checking.cancel();
        }
        frame.end();
    }
}

package org.lockfast.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockfast.app.AdmittingByFile;
import org.lockfast.app.OpenStore;
import org.lockfast.consult.Act;
import org.lockfast.consult.Acts;
import org.lockfast.consult.Look;
import org.lockfast.continuity.BookingIn;
import org.lockfast.continuity.Branches;
import org.lockfast.continuity.Conflicts;
import org.lockfast.continuity.Consignments;
import org.lockfast.continuity.Containers;
import org.lockfast.continuity.CountingCash;
import org.lockfast.continuity.HandingOver;
import org.lockfast.continuity.Handling;
import org.lockfast.continuity.HeadsShown;
import org.lockfast.continuity.Holding;
import org.lockfast.continuity.InYourName;
import org.lockfast.continuity.LeavingForGood;
import org.lockfast.continuity.Limits;
import org.lockfast.continuity.LockersRound;
import org.lockfast.continuity.Movements;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.PlaceAdvice;
import org.lockfast.continuity.References;
import org.lockfast.continuity.Resolving;
import org.lockfast.continuity.Returns;
import org.lockfast.continuity.Stock;
import org.lockfast.continuity.TakingSubExhibits;
import org.lockfast.continuity.Treating;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Progress;
import org.lockfast.exchange.Importing;
import org.lockfast.exhibit.Cases;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.OpeningCases;
import org.lockfast.exhibit.Photograph;
import org.lockfast.exhibit.RecordingExhibits;
import org.lockfast.exhibit.RestrictingCases;
import org.lockfast.find.Search;
import org.lockfast.find.Today;
import org.lockfast.find.Unfinished;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.Attachments;
import org.lockfast.journal.JournalListener;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.label.BlankLabels;
import org.lockfast.label.ClaimingLabels;
import org.lockfast.label.Labelling;
import org.lockfast.label.PlaceLabels;
import org.lockfast.label.TryingLayouts;
import org.lockfast.officer.AddingPlaces;
import org.lockfast.officer.ForceDevice;
import org.lockfast.officer.KeepingDevices;
import org.lockfast.officer.KeepingOfficers;
import org.lockfast.officer.KeepingPlaces;
import org.lockfast.officer.KeepingRules;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;
import org.lockfast.officer.Session;
import org.lockfast.place.Places;
import org.lockfast.print.Printing;
import org.lockfast.report.ExhibitLists;
import org.lockfast.report.Receipts;
import org.lockfast.rules.ForceLists;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.Rules;
import org.lockfast.sync.Carrying;
import org.lockfast.sync.Elsewhere;
import org.lockfast.sync.ShowingHeads;
import org.lockfast.sync.SyncStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk of one officer over an open store; it outlasts a lock. */
final class StoreDesk implements Desk {
    private static final Logger LOG = LoggerFactory.getLogger(StoreDesk.class);

    private final OpenStore store;
    private final CasesAndPlaces casesAndPlaces = new CasesAndPlaces(this);
    private volatile Session session;

    StoreDesk(OpenStore store, Session session) {
        this.store = store;
        this.session = session;
        store.lookedAtBy(session.officer());
    }

    /** The same officer is back after a lock: what they had begun goes on under the new sign-in. */
    void resume(Session unlocked) {
        session = unlocked;
        store.lookedAtBy(unlocked.officer());
    }

    OpenStore store() {
        return store;
    }

    /** Cases and places for the scan bar, as this officer sees them. */
    CasesAndPlaces casesAndPlaces() {
        return casesAndPlaces;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public Officers officers() {
        return store.officers();
    }

    @Override
    public Places places() {
        return store.places();
    }

    @Override
    public Stock stock() {
        return store.stock();
    }

    @Override
    public Cases cases() {
        return store.cases();
    }

    @Override
    public Exhibits exhibits() {
        return store.exhibits();
    }

    @Override
    public Movements movements() {
        return store.movements();
    }

    @Override
    public Search search() {
        return store.search();
    }

    @Override
    public References references() {
        return store.references();
    }

    @Override
    public Conflicts conflicts() {
        return store.conflicts();
    }

    @Override
    public List<ForceDevice> carriesTo() {
        return store.carrying().map(Carrying::others).orElse(List.of());
    }

    @Override
    public Branches branches() {
        return store.branches();
    }

    @Override
    public HeadsShown headsShown() {
        return store.headsShown();
    }

    @Override
    public ShowingHeads showingHeads() {
        return store.showingHeads();
    }

    @Override
    public Resolving resolving() {
        return store.resolving();
    }

    @Override
    public SyncStatus.Source sync() {
        return store.syncStatus();
    }

    @Override
    public Optional<Elsewhere> elsewhere() {
        return store.elsewhere();
    }

    @Override
    public void sendNow() {
        store.syncNow();
    }

    @Override
    public OpeningCases openingCases() {
        return store.openingCases();
    }

    @Override
    public RestrictingCases restrictingCases() {
        return store.restrictingCases();
    }

    @Override
    public KeepingPlaces keepingPlaces() {
        return store.keepingPlaces();
    }

    @Override
    public PlaceAdvice placeAdvice() {
        return store.placeAdvice();
    }

    @Override
    public AddingPlaces addingPlaces() {
        return store.addingPlaces();
    }

    @Override
    public RecordingExhibits recordingExhibits() {
        return store.recordingExhibits();
    }

    @Override
    public TakingSubExhibits takingSubExhibits() {
        return store.takingSubExhibits();
    }

    @Override
    public Handling handling() {
        return store.handling();
    }

    @Override
    public Consignments consignments() {
        return store.consignments();
    }

    @Override
    public UUID freshId() {
        return store.ids().get();
    }

    @Override
    public LockersRound lockersRound() {
        return store.lockersRound();
    }

    @Override
    public Containers containers() {
        return store.containers();
    }

    @Override
    public HandingOver handingOver() {
        return store.handingOver();
    }

    @Override
    public InYourName inYourName() {
        return store.inYourName();
    }

    @Override
    public BookingIn bookingIn() {
        return store.bookingIn();
    }

    @Override
    public Printing printing() {
        return store.printing();
    }

    @Override
    public void printSoon() {
        store.printSoon();
    }

    @Override
    public Returns returns() {
        return store.returns();
    }

    @Override
    public LeavingForGood leavingForGood() {
        return store.leavingForGood();
    }

    @Override
    public CountingCash countingCash() {
        return store.countingCash();
    }

    @Override
    public Treating treating() {
        return store.treating();
    }

    @Override
    public Holding holding() {
        return store.holding();
    }

    @Override
    public BlankLabels blankLabels() {
        return store.blankLabels();
    }

    @Override
    public ClaimingLabels claimingLabels() {
        return store.claimingLabels();
    }

    @Override
    public TryingLayouts tryingLayouts() {
        return store.tryingLayouts();
    }

    @Override
    public PlaceLabels placeLabels() {
        return store.placeLabels();
    }

    @Override
    public Labelling labelling() {
        return store.labelling();
    }

    @Override
    public Rules rules() {
        return store.rules().rules();
    }

    @Override
    public Importing importing() {
        return store.importing();
    }

    @Override
    public RuleBook ruleBook() {
        return store.rules().book();
    }

    @Override
    public ForceLists forceLists() {
        return store.forceLists();
    }

    @Override
    public KeepingRules keepingRules() {
        return store.keepingRules();
    }

    @Override
    public Today today() {
        return store.today();
    }

    @Override
    public List<Unfinished> unfinished() {
        return store.unfinished(session.officer().id());
    }

    @Override
    public Limits limits() {
        return store.limits();
    }

    @Override
    public Names names() {
        return store.names();
    }

    @Override
    public InstantSource clock() {
        return store.surroundings().clock();
    }

    @Override
    public ZoneId zone() {
        return store.surroundings().zone();
    }

    @Override
    public Outcome<Session> signInAnother(String collar, Password password) {
        return store.signInForOneAct(collar, password);
    }

    @Override
    public KeepingOfficers keepingOfficers() {
        return store.keepingOfficers();
    }

    @Override
    public KeepingDevices keepingDevices() {
        return store.keepingDevices();
    }

    @Override
    public boolean enrolsByStick() {
        return store.keepingDevices().isWithoutServer();
    }

    @Override
    public Outcome<Newcomer> newcomer(Path request, String fingerprint) {
        return AdmittingByFile.asked(request, fingerprint)
                .then(asked ->
                        Outcome.done(new Newcomer(asked.name(), asked.station(), asked.device())));
    }

    @Override
    public Outcome<Path> recoverySheet(@Nullable Session second, Path file) {
        return store.recoverySheets().write(session, second, file);
    }

    @Override
    public Outcome<EnrolledByStick> enrolByStick(
            @Nullable Session second, Path request, String fingerprint, Path out) {
        return store.admitting()
                .admit(session, second, request, fingerprint, out)
                .then(admitted ->
                        Outcome.done(
                                new EnrolledByStick(
                                        store.names().device(admitted.device().id()),
                                        admitted.code().text(),
                                        admitted.file().left())));
    }

    @Override
    public Outcome<Carrying.Carry> carryTo(String device, Path out) {
        return store.carriedByStick().write(device, out);
    }

    @Override
    public Outcome<TakenIn> carriedHere(Path file) {
        return store.carriedByStick()
                .take(file)
                .then(taken -> Outcome.done(new TakenIn(taken.came(), taken.inDoubt())));
    }

    @Override
    public Outcome<Officer> changePassword(Password now, Password wanted) {
        return store.changePassword(session.officer().collar(), now, wanted);
    }

    @Override
    public Outcome<byte[]> continuityRecord(
            UUID exhibit, String why, String forWhom, Path file, Progress progress) {
        return store.continuityRecords(progress::at).print(session, exhibit, why, forWhom, file);
    }

    @Override
    public Receipts receipts() {
        return store.receipts();
    }

    @Override
    public Outcome<AttachmentRef> attach(String fileName, String mediaType, byte[] file) {
        try {
            return Outcome.done(store.attachments().add(fileName, mediaType, file));
        } catch (JournalRefusal e) {
            return Outcome.refused("DISK", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<Photograph> photographs(UUID exhibit) {
        return store.photographs(exhibit);
    }

    @Override
    public List<AttachmentRef> filesOf(long record) {
        return store.attachmentsOfEntry(record);
    }

    @Override
    public Optional<byte[]> attachment(AttachmentRef file) {
        return store.attachments().read(file.hash()).map(Attachments.Content::bytes);
    }

    @Override
    public Optional<String> draft(String name) {
        return store.files()
                .find(path(name))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void keepDraft(String name, String text) {
        if (text.isEmpty()) {
            store.files().delete(path(name));
        } else {
            store.files().write(path(name), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void setDraftAside(String name) {
        store.files().setAside(path(name));
    }

    /** A draft is its officer's own: another badge cannot read it. */
    private String path(String name) {
        return store.draft(session.officer().id(), name);
    }

    @Override
    public ExhibitLists exhibitLists() {
        return store.exhibitLists();
    }

    @Override
    public Acts.Listed acts(Act.Asked asked) {
        try {
            return store.consulting().newest(asked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean looked(Look look) {
        try {
            store.consulting().note(session.officer().id(), look);
            return true;
        } catch (IOException | RuntimeException e) { // whatever it is, it is shown
            LOG.warn("A look could not be noted", e);
            return false;
        }
    }

    @Override
    public Runnable whenRecorded(Runnable listener) {
        JournalListener heard = events -> listener.run();
        store.journal().addListener(heard);
        return () -> store.journal().removeListener(heard);
    }
}

package org.lockfast.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.continuity.BookingIn;
import org.lockfast.continuity.Branches;
import org.lockfast.continuity.BranchesAsSeen;
import org.lockfast.continuity.Conflicts;
import org.lockfast.continuity.ConflictsAsSeen;
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
import org.lockfast.continuity.MovementsAsSeen;
import org.lockfast.continuity.Names;
import org.lockfast.continuity.PlaceAdvice;
import org.lockfast.continuity.References;
import org.lockfast.continuity.Resolving;
import org.lockfast.continuity.Returns;
import org.lockfast.continuity.Stock;
import org.lockfast.continuity.TakingSubExhibits;
import org.lockfast.continuity.Treating;
import org.lockfast.exchange.Importing;
import org.lockfast.exhibit.Cases;
import org.lockfast.exhibit.CasesAsSeen;
import org.lockfast.exhibit.Closed;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.exhibit.ExhibitsAsSeen;
import org.lockfast.exhibit.OpeningCases;
import org.lockfast.exhibit.Photograph;
import org.lockfast.exhibit.RecordingExhibits;
import org.lockfast.exhibit.RestrictingCases;
import org.lockfast.exhibit.WhoMayLook;
import org.lockfast.find.Search;
import org.lockfast.find.Today;
import org.lockfast.find.Unfinished;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.Attachments;
import org.lockfast.journal.Journal;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.journal.Verification;
import org.lockfast.keys.SealedFiles;
import org.lockfast.label.BlankLabels;
import org.lockfast.label.ClaimingLabels;
import org.lockfast.label.LabelModel;
import org.lockfast.label.Labelling;
import org.lockfast.label.Labels;
import org.lockfast.label.PlaceLabels;
import org.lockfast.label.TryingLayouts;
import org.lockfast.ledger.Entry;
import org.lockfast.officer.AddingPlaces;
import org.lockfast.officer.KeepingPlaces;
import org.lockfast.officer.KeepingRules;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Officers;
import org.lockfast.paper.Fonts;
import org.lockfast.place.Places;
import org.lockfast.print.Patience;
import org.lockfast.print.Printing;
import org.lockfast.print.Senders;
import org.lockfast.records.ExhibitFiles;
import org.lockfast.records.IndexDatabase;
import org.lockfast.records.JdbiBranches;
import org.lockfast.records.JdbiCases;
import org.lockfast.records.JdbiConflicts;
import org.lockfast.records.JdbiExhibits;
import org.lockfast.records.JdbiForceLists;
import org.lockfast.records.JdbiHeadsShown;
import org.lockfast.records.JdbiInName;
import org.lockfast.records.JdbiMovements;
import org.lockfast.records.JdbiOfficers;
import org.lockfast.records.JdbiPlaces;
import org.lockfast.records.JdbiRestrictions;
import org.lockfast.records.JdbiSearch;
import org.lockfast.records.JdbiStock;
import org.lockfast.report.ContinuityRecords;
import org.lockfast.report.ExhibitLists;
import org.lockfast.report.ReceiptWords;
import org.lockfast.report.Receipts;
import org.lockfast.rules.ForceLists;

/**
 * What can be asked of an open store and recorded in it: each reader and each use case, made from
 * the store's own parts whenever it is wanted. What becomes of the store itself, its keys, its
 * officers and its server, is {@link OpenStore}'s.
 */
abstract class StoreUses {
    /** Layouts are tried with the labels of so many exhibits. */
    private static final int LABELS_TRIED = 100;

    final Surroundings surroundings;
    final Journal journal;
    final IndexDatabase index;
    final SealedFiles files;
    final RulesInForce rules;
    private final WhoMayLook who;
    private volatile @Nullable Officer looking;
    private final Supplier<Fonts> fonts = new Once<>(Fonts::bundled);
    private final Supplier<Printing> printing = new Once<>(this::newPrinting);

    StoreUses(
            Surroundings surroundings,
            Journal journal,
            IndexDatabase index,
            SealedFiles files,
            RulesInForce rules) {
        this.surroundings = surroundings;
        this.journal = journal;
        this.index = index;
        this.files = files;
        this.rules = rules;
        this.who =
                new WhoMayLook(
                        new JdbiRestrictions(index),
                        new JdbiOfficers(index),
                        () -> looking,
                        exhibit -> denied(exhibit));
    }

    /**
     * Somebody is signed in: what is read from here on is read as they may see it. Before that
     * nobody is, and what is restricted is shown to nobody.
     */
    public void lookedAtBy(Officer officer) {
        looking = officer;
    }

    private void denied(UUID exhibit) {
        Officer officer = looking;
        if (officer != null) {
            noteDenied(officer.id(), exhibit);
        }
    }

    /** Notes in the consultation log that an officer wanted to look and was not let. */
    abstract void noteDenied(UUID officer, UUID exhibit);

    /** Of the store. */
    public abstract UUID id();

    /** Force and station, as labels and records are headed. */
    abstract String printed();

    public Surroundings surroundings() {
        return surroundings;
    }

    public Journal journal() {
        return journal;
    }

    public IndexDatabase index() {
        return index;
    }

    /** Sealed files below {@code DIR/local}: drafts, settings. */
    public SealedFiles files() {
        return files;
    }

    public RulesInForce rules() {
        return rules;
    }

    public Officers officers() {
        return new JdbiOfficers(index);
    }

    public Places places() {
        return new JdbiPlaces(index);
    }

    /** What stands in them, as whoever is signed in may see it. */
    public Stock stock() {
        return new JdbiStock(index, who, surroundings.clock());
    }

    private Stock allStock() {
        return new JdbiStock(index, Closed.NOTHING, surroundings.clock());
    }

    /** As whoever is signed in may see them. */
    public Cases cases() {
        return new CasesAsSeen(allCases(), who);
    }

    private Cases allCases() {
        return new JdbiCases(index);
    }

    /** As whoever is signed in may see them. */
    public Exhibits exhibits() {
        return new ExhibitsAsSeen(allExhibits(), who);
    }

    /** As they are: for what is recorded, and for what is said of a bag that is moved. */
    private Exhibits allExhibits() {
        return new JdbiExhibits(index);
    }

    /** Says who may look at a case. */
    public RestrictingCases restrictingCases() {
        return new RestrictingCases(journal, new JdbiRestrictions(index), officers());
    }

    /** As whoever is signed in may see it. */
    public Movements movements() {
        return new MovementsAsSeen(allMovements(), exhibits(), who);
    }

    /** As it is: for what is recorded. */
    private Movements allMovements() {
        return new JdbiMovements(index, rules.storedEvents(), surroundings.clock());
    }

    /** Finds what whoever is signed in may find. */
    public Search search() {
        return new JdbiSearch(index, surroundings.clock(), rules.patience(), who);
    }

    private Search searchOfAll() {
        return new JdbiSearch(index, surroundings.clock(), rules.patience());
    }

    /** The force's own lists. */
    public ForceLists forceLists() {
        return new JdbiForceLists(index);
    }

    /** Puts lists of the force's own into force. */
    public KeepingRules keepingRules() {
        return new KeepingRules(
                journal,
                forceLists(),
                surroundings.clock(),
                surroundings.zone(),
                proposed -> tryingLayouts().problems(proposed));
    }

    /** What officers must do now. */
    public Today today() {
        return new Today(
                search(),
                movements(),
                conflicts(),
                new JdbiInName(index, rules.storedEvents()),
                rules.rules().limits(),
                surroundings.clock(),
                surroundings.zone());
    }

    /** Where an officer's unfinished form of a name is kept. */
    public String draft(UUID officer, String name) {
        return "local/drafts/" + officer + "-" + name.replaceAll("[^A-Za-z0-9-]", "_");
    }

    /** What an officer began on this computer and did not finish, the last kept first. */
    public List<Unfinished> unfinished(UUID officer) {
        return files.in("local/drafts").stream()
                .filter(one ->
                        Unfinished.TOLD.stream()
                                .anyMatch(kind -> one.name().startsWith(officer + "-" + kind)))
                .map(one ->
                        new Unfinished(
                                one.name().substring(officer.toString().length() + 1),
                                one.written()))
                .sorted(Comparator.comparing(Unfinished::kept).reversed())
                .toList();
    }

    public Limits limits() {
        return rules.limits();
    }

    public References references() {
        return new References(exhibits(), cases(), movements(), who);
    }

    /** Records that conflict, as whoever is signed in may see them. */
    public Conflicts conflicts() {
        return new ConflictsAsSeen(new JdbiConflicts(index), exhibits(), who);
    }

    /** What stands side by side of conflicts about devices and keys. */
    public Branches branches() {
        return new BranchesAsSeen(
                new JdbiBranches(
                        index,
                        rules.storedEvents(),
                        record ->
                                Optional.ofNullable(journal.read(record))
                                        .map(one -> one.entry().prev())),
                exhibits(),
                who);
    }

    /** How far devices showed each other that their records reach. */
    public HeadsShown headsShown() {
        return new JdbiHeadsShown(index);
    }

    /** Closing them. */
    public Resolving resolving() {
        return new Resolving(journal, new JdbiConflicts(index), allMovements(), ids());
    }

    public Handling handling() {
        return new Handling(
                journal,
                allMovements(),
                allExhibits(),
                placeAdvice(),
                rules.rules().limits(),
                surroundings.clock());
    }

    /** Boxes, crates, cages and trolleys, and what is in them. */
    public Containers containers() {
        return new Containers(
                journal,
                addingPlaces(),
                places(),
                allStock(),
                allMovements(),
                allExhibits(),
                placeAdvice(),
                surroundings.clock(),
                ids());
    }

    /** The out-of-hours lockers, and the round of them. */
    public LockersRound lockersRound() {
        return new LockersRound(
                journal,
                places(),
                stock(),
                movements(),
                exhibits(),
                placeAdvice(),
                names(),
                rules.rules(),
                surroundings.clock());
    }

    /** What goes with a courier together. */
    public Consignments consignments() {
        return new Consignments(
                journal,
                allMovements(),
                allExhibits(),
                placeAdvice(),
                names(),
                surroundings.clock(),
                number ->
                        searchOfAll().find(number, Integer.MAX_VALUE).stream()
                                .map(row -> row.id())
                                .toList());
    }

    /** What went out, and its coming back. */
    public Returns returns() {
        return new Returns(
                journal, allMovements(), allExhibits(), surroundings.clock(), surroundings.zone());
    }

    /** Packages that leave for good. */
    public LeavingForGood leavingForGood() {
        return new LeavingForGood(
                journal,
                allMovements(),
                allExhibits(),
                names(),
                rules.rules(),
                surroundings.clock());
    }

    /** What is done to packages after they were recorded. */
    public Treating treating() {
        return new Treating(journal, exhibits(), who, rules.rules(), surroundings.clock());
    }

    /** What is done with cash. */
    public CountingCash countingCash() {
        return new CountingCash(journal, movements(), exhibits(), who, surroundings.clock());
    }

    /** What is to be kept. */
    public Holding holding() {
        return new Holding(
                journal, allMovements(), rules.rules(), surroundings.clock(), surroundings.zone());
    }

    public HandingOver handingOver() {
        return new HandingOver(
                journal,
                allMovements(),
                allExhibits(),
                officers(),
                names(),
                surroundings.clock(),
                ids());
    }

    /** Entries in an officer's name. */
    public InYourName inYourName() {
        return new InYourName(
                journal,
                new JdbiInName(index, rules.storedEvents()),
                movements(),
                exhibits(),
                names(),
                surroundings.zone());
    }

    public BookingIn bookingIn() {
        return new BookingIn(journal, allExhibits(), placeAdvice(), surroundings.clock());
    }

    public TakingSubExhibits takingSubExhibits() {
        return new TakingSubExhibits(recordingExhibits(), allMovements(), allExhibits());
    }

    public OpeningCases openingCases() {
        return new OpeningCases(journal, allCases(), ids());
    }

    /** Changing them. */
    public KeepingPlaces keepingPlaces() {
        return new KeepingPlaces(journal, places());
    }

    /** What the rules say against a place for a package. */
    public PlaceAdvice placeAdvice() {
        return new PlaceAdvice(places(), allStock(), allExhibits(), rules.rules());
    }

    public AddingPlaces addingPlaces() {
        return new AddingPlaces(journal, places(), ids());
    }

    public RecordingExhibits recordingExhibits() {
        return new RecordingExhibits(
                journal,
                allExhibits(),
                officers(),
                rules.catalogue(),
                ids(),
                new PropertyNumbers(surroundings.random()));
    }

    public Importing importing() {
        return new Importing(
                journal,
                allExhibits(),
                allCases(),
                officers(),
                rules.catalogue(),
                surroundings.clock(),
                surroundings.zone(),
                ids(),
                new PropertyNumbers(surroundings.random()));
    }

    /** Labels of places. */
    public PlaceLabels placeLabels() {
        return new PlaceLabels(new Labels(fonts.get()), rules.rules(), printed());
    }

    /** Labels as the force lays them out. */
    private Labels labels() {
        return new Labels(fonts.get(), rules.rules().layouts()::find);
    }

    /** Trying layouts before they are gone by. */
    public TryingLayouts tryingLayouts() {
        return new TryingLayouts(fonts.get(), printed(), this::lastLabels);
    }

    /** Labels of the last exhibits recorded, of those that whoever asks may see. */
    private List<LabelModel> lastLabels() {
        Labelling labelling = labelling();
        return search().page(null, null, null, LABELS_TRIED).stream()
                .flatMap(row -> exhibits().byId(row.id()).stream())
                .flatMap(one ->
                        movements().packagesOf(one.id()).stream()
                                .limit(1)
                                .map(first -> labelling.saying(one, first)))
                .toList();
    }

    /** Labels printed before there is an exhibit. */
    public BlankLabels blankLabels() {
        return new BlankLabels(labels(), surroundings.random(), printed());
    }

    /** Putting them on packages. */
    public ClaimingLabels claimingLabels() {
        return new ClaimingLabels(journal, allMovements(), allExhibits()::byId);
    }

    public Labelling labelling() {
        return new Labelling(
                journal,
                labels(),
                allMovements(),
                names(),
                rules.rules(),
                surroundings.random(),
                printed(),
                who);
    }

    /** Labels on their way to printers. */
    public Printing printing() {
        return printing.get();
    }

    private Printing newPrinting() {
        return new Printing(
                files,
                new Senders(Patience.USUAL),
                journal,
                allMovements(),
                this::labelling,
                surroundings.clock(),
                ids());
    }

    /** Prints continuity records. */
    public ContinuityRecords continuityRecords() {
        return continuityRecords((records, of) -> {});
    }

    /**
     * The same.
     *
     * @param progress told how much of the journal was gone over
     */
    public ContinuityRecords continuityRecords(Verification.Progress progress) {
        return new ContinuityRecords(
                journal,
                allMovements(),
                headsShown(),
                exhibits(),
                who,
                names(),
                limits(),
                new JournalProofs(journal, surroundings.zone(), progress),
                new AttachedFiles(attachments()),
                fonts.get(),
                surroundings.clock(),
                surroundings.zone(),
                printed(),
                surroundings.app());
    }

    /** Prints receipts. */
    public Receipts receipts() {
        return new Receipts(
                journal,
                allMovements(),
                exhibits(),
                who,
                names(),
                limits(),
                kind -> {
                    org.lockfast.rules.PropertyKind of =
                            rules.rules().propertyKinds().get(kind.name());
                    return new ReceiptWords.Of(
                            of.receipt().english(),
                            of.receiptFacts(),
                            of.receiptNote() == null ? null : of.receiptNote().english());
                },
                this::namedBy,
                new AttachedFiles(attachments()),
                fonts.get(),
                surroundings.clock(),
                surroundings.zone(),
                printed());
    }

    /** Which files an entry names, as it says itself. */
    private List<Entry.Attachment> namedBy(long record) {
        RecordedEvent read = journal.read(record);
        return read == null ? List.of() : read.entry().attachments();
    }

    /** Lists of exhibits as files. */
    public ExhibitLists exhibitLists() {
        return new ExhibitLists(journal, search(), id(), surroundings.zone());
    }

    /** The bundled fonts, read when first needed. */
    public Fonts fonts() {
        return fonts.get();
    }

    /** Photographs and forms, sealed. */
    public Attachments attachments() {
        return new Attachments(files, surroundings.random());
    }

    /**
     * The photographs and forms that entries about an exhibit name, oldest first; none to whoever
     * may not look at it.
     */
    public List<Photograph> photographs(UUID exhibit) {
        return exhibits().byId(exhibit).filter(one -> one.withheld() != null).isPresent()
                ? List.of()
                : ExhibitFiles.of(index, exhibit, attachments()::exists);
    }

    /** The files one entry names. */
    public List<AttachmentRef> attachmentsOfEntry(long record) {
        return ExhibitFiles.ofEntry(index, record);
    }

    /** What people and places are called. */
    public Names names() {
        return new KnownNames(
                officers(),
                places(),
                allExhibits(),
                allMovements(),
                rules.rules(),
                () -> DeviceNames.of(journal));
    }

    /** Fresh ids for subjects. */
    public Supplier<UUID> ids() {
        return new Ids(surroundings.clock(), surroundings.random());
    }
}

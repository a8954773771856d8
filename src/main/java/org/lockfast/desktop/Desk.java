package org.lockfast.desktop;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/**
 * What screens work with while an officer is signed in: the store's ports and use cases. Built
 * where the program is put together; view models take from it by constructor what they need.
 * Everything here may block on disk: call it through {@link Work}.
 */
public interface Desk {
    /** The officer at the machine. */
    Session session();

    Officers officers();

    Places places();

    /** What stands in them. */
    Stock stock();

    Cases cases();

    Exhibits exhibits();

    Movements movements();

    Search search();

    References references();

    /** Records that conflict. */
    Conflicts conflicts();

    /** The other computers of the force a file can be written for; none in a store of its own. */
    List<ForceDevice> carriesTo();

    /** What stands side by side of conflicts about devices and keys. */
    Branches branches();

    /** How far devices showed each other that their records reach. */
    HeadsShown headsShown();

    /** Showing it, and reading what another computer shows. */
    ShowingHeads showingHeads();

    /** Closing them. */
    Resolving resolving();

    /** How this store stands to the server of its force, and who is told when that changes. */
    SyncStatus.Source sync();

    /** What other stations recorded; empty in a store of its own. Asking waits for the network. */
    Optional<Elsewhere> elsewhere();

    /** Sends what waits, soon; does nothing in a store of its own. */
    void sendNow();

    OpeningCases openingCases();

    /** Saying who may look at a case. */
    RestrictingCases restrictingCases();

    AddingPlaces addingPlaces();

    /** Renaming and closing them, and what they are fit for. */
    KeepingPlaces keepingPlaces();

    /** What the rules say against a place for a package. */
    PlaceAdvice placeAdvice();

    RecordingExhibits recordingExhibits();

    TakingSubExhibits takingSubExhibits();

    Handling handling();

    /** What goes with a courier together. */
    Consignments consignments();

    /** The out-of-hours lockers, and the round of them. */
    LockersRound lockersRound();

    /** A fresh id for a consignment. */
    UUID freshId();

    /** Boxes, crates, cages and trolleys. */
    Containers containers();

    HandingOver handingOver();

    BookingIn bookingIn();

    /** Entries in an officer's name. */
    InYourName inYourName();

    /** What went out, and its coming back. */
    Returns returns();

    /** Packages that leave for good. */
    LeavingForGood leavingForGood();

    /** What is done to packages after they were recorded. */
    Treating treating();

    /** What is done with cash. */
    CountingCash countingCash();

    /** What is to be kept. */
    Holding holding();

    Labelling labelling();

    /** Labels on their way to this computer's printers. */
    Printing printing();

    /** Sends labels that wait, soon. */
    void printSoon();

    /** Trying layouts of labels before they are gone by. */
    TryingLayouts tryingLayouts();

    /** Labels printed before there is an exhibit. */
    BlankLabels blankLabels();

    /** Putting them on packages. */
    ClaimingLabels claimingLabels();

    /** Labels of places. */
    PlaceLabels placeLabels();

    Rules rules();

    /** Copies rows of a spreadsheet into the record. */
    Importing importing();

    /** All versions of all lists that this store has gone by since it was opened. */
    RuleBook ruleBook();

    /** The force's own lists, as recorded by now. */
    ForceLists forceLists();

    /** Puts lists of the force's own into force. */
    KeepingRules keepingRules();

    /** What officers must do now. */
    Today today();

    /** What the officer at the machine began and did not finish, the last kept first. */
    List<Unfinished> unfinished();

    Limits limits();

    Names names();

    InstantSource clock();

    ZoneId zone();

    /**
     * Another officer's own key for one entry, such as the receiver's; who is at the machine does
     * not change.
     */
    Outcome<Session> signInAnother(String collar, Password password);

    KeepingOfficers keepingOfficers();

    /** The force's devices, and putting one out of use. */
    KeepingDevices keepingDevices();

    /** Whether other computers join by files on a stick: the force has no server to let them in. */
    boolean enrolsByStick();

    /**
     * Another computer that joined.
     *
     * @param name what people call it
     * @param force the force's code, to be typed there
     * @param left photographs and forms for which there was no room in the file
     */
    record EnrolledByStick(String name, String force, int left) {}

    /**
     * A computer that asks to join, as it says itself.
     *
     * @param name what people are to call it
     * @param station what it is to belong to
     * @param id of the device
     */
    record Newcomer(String name, String station, String id) {}

    /**
     * Makes a recovery sheet of this store and writes it.
     *
     * @param second the other administrator; needed once there are two
     * @param file a new one
     */
    Outcome<Path> recoverySheet(@Nullable Session second, Path file);

    /**
     * Who wrote a request to join. Nothing is recorded.
     *
     * @param fingerprint as the newcomer's own screen shows it
     */
    Outcome<Newcomer> newcomer(Path request, String fingerprint);

    /**
     * Lets another computer join, and writes the file for it.
     *
     * @param second the other administrator; needed once there are two
     * @param request that it wrote
     * @param fingerprint as its own screen shows it
     */
    Outcome<EnrolledByStick> enrolByStick(
            @Nullable Session second, Path request, String fingerprint, Path out);

    /**
     * What came of a file that was taken in.
     *
     * @param inDoubt whether some of it is signed with a key that was revoked or is in doubt
     */
    record TakenIn(Carrying.Came came, boolean inDoubt) {}

    /**
     * Writes what another computer of the force lacks into a file for it alone.
     *
     * @param device its id
     */
    Outcome<Carrying.Carry> carryTo(String device, Path out);

    /** Takes in a file that another computer of the force wrote for this one. */
    Outcome<TakenIn> carriedHere(Path file);

    /**
     * Another password for the officer at the machine.
     *
     * @param now the one they have: whoever passes by a machine left open does not change it
     */
    Outcome<Officer> changePassword(Password now, Password wanted);

    /**
     * The continuity record as PDF in a file, its print recorded. Where the file cannot be written
     * no print is recorded.
     *
     * @param file one that is there is replaced
     * @param progress told how much of the record was gone over; where it stops, no print is
     *     recorded
     */
    Outcome<byte[]> continuityRecord(
            UUID exhibit, String why, String forWhom, Path file, Progress progress);

    /**
     * Notes that the officer at the machine looks at something. It is shown in any case.
     *
     * @return whether it could be noted
     */
    boolean looked(Look look);

    /** Prints receipts. */
    Receipts receipts();

    /** Lists of exhibits as files. */
    ExhibitLists exhibitLists();

    /** The newest looks and entries that are asked for, newest first. */
    Acts.Listed acts(Act.Asked asked);

    /** Seals a photograph or form into the store, to be named by the next entry. */
    Outcome<AttachmentRef> attach(String fileName, String mediaType, byte[] file);

    /** The photographs of an exhibit, oldest first, also those that are not here yet. */
    List<Photograph> photographs(UUID exhibit);

    /** The files an entry names, by its record number: a photograph, a signature as drawn. */
    List<AttachmentRef> filesOf(long record);

    /** A stored file's bytes. */
    Optional<byte[]> attachment(AttachmentRef file);

    /**
     * An unfinished form kept sealed under a name, surviving lock, crash and power cut; empty where
     * there is none.
     */
    Optional<String> draft(String name);

    /** Keeps a draft; empty text forgets it. */
    void keepDraft(String name, String text);

    /** A draft that cannot be read lies beside under another name, and is no draft any more. */
    void setDraftAside(String name);

    /**
     * Calls back, on any thread, whenever the index shows something new.
     *
     * @return stops it
     */
    Runnable whenRecorded(Runnable listener);
}

package org.lockfast.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockfast.testing.TestStore.value;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.Conflict;
import org.lockfast.continuity.Consignments;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.InYourName;
import org.lockfast.continuity.PackageState;
import org.lockfast.exchange.CsvFile;
import org.lockfast.exchange.ImportMap;
import org.lockfast.exchange.ImportWatch;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.find.Filter;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.HeadCode;
import org.lockfast.journal.IndexTrouble;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.journal.Vouch;
import org.lockfast.keys.Password;
import org.lockfast.label.LabelCode;
import org.lockfast.label.LabelKind;
import org.lockfast.label.Labelling;
import org.lockfast.label.SheetStock;
import org.lockfast.label.Stock;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.officer.KeepingDevices;
import org.lockfast.officer.KeepingPlaces;
import org.lockfast.officer.Officer;
import org.lockfast.officer.Role;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;
import org.lockfast.report.Receipts;
import org.lockfast.testing.BreakingLists;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/**
 * The lists break in the very moment in which an act is recorded: it is done, whole, once, and said
 * to be; nothing is refused that is recorded, and nothing is said to be recorded that is not.
 */
class BreakingIndexTest {
    private static final String DONE =
            "It is recorded, but the lists do not show it yet. Close Lockfast and open it again: the"
                    + " lists are then brought up to date.";

    @TempDir Path folder;
    private TestStore test;
    private Case burglary;

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        burglary =
                value(
                        test.store()
                                .openingCases()
                                .open(test.session(Who.SCENE), "43/1", "Burglary", List.of()));
        for (String reference : List.of("JSM/1", "JSM/2", "JSM/3")) {
            value(
                    test.store()
                            .recordingExhibits()
                            .record(test.session(Who.SCENE), burglary, form(reference, null)));
        }
        value(test.store().addingPlaces().add(founder(), "Holloway Road", "GENERAL", "STORE"));
        value(test.store().addingPlaces().add(founder(), "Park Road", "GENERAL", "STORE"));
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Session founder() {
        return test.session(Who.FOUNDER);
    }

    private static ExhibitForm form(String reference, java.util.@Nullable UUID parent) {
        return new ExhibitForm(
                null,
                reference,
                "Knife",
                null,
                null,
                "14 High Street",
                null,
                null,
                "J Smith",
                null,
                "TEB_POLYTHENE",
                "B" + Math.abs(reference.hashCode() % 10_000_000),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                parent);
    }

    private PackageState bag(String reference) {
        return value(test.store().references().onePackage(reference));
    }

    private Exhibit exhibit(String reference) {
        return test.store().exhibits().byReference(reference).getFirst();
    }

    private Place place(String path) {
        return test.store().places().byPath(path).orElseThrow();
    }

    private <T> T breaking(Supplier<T> act) {
        return BreakingLists.during(test, act);
    }

    private List<DomainEvent> recorded() {
        List<DomainEvent> all = new ArrayList<>();
        test.store()
                .journal()
                .replay(
                        0,
                        (events, position) ->
                                events.stream()
                                        .map(one -> one.event())
                                        .filter(java.util.Objects::nonNull)
                                        .forEach(all::add));
        return all;
    }

    /** Acts by the use case that records them; each is made while the index is sound. */
    private Map<String, Supplier<Supplier<Outcome<?>>>> acts() {
        Map<String, Supplier<Supplier<Outcome<?>>>> all = new LinkedHashMap<>();
        all.put(
                "OpeningCases",
                () -> () -> store().openingCases().open(scene(), "43/2", "Theft", List.of()));
        all.put(
                "RestrictingCases",
                () -> {
                    Case fraud =
                            value(store().openingCases().open(scene(), "43/3", "Fraud", List.of()));
                    return () ->
                            store().restrictingCases()
                                    .restrict(
                                            founder(),
                                            fraud.id(),
                                            List.of(founder().officer()),
                                            Set.of(),
                                            "Named people");
                });
        all.put(
                "RecordingExhibits",
                () ->
                        () ->
                                store().recordingExhibits()
                                        .record(scene(), burglary, form("JSM/7", null)));
        all.put(
                "RecordingExhibits correct",
                () -> {
                    Exhibit one = exhibit("JSM/1");
                    return () ->
                            store().recordingExhibits()
                                    .correct(
                                            scene(),
                                            one,
                                            "description",
                                            "Long knife",
                                            "Looked again");
                });
        all.put(
                "RecordingExhibits note",
                () -> {
                    Exhibit one = exhibit("JSM/1");
                    return () -> store().recordingExhibits().note(scene(), one, "Rust on it");
                });
        all.put(
                "RecordingExhibits sub-exhibit",
                () -> {
                    ExhibitForm form = form("JSM/8", bag("JSM/1").id());
                    return () -> store().takingSubExhibits().take(scene(), burglary, form, null);
                });
        all.put(
                "Holding",
                () -> {
                    Exhibit one = exhibit("JSM/2");
                    return () ->
                            store().holding()
                                    .hold(
                                            test.session(Who.SUPERVISOR),
                                            one,
                                            "TRIAL",
                                            null,
                                            "Crown Court");
                });
        all.put(
                "Resolving",
                () -> {
                    value(
                            store().recordingExhibits()
                                    .record(scene(), burglary, form("JSM/3", null)));
                    store().journal().settle();
                    Conflict twice = store().conflicts().open().getFirst();
                    return () ->
                            store().resolving()
                                    .resolve(
                                            test.session(Who.SUPERVISOR),
                                            twice,
                                            Conflict.Finding.BOTH_IN_ORDER,
                                            "Looked at both");
                });
        all.put(
                "InYourName",
                () -> {
                    inName();
                    Set<Hash> these =
                            store().inYourName().open(scene().officer(), 10).stream()
                                    .map(InYourName.Named::eid)
                                    .collect(Collectors.toSet());
                    return () -> store().inYourName().confirm(scene(), these);
                });
        all.put(
                "InYourName challenge",
                () -> {
                    inName();
                    Hash one = store().inYourName().open(scene().officer(), 10).getFirst().eid();
                    return () -> store().inYourName().challenge(scene(), one, "I was off duty");
                });
        all.put(
                "AddingPlaces",
                () ->
                        () ->
                                store().addingPlaces()
                                        .add(founder(), "Holloway Road/Bay 1", "GENERAL", "STORE"));
        all.put(
                "KeepingPlaces",
                () -> {
                    Place at = place("Park Road");
                    return () ->
                            store().keepingPlaces()
                                    .change(
                                            founder(),
                                            at,
                                            new KeepingPlaces.Wanted(
                                                    at.path(), at.storage(), 12, false),
                                            "Counted");
                });
        all.put(
                "KeepingDevices",
                () ->
                        () ->
                                store().keepingDevices()
                                        .enrol(
                                                founder(),
                                                null,
                                                computer("d-00000000000000aa", "SCN-88"),
                                                own()));
        all.put(
                "KeepingOfficers",
                () ->
                        () -> {
                            try (Password password = Password.of(TestStore.PASSWORD)) {
                                return store().keepingOfficers()
                                        .add(
                                                founder(),
                                                null,
                                                "5005",
                                                "Lee New",
                                                Set.of(Role.SCENE_OFFICER),
                                                password);
                            }
                        });
        all.put(
                "KeepingRules",
                () ->
                        () ->
                                store().keepingRules()
                                        .put(
                                                founder(),
                                                """
                                                {"pack": "limits", "version": 1, "effective": "2026-06-20",
                                                 "reviewBy": "2027-12-31", "owner": "Insp Example",
                                                 "status": "approved", "source": ["Force order 1"],
                                                 "entries": [{"code": "HANDOVER", "value": 25}]}
                                                """
                                                        .getBytes(UTF_8),
                                                "Force order 1"));
        all.put(
                "ClaimingLabels",
                () -> {
                    PackageState p = bag("JSM/1");
                    LabelCode code = LabelCode.draw(LabelKind.EXHIBIT, new SecureRandom());
                    return () -> store().claimingLabels().claim(scene(), p, code, "Damaged");
                });
        all.put(
                "Labelling",
                () -> {
                    PackageState p = bag("JSM/2");
                    Exhibit one = exhibit("JSM/2");
                    return () ->
                            store().labelling()
                                    .print(
                                            scene(),
                                            one,
                                            p,
                                            Stock.STANDARD,
                                            203,
                                            "zpl",
                                            "Damaged",
                                            folder.resolve("label.zpl"));
                });
        all.put(
                "Labelling sheet",
                () -> {
                    Labelling.Wanted wanted = new Labelling.Wanted(exhibit("JSM/1"), bag("JSM/1"));
                    return () ->
                            store().labelling()
                                    .sheet(
                                            scene(),
                                            List.of(wanted),
                                            SheetStock.all().iterator().next(),
                                            1,
                                            "Damaged",
                                            folder.resolve("sheet.pdf"));
                });
        all.put(
                "Importing",
                () -> {
                    CsvFile file =
                            value(
                                    CsvFile.of(
                                            "old.csv",
                                            "case,goods\nA-1,Knife\nA-1,Rope\n".getBytes(UTF_8)));
                    ImportMap map =
                            value(
                                    ImportMap.read(
                                            "{\"case\": \"case\", \"description\": \"goods\"}",
                                            TestStore.ZONE));
                    return () ->
                            store().importing()
                                    .run(test.session(Who.PROPERTY), file, map, ImportWatch.NOBODY);
                });
        all.put(
                "ContinuityRecords",
                () -> {
                    Exhibit one = exhibit("JSM/1");
                    return () ->
                            store().continuityRecords()
                                    .print(
                                            test.session(Who.SUPERVISOR),
                                            one.id(),
                                            "Disclosure",
                                            "");
                });
        all.put(
                "Receipts",
                () -> {
                    Exhibit one = exhibit("JSM/1");
                    return () ->
                            store().receipts()
                                    .taken(
                                            test.session(Who.PROPERTY),
                                            List.of(one.id()),
                                            Receipts.Asked.NOTHING,
                                            folder.resolve("receipt.pdf"));
                });
        all.put(
                "ShowingHeads",
                () -> {
                    HeadCode code =
                            new HeadCode(
                                    "d-00000000000000ab", 0, 3, Hash.sha256(new byte[1]), null);
                    return () -> store().showingHeads().seen(code.text(), null);
                });
        all.put(
                "Recorder seal",
                () -> {
                    PackageState p = bag("JSM/1");
                    return () ->
                            store().handling()
                                    .reseal(
                                            scene(),
                                            p,
                                            "NUMBERED_BAG",
                                            "A0417711",
                                            true,
                                            "Looked in",
                                            null);
                });
        all.put(
                "Recorder consignment",
                () -> {
                    PackageState p = bag("JSM/2");
                    return () ->
                            store().consignments()
                                    .send(
                                            scene(),
                                            List.of(p),
                                            new Consignments.Journey(
                                                    java.util.UUID.randomUUID(),
                                                    "CN7",
                                                    "Courier Ltd",
                                                    null,
                                                    null,
                                                    "Laboratory",
                                                    null),
                                            null,
                                            Map.of(),
                                            null);
                });
        all.put(
                "Recorder container",
                () -> {
                    Place box =
                            value(
                                    store().containers()
                                            .add(
                                                    test.session(Who.PROPERTY),
                                                    "Box 1",
                                                    place("Holloway Road"),
                                                    null));
                    value(
                            store().containers()
                                    .putIn(
                                            test.session(Who.PROPERTY),
                                            List.of(bag("JSM/1")),
                                            box,
                                            Map.of(),
                                            null));
                    store().journal().settle();
                    return () ->
                            store().containers()
                                    .move(
                                            test.session(Who.PROPERTY),
                                            box,
                                            place("Park Road"),
                                            null,
                                            null);
                });
        all.put(
                "Recorder hand-over",
                () -> {
                    PackageState p = bag("JSM/1");
                    return () ->
                            store().handingOver()
                                    .handOver(
                                            scene(),
                                            test.session(Who.OTHER_SCENE),
                                            List.of(p),
                                            "r",
                                            Map.of(),
                                            Map.of(),
                                            null,
                                            null);
                });
        return all;
    }

    private OpenStore store() {
        return test.store();
    }

    private Session scene() {
        return test.session(Who.SCENE);
    }

    private void inName() {
        Session pin = new Session(scene().officer(), scene().signer(), Vouch.PIN);
        value(
                store().handling()
                        .seal(pin, bag("JSM/2"), "NUMBERED_BAG", "A" + System.nanoTime(), null));
        store().journal().settle();
    }

    private static KeepingDevices.Named computer(String id, String name) {
        return new KeepingDevices.Named(
                Ed25519Key.of(id + "/0", Hash.sha256(id.getBytes(UTF_8)).bytes()).key(),
                java.util.Base64.getEncoder().encodeToString(new byte[32]),
                "Farville",
                name,
                Hash.sha256(name.getBytes(UTF_8)));
    }

    private KeepingDevices.Named own() {
        return computer(store().journal().device(), "SCN-07");
    }

    @Test
    void whateverIsRecordedIsDoneAndSaysThatTheListsLag() {
        List<String> wrong = new ArrayList<>();
        acts().forEach((name, prepare) -> {
            Supplier<Outcome<?>> act = prepare.get();
            int before = recorded().size();
            String came;
            try {
                Outcome<?> outcome = breaking(act);
                came =
                        outcome instanceof Outcome.Done<?>(Object done, List<String> warnings)
                                ? warnings.contains(DONE) && done != null
                                        ? ""
                                        : "says only " + warnings
                                : String.valueOf(outcome);
            } catch (RuntimeException | AssertionError e) {
                came = String.valueOf(e);
            }
            test.reopen();
            int more = recorded().size() - before;
            if (!came.isEmpty() || more == 0) {
                wrong.add(name + " (" + more + " recorded): " + came);
            }
        });
        assertThat(wrong).isEmpty();
        Set<String> held = new TreeSet<>();
        acts().keySet().forEach(name -> held.add(name.split(" ", -1)[0]));
        assertThat(callers(Set.of("record", "together", "act", "shown")))
                .as("whoever records is tried here")
                .isEqualTo(known(held));
        Set<String> bare = callers(Set.of("record", "together"));
        bare.removeAll(OTHERS);
        bare.removeAll(Set.of("Recorder", "Labelling", "KeepingOfficers")); // within act, or shown
        assertThat(bare).as("all others record by act, which is never an exception").isEmpty();
    }

    /** Who records too, and asks the lists for nothing afterwards or is asked for no answer. */
    private static final Set<String> OTHERS =
            Set.of(
                    "Carrying", // the device's own note of what a file brought
                    "Consulting", // the device's own note of what was looked at
                    "Crowd", // made-up people at work
                    "Enrolling", // a store that is being made
                    "EnrolmentFile",
                    "FoundingStore",
                    "JoinedStore",
                    "ExhibitLists", // the file is the answer
                    "ImportRun", // of Importing
                    "KeyringFollower", // the device's own
                    "OpenStore", // wrong passwords
                    "Printing", // what became of a label
                    "RebuildingIndex", // makes the lists anew
                    "RecoveringStore", // closes the store and says what it knew before
                    "StoreEntrance"); // who signed out

    private static Set<String> known(Set<String> held) {
        Set<String> all = new TreeSet<>(held);
        all.addAll(OTHERS);
        return all;
    }

    /** The classes that call what records. */
    private static Set<String> callers(Set<String> doors) {
        Set<String> found = new TreeSet<>();
        for (JavaClass one :
                new ClassFileImporter()
                        .withImportOption((ImportOption) where -> !where.contains("test-classes"))
                        .importPackages("org.lockfast")) {
            for (JavaMethodCall call : one.getMethodCallsFromSelf()) {
                if (doors.contains(call.getName())
                        && call.getTargetOwner().isAssignableTo(Recording.class)
                        && !one.getPackageName().equals("org.lockfast.journal")) {
                    String name = one.getName();
                    String simple = name.substring(name.lastIndexOf('.') + 1);
                    found.add(simple.split("\\$", -1)[0]);
                }
            }
        }
        return found;
    }

    @Test
    void nothingIsBoundToListsThatLag() {
        List<PackageState> one = List.of(bag("JSM/1"));
        List<PackageState> other = List.of(bag("JSM/2"));
        Session keeping = test.session(Who.PROPERTY);
        Outcome<?> first =
                breaking(() ->
                        store().handingOver()
                                .handOver(
                                        scene(),
                                        test.session(Who.OTHER_SCENE),
                                        one,
                                        "r",
                                        Map.of(),
                                        Map.of(),
                                        null,
                                        null));
        assertThat(first).isInstanceOf(Outcome.Done.class);
        int recorded = recorded().size();
        Officer keeper = keeping.officer();
        Function<List<PackageState>, Supplier<?>> offer =
                bags ->
                        () ->
                                store().handingOver()
                                        .offer(scene(), bags, keeper, "r", Map.of(), null);
        for (List<PackageState> bags : List.of(one, other)) {
            assertThatThrownBy(() -> offer.apply(bags).get())
                    .isInstanceOf(IndexTrouble.class)
                    .hasMessage(
                            "Nothing was recorded: the lists do not show yet what was recorded before."
                                    + " Close Lockfast and open it again.");
        }
        assertThat(recorded()).hasSize(recorded);
        test.reopen();
        assertThat(bag("JSM/1").holder()).isEqualTo(test.session(Who.OTHER_SCENE).officer().id());
        assertThat(recorded().stream().filter(ContinuityEvent.Accepted.class::isInstance))
                .hasSize(1);
        assertThat(
                        value(
                                store().handingOver()
                                        .offer(
                                                scene(),
                                                List.of(bag("JSM/2")),
                                                test.session(Who.PROPERTY).officer(),
                                                "r",
                                                Map.of(),
                                                null)))
                .hasSize(1);
    }

    /** What a command recorded is done: exit 0, and what it could not show is told. */
    @Test
    void aCommandThatRecordedIsDone() throws Exception {
        Path form = folder.resolve("form.json");
        java.nio.file.Files.writeString(form, "{\"reference\":\"JSM/5\",\"description\":\"Rope\"}");
        Path password = test.passwordFile();
        List<List<String>> commands =
                List.of(
                        List.of("case", "add", "43/9", "--title", "Arson"),
                        List.of("exhibit", "add", "--case", "43/1", "--json", form.toString()),
                        List.of("move", "JSM/2", "--place", "Holloway Road"),
                        List.of(
                                "hand-over",
                                "JSM/1",
                                "--to",
                                "1188",
                                "--reason",
                                "r",
                                "--to-password-file",
                                password.toString()));
        for (List<String> words : commands) {
            int before = recorded().size();
            TestStore.Ran ran = breaking(() -> test.run(Who.SCENE, words.toArray(String[]::new)));
            assertThat(ran.code()).as("%s: %s", words, ran.err()).isZero();
            assertThat(ran.out() + ran.err()).as("%s", words).containsOnlyOnce(DONE);
            assertThat(ran.err()).doesNotContain("..", "Exception");
            assertThat(recorded()).hasSizeGreaterThan(before);
        }
        assertThat(recorded().stream().filter(ContinuityEvent.Offered.class::isInstance))
                .hasSize(1);
        assertThat(recorded().stream().filter(ContinuityEvent.Accepted.class::isInstance))
                .hasSize(1);
        assertThat(bag("JSM/1").holder()).isEqualTo(test.session(Who.OTHER_SCENE).officer().id());
        assertThat(exhibit("JSM/5").description()).isEqualTo("Rope");
        assertThat(test.run(Who.FOUNDER, "verify").code()).isZero();
    }

    @Test
    void whatIsHeldLeavesNotByListsThatLag() {
        Session supervisor = test.session(Who.SUPERVISOR);
        Exhibit held = exhibit("JSM/2");
        List<PackageState> bags = List.of(bag("JSM/2"));
        assertThat(breaking(() -> store().holding().hold(supervisor, held, "TRIAL", null, "Court")))
                .isInstanceOf(Outcome.Done.class);
        int before = recorded().size();
        assertThatThrownBy(() ->
                        store().handingOver()
                                .handOut(scene(), bags, "A Owner", Vouch.NONE, "r", Map.of(), null))
                .isInstanceOf(IndexTrouble.class)
                .hasMessageStartingWith("Nothing was recorded: the lists do not show yet");
        assertThat(recorded()).hasSize(before);
    }

    /** What was copied stays; the sentence says how far it came, and the same file goes on. */
    @Test
    void anImportWhoseListsBreakSaysHowFarItCame() {
        Session keeper = test.session(Who.PROPERTY);
        StringBuilder rows = new StringBuilder("case,goods\n");
        for (int i = 0; i < 1200; i++) {
            rows.append("A-1,Knife ").append(i).append('\n');
        }
        CsvFile file = value(CsvFile.of("old.csv", rows.toString().getBytes(UTF_8)));
        ImportMap map =
                value(
                        ImportMap.read(
                                "{\"case\": \"case\", \"description\": \"goods\"}",
                                TestStore.ZONE));
        Outcome<?> first =
                breaking(() -> store().importing().run(keeper, file, map, ImportWatch.NOBODY));
        assertThat(first)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no ->
                                assertThat(no.sentence())
                                        .matches(
                                                "The lists could not be read\\. Close Lockfast and open it again\\."
                                                        + " \\d+ of 1200 rows have their verdict\\. What was copied stays;"
                                                        + " import the same file again to go on\\."));
        test.reopen();
        value(store().importing().run(test.session(Who.PROPERTY), file, map, ImportWatch.NOBODY));
        store().journal().settle();
        Case copied = store().cases().byReference("A-1").getFirst();
        assertThat(store().exhibits().ofCase(copied.id())).hasSize(1200);
    }

    @Test
    void aListIsNotWrittenFromListsThatLag() {
        Session supervisor = test.session(Who.SUPERVISOR);
        assertThat(
                        breaking(() ->
                                store().recordingExhibits()
                                        .record(scene(), burglary, form("JSM/9", null))))
                .isInstanceOf(Outcome.Done.class);
        assertThatThrownBy(() ->
                        store().exhibitLists()
                                .write(
                                        supervisor,
                                        Filter.ALL,
                                        "",
                                        "Audit",
                                        "",
                                        folder.resolve("list.csv")))
                .isInstanceOf(IndexTrouble.class)
                .hasMessageStartingWith("Nothing was recorded");
    }
}

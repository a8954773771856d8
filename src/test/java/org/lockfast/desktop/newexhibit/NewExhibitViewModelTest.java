package org.lockfast.desktop.newexhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SmallForm;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.print.Printer;
import org.lockfast.rules.Tier;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.BreakingLists;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.FakeZebra;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestDesk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.WentTo;

class NewExhibitViewModelTest {
    @TempDir Path folder;
    private TestStore store;
    private TestDesk desk;
    private Case burglary;
    private final AtOnce work = new AtOnce();
    private final Said said = new Said();
    private final WentTo went = new WentTo();
    private final ChosenFiles files = new ChosenFiles();

    @BeforeEach
    void open() throws IOException {
        store = TestStore.in(folder);
        desk = new TestDesk(store, TestStore.Who.SCENE);
        burglary =
                TestStore.value(
                        desk.openingCases()
                                .open(desk.session(), "43/1029/26", "Burglary", List.of()));
        files.toFolder = Files.createDirectory(folder.resolve("labels"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private NewExhibitViewModel model(boolean scene, @Nullable UUID of) {
        return new NewExhibitViewModel(
                desk, new Place.NewExhibit(of, "", scene), work, said, went, files, Runnable::run);
    }

    private NewExhibitViewModel scene() {
        return model(true, burglary.id());
    }

    private static void knife(NewExhibitViewModel model) {
        model.fields.category.set("KNIFE_BLADE");
        model.fields.description.set("Kitchen knife, black handle, 20 cm blade");
        model.fields.where.set("Kitchen, sink, left bowl");
    }

    private static Scan seal(String number) {
        return new Scan(number, "", ScanKind.FOREIGN);
    }

    private List<Exhibit> recorded() {
        return desk.exhibits().ofCase(burglary.id());
    }

    @Test
    void aSealThatIsTakenSoundsOtherwiseThanOneThatIsHereAlready() {
        NewExhibitViewModel model = model(false, burglary.id());
        model.scanned(seal("A0417733"));
        assertThat(said.heard).containsExactly(Earcon.GOOD);
        model.scanned(seal("A0417733"));
        assertThat(said.heard).containsExactly(Earcon.GOOD, Earcon.WARNING);
        model.scanned(seal("A0417734")); // which of the two?
        assertThat(said.heard).containsExactly(Earcon.GOOD, Earcon.WARNING, Earcon.WARNING);
        said.heard.clear();
        model.fields.addPackage();
        model.scanned(seal("A0417735"));
        assertThat(said.heard)
                .as("it has its place, whatever is asked")
                .containsExactly(Earcon.GOOD);
    }

    @Test
    void whatWasSavedOfOneSeizureStandsOnOneReceipt() {
        NewExhibitViewModel model = scene();
        assertThat(model.saved.get()).isEmpty();
        for (String from : List.of("Ann Green", "Ann Green", "Bob Grey")) {
            knife(model);
            model.fields.from.set(from);
            model.saveAndNext();
        }
        assertThat(recorded()).hasSize(3);
        assertThat(model.saved.get())
                .as("what was another's begins another receipt")
                .extracting(Exhibit::from)
                .containsExactly("Bob Grey");
        knife(model);
        model.fields.from.set("Bob Grey");
        model.saveAndNext();
        assertThat(model.saved.get()).hasSize(2);
        files.toSave = folder.resolve("receipt.pdf");
        List<SmallForm> asked = new ArrayList<>();
        model.receipt(asked::add);
        assertThat(asked)
                .singleElement()
                .satisfies(form -> assertThat(form.title()).isEqualTo("Receipt for 2 exhibits"));
    }

    /** The lists break while it is saved: it is saved, once, and what is to be done is said. */
    @Test
    void whatIsSavedWhileTheListsBreakIsSaved() {
        NewExhibitViewModel first = scene();
        knife(first);
        first.scanned(seal("A0417733"));
        BreakingLists.during(
                store,
                () -> {
                    first.saveAndNext();
                    return true;
                });
        assertThat(String.join("\n", said.lines))
                .contains("It is recorded, but the lists do not show it yet. Close Lockfast")
                .doesNotContain("fault:", "refused:");
        store.reopen();
        assertThat(new TestDesk(store, TestStore.Who.SCENE).exhibits().ofCase(burglary.id()))
                .hasSize(1);
    }

    @Test
    void aSealThatAnotherExhibitBearsSoundsWhenThatIsFoundOut() {
        NewExhibitViewModel first = scene();
        knife(first);
        first.scanned(seal("A0417733"));
        first.saveAndNext();
        assertThat(recorded()).hasSize(1);
        said.heard.clear();
        List<Runnable> paused = new ArrayList<>();
        NewExhibitViewModel model =
                new NewExhibitViewModel(
                        desk,
                        new Place.NewExhibit(burglary.id(), "", false),
                        work,
                        said,
                        went,
                        files,
                        paused::add);
        model.scanned(seal("A0417733"));
        assertThat(said.heard).containsExactly(Earcon.GOOD);
        List.copyOf(paused).forEach(Runnable::run); // typing paused
        assertThat(said.heard).containsExactly(Earcon.GOOD, Earcon.WARNING);
        List.copyOf(paused).forEach(Runnable::run);
        assertThat(said.heard).as("once").containsExactly(Earcon.GOOD, Earcon.WARNING);
    }

    @Test
    void theLayoutChangesForTheSameCaseAndBack() {
        model(false, burglary.id()).switchLayout();
        assertThat(went.wishes.getLast()).startsWith("replace ");
        assertThat(went.places.getLast()).isEqualTo(new Place.NewExhibit(burglary.id(), "", true));
        model(true, burglary.id()).switchLayout();
        assertThat(went.places.getLast()).isEqualTo(new Place.NewExhibit(burglary.id(), "", false));
    }

    @Test
    void aSubExhibitShowsWhatItIsTakenFromAndSoDoesTheNext() {
        NewExhibitViewModel phone = model(false, burglary.id());
        phone.fields.reference.set("JSM/4");
        phone.fields.description.set("Samsung phone, black");
        phone.saveAndNext();
        Exhibit old = recorded().getFirst();
        UUID pack = desk.movements().packagesOf(old.id()).getFirst().id();
        NewExhibitViewModel model =
                new NewExhibitViewModel(
                        desk,
                        new Place.NewExhibit(burglary.id(), "", false, pack),
                        work,
                        said,
                        went,
                        files,
                        Runnable::run);
        assertThat(model.fields.where.get()).isEqualTo("Taken from JSM/4");
        assertThat(model.blank()).as("what is suggested is nothing to keep").isTrue();
        assertThat(model.fields.reference.get()).isEmpty();
        model.fields.reference.set("LC/2");
        model.fields.description.set("SIM card");
        model.fields.left.set("many");
        model.saveAndNext();
        assertThat(said.lines).anyMatch(line -> line.startsWith("mend left: "));
        model.fields.left.set("1");
        model.saveAndNext();
        assertThat(model.fields.left.get()).isEmpty();
        assertThat(model.fields.where.get()).isEqualTo("Taken from JSM/4");
        assertThat(recorded())
                .filteredOn(one -> "LC/2".equals(one.reference()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.parent()).isEqualTo(pack);
                    assertThat(one.place()).isEqualTo("Taken from JSM/4");
                });
        model.switchLayout();
        assertThat(went.places.getLast())
                .isEqualTo(new Place.NewExhibit(burglary.id(), "", true, pack));
    }

    @Test
    void theSceneBeginsWithNowAndTheNextReferenceTheDeskWithNeither() {
        NewExhibitViewModel scene = scene();
        assertThat(scene.fields.time.get()).isEqualTo("Tue 16 Jun 2026 09:00");
        assertThat(scene.fields.reference.get()).isEqualTo("JS/1");
        assertThat(scene.fields.seizedBy.get()).contains("1187");
        NewExhibitViewModel atDesk = model(false, burglary.id());
        assertThat(atDesk.fields.time.get()).isEmpty();
        assertThat(atDesk.fields.reference.get()).isEmpty();
        assertThat(atDesk.fields.seizedBy.get()).isEmpty();
    }

    @Test
    void theFirstThingEnteredAtASceneSetsTheTime() {
        NewExhibitViewModel model = scene();
        store.later(Duration.ofMinutes(17));
        model.fields.category.set("CLOTHING");
        assertThat(model.fields.time.get()).isEqualTo("Tue 16 Jun 2026 09:17");
        store.later(Duration.ofMinutes(5));
        model.fields.description.set("Blue jacket");
        assertThat(model.fields.time.get()).isEqualTo("Tue 16 Jun 2026 09:17");
    }

    @Test
    void theKindPresetsPackagingAndHazardsUntilSomebodyChooses() {
        NewExhibitViewModel model = scene();
        model.fields.category.set("KNIFE_BLADE");
        assertThat(model.fields.packages.getFirst().packaging.get()).isEqualTo("KNIFE_TUBE");
        assertThat(model.judged.get().hazards()).contains("SHARP");
        model.fields.category.set("CLOTHING");
        assertThat(model.fields.packages.getFirst().packaging.get()).isEqualTo("PAPER_BAG");
        assertThat(model.judged.get().hazards()).doesNotContain("SHARP");
        model.fields.packages.getFirst().choose("CARDBOARD_BOX");
        model.fields.category.set("KNIFE_BLADE");
        assertThat(model.fields.packages.getFirst().packaging.get()).isEqualTo("CARDBOARD_BOX");
        model.fields.hazard("SHARP", false);
        assertThat(model.judged.get().hazards()).doesNotContain("SHARP");
    }

    @Test
    @DisplayName("U-14 a knife in a bag asks for a reason once and is then recorded as it is")
    void aKnifeInABagAsksForAReasonOnceAndIsThenRecordedAsItIs() {
        NewExhibitViewModel model = scene();
        knife(model);
        model.fields.packages.getFirst().choose("TEB_POLYTHENE");
        assertThat(model.judged.get().spoken().getFirst().tier()).isEqualTo(Tier.REASON);
        assertThat(model.judged.get().spoken().getFirst().packaging()).isEqualTo("KNIFE_TUBE");
        model.saveAndNext();
        assertThat(said.lines).anyMatch(line -> line.startsWith("mend packaging: "));
        assertThat(recorded()).isEmpty();
        model.saveAndNext();
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void theAdvisedPackagingOrAReasonAnswersTheAdvice() {
        NewExhibitViewModel model = scene();
        knife(model);
        model.fields.packages.getFirst().choose("TEB_POLYTHENE");
        model.follow(model.judged.get().spoken().getFirst());
        assertThat(model.fields.packages.getFirst().packaging.get()).isEqualTo("KNIFE_TUBE");
        model.fields.packages.getFirst().choose("TEB_POLYTHENE");
        model.fields.reason(model.judged.get().spoken().getFirst().rule(), "No tube at the scene");
        assertThat(model.judged.get().unanswered(model.draft().reasons(), 10)).isEmpty();
        model.saveAndNext();
        assertThat(recorded()).hasSize(1);
    }

    @Test
    @DisplayName("U-15 a firearm not made safe is saved and held")
    void aFirearmNotMadeSafeIsSavedAndHeld() {
        NewExhibitViewModel model = scene();
        model.fields.category.set("FIREARM");
        model.fields.description.set("Shotgun, double barrel, wooden stock");
        assertThat(model.judged.get().holds()).isNotEmpty();
        model.saveAndNext();
        assertThat(recorded())
                .singleElement()
                .satisfies(one -> assertThat(one.holds()).isNotEmpty());
    }

    @Test
    void whereThereIsAPrinterTheLabelGoesToIt() {
        try (FakeZebra zebra = new FakeZebra()) {
            TestStore.value(
                    desk.printing()
                            .printers()
                            .add(
                                    new Printer(
                                            "Zebra store",
                                            Printer.Way.ZPL,
                                            "127.0.0.1",
                                            zebra.port(),
                                            203,
                                            "100x70",
                                            0,
                                            0,
                                            0,
                                            true)));
            NewExhibitViewModel model = scene();
            knife(model);
            model.saveAndNext();
            assertThat(files.asked).as("no folder is asked for").isEmpty();
            assertThat(said.lines)
                    .anyMatch(line -> line.contains("Its label goes to Zebra store. Stick it on"));
            assertThat(zebra.printed()).hasSize(2);
            Exhibit knife = recorded().getFirst();
            assertThat(desk.movements().packagesOf(knife.id()).getFirst().labelSerial())
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("U-18 the next of the same scene keeps the scene and clears the rest")
    void savingPrintsTheLabelAndBeginsTheNextOfTheSameScene() {
        NewExhibitViewModel model = scene();
        model.fields.address.set("14 Marlow Road, N7");
        knife(model);
        model.scanned(seal("A0417702"));
        model.saveAndNext();
        Exhibit knife = recorded().getFirst();
        assertThat(knife.reference()).isEqualTo("JS/1");
        assertThat(knife.place()).isEqualTo("Kitchen, sink, left bowl, 14 Marlow Road, N7");
        assertThat(knife.seizedBy()).isEqualTo(desk.session().officer().id());
        assertThat(folder.resolve("labels/label-JS-1.pdf")).isNotEmptyFile();
        assertThat(desk.movements().packagesOf(knife.id()).getFirst().labelSerial()).isEqualTo(1);
        assertThat(said.lines)
                .anyMatch(line ->
                        line.startsWith("done: JS/1 is saved")
                                && line.contains(
                                        "Its label is saved as "
                                                + folder.resolve("labels/label-JS-1.pdf")));
        assertThat(model.fields.reference.get()).isEqualTo("JS/2");
        assertThat(model.fields.address.get()).isEqualTo("14 Marlow Road, N7");
        assertThat(model.fields.description.get()).isEmpty();
        assertThat(model.fields.category.get()).isEmpty();
        assertThat(model.fields.packages)
                .singleElement()
                .satisfies(one -> assertThat(one.seal.get()).isEmpty());
        assertThat(model.lastWhere.get()).isEqualTo("Kitchen, sink, left bowl");
        assertThat(model.begun.get()).isEqualTo(1);
        knife(model);
        model.saveAndStop();
        assertThat(files.asked).hasSize(1);
        assertThat(went.places.getLast()).isInstanceOf(Place.Exhibit.class);
        assertThat(recorded()).hasSize(2);
    }

    @Test
    void missingFactsNeverStopSavingAndAreListed() {
        NewExhibitViewModel model = model(false, burglary.id());
        model.fields.notes.set("Found it like this");
        assertThat(model.judged.get().missing()).contains("Description", "Exhibit reference");
        model.saveAndNext();
        assertThat(recorded())
                .singleElement()
                .satisfies(one -> assertThat(one.incomplete()).contains("DESCRIPTION"));
        assertThat(said.lines).anyMatch(line -> line.contains("things to complete"));
    }

    @Test
    void aScannedSealFillsTheSealASecondOneAsksWhich() {
        NewExhibitViewModel model = scene();
        knife(model);
        assertThat(model.scanned(seal("A0417702"))).isTrue();
        assertThat(model.fields.packages.getFirst().confirmed.get()).isTrue();
        assertThat(model.fields.packages.getFirst().verdict.get())
                .isEqualTo(new PackageLine.Verdict("A0417702", ""));
        model.scanned(seal("A0417703"));
        assertThat(model.fields.packages.getFirst().seal.get()).isEqualTo("A0417702");
        assertThat(model.seals.other.get()).isEqualTo("A0417703");
        model.seals.onAnotherPackage();
        assertThat(model.fields.packages).hasSize(2);
        assertThat(model.fields.packages.getLast().seal.get()).isEqualTo("A0417703");
        model.saveAndNext();
        assertThat(desk.movements().packagesOf(recorded().getFirst().id())).hasSize(2);
        assertThat(folder.resolve("labels/label-JS-1-2.pdf")).isNotEmptyFile();
        assertThat(said.lines)
                .anyMatch(line ->
                        line.contains(
                                "Its 2 labels are saved as "
                                        + folder.resolve("labels/label-JS-1.pdf")
                                        + " to "
                                        + folder.resolve("labels/label-JS-1-2.pdf")));
    }

    private static final String BLANK = "PX7K3M9TRD2HVWJ6";

    @Test
    void aBlankLabelThatIsScannedBecomesTheLabelOfItsPackage() {
        NewExhibitViewModel model = scene();
        knife(model);
        assertThat(model.scanned(new Scan(BLANK, "", ScanKind.EXHIBIT))).isTrue();
        PackageLine first = model.fields.packages.getFirst();
        assertThat(first.label.get()).isEqualTo(BLANK);
        assertThat(first.seal.get()).as("it is no seal").isEmpty();
        assertThat(model.draft().packages().getFirst().label()).isEqualTo(BLANK);
        model.fields.addPackage();
        model.saveAndNext();
        Exhibit saved = recorded().getFirst();
        List<org.lockfast.continuity.PackageState> packages =
                desk.movements().packagesOf(saved.id());
        assertThat(packages.getFirst().label()).isEqualTo(BLANK);
        assertThat(packages.get(1).label()).as("printed as ever").isNotNull().isNotEqualTo(BLANK);
        assertThat(said.lines)
                .anyMatch(line ->
                        line.contains("The blank label is its label now. Its label is saved as"));
        assertThat(model.fields.packages.getFirst().label.get()).as("the next one").isEmpty();

        model.scanned(new Scan(BLANK, "", ScanKind.EXHIBIT));
        assertThat(model.fields.packages.getFirst().label.get()).isEmpty();
        assertThat(said.lines.getLast()).contains("is the label of JS/1, package 1 already");
    }

    @Test
    void aScreenOpenedForABlankLabelHasIt() {
        NewExhibitViewModel model =
                new NewExhibitViewModel(
                        desk,
                        new Place.NewExhibit(burglary.id(), "", BLANK, true, null),
                        work,
                        said,
                        went,
                        files,
                        Runnable::run);
        assertThat(model.fields.packages.getFirst().label.get()).isEqualTo(BLANK);
        assertThat(model.blank()).as("worth keeping").isFalse();
        model.scanned(new Scan("PX2KSWYVVJXSE0WE", "", ScanKind.EXHIBIT));
        assertThat(said.lines.getLast()).contains("Every package on the form has a label");
    }

    @Test
    @DisplayName("U-16 a seal used before names the other exhibit")
    void aSealUsedBeforeNamesTheOtherExhibitAndIsRecordedAllTheSame() {
        NewExhibitViewModel model = scene();
        knife(model);
        model.scanned(seal("A0417702"));
        model.saveAndNext();
        knife(model);
        model.scanned(seal("A0417702"));
        assertThat(model.fields.packages.getFirst().verdict.get().usedOn()).isEqualTo("JS/1");
        model.saveAndNext();
        assertThat(said.lines)
                .anyMatch(line -> line.startsWith("mend seal: A0417702 is already on JS/1"));
        model.saveAndNext();
        assertThat(recorded()).hasSize(2);
    }

    @Test
    void whatWasBegunComesBackAsItWasLeft() {
        NewExhibitViewModel model = scene();
        knife(model);
        model.fields.identifier("MAKE", "Sabatier");
        model.fields.hazard("BIOHAZARD", true);
        model.fields.state("WET", true);
        model.scanned(seal("A0417702"));
        model.fields.addPackage();
        Draft left = model.draft();
        model.keep();
        store.later(Duration.ofHours(2));
        NewExhibitViewModel again = scene();
        assertThat(again.draft()).isEqualTo(left);
        assertThat(said.lines).anyMatch(line -> line.startsWith("say: What you had begun"));
        again.saveAndNext();
        assertThat(scene().blank()).isTrue();
    }

    @Test
    void anExhibitNeedsACaseWhichCanBeOpenedHereOtherPropertyDoesNot() {
        NewExhibitViewModel model = model(true, null);
        knife(model);
        model.saveAndNext();
        assertThat(said.lines).anyMatch(line -> line.startsWith("mend caseText: "));
        model.scene.text.set("43/5000/26");
        model.scene.look();
        assertThat(model.scene.state.get()).isEqualTo(SceneCase.State.UNKNOWN);
        model.scene.title.set("Sudden death");
        model.scene.open();
        assertThat(model.scene.state.get()).isEqualTo(SceneCase.State.CHOSEN);
        assertThat(model.fields.reference.get()).isEqualTo("JS/1");
        NewExhibitViewModel found = model(false, null);
        found.fields.kind.set(PropertyKind.FOUND);
        found.fields.description.set("Umbrella, green, wooden handle");
        found.saveAndStop();
        Place.Exhibit shown = (Place.Exhibit) went.places.getLast();
        assertThat(desk.exhibits().byId(shown.id()).orElseThrow().kind())
                .isEqualTo(PropertyKind.FOUND);
    }

    @Test
    void aTimeThatCannotBeReadIsSentBack() {
        NewExhibitViewModel model = scene();
        knife(model);
        model.fields.time.set("half past nine");
        model.saveAndNext();
        assertThat(said.lines).anyMatch(line -> line.startsWith("mend time: Write the date"));
        assertThat(recorded()).isEmpty();
    }

    @Test
    @DisplayName("U-19 a time later than now is asked about once, then recorded as it was said")
    void aTimeLaterThanNowIsAskedAboutOnceAndThenRecordedAsItIs() {
        NewExhibitViewModel model = scene();
        model.fields.time.set("2130");
        model.fields.category.set("CLOTHING");
        model.fields.description.set("Blue jacket, torn");
        assertThat(model.fields.time.get()).as("what was typed stays").isEqualTo("2130");
        model.saveAndNext();
        assertThat(said.lines)
                .anyMatch(line -> line.startsWith("mend time: 21:30 today is later than now."));
        assertThat(recorded()).isEmpty();
        model.saveAndNext();
        Exhibit jacket = recorded().getFirst();
        assertThat(jacket.seizedAt()).isEqualTo(OffsetDateTime.parse("2026-06-16T21:30+01:00"));
        assertThat(jacket.incomplete()).contains("TIME_LATER");
        assertThat(jacket.warnings())
                .anyMatch(one -> one.contains("later than when it was recorded"));
    }

    @Test
    void photographsAreStoredWithTheExhibit() throws IOException {
        Path photo = Files.write(folder.resolve("bag.png"), new byte[] {1, 2, 3});
        files.toOpen = List.of(photo);
        NewExhibitViewModel model = scene();
        knife(model);
        model.addPhotographs();
        model.saveAndNext();
        assertThat(desk.photographs(recorded().getFirst().id())).hasSize(1);
    }

    @Test
    void theLabelIsShownBeforeAnythingIsRecorded() {
        NewExhibitViewModel model = scene();
        knife(model);
        Preview preview = model.preview.get();
        assertThat(preview).isNotNull();
        assertThat(preview.png()).isNotEmpty();
        assertThat(preview.says()).contains("JS/1", "Kitchen knife", "Sharp");
        assertThat(recorded()).isEmpty();
    }

    @Test
    void whatWouldStandAsCodesOnTheLabelIsSaidAtItsField() {
        NewExhibitViewModel model = scene();
        knife(model);
        assertThat(Objects.requireNonNull(model.preview.get()).ofDescription()).isEmpty();
        model.fields.description.set("\u0939\u093F\u0928\u094D\u0926\u0940");
        model.fields.where.set("\u0E44\u0E17\u0E22");
        Preview preview = Objects.requireNonNull(model.preview.get());
        assertThat(preview.ofDescription())
                .singleElement()
                .asString()
                .startsWith("Devanagari letters stand on the label as codes");
        assertThat(preview.ofPlace()).singleElement().asString().startsWith("Thai letters");
        assertThat(preview.ofRest()).isEmpty();
        model.fields.producer.set("\u09AC\u09BE");
        assertThat(Objects.requireNonNull(model.preview.get()).ofRest())
                .as("told beside what is told of the others")
                .singleElement()
                .asString()
                .startsWith("Bengali letters");
        model.fields.description.set("Knife");
        model.fields.where.set("Kitchen");
        model.fields.producer.set("\u0E44\u0E17\u0E22");
        assertThat(Objects.requireNonNull(model.preview.get()).ofRest())
                .singleElement()
                .asString()
                .startsWith("Thai letters");
    }

    @Test
    void whoseItIsIsRecordedAndKeptInTheDraft() {
        NewExhibitViewModel model = scene();
        knife(model);
        model.fields.particular("OWNER", "Ada Example");
        model.keep();
        NewExhibitViewModel again = scene();
        assertThat(again.fields.particular("OWNER")).isEqualTo("Ada Example");
        again.saveAndNext();
        assertThat(recorded().getFirst().particulars()).containsEntry("OWNER", "Ada Example");
        assertThat(recorded().getFirst().incomplete()).doesNotContain("OWNER");
        assertThat(again.fields.particular("OWNER")).isEmpty();
    }
}

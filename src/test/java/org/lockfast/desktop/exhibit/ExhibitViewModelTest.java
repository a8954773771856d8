package org.lockfast.desktop.exhibit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.TestDesk;
import org.lockfast.continuity.Bound;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Stock;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Chip;
import org.lockfast.desktop.Icon;
import org.lockfast.desktop.ListedTime;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Stretch;
import org.lockfast.desktop.TimelineRow;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitEvent;
import org.lockfast.exhibit.ExhibitForm;
import org.lockfast.exhibit.PropertyKind;
import org.lockfast.journal.Outcome;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;
import org.lockfast.testing.WentTo;

class ExhibitViewModelTest {
    @TempDir Path folder;
    private TestStore test;
    private Stories stories;
    private final AtOnce work = new AtOnce();
    private final Said said = new Said();
    private final WentTo went = new WentTo();
    private final List<SmallForm> asked = new ArrayList<>();
    private int recorded;
    private int told;
    private final List<ExhibitViewModel> models = new ArrayList<>();
    private final ChosenFiles files = new ChosenFiles();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        stories = new Stories(test);
    }

    @AfterEach
    void close() {
        models.forEach(ExhibitViewModel::hidden);
        test.close();
    }

    private ExhibitViewModel model(Exhibit exhibit, Who who) {
        ExhibitViewModel model =
                new ExhibitViewModel(
                        exhibit.id(), TestDesk.of(test, who), work, said, went, files, asked::add);
        models.add(model);
        model.shown();
        return model;
    }

    /** As it is once the news of what was recorded has come: that takes a moment of its own. */
    @SuppressWarnings("ReferenceEquality") // another reading, though it may say the same
    private Seen seen(ExhibitViewModel model) {
        Seen before = model.seenProperty().get();
        for (int i = 0; i < 40 && told < recorded && before == model.seenProperty().get(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        told = recorded;
        Seen seen = model.seenProperty().get();
        assertThat(seen).isNotNull();
        return seen;
    }

    private Outcome<SmallForm.Result> press(Map<String, String> answers) {
        recorded++;
        return asked.getLast().act().apply(new Answers(answers));
    }

    @Test
    void aReceiptSaysWhomItIsForAndWhenTheyAsked() {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        ExhibitViewModel model = model(exhibit, Who.PROPERTY);
        model.takenReceipt();
        assertThat(asked).as("with no file nothing is asked").isEmpty();
        files.toSave = folder.resolve("receipt.pdf");
        model.takenReceipt();
        assertThat(asked.getLast().title()).isEqualTo("Receipt for JSM/7");
        assertThat(press(Map.of("for", "Alex Green", "asked", "1/1/2031")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no ->
                                assertThat(no.sentence())
                                        .isEqualTo(
                                                "“1/1/2031” is not a day up to today. Write it like 14/6, or today"));
        assertThat(TestStore.value(press(Map.of("for", "Alex Green", "asked", "15/6"))).said())
                .startsWith("The receipt is saved as");
        assertThat(files.toSave).isNotEmptyFile();
        assertThat(
                        test.store().movements().storyOfExhibit(exhibit.id()).stream()
                                .map(h -> h.event())
                                .filter(ExhibitEvent.ReceiptPrinted.class::isInstance)
                                .map(ExhibitEvent.ReceiptPrinted.class::cast))
                .singleElement()
                .satisfies(printed -> {
                    assertThat(printed.forWhom()).isEqualTo("Alex Green");
                    assertThat(printed.asked()).isEqualTo(LocalDate.of(2026, 6, 15));
                });
    }

    /**
     * Nobody said an hour, so none is seen: in the head, in the strip, in the list, at the side.
     */
    @Test
    void aDayThatWasCopiedWithoutAnHourStandsAlone() {
        Seen seen = seen(model(stories.copied("Knife", "2020-1-2"), Who.PROPERTY));
        assertThat(new SeenHead(seen).line())
                .contains("Seized Thu 2 Jan 2020")
                .doesNotContain("00:00");
        SeenStory story = new SeenStory(seen);
        assertThat(story.stretches().getFirst().sentence())
                .isEqualTo(
                        "Copied, not checked here, 2 Jan 2020 to 16 Jun 2026 09:00, about 2,357 days.");
        assertThat(story.rows())
                .filteredOn(TimelineRow.Event.class::isInstance)
                .extracting(row -> ((TimelineRow.Event) row).dayAlone())
                .containsExactly(true);
        assertThat(new SeenSide(seen).whereMore()).noneMatch(line -> line.contains("2020"));
    }

    @Test
    void aFreshExhibitSaysWhatItIsAndWhatIsToBeCompletedWithoutAScore() {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        Seen seen = seen(model(exhibit, Who.SCENE));
        assertThat(new SeenHead(seen).line())
                .contains("Found: bedside table, rear bedroom")
                .contains("Seized Tue 16 Jun 2026 08:50 by Jo Smith (1187)");
        assertThat(new SeenHead(seen).chips())
                .extracting(Chip::text)
                .contains("With you", "Sealed  A0417733");
        assertThat(new SeenSide(seen).todo())
                .isNotEmpty()
                .allSatisfy(todo -> assertThat(todo.todo()).isNotBlank());
        assertThat(Urgent.of(seen)).isEmpty();
    }

    @Test
    void aSubExhibitAndWhatItWasTakenFromLeadToEachOther() {
        Exhibit phone = stories.phone("JSM/7", "A0417733");
        ExhibitViewModel model = model(phone, Who.SCENE);
        assertThat(seen(model).family().isAlone()).isTrue();
        model.takeSubExhibit();
        assertThat(went.places.getLast())
                .isEqualTo(
                        new Place.NewExhibit(phone.caseId(), "", false, stories.pack(phone).id()));
        Exhibit sim = stories.takenFrom(phone, "LC/2");
        assertThat(seen(model(phone, Who.SCENE)).family().children())
                .extracting(Exhibit::id)
                .containsExactly(sim.id());
        Seen child = seen(model(sim, Who.SCENE));
        assertThat(child.family().parent()).isNotNull();
        assertThat(new SeenHead(child).line()).contains("Taken ").doesNotContain("Seized");
        model.show(sim);
        assertThat(went.places.getLast()).isEqualTo(new Place.Exhibit(sim.id()));
    }

    @Test
    void monthsOfContinuityAreDrawnWithGapTransitAndMismatch() {
        Exhibit exhibit = stories.months();
        Seen seen = seen(model(exhibit, Who.PROPERTY));
        SeenStory story = new SeenStory(seen);
        List<Stretch> stretches = story.stretches();
        assertThat(stretches)
                .extracting(Stretch::kind)
                .contains(Stretch.Kind.GAP, Stretch.Kind.TRANSIT, Stretch.Kind.STORE);
        for (int i = 1; i < stretches.size(); i++) {
            assertThat(stretches.get(i).from()).isEqualTo(stretches.get(i - 1).to());
        }
        List<TimelineRow> rows = story.rows();
        assertThat(rows).anyMatch(row -> row instanceof TimelineRow.Gap);
        assertThat(rows.getLast())
                .isInstanceOfSatisfying(
                        TimelineRow.Event.class,
                        event -> assertThat(event.what()).isEqualTo("Seized"));
        assertThat(rows)
                .filteredOn(row -> row instanceof TimelineRow.Event)
                .extracting(row -> ((TimelineRow.Event) row).vouched().getLast().text())
                .contains("Card seen", "Signed");
        assertThat(Urgent.of(seen))
                .get()
                .satisfies(urgent -> {
                    assertThat(urgent.step()).isEqualTo(Urgent.Step.EXPLAIN_GAP);
                    assertThat(urgent.title())
                            .startsWith("No one is recorded as holding JSM/4 from");
                });
        assertThat(String.join(" ", new SeenSide(seen).sealMore())).contains("1 earlier seal");
    }

    @Test
    void aStatementAboutAGapIsRecordedAndTheGapStaysInTheRecord() {
        Exhibit exhibit = stories.months();
        ExhibitViewModel model = model(exhibit, Who.PROPERTY);
        int gaps = SeenStory.openGaps(seen(model).account()).size();
        assertThat(gaps).isPositive();
        model.explainGap();
        assertThat(press(Map.of("gap", "0", "can", "yes", "statement", "In my locked drawer")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(SeenStory.openGaps(seen(model).account())).hasSize(gaps - 1);
        assertThat(new SeenStory(seen(model)).stretches())
                .extracting(Stretch::kind)
                .contains(Stretch.Kind.GAP);
    }

    /** Left in a locker by a clock twelve hours fast: what knew of that stands above it. */
    @Test
    void rowsStandInTheOrderOfWhatHappenedAndListsSayWhatIsNoMoreThanABound() {
        Exhibit bag = stories.phone("JSM/40", "A0417840");
        org.lockfast.place.Place locker = stories.place("Holloway Road/Locker 4");
        test.later(Duration.ofHours(12).plusMinutes(20));
        value(
                test.store()
                        .handling()
                        .deposit(
                                test.session(Who.SCENE), List.of(stories.pack(bag)), locker, null));
        test.later(Duration.ofHours(-12).plusMinutes(30));
        Stock.Row lies = test.store().stock().in(List.of(locker.id()), 10).getFirst();
        assertThat(lies.since()).isEqualTo(test.now());
        assertThat(lies.sinceIs()).isEqualTo(Bound.NOT_LATER);
        ListedTime listed = ListedTime.of(lies.since(), lies.sinceIs(), TestStore.ZONE);
        assertThat(listed.text()).startsWith("by ");
        assertThat(listed.tip()).startsWith("not later than ").contains("clocks do not agree");
        assertThat(stories.pack(bag).sinceIs()).isEqualTo(Bound.NOT_LATER);
        value(
                test.store()
                        .handling()
                        .collect(test.session(Who.PROPERTY), List.of(stories.pack(bag)), null));
        test.later(Duration.ofMinutes(30));
        Seen seen = seen(model(bag, Who.PROPERTY));
        assertThat(new SeenStory(seen).rows())
                .filteredOn(row -> row instanceof TimelineRow.Event)
                .extracting(row -> ((TimelineRow.Event) row).icon())
                .startsWith(Icon.HAND_OVER, Icon.STORE);
        assertThat(new SeenStory(seen).stretches())
                .extracting(Stretch::sentence)
                .anyMatch(said ->
                        said.contains("not later than ") && said.contains("length not known"));
    }

    @Test
    void aStatementAboutAGapSignsNoBoundAsATime() {
        Exhibit bag = stories.phone("JSM/41", "A0417841");
        test.later(Duration.ofHours(12));
        value(
                test.store()
                        .handingOver()
                        .offer(
                                test.session(Who.SCENE),
                                List.of(stories.pack(bag)),
                                test.session(Who.PROPERTY).officer(),
                                "To the property store",
                                Map.of(stories.pack(bag).id(), "A0417841"),
                                null));
        test.later(Duration.ofHours(-12).plusMinutes(20));
        ExhibitViewModel model = model(bag, Who.SCENE);
        model.lookAtSeal();
        press(Map.of("condition", "UNBROKEN"));
        test.later(Duration.ofHours(6));
        ExhibitViewModel later = model(bag, Who.PROPERTY);
        assertThat(new SeenStory(seen(later)).rows())
                .filteredOn(row -> row instanceof TimelineRow.Gap)
                .extracting(row -> ((TimelineRow.Gap) row).fromIs())
                .containsExactly(Bound.NOT_LATER);
        later.explainGap();
        assertThat(asked.getLast().asks().getFirst().choices().getFirst().said())
                .startsWith("not later than ")
                .contains("clocks differ");
        press(Map.of("gap", "0", "can", "yes", "statement", "In my locked drawer"));
        assertThat(test.store().movements().story(stories.pack(bag).id()))
                .filteredOn(h -> h.event() instanceof ContinuityEvent.GapExplained)
                .singleElement()
                .extracting(h ->
                        ((ContinuityEvent.GapExplained) Objects.requireNonNull(h.event())).fromIs())
                .isEqualTo(Bound.NOT_LATER);
        assertThat(new SeenStory(seen(later)).rows().toString()).contains("began not later than ");
    }

    @Test
    void whatIsDoneIsSeenAtOnceAndNoMoreAfterLeaving() {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        ExhibitViewModel model = model(exhibit, Who.SCENE);
        model.lookAtSeal();
        assertThat(asked.getLast().asks().getFirst().value())
                .as("what was seen of a seal is never filled in beforehand")
                .isEmpty();
        press(Map.of("condition", "UNBROKEN"));
        assertThat(new SeenSide(seen(model)).sealChip().text()).isEqualTo("Looked at, unbroken");
        model.hidden();
        Seen before = seen(model);
        model.open();
        press(Map.of("reason", "download"));
        assertThat(model.seenProperty().get()).isSameAs(before);
    }

    @Test
    void openingAndResealingWithTheOldNumberIsRefused() {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        ExhibitViewModel model = model(exhibit, Who.SCENE);
        model.open();
        press(Map.of("reason", "download"));
        assertThat(new SeenHead(seen(model)).chips()).extracting(Chip::text).contains("Open");
        model.reseal();
        assertThat(press(Map.of("kind", "NUMBERED_BAG", "seal", "a0417733", "reason", "done")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("needs a new seal"));
    }

    @Test
    void missingAndFoundAgain() {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        ExhibitViewModel model = model(exhibit, Who.SCENE);
        model.missing();
        press(Map.of("reason", "not on the shelf, three looked"));
        assertThat(Urgent.of(seen(model)))
                .get()
                .extracting(Urgent::step)
                .isEqualTo(Urgent.Step.FOUND);
        test.later(Duration.ofHours(1));
        stories.place("Holloway Road store/H-1");
        model.found();
        press(
                Map.of(
                        "place",
                        stories.place("Holloway Road store/H-1").id().toString(),
                        "note",
                        "behind the rack"));
        assertThat(new SeenSide(seen(model)).where()).isEqualTo("H-1");
    }

    @Test
    void aCorrectionKeepsTheOldWords() {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        ExhibitViewModel model = model(exhibit, Who.SCENE);
        model.correct();
        SmallForm next =
                Objects.requireNonNull(
                        ((Outcome.Done<SmallForm.Result>) press(Map.of("field", "description")))
                                .value()
                                .next());
        var _ =
                next.act()
                        .apply(
                                new Answers(
                                        Map.of(
                                                "value",
                                                "Samsung Galaxy A53 phone",
                                                "reason",
                                                "misread")));
        assertThat(new SeenHead(seen(model)).title()).isEqualTo("Samsung Galaxy A53 phone");
        assertThat(new SeenStory(seen(model)).rows())
                .anyMatch(row ->
                        row instanceof TimelineRow.Event event
                                && event.what().contains("A54")
                                && event.what().contains("A53"));
    }

    @Test
    void whatIsToBeCompletedLeadsToWhereItIsSaid() {
        ExhibitViewModel model = model(stories.phone("JSM/7", "A0417733"), Who.SCENE);
        assertThat(new SeenSide(seen(model)).todo())
                .allSatisfy(todo -> assertThat(todo.field()).as(todo.name()).isNotNull());
        model.correct("particulars.OWNER");
        assertThat(asked.getLast().asks().getFirst().hint()).contains("not known");
        String reason = asked.getLast().asks().getLast().value();
        assertThat(reason).isEqualTo("Not recorded before");
        press(Map.of("value", "Ada Example", "reason", reason));
        Seen seen = seen(model);
        assertThat(new SeenSide(seen).todo())
                .extracting(SeenSide.Todo::name)
                .doesNotContain("Owner");
        assertThat(new SeenStory(seen).rows())
                .anyMatch(row ->
                        row instanceof TimelineRow.Event event
                                && event.what()
                                        .equals(
                                                "Correction of owner: nothing becomes “Ada Example”"));
    }

    @Test
    void anImeiOrASerialNumberAsksWhichOfThemItHas() {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        ExhibitViewModel model = model(exhibit, Who.SCENE);
        model.correct("category");
        press(Map.of("value", "PHONE_TABLET", "reason", "looked at"));
        seen(model);
        model.correct("identifiers.IMEI|SERIAL");
        assertThat(asked.getLast().asks().getFirst().choices())
                .extracting(org.lockfast.desktop.Ask.Choice::code)
                .containsExactly("identifiers.IMEI", "identifiers.SERIAL");
        SmallForm next =
                Objects.requireNonNull(
                        ((Outcome.Done<SmallForm.Result>)
                                        asked.getLast()
                                                .act()
                                                .apply(
                                                        new Answers(
                                                                Map.of(
                                                                        "field",
                                                                        "identifiers.SERIAL"))))
                                .value()
                                .next());
        recorded++;
        var _ = next.act().apply(new Answers(Map.of("value", "SN-1", "reason", "read now")));
        assertThat(new SeenDetails(TestDesk.of(test, Who.SCENE), seen(model)).rows())
                .anyMatch(row -> row.name().equals("Serial number") && row.value().equals("SN-1"));
        assertThat(seen(model).exhibit().incomplete()).doesNotContain("IMEI|SERIAL");
    }

    @Test
    void theSealOfTheChosenPackageIsCorrectedAndNoOther() {
        Exhibit exhibit = stories.phone("JSM/8", "A1", "A2", "A3");
        ExhibitViewModel model = model(exhibit, Who.SCENE);
        model.choose(1);
        model.correct("seal");
        press(Map.of("value", "A22", "reason", "misread"));
        assertThat(seen(model).chosen()).isEqualTo(1);
        assertThat(seen(model).story().accounts())
                .extracting(account -> account.state().seal())
                .containsExactly("A1", "A22", "A3");
    }

    @Test
    void keysGoToTheScreensOfTheChosenPackage() {
        Exhibit exhibit = stories.phone("JSM/8", "A1", "A2");
        ExhibitViewModel model = model(exhibit, Who.SCENE);
        model.choose(1);
        model.handOver();
        model.label();
        var second = seen(model).pack().id();
        assertThat(went.places)
                .containsExactly(new Place.HandOver(List.of(second)), new Place.Label(second));
    }

    @Test
    void photographsAndNotesAreAdded() throws Exception {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        ExhibitViewModel model = model(exhibit, Who.SCENE);
        files.toOpen = List.of(Files.write(folder.resolve("bag.jpg"), new byte[] {1, 2, 3}));
        recorded++;
        model.addPhotos();
        assertThat(seen(model).photos()).hasSize(1);
        assertThat(model.photo(seen(model).photos().getFirst().file()))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2, 3));
        model.note();
        press(Map.of("text", "The screen is cracked in the lower left corner"));
        assertThat(new SeenDetails(TestDesk.of(test, Who.SCENE), seen(model)).notes())
                .hasSize(1)
                .first()
                .satisfies(note -> assertThat(note.value()).contains("lower left corner"));
    }

    @Test
    void photographsThatAreGivenAreAskedAboutFirst() throws Exception {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        ExhibitViewModel model = model(exhibit, Who.SCENE);
        Path bag = Files.write(folder.resolve("bag.jpg"), new byte[] {1, 2, 3});
        Path seal = Files.write(folder.resolve("seal.jpg"), new byte[] {4});
        model.given().files(List.of(bag, seal));
        assertThat(seen(model).photos()).as("what is added stays").isEmpty();
        assertThat(asked.getLast().title()).isEqualTo("Add 2 photographs to JSM/7");
        assertThat(asked.getLast().explanation()).isEqualTo("bag.jpg\nseal.jpg");
        assertThat(value(press(Map.of())).said()).isEqualTo("2 photographs added");
        assertThat(test.store().photographs(exhibit.id())).hasSize(2);
        model.given().files(List.of(bag));
        Files.delete(bag);
        assertThat(press(Map.of()).toString()).contains("Check that it is still there");
        assertThat(test.store().photographs(exhibit.id())).hasSize(2);
        model.given().refused(new Refusal("notes.txt is no photograph", "Give another."));
        assertThat(said.lines).last().asString().contains("notes.txt is no photograph");
    }

    @Test
    @DisplayName("D-18 the form says who made a firearm safe, and the hold ends")
    void aFirearmIsMadeSafeInTheForm() {
        Exhibit gun = stories.phone("GUN/1", "A0417733");
        for (String[] said :
                List.of(
                        new String[] {"category", "FIREARM"},
                        new String[] {"identifiers.SERIAL", "77120"})) {
            value(
                    test.store()
                            .recordingExhibits()
                            .correct(test.session(Who.SCENE), gun, said[0], said[1], "misread"));
        }
        ExhibitViewModel model = model(gun, Who.SCENE);
        assertThat(seen(model).exhibit().holds()).contains("P5.1");
        model.treat();
        SmallForm which = asked.getLast();
        assertThat(which.asks().getFirst().choices())
                .extracting(Ask.Choice::code)
                .contains("MADE_SAFE", "DRIED");
        SmallForm form =
                java.util.Objects.requireNonNull(
                        value(which.act().apply(new Answers(Map.of("which", "MADE_SAFE")))).next());
        assertThat(form.asks())
                .filteredOn(ask -> ask.empty() != null)
                .extracting(Ask::label)
                .containsExactly("Who made it safe");
        asked.add(form);
        Outcome<SmallForm.Result> done = press(Map.of("by", "PC 4410 Hale", "number", "MS/26/118"));
        assertThat(value(done).said()).isEqualTo("GUN/1: Made safe. It is recorded.");
        assertThat(((Outcome.Done<SmallForm.Result>) done).warnings())
                .containsExactly("GUN/1 is on hold no more. Print its label again.");
        assertThat(seen(model).exhibit().holds()).isEmpty();
    }

    private SmallForm next(Map<String, String> answers) {
        SmallForm next =
                java.util.Objects.requireNonNull(
                        value(asked.getLast().act().apply(new Answers(answers))).next());
        asked.add(next);
        return next;
    }

    @Test
    @DisplayName("D-19 the second officer counts in the form without the first figures, and signs")
    void cashIsCountedInTheFormByTwoWhoSignForThemselves() {
        Exhibit cash = stories.phone("JSM/8", "C1");
        value(
                test.store()
                        .recordingExhibits()
                        .correct(test.session(Who.SCENE), cash, "category", "CASH", "misread"));
        ExhibitViewModel model = model(cash, Who.SCENE);
        model.cash();
        next(Map.of("do", "count"));
        SmallForm count = next(Map.of("laboratory", "no", "GBP", Answers.YES));
        assertThat(count.asks()).extracting(Ask::id).containsExactly("GBP", "when");
        assertThat(count.asks().getFirst().choices())
                .extracting(Ask.Choice::said)
                .startsWith("£100", "£50", "£20")
                .endsWith("£0.02", "£0.01");
        assertThat(press(Map.of())).isInstanceOf(Outcome.Refused.class);
        value(press(Map.of("GBP", "GBP 20x14 10x0")));
        assertThat(new SeenStory(seen(model)).rows().toString()).doesNotContain("280");
        model.cash();
        assertThat(asked.getLast().explanation()).contains("Your figures are kept back");
        next(Map.of("do", "count"));
        SmallForm second = next(Map.of("laboratory", "no", "GBP", Answers.YES, "who", "other"));
        assertThat(second.asks())
                .extracting(Ask::id)
                .containsExactly("GBP", "collar", "password", "when");
        String mine = test.session(Who.SCENE).officer().collar();
        String other = test.session(Who.PROPERTY).officer().collar();
        assertThat(
                        press(
                                Map.of(
                                        "GBP",
                                        "GBP 20x14",
                                        "collar",
                                        mine,
                                        "password",
                                        TestStore.PASSWORD)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(
                        ((Outcome.Done<SmallForm.Result>)
                                        press(
                                                Map.of(
                                                        "GBP",
                                                        "GBP 20x13",
                                                        "collar",
                                                        other,
                                                        "password",
                                                        TestStore.PASSWORD)))
                                .warnings()
                                .toString())
                .contains("£20: 14 and 13");
        Seen differs = seen(model);
        assertThat(differs.account().openDiscrepancies()).hasSize(1);
        assertThat(Urgent.of(differs))
                .as("it is not said of the seal, which agrees")
                .hasValueSatisfying(urgent -> {
                    assertThat(urgent.title())
                            .isEqualTo("Something about JSM/8 does not agree with the record");
                    assertThat(urgent.text())
                            .contains("the record says £280.00", "seen was £260.00");
                    assertThat(urgent.step()).isEqualTo(Urgent.Step.CLOSE);
                });
    }

    @Test
    void drugsAreWeighedByTwoAndWeighedAgainAtTheSeal() {
        Exhibit drugs = stories.phone("JSM/6", "D1");
        value(
                test.store()
                        .recordingExhibits()
                        .correct(test.session(Who.SCENE), drugs, "category", "DRUGS", "misread"));
        ExhibitViewModel model = model(drugs, Who.SCENE);
        model.treat("NOT_COUNTED");
        assertThat(asked.getLast().asks()).extracting(Ask::id).containsExactly("note", "when");
        model.treat("WEIGHED");
        Map<String, String> weight =
                Map.of(
                        "amount",
                        "12.4",
                        "unit",
                        "g",
                        "collar",
                        test.session(Who.PROPERTY).officer().collar(),
                        "password",
                        TestStore.PASSWORD);
        value(press(weight));
        assertThat(seen(model).story().events())
                .anyMatch(line ->
                        line.told().title().equals("Weighed") && line.happening().with() != null);
        model.reseal();
        assertThat(asked.getLast().asks()).extracting(Ask::id).contains("weight", "scale");
        Map<String, String> seal =
                Map.of(
                        "kind",
                        "NUMBERED_BAG",
                        "seal",
                        "D2",
                        "reason",
                        "Examined",
                        "weight",
                        "lots");
        assertThat(press(seal)).isInstanceOf(Outcome.Refused.class);
        Map<String, String> lighter = new java.util.HashMap<>(seal);
        lighter.put("weight", "0.0112 kg");
        Outcome<SmallForm.Result> done = press(lighter);
        assertThat(((Outcome.Done<SmallForm.Result>) done).warnings())
                .anyMatch(said -> said.startsWith("It weighs otherwise"));
    }

    @Test
    void allPackagesAreDriedAtOnceWhereTheFormSaysSo() {
        Exhibit coats = stories.phone("JSM/9", "A1", "A2");
        ExhibitViewModel model = model(coats, Who.SCENE);
        model.treat("DRIED");
        assertThat(asked.getLast().title()).contains("Dried");
        value(press(Map.of("all", Answers.YES)));
        assertThat(
                        seen(model).story().accounts().stream()
                                .map(account -> account.state().id())
                                .filter(id ->
                                        test.store().movements().story(id).stream()
                                                .anyMatch(h ->
                                                        h.subject().equals(id)
                                                                && h.event()
                                                                        instanceof
                                                                        ContinuityEvent.Condition)))
                .hasSize(2);
    }

    @Test
    void foundPropertyBecomesAnExhibitInTheForm() {
        stories.burglary();
        Exhibit watch =
                value(
                        test.store()
                                .recordingExhibits()
                                .record(
                                        test.session(Who.SCENE),
                                        null,
                                        new ExhibitForm(
                                                PropertyKind.FOUND,
                                                null,
                                                "Watch",
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                "W77",
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
                                                null)));
        ExhibitViewModel model = model(watch, Who.SCENE);
        model.becomeExhibit();
        assertThat(press(Map.of("case", "NO/9", "reference", "JSM/8")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        no -> assertThat(no.sentence()).contains("No case here has the reference"));
        value(press(Map.of("case", stories.burglary().reference(), "reference", "jsm 8")));
        Exhibit now = test.store().exhibits().byId(watch.id()).orElseThrow();
        assertThat(now.kind()).isEqualTo(PropertyKind.EXHIBIT);
        assertThat(now.name()).isEqualTo("JSM/8");
    }

    @Test
    void anOfferToMeIsABannerThatLeadsToReceiving() {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        stories.offer(exhibit, Who.SCENE, Who.PROPERTY);
        ExhibitViewModel model = model(exhibit, Who.PROPERTY);
        Urgent urgent = Urgent.of(seen(model)).orElseThrow();
        model.act(urgent);
        assertThat(went.places)
                .containsExactly(new Place.Receive(List.of(stories.pack(exhibit).id())));
    }

    @Test
    @DisplayName("U-15 a supervisor who comes to the machine overrides a hold, by name")
    void aSupervisorWhoComesToTheMachineOverridesAHold() {
        Exhibit debris =
                value(
                        test.store()
                                .recordingExhibits()
                                .correct(
                                        test.session(Who.SCENE),
                                        stories.phone("JSM/7", "A0417733"),
                                        "category",
                                        "FIRE_DEBRIS",
                                        "misread"));
        assertThat(debris.holds()).containsExactly("P3.2");
        ExhibitViewModel model = model(debris, Who.SCENE);
        Urgent urgent = Urgent.of(seen(model)).orElseThrow();
        assertThat(urgent.step()).isEqualTo(Urgent.Step.OVERRIDE_HOLD);
        model.act(urgent);
        Map<String, String> answers =
                Map.of("rule", "P3.2", "reason", "no nylon bags left", "collar", "3003");
        assertThat(press(with(answers, "password", "not the password")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(press(with(with(answers, "password", TestStore.PASSWORD), "collar", "1188")))
                .as("a scene officer is no supervisor")
                .isInstanceOf(Outcome.Refused.class);
        assertThat(press(with(answers, "password", TestStore.PASSWORD)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(test.store().exhibits().byId(debris.id()).orElseThrow().holds()).isEmpty();
        assertThat(new SeenStory(seen(model)).rows())
                .filteredOn(row -> row instanceof TimelineRow.Event)
                .extracting(row -> ((TimelineRow.Event) row).what())
                .contains("Hold of rule P3.2 (version 1) overridden");
    }

    @Test
    void aDiscrepancyIsClosedByASupervisorAndStaysInTheRecord() {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        value(
                test.store()
                        .handling()
                        .inHand(
                                test.session(Who.SCENE),
                                stories.pack(exhibit),
                                null,
                                "A0417799",
                                null));
        ExhibitViewModel model = model(exhibit, Who.SUPERVISOR);
        assertThat(seen(model).pack().sealState()).isEqualTo("SEAL_MISMATCH");
        model.closeDiscrepancy();
        assertThat(press(Map.of("which", "0", "finding", "The 33 was read as 99: looked at twice")))
                .isInstanceOf(Outcome.Done.class);
        Seen after = seen(model);
        assertThat(after.pack().sealState()).isEqualTo("SEALED");
        assertThat(after.pack().discrepancies()).isZero();
        assertThat(after.account().openDiscrepancies()).isEmpty();
        assertThat(new SeenStory(after).rows())
                .filteredOn(row -> row instanceof TimelineRow.Event)
                .extracting(row -> ((TimelineRow.Event) row).what())
                .contains("Discrepancy: seal number differs", "Discrepancy closed");
    }

    @Test
    void aLateEntryIsAskedAboutUntilItsReasonIsGiven() {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        test.later(Duration.ofHours(30));
        value(
                test.store()
                        .handling()
                        .lookAtSeal(
                                test.session(Who.SCENE),
                                stories.pack(exhibit),
                                "UNBROKEN",
                                null,
                                test.now().minus(Duration.ofHours(29)).atOffset(ZoneOffset.UTC)));
        ExhibitViewModel model = model(exhibit, Who.SCENE);
        assertThat(seen(model).account().lateWithoutReason()).hasSize(1);
        model.lateReason();
        press(Map.of("which", "0", "reason", "no signal and a full shift"));
        assertThat(seen(model).account().lateWithoutReason()).isEmpty();
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> all = new HashMap<>(map);
        all.put(key, value);
        return all;
    }

    @Test
    void anAuditorIsRefusedInTheForm() {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        ExhibitViewModel model = model(exhibit, Who.AUDITOR);
        model.inHand();
        assertThat(press(Map.of()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.sentence()).contains("may not"));
    }

    /** Where to comes first: without a file nothing is asked, made or recorded. */
    @Test
    void aContinuityRecordIsRecordedAsPrintedOnlyWithItsFile() throws Exception {
        Exhibit exhibit = stories.phone("JSM/7", "A0417733");
        ExhibitViewModel model = model(exhibit, Who.SCENE);
        long before = test.store().journal().count();
        model.continuityRecord();
        assertThat(files.asked)
                .containsExactly("Save the continuity record Continuity-record-JSM-7.pdf");
        assertThat(asked).isEmpty();

        Map<String, String> answers = Map.of("why", "Trial", "for", "CPS");
        files.toSave = folder.resolve("no such folder").resolve("record.pdf");
        model.continuityRecord();
        assertThat(press(answers))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.sentence()).contains("No print was recorded"));
        assertThat(test.store().journal().count()).isEqualTo(before);

        Path file = folder.resolve("record.pdf");
        files.toSave = file;
        model.continuityRecord();
        assertThat(asked.getLast().explanation()).contains("It is saved as " + file);
        assertThat(value(press(answers)).said()).isEqualTo("Saved: " + file);
        assertThat(Files.readAllBytes(file)).startsWith('%', 'P', 'D', 'F');
        assertThat(test.store().journal().count()).isGreaterThan(before);
    }
}

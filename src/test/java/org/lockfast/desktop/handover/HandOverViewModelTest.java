package org.lockfast.desktop.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.TestDesk;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.DaysAlone;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.PackageState;
import org.lockfast.continuity.Telling;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Earcon;
import org.lockfast.desktop.FxWork;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.Work;
import org.lockfast.desktop.handover.BatchLine.Proof;
import org.lockfast.desktop.handover.HandOverViewModel.Receiver;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.RecordedEvent;
import org.lockfast.journal.Vouch;
import org.lockfast.label.BadgeCode;
import org.lockfast.label.LabelCode;
import org.lockfast.officer.Officer;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.BreakingLists;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

class HandOverViewModelTest {
    @TempDir Path folder;
    private TestStore test;
    private Bags bags;
    private final Said said = new Said();
    private final ChosenFiles files = new ChosenFiles();
    private final List<SmallForm> asked = new ArrayList<>();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        bags = new Bags(test);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private HandOverViewModel model(Who who) {
        return new HandOverViewModel(
                List.of(), TestDesk.of(test, who), new AtOnce(), said, asked::add, files);
    }

    private ReceiveViewModel receiving(Who who) {
        ReceiveViewModel model =
                new ReceiveViewModel(
                        List.of(), TestDesk.of(test, who), new AtOnce(), said, asked::add, files);
        model.shown();
        return model;
    }

    private static Scan seal(String number) {
        return new Scan(number, "C0", ScanKind.FOREIGN);
    }

    private long looks(String seal) {
        return test.store().movements().story(bags.bySeal(seal).id()).stream()
                .filter(h -> h.event() instanceof ContinuityEvent.LookedAt)
                .count();
    }

    @Test
    @DisplayName("U-9 a repeated scan adds nothing and says which line it is")
    void oneScanOfTheSealFindsThePackageAndProvesTheNumberAndNothingMore() {
        bags.bag("JSM/1", "A0000001");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("A0000001"));
        assertThat(model.batch.lines)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.name()).isEqualTo("JSM/1");
                    assertThat(line.proof()).isEqualTo(Proof.SEAL_READ);
                    assertThat(line.look()).isEqualTo(BatchLine.Look.NONE);
                });
        model.scanned(seal("A0000001"));
        assertThat(model.batch.lines).hasSize(1);
        assertThat(said.lines).last().isEqualTo("say: JSM/1 is already in this batch, line 1");
        assertThat(said.heard).containsExactly(Earcon.GOOD, Earcon.WARNING);
    }

    @Test
    void bothSignHereAndTheReceiverIsAnswerable() {
        bags.bag("JSM/1", "A0000001");
        bags.bag("JSM/2", "A0000002");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("A0000001"));
        model.scanned(seal("A0000002"));
        model.to.set("2002");
        model.purpose.set("property store");
        model.password.set(TestStore.PASSWORD);
        model.sign();
        assertThat(said.lines)
                .last()
                .asString()
                .startsWith("done: Received by Robin Keeper (2002)");
        assertThat(model.receipt.get()).contains("JSM/1", "JSM/2", "Seal number matches");
        assertThat(bags.bySeal("A0000001").holder())
                .isEqualTo(test.session(Who.PROPERTY).officer().id());
        assertThat(bags.bySeal("A0000001").offer()).isNull();
        assertThat(looks("A0000001")).as("a scan is no look at a seal").isZero();
        assertThat(model.password.get()).isEmpty();
    }

    /** The lists break while both sign: it is done, both halves, and said beside. */
    @Test
    void bothSignWhileTheListsBreakAndItIsDone() {
        bags.bag("JSM/1", "A0000001");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("A0000001"));
        model.to.set("2002");
        model.purpose.set("property store");
        model.password.set(TestStore.PASSWORD);
        BreakingLists.during(
                test,
                () -> {
                    model.sign();
                    return true;
                });
        assertThat(said.lines)
                .last()
                .asString()
                .startsWith("done: Received by Robin Keeper (2002)")
                .contains("It is recorded, but the lists do not show it yet. Close Lockfast")
                .doesNotContain("..");
        test.reopen();
        assertThat(bags.bySeal("A0000001").holder())
                .isEqualTo(test.session(Who.PROPERTY).officer().id());
        assertThat(bags.bySeal("A0000001").offer()).isNull();
    }

    private void oldBarcode(String seal, String barcode) {
        Exhibit exhibit = test.store().exhibits().byId(bags.bySeal(seal).exhibitId()).orElseThrow();
        TestStore.value(
                test.store()
                        .recordingExhibits()
                        .correct(
                                test.session(Who.SCENE),
                                exhibit,
                                "identifiers.OLD_BARCODE",
                                barcode,
                                "from the old system"));
    }

    @Test
    void anOldBarcodeFindsItsExhibitAndProvesNoSeal() {
        bags.bag("JSM/1", "A0000001");
        oldBarcode("A0000001", "XA-004417");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("XA-004417"));
        assertThat(model.batch.lines)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.name()).isEqualTo("JSM/1");
                    assertThat(line.proof()).isEqualTo(Proof.NOT_CHECKED);
                });
        assertThat(said.lines)
                .last()
                .isEqualTo("say: JSM/1 added, seal not checked. Scan its seal");
        model.scanned(seal("A0000001"));
        assertThat(model.batch.lines)
                .singleElement()
                .satisfies(line -> assertThat(line.proof()).isEqualTo(Proof.SEAL_READ));
    }

    @Test
    void anOldBarcodeOnTwoExhibitsIsAChoiceAndNeverAGuess() {
        bags.bag("JSM/1", "A0000001");
        bags.bag("JSM/2", "A0000002");
        bags.bag("JSM/3", "77120");
        oldBarcode("A0000001", "4417");
        oldBarcode("A0000002", "4417");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("4417"));
        assertThat(model.batch.lines).isEmpty();
        assertThat(said.lines).last().asString().contains("JSM/1, JSM/2", "type its reference");
        model.typed.set("4417");
        model.addTyped();
        assertThat(model.batch.lines).isEmpty();
        oldBarcode("A0000001", "77120"); // what is the seal of another
        model.scanned(seal("77120"));
        assertThat(model.batch.lines).isEmpty();
        assertThat(said.lines).last().asString().contains("JSM/3, JSM/1");
        model.typed.set("JSM/2");
        model.addTyped();
        assertThat(model.batch.lines).hasSize(1);
    }

    @Test
    void aContinuationLeadsToItsLabelAndATrainingLabelToNothing() {
        bags.bag("JSM/1", "A0000001");
        LabelCode label = new LabelCode("PX7K3M9TRD2HVWJ6");
        TestStore.value(
                test.store()
                        .claimingLabels()
                        .claim(test.session(Who.SCENE), bags.bySeal("A0000001"), label, null));
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(new Scan(label.continuation().value(), "Q1", ScanKind.CONTINUATION));
        assertThat(model.batch.lines)
                .singleElement()
                .satisfies(line -> assertThat(line.proof()).isEqualTo(Proof.NOT_CHECKED));
        HandOverViewModel other = model(Who.OTHER_SCENE);
        other.scanned(new Scan("PTA1B2C3D4E5F6GH", "Q1", ScanKind.TRAINING));
        assertThat(other.batch.lines).isEmpty();
        assertThat(other.batch.loneSeal()).isNull();
        assertThat(said.lines)
                .last()
                .isEqualTo("say: A training label. It stands for nothing real");
    }

    @Test
    void whatIsOfferedIsTickedByItsOldBarcodeToo() {
        bags.bag("JSM/1", "A0000001");
        oldBarcode("A0000001", "XA-004417");
        TestStore.value(
                test.store()
                        .handingOver()
                        .offer(
                                test.session(Who.SCENE),
                                List.of(bags.bySeal("A0000001")),
                                test.session(Who.PROPERTY).officer(),
                                "store",
                                Map.of(),
                                null));
        ReceiveViewModel model = receiving(Who.PROPERTY);
        model.scanned(seal("XA-004417"));
        assertThat(model.ticked).containsExactly(bags.bySeal("A0000001").id());
        assertThat(said.heard).containsExactly(Earcon.GOOD);
        model.scanned(seal("XA-004417"));
        assertThat(said.heard).as("ticked already").containsExactly(Earcon.GOOD, Earcon.WARNING);
        assertThat(model.batch.lines).isEmpty();
        assertThat(model.offers)
                .singleElement()
                .satisfies(offer -> assertThat(offer.line().proof()).isEqualTo(Proof.NOT_CHECKED));
    }

    @Test
    void whatIsTheSealOfOneAndTheBarcodeOfAnotherTicksNothing() {
        bags.bag("JSM/1", "77120");
        bags.bag("JSM/2", "A0000002");
        oldBarcode("A0000002", "77120");
        TestStore.value(
                test.store()
                        .handingOver()
                        .offer(
                                test.session(Who.SCENE),
                                List.of(bags.bySeal("77120")),
                                test.session(Who.PROPERTY).officer(),
                                "store",
                                Map.of(),
                                null));
        ReceiveViewModel model = receiving(Who.PROPERTY);
        model.scanned(seal("77120"));
        assertThat(model.ticked).isEmpty();
        assertThat(model.batch.lines).isEmpty();
        assertThat(model.offers)
                .singleElement()
                .satisfies(offer -> assertThat(offer.line().proof()).isEqualTo(Proof.NOT_CHECKED));
        assertThat(said.lines).last().asString().contains("JSM/1, JSM/2");
    }

    @Test
    void aBarcodeThatIsItsOwnSealTooProvesNoSeal() {
        bags.bag("JSM/1", "A0000001");
        oldBarcode("A0000001", "A0000001");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("A0000001"));
        assertThat(model.batch.lines)
                .singleElement()
                .satisfies(line -> assertThat(line.proof()).isEqualTo(Proof.NOT_CHECKED));
    }

    @Test
    void aBarcodeThatOnlyBeginsOrReadsLikeAnotherIsNotThatOne() {
        String address =
                "https://evidence.exampleton.police.uk/property-management/exhibits/label?id=";
        bags.bag("JSM/1", "A0000001");
        bags.bag("JSM/2", "A0000002");
        oldBarcode("A0000001", address + "4417");
        oldBarcode("A0000002", "12/345");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal(address + "4418"));
        model.scanned(seal("123/45"));
        assertThat(model.batch.lines).isEmpty();
        model.batch.takeBack();
        model.batch.takeBack();
        model.scanned(seal(address + "4417"));
        assertThat(model.batch.lines).extracting(BatchLine::name).containsExactly("JSM/1");
    }

    @Test
    void aReferenceTypedThatIsTheBarcodeOfAnotherIsAChoice() {
        bags.bag("AB/4417", "A0000001");
        bags.bag("JSM/2", "A0000002");
        oldBarcode("A0000002", "AB-004417");
        HandOverViewModel model = model(Who.SCENE);
        model.typed.set("AB-004417");
        model.addTyped();
        assertThat(model.batch.lines).isEmpty();
        assertThat(said.lines).last().asString().contains("AB/4417, JSM/2");
    }

    private static Scan badge(Officer officer) {
        return new Scan(BadgeCode.of(officer.id()).value(), "", ScanKind.BADGE);
    }

    @Test
    void aBadgeSaysWhoTakesItAndSignsForNothing() {
        bags.bag("JSM/1", "A0000001");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("A0000001"));
        model.purpose.set("property store");
        model.to.set("3003");
        model.password.set("typed by 3003");
        model.scanned(badge(test.session(Who.SCENE).officer()));
        assertThat(said.lines).last().isEqualTo("say: That is your own badge. Scan the receiver’s");
        assertThat(model.to.get()).isEqualTo("3003");
        model.receiver.set(Receiver.NO_ACCOUNT);
        model.scanned(badge(test.session(Who.PROPERTY).officer()));
        assertThat(said.lines).last().asString().startsWith("say: Robin Keeper (2002) takes it");
        assertThat(model.to.get()).isEqualTo("2002");
        assertThat(model.receiver.get()).isEqualTo(Receiver.HERE);
        assertThat(model.password.get()).as("another's").isEmpty();
        assertThat(model.batch.lines).hasSize(1);
        model.sign();
        assertThat(bags.bySeal("A0000001").holder())
                .as("no password, no receipt")
                .isEqualTo(test.session(Who.SCENE).officer().id());
        model.scanned(new Scan("PBKSKCC48ZS30VTC", "", ScanKind.BADGE));
        assertThat(said.lines).last().asString().startsWith("say: This badge is of no officer");
        assertThat(model.to.get()).isEqualTo("2002");
    }

    @Test
    void aBadgeSaysWhoHandsInAtTheHatch() {
        ReceiveViewModel model = receiving(Who.PROPERTY);
        model.scanned(badge(test.session(Who.SCENE).officer()));
        assertThat(model.giver.get()).isEqualTo("1187");
        assertThat(said.lines).last().asString().startsWith("say: Jo Smith (1187) hands it in");
        model.giver.set("8008");
        model.giverPassword.set("another's");
        model.vouching.card.set(true);
        model.scanned(badge(test.session(Who.SCENE).officer()));
        assertThat(model.giverPassword.get()).isEmpty();
        assertThat(model.vouching.card.get()).as("another's card").isFalse();
        model.scanned(badge(test.session(Who.PROPERTY).officer()));
        assertThat(said.lines).last().asString().startsWith("say: That is your own badge");
        assertThat(model.giver.get()).isEqualTo("1187");
    }

    /** Their card was seen, not that of whoever is written over them. */
    @Test
    void whoIsWrittenOverAnotherIsNotVouchedForByTheirCard() {
        ReceiveViewModel model = receiving(Who.PROPERTY);
        model.vouching.card.set(true);
        typed(model.giver, "A Courier");
        model.vouching.settled();
        assertThat(model.vouching.card.get()).as("seen first, written afterwards").isTrue();
        typed(model.giver, "a courier ");
        model.vouching.settled();
        assertThat(model.vouching.card.get()).isTrue();
        typed(model.giver, "B Courier");
        assertThat(model.vouching.card.get()).as("not while it is typed").isTrue();
        model.vouching.settled();
        assertThat(model.vouching.card.get()).isFalse();
        model.vouching.card.set(true);
        model.vouching.settled();
        assertThat(model.vouching.card.get()).as("theirs").isTrue();

        HandOverViewModel giving = model(Who.SCENE);
        typed(giving.to, "A Courier");
        giving.receiver.set(Receiver.NO_ACCOUNT);
        giving.vouching.signs.set(Vouching.Signs.PAPER);
        typed(giving.to, "B Courier");
        giving.sign();
        assertThat(giving.vouching.way()).as("signed with the caret still in it").isNull();
        typed(giving.to, "");
        giving.vouching.card.set(true);
        giving.scanned(badge(test.session(Who.PROPERTY).officer()));
        assertThat(giving.vouching.way()).as("of whoever stood there").isNull();
    }

    /** A letter at a time. */
    private static void typed(StringProperty field, String text) {
        for (int i = 0; i <= text.length(); i++) {
            field.set(text.substring(0, i));
        }
    }

    /** What is done waits here until a test lets it be done. */
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private final Work busy =
            new FxWork(
                    waiting::addLast,
                    Runnable::run,
                    fault -> {
                        throw new AssertionError(fault);
                    },
                    defect -> {
                        throw new AssertionError(defect);
                    });

    private void all() {
        while (!waiting.isEmpty()) {
            waiting.removeFirst().run();
        }
    }

    @Test
    void nothingIsSignedOrBookedInWhileABadgeIsLookedUp() {
        bags.bag("JSM/1", "A0000001");
        HandOverViewModel model =
                new HandOverViewModel(
                        List.of(), TestDesk.of(test, Who.SCENE), busy, said, asked::add, files);
        all();
        model.scanned(seal("A0000001"));
        all();
        model.purpose.set("property store");
        model.to.set("3003");
        model.receiver.set(Receiver.LATER);
        model.batch.lookedAtAll.set(true);
        model.to.set("");
        model.scanned(badge(test.session(Who.PROPERTY).officer()));
        model.sign();
        assertThat(said.lines).last().asString().startsWith("say: Wait: whose the badge is");
        all();
        assertThat(bags.bySeal("A0000001").offer()).as("not to 3003").isNull();
        assertThat(said.lines).last().asString().contains("They sign when they sign in themselves");
        model.sign();
        all();
        assertThat(bags.bySeal("A0000001").offer()).isNotNull();

        ReceiveViewModel receiver =
                new ReceiveViewModel(
                        List.of(), TestDesk.of(test, Who.PROPERTY), busy, said, asked::add, files);
        all();
        receiver.scanned(badge(test.session(Who.SCENE).officer()));
        receiver.scanned(seal("A0000001"));
        assertThat(said.lines).last().asString().startsWith("say: Wait: whose the badge is");
        receiver.bookIn();
        assertThat(said.lines).last().asString().startsWith("say: Wait: whose the badge is");
        all();
        assertThat(receiver.giver.get()).isEqualTo("1187");
        assertThat(receiver.batch.lines).isEmpty();
    }

    @Test
    void whatWasReceivedHasAReceipt() {
        bags.bag("JSM/1", "A0000001");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("A0000001"));
        model.to.set("2002");
        model.purpose.set("property store");
        model.receiver.set(Receiver.LATER);
        model.sign();
        ReceiveViewModel receiver = receiving(Who.PROPERTY);
        receiver.saveReceipt();
        assertThat(receiver.received.get()).isEmpty();
        receiver.scanned(seal("A0000001"));
        receiver.accept();
        assertThat(receiver.received.get()).hasSize(1);
        files.toSave = folder.resolve("receipt.pdf");
        receiver.saveReceipt();
        assertThat(said.lines).last().asString().startsWith("done: The receipt is saved as");
        assertThat(files.toSave).isNotEmptyFile();
        receiver.saveReceipt();
        assertThat(said.lines).last().asString().contains("It is marked as copy 1.");
    }

    @Test
    void aWrongPasswordOfTheReceiverRecordsNothingAndKeepsTheBatch() {
        bags.bag("JSM/1", "A0000001");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("A0000001"));
        model.to.set("2002");
        model.purpose.set("property store");
        model.password.set("wrong horse");
        model.sign();
        assertThat(said.lines).last().asString().startsWith("refused: ");
        assertThat(bags.bySeal("A0000001").offer()).isNull();
        assertThat(model.batch.lines).hasSize(1);
    }

    @Test
    void leftForTheReceiverStaysOpenUntilTheyAccept() {
        bags.bag("JSM/1", "A0000001");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("A0000001"));
        model.to.set("Keeper");
        model.purpose.set("property store");
        model.receiver.set(Receiver.LATER);
        model.batch.lookedAtAll.set(true);
        model.sign();
        assertThat(bags.bySeal("A0000001").offer()).isNotNull();
        assertThat(looks("A0000001")).as("the statement is an entry of its own").isEqualTo(1);

        test.later(Duration.ofMinutes(5));
        ReceiveViewModel receiver = receiving(Who.PROPERTY);
        assertThat(receiver.offers).hasSize(1);
        receiver.accept();
        assertThat(said.lines).last().isEqualTo("mend offers: Tick or scan what you accept");
        receiver.scanned(seal("A0000001"));
        receiver.accept();
        assertThat(bags.bySeal("A0000001").holder())
                .isEqualTo(test.session(Who.PROPERTY).officer().id());
        assertThat(receiver.offers).isEmpty();
        assertThat(looks("A0000001")).isEqualTo(1);
    }

    @Test
    void refusedWithAReasonItStaysWithTheGiver() {
        bags.bag("JSM/1", "A0000001");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("A0000001"));
        model.to.set("2002");
        model.purpose.set("property store");
        model.receiver.set(Receiver.LATER);
        model.sign();
        ReceiveViewModel receiver = receiving(Who.PROPERTY);
        receiver.tick(bags.bySeal("A0000001").id(), true);
        receiver.refuse();
        var _ = asked.getLast().act().apply(new Answers(Map.of("reason", "bag torn")));
        assertThat(bags.bySeal("A0000001").holder())
                .isEqualTo(test.session(Who.SCENE).officer().id());
        assertThat(bags.bySeal("A0000001").offer()).isNull();
    }

    @Test
    @DisplayName("U-10 a seal that differs stops the batch until it is answered")
    void aSealThatDiffersStopsTheBatchUntilAnswered() {
        bags.bag("JSM/1", "A0000001");
        bags.bag("JSM/2", "A0000002");
        HandOverViewModel model = model(Who.SCENE);
        model.typed.set("JSM/1");
        model.addTyped();
        assertThat(model.batch.lines.getFirst().proof()).isEqualTo(Proof.NOT_CHECKED);
        model.scanned(seal("A0000009"));
        assertThat(said.heard).containsExactly(Earcon.GOOD, Earcon.STOP);
        assertThat(model.batch.stopProperty().get())
                .isEqualTo(
                        new BatchModel.Stop(
                                bags.bySeal("A0000001").id(), "JSM/1", "A0000009", "A0000001"));
        model.scanned(seal("A0000002"));
        assertThat(model.batch.lines).hasSize(1);
        model.sign();
        assertThat(said.lines)
                .anyMatch(line -> line.startsWith("mend typed: First answer for JSM/1"));
        model.batch.lookAgain();
        model.scanned(seal("A0000001"));
        assertThat(model.batch.lines.getFirst().proof()).isEqualTo(Proof.SEAL_READ);
    }

    @Test
    void recordedAsBrokenOpensADiscrepancyAndSaysWhatWasRead() {
        bags.bag("JSM/1", "A0000001");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("A0000009"));
        assertThat(said.lines)
                .last()
                .isEqualTo("say: No exhibit here has seal A0000009. Scan the label on this bag");
        model.typed.set("JSM/1");
        model.addTyped();
        assertThat(model.batch.stopProperty().get()).isNotNull();
        model.batch.recordAsBroken();
        model.to.set("2002");
        model.purpose.set("property store");
        model.receiver.set(Receiver.LATER);
        model.batch.lookedAtAll.set(true);
        model.sign();
        assertThat(bags.bySeal("A0000001").discrepancies()).isEqualTo(1);
        assertThat(test.store().movements().story(bags.bySeal("A0000001").id()))
                .anyMatch(h ->
                        h.event() instanceof ContinuityEvent.LookedAt look
                                && look.condition().equals("BROKEN"))
                .noneMatch(h ->
                        h.event() instanceof ContinuityEvent.LookedAt look
                                && look.condition().equals("UNBROKEN"));
    }

    @Test
    @DisplayName("U-13 the last scan is taken back, and no more than was scanned")
    void theLastScanIsTakenBackAndAStatementIsNotCarriedOver() {
        bags.bag("JSM/1", "A0000001");
        bags.bag("JSM/2", "A0000002");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("A0000001"));
        assertThat(model.batch.lookedAtAll.get()).isFalse();
        model.batch.lookedAtAll.set(true);
        model.scanned(seal("A0000002"));
        assertThat(model.batch.lookedAtAll.get()).as("said of one seal, not of two").isFalse();
        model.batch.takeBack();
        assertThat(model.batch.lines).extracting(BatchLine::name).containsExactly("JSM/1");
        model.batch.takeBack();
        model.batch.takeBack();
        assertThat(said.lines).last().isEqualTo("say: There is no scan to take back");
    }

    @Test
    void theDayItIsExpectedBackIsProposedAndReadBeforeAnythingIsSigned() {
        bags.bag("JSM/1", "A0000001");
        HandOverViewModel model = model(Who.SCENE);
        model.receiver.set(Receiver.NO_ACCOUNT);
        assertThat(model.due.get()).isEqualTo("Tuesday 14 July 2026");
        model.receiver.set(Receiver.LATER);
        assertThat(model.due.get()).as("an officer's need not come back").isEmpty();
        model.scanned(seal("A0000001"));
        model.to.set("2002");
        model.purpose.set("Crown Court");
        model.due.set("soon");
        model.sign();
        assertThat(said.lines).last().asString().startsWith("mend due: Write the day like");
        model.due.set("1 June 2026");
        model.sign();
        assertThat(said.lines).last().asString().startsWith("mend due: The day it is expected");
        assertThat(bags.bySeal("A0000001").offer()).isNull();
        model.due.set("30/6");
        model.sign();
        PackageState offered = bags.bySeal("A0000001");
        assertThat(offered.due())
                .isEqualTo(new PackageState.Due(LocalDate.of(2026, 6, 30), test.now(), null));
        ReceiveViewModel receiver = receiving(Who.PROPERTY);
        receiver.scanned(seal("A0000001"));
        receiver.accept();
        assertThat(bags.bySeal("A0000001").due()).isEqualTo(offered.due());
    }

    @Test
    void nothingIsGuessedFromUnknownCodes() {
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(new Scan("5012345678900", "E0", ScanKind.PRODUCT));
        model.typed.set("XYZ/99");
        model.addTyped();
        model.sign();
        assertThat(model.batch.lines).isEmpty();
        assertThat(said.lines)
                .anyMatch(line -> line.contains("shop’s barcode"))
                .anyMatch(line -> line.contains("No exhibit is called XYZ/99"))
                .contains(
                        "mend to: Enter who receives it",
                        "mend typed: Scan or add at least one exhibit");
    }

    @Test
    void somebodyWithoutAnAccountIsVouchedForAsWhatItWas() {
        bags.bag("JSM/1", "A0000001");
        HandOverViewModel model = model(Who.SCENE);
        model.scanned(seal("A0000001"));
        model.to.set("Dr L Hart, Example Laboratory");
        model.purpose.set("examination");
        model.receiver.set(Receiver.NO_ACCOUNT);
        model.sign();
        assertThat(said.lines).last().isEqualTo("mend vouch: Say how the receiver vouched");
        model.vouching.signs.set(Vouching.Signs.PAPER);
        model.sign();
        assertThat(said.lines).last().asString().contains("signed paper form kept");
        assertThat(bags.bySeal("A0000001").status()).isEqualTo("OUT");
        assertThat(bags.bySeal("A0000001").due())
                .as("the rules' four weeks")
                .isEqualTo(new PackageState.Due(LocalDate.of(2026, 7, 14), test.now(), null));
        assertThat(model.receipt.get()).contains("Expected back by: Tuesday 14 July 2026");
        assertThat(filesOf("A0000001")).isEmpty();
        assertThat(model.vouching.way()).as("the next person answers anew").isNull();
    }

    private Happening last(String seal) {
        return test.store().movements().story(bags.bySeal(seal).id()).stream()
                .filter(h -> !(h.event() instanceof ContinuityEvent.ReturnDue))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private List<AttachmentRef> filesOf(String seal) {
        return test.store().attachmentsOfEntry(last(seal).record());
    }

    private String vouched(String seal) {
        return String.join(
                "; ",
                new Telling(test.store().names(), DaysAlone.of(List.of()), ZoneOffset.UTC)
                        .tell(last(seal))
                        .vouched());
    }

    @Test
    void aLineDrawnUnderTheVeryListIsKeptWithEachEntry() {
        bags.bag("JSM/1", "A0000001");
        bags.bag("JSM/2", "A0000002");
        HandOverViewModel model = model(Who.SCENE);
        assertThat(model.toSign()).as("nothing to sign yet").isEmpty();
        assertThat(said.lines).contains("mend typed: Scan or add at least one exhibit");
        model.scanned(seal("A0000001"));
        model.to.set("Dr L Hart, Example Laboratory");
        model.purpose.set("examination");
        model.receiver.set(Receiver.NO_ACCOUNT);
        model.vouching.card.set(true);
        model.vouching.signs.set(Vouching.Signs.SCREEN);
        model.sign();
        assertThat(said.lines).last().asString().startsWith("mend vouch: Have them sign");
        Sheet sheet = model.toSign().orElseThrow();
        assertThat(sheet.title()).isEqualTo("I have received from Jo Smith (1187):");
        assertThat(String.join("\n", sheet.lines()))
                .contains("Dr L Hart, Example Laboratory", "examination", "JSM/1", "A0000001");
        model.vouching.signature.set(new Vouching.Signature(sheet, new byte[] {1, 2, 3}));
        model.scanned(seal("A0000002"));
        model.sign();
        assertThat(said.lines)
                .last()
                .isEqualTo(
                        "mend vouch: List, name or purpose changed after they signed. Have them sign again");
        assertThat(model.vouching.signature.get()).isNull();
        Sheet both = model.toSign().orElseThrow();
        assertThat(both.list()).isNotEqualTo(sheet.list());
        model.vouching.signature.set(new Vouching.Signature(both, new byte[] {4, 5}));
        model.sign();
        for (String one : List.of("A0000001", "A0000002")) {
            assertThat(bags.bySeal(one).status()).isEqualTo("OUT");
            assertThat(filesOf(one))
                    .singleElement()
                    .satisfies(file -> {
                        assertThat(file.type()).isEqualTo("image/png");
                        assertThat(
                                        test.store()
                                                .attachments()
                                                .read(file.hash())
                                                .orElseThrow()
                                                .bytes())
                                .containsExactly(4, 5);
                    });
            assertThat(vouched(one))
                    .contains("Jo Smith (1187): own key, opened with password")
                    .contains(
                            "Dr L Hart, Example Laboratory (receiver): warrant card seen by Jo Smith (1187), signed on screen");
        }
        assertThat(evidence("A0000001")).isEqualTo(filesOf("A0000001").getFirst().hash().base64());
    }

    /** What the signed text itself says the vouching rests on. */
    private @Nullable String evidence(String seal) {
        RecordedEvent read = test.store().journal().read(last(seal).record());
        var second = read == null ? null : read.entry().second();
        var named = second == null ? null : second.evidence();
        return named == null ? null : named.stringValue();
    }

    @Test
    void anOfficerWithoutAnAccountHandsInToTheStoreOfficersOwnHand() throws IOException {
        bags.bag("JSM/1", "A0000001");
        ReceiveViewModel model = receiving(Who.PROPERTY);
        model.scanned(seal("A0000001"));
        model.inHand.set(true);
        model.bookIn();
        assertThat(said.lines).last().asString().startsWith("mend giver: Enter who hands it in");
        model.giver.set("4471 B Lee, Example Transport Police");
        model.bookIn();
        assertThat(said.lines).last().asString().startsWith("mend vouch: Say how the giver");
        model.vouching.card.set(true);
        model.vouching.signs.set(Vouching.Signs.PAPER);
        files.toOpen = List.of(folder.resolve("gone.jpg"));
        model.photographForm();
        model.bookIn();
        assertThat(said.lines).last().asString().contains("gone.jpg cannot be read");
        files.toOpen = List.of(Files.write(folder.resolve("form.jpg"), new byte[] {7}));
        model.photographForm();
        model.bookIn();
        assertThat(said.lines).contains("done: 1 exhibit taken into your hand");
        assertThat(last("A0000001").event())
                .isInstanceOfSatisfying(
                        ContinuityEvent.HandedIn.class,
                        handed ->
                                assertThat(handed.fromName())
                                        .isEqualTo("4471 B Lee, Example Transport Police"));
        assertThat(bags.bySeal("A0000001").holder())
                .isEqualTo(test.session(Who.PROPERTY).officer().id());
        assertThat(filesOf("A0000001")).hasSize(1);
        assertThat(vouched("A0000001"))
                .contains(
                        "4471 B Lee, Example Transport Police (giver): warrant card seen by Robin Keeper (2002), signed paper form kept");
        assertThat(model.giver.get()).isEmpty();
        assertThat(model.vouching.way()).isNull();
    }

    @Test
    void whatAnotherHoldsIsTakenInHandAndNeverRefused() {
        bags.bag("JSM/1", "A0000001");
        HandOverViewModel model = model(Who.OTHER_SCENE);
        model.scanned(seal("A0000001"));
        assertThat(model.batch.lines.getFirst().elsewhere()).isTrue();
        model.inHand(model.batch.lines.getFirst());
        var _ = asked.getLast().act().apply(new Answers(Map.of("statement", "left on my desk")));
        assertThat(model.batch.lines.getFirst().elsewhere()).isFalse();
        assertThat(bags.bySeal("A0000001").holder())
                .isEqualTo(test.session(Who.OTHER_SCENE).officer().id());
    }

    @Test
    void bookedInWithTheGiversOwnPassword() {
        bags.bag("JSM/1", "A0000001");
        bags.place("Holloway Road store/H-1");
        ReceiveViewModel model = receiving(Who.PROPERTY);
        model.scanned(seal("A0000001"));
        model.bookIn();
        assertThat(said.lines).contains("mend place: Choose the place it is put in");
        model.place.set("h-1");
        model.giver.set("1187");
        model.giverPassword.set(TestStore.PASSWORD);
        model.bookIn();
        assertThat(said.lines).contains("done: 1 exhibit booked in to Holloway Road store/H-1");
        assertThat(bags.bySeal("A0000001").status()).isEqualTo("STORED");
        assertThat(test.store().movements().story(bags.bySeal("A0000001").id()).getLast().with())
                .satisfies(second -> {
                    assertThat(second).isNotNull();
                    assertThat(second.vouch()).isEqualTo(Vouch.PASSWORD);
                });
        assertThat(model.batch.lines).isEmpty();
    }
}

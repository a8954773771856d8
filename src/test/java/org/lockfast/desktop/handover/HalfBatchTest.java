package org.lockfast.desktop.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.TestDesk;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Scan;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.handover.BatchLine.Proof;
import org.lockfast.desktop.handover.HandOverViewModel.Receiver;
import org.lockfast.find.Today;
import org.lockfast.find.Unfinished;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** What was scanned and not signed is found again, and nothing of it is signed unseen. */
class HalfBatchTest {
    @TempDir Path folder;
    private TestStore test;
    private Bags bags;
    private final Said said = new Said();
    private final List<SmallForm> asked = new ArrayList<>();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
        bags = new Bags(test);
        for (int i = 1; i <= 3; i++) {
            bags.bag("JSM/" + i, "A000000" + i);
        }
    }

    @AfterEach
    void close() {
        test.close();
    }

    private HandOverViewModel giving(Who who) {
        return new HandOverViewModel(
                List.of(),
                TestDesk.of(test, who),
                new AtOnce(),
                said,
                asked::add,
                new ChosenFiles());
    }

    private ReceiveViewModel receiving(Who who) {
        ReceiveViewModel model =
                new ReceiveViewModel(
                        List.of(),
                        TestDesk.of(test, who),
                        new AtOnce(),
                        said,
                        asked::add,
                        new ChosenFiles());
        model.shown();
        return model;
    }

    private static Scan seal(String number) {
        return new Scan(number, "C0", ScanKind.FOREIGN);
    }

    private static HalfBatch asks(KeptBatch kept) {
        HalfBatch half = kept.question().get();
        assertThat(half).as("asked").isNotNull();
        return java.util.Objects.requireNonNull(half);
    }

    /** Three scans, a look and a name typed; then the program is gone. */
    private void half() {
        HandOverViewModel model = giving(Who.SCENE);
        model.to.set("2002");
        model.purpose.set("property store");
        model.receiver.set(Receiver.LATER);
        model.scanned(seal("A0000001"));
        model.scanned(seal("A0000002"));
        model.typed.set("JSM/3");
        model.addTyped();
        model.look(1, BatchLine.Look.UNBROKEN);
    }

    private void restart(Duration passed) {
        test.close();
        test.later(passed);
    }

    @Test
    void allOfItIsThereAgainAfterTheProgramEnded() {
        half();
        restart(Duration.ofMinutes(10));
        HandOverViewModel again = giving(Who.SCENE);
        Resumed question = again.resumed(asks(again.kept));
        assertThat(question.title())
                .isEqualTo("You began a hand-over at 09:00: 2 of 3 scanned, nothing signed");
        assertThat(question.more())
                .isEqualTo("To 2002. Purpose: property store. JSM/1, JSM/2, JSM/3");
        assertThat(again.batch.lines).as("nothing yet").isEmpty();
        again.kept.goOn();
        assertThat(again.batch.lines)
                .extracting(BatchLine::name)
                .containsExactly("JSM/3", "JSM/2", "JSM/1");
        assertThat(again.batch.lines)
                .extracting(BatchLine::proof)
                .containsExactly(Proof.NOT_CHECKED, Proof.SEAL_READ, Proof.SEAL_READ);
        assertThat(again.batch.lines.get(1).look()).isEqualTo(BatchLine.Look.UNBROKEN);
        assertThat(again.to.get()).isEqualTo("2002");
        assertThat(again.purpose.get()).isEqualTo("property store");
        assertThat(again.receiver.get()).isEqualTo(Receiver.LATER);
        assertThat(said.lines).last().isEqualTo("say: 3 exhibits are on the list again. Scan on.");
        again.sign();
        assertThat(bags.bySeal("A0000001").offer()).isNotNull();
        assertThat(bags.bySeal("A0000003").offer()).isNotNull();
    }

    @Test
    void aSignedBatchLeavesNothingBehind() throws Exception {
        half();
        HandOverViewModel model = giving(Who.SCENE);
        model.kept.goOn();
        model.sign();
        assertThat(model.receipt.get()).isNotEmpty();
        assertThat(giving(Who.SCENE).kept.question().get()).isNull();
        model.again();
        assertThat(giving(Who.SCENE).kept.question().get()).isNull();
        assertThat(unfinished(Who.SCENE)).isEmpty();
        try (Stream<Path> files = Files.list(test.directory().resolve("local/drafts"))) {
            assertThat(files).isEmpty();
        }
    }

    private List<Today.Line> unfinished(Who who) {
        Desk desk = TestDesk.of(test, who);
        return desk.today().of(desk.session().officer(), desk.unfinished()).under(Today.Part.MINE);
    }

    @Test
    void itIsItsOfficersOwnSealedAndALineOfTheirDay() throws Exception {
        half();
        assertThat(giving(Who.OTHER_SCENE).kept.question().get()).isNull();
        assertThat(unfinished(Who.OTHER_SCENE)).isEmpty();
        assertThat(unfinished(Who.SCENE))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.what()).isEqualTo("HALF_BATCH");
                    assertThat(line.sentence())
                            .isEqualTo("A hand-over you began is kept, not signed.");
                    assertThat(line.leads())
                            .isEqualTo(new Today.Leads.Resuming(Unfinished.HAND_OVER));
                });
        try (Stream<Path> files = Files.list(test.directory().resolve("local/drafts"))) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("JSM")
                        .doesNotContain("property store");
            }
        }
    }

    @Test
    void untilItIsAnsweredNothingIsScannedIntoItNorOverIt() {
        half();
        HandOverViewModel again = giving(Who.SCENE);
        again.scanned(seal("A0000003"));
        assertThat(said.lines)
                .last()
                .isEqualTo("say: First go on with the batch you began, or set it aside");
        assertThat(again.batch.lines).isEmpty();
        assertThat(giving(Who.SCENE).kept.question().get()).as("still kept").isNotNull();
    }

    @Test
    void setAsideItIsGoneUnlessTakenBack() {
        half();
        HandOverViewModel again = giving(Who.SCENE);
        again.kept.setAside();
        assertThat(again.batch.lines).isEmpty();
        assertThat(giving(Who.SCENE).kept.question().get()).isNull();
        again.takeBack();
        assertThat(again.batch.lines).hasSize(3);
        assertThat(asks(giving(Who.SCENE).kept).lines()).hasSize(3);
    }

    @Test
    void whatHasChangedSaysSoInItsLineAndIsNotSignedUntilItIsScannedAgain() {
        half();
        restart(Duration.ofMinutes(10));
        bags = new Bags(test);
        HandOverViewModel other = giving(Who.OTHER_SCENE);
        other.scanned(seal("A0000002"));
        other.inHand(other.batch.lines.getFirst());
        var _ = asked.getLast().act().apply(new Answers(Map.of("statement", "from the van")));

        HandOverViewModel again = giving(Who.SCENE);
        again.kept.goOn();
        BatchLine changed = again.batch.lines.get(1);
        assertThat(changed.changed())
                .startsWith("Changed since you scanned it: ")
                .contains("Max Jones");
        assertThat(changed.proof()).isEqualTo(Proof.NOT_CHECKED);
        assertThat(changed.look()).isEqualTo(BatchLine.Look.NONE);
        assertThat(again.batch.lines.getFirst().changed()).isNull();
        assertThat(said.lines)
                .last()
                .asString()
                .contains("1 has changed since you scanned it: it says so in its line");
        again.sign();
        assertThat(said.lines)
                .last()
                .isEqualTo(
                        "mend typed: The record of JSM/2 changed since you scanned it. Scan it again, or take it out");
        assertThat(bags.bySeal("A0000001").offer()).isNull();
        assertThat(asks(giving(Who.SCENE).kept).lines().get(1).standing())
                .as("kept as changed")
                .isEmpty();
        again.scanned(seal("A0000002"));
        assertThat(again.batch.lines.get(1).changed()).isNull();
        assertThat(again.batch.lines.get(1).proof()).isEqualTo(Proof.SEAL_READ);
        again.sign();
        assertThat(bags.bySeal("A0000002").offer()).isNotNull();
    }

    @Test
    void aSealThatChangedIsSaidAndItsLineCanBeTakenOut() {
        half();
        restart(Duration.ofMinutes(10));
        test.run(Who.SCENE, "open", "JSM/2", "--reason", "examined");
        test.run(Who.SCENE, "reseal", "JSM/2", "--number", "B7654321", "--reason", "examined");
        HandOverViewModel again = giving(Who.SCENE);
        again.kept.goOn();
        BatchLine changed = again.batch.lines.get(1);
        assertThat(changed.changed())
                .isEqualTo("Changed since you scanned it: its seal is B7654321");
        again.batch.takeOut(changed);
        again.sign();
        assertThat(new Bags(test).bySeal("A0000001").offer()).isNotNull();
        assertThat(new Bags(test).bySeal("B7654321").offer()).isNull();
    }

    @Test
    void aStopIsKeptAndEachScanCanStillBeTakenBack() {
        HandOverViewModel model = giving(Who.SCENE);
        model.scanned(seal("A0000001"));
        model.typed.set("JSM/2");
        model.addTyped();
        model.scanned(seal("A0000009"));
        assertThat(model.batch.stopProperty().get()).isNotNull();
        HandOverViewModel again = giving(Who.SCENE);
        again.kept.goOn();
        assertThat(again.batch.stopProperty().get()).isEqualTo(model.batch.stopProperty().get());
        again.batch.lookAgain();
        again.takeBack();
        again.takeBack();
        assertThat(again.batch.lines).extracting(BatchLine::name).containsExactly("JSM/1");
        assertThat(said.lines).last().isEqualTo("say: Taken back: JSM/2");
        assertThat(asks(giving(Who.SCENE).kept).lines()).hasSize(1);
        again.takeBack();
        again.takeBack();
        assertThat(said.lines).last().isEqualTo("say: There is no scan to take back");
        assertThat(giving(Who.SCENE).kept.question().get()).as("nothing left to keep").isNull();
    }

    /** Back leads to a screen that still shows what another has signed meanwhile. */
    @Test
    void twoScreensNeverSignOneBatchTwice() {
        HandOverViewModel first = giving(Who.SCENE);
        first.to.set("2002");
        first.purpose.set("property store");
        first.receiver.set(Receiver.LATER);
        first.scanned(seal("A0000001"));
        HandOverViewModel second = giving(Who.SCENE);
        second.kept.goOn();
        second.sign();
        first.shown();
        assertThat(first.batch.lines).isEmpty();
        assertThat(first.kept.question().get()).isNull();
    }

    @Test
    void wordsAloneStandThereAgainWithoutAQuestion() {
        HandOverViewModel model = giving(Who.SCENE);
        model.purpose.set("examination");
        HandOverViewModel again = giving(Who.SCENE);
        assertThat(again.kept.question().get()).isNull();
        assertThat(again.purpose.get()).isEqualTo("examination");
        again.scanned(seal("A0000001"));
        assertThat(again.batch.lines).hasSize(1);
    }

    @Test
    void whatIsDamagedIsSaidToBeNothingAndStopsNobody() throws Exception {
        half();
        try (Stream<Path> files = Files.list(test.directory().resolve("local/drafts"))) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length - 1] ^= 1;
                Files.write(file, bytes);
            }
        }
        HandOverViewModel again = giving(Who.SCENE);
        again.scanned(seal("A0000001"));
        assertThat(again.batch.lines).hasSize(1);
    }

    @Test
    void receivingAndBookingInAreKeptToo() {
        bags.place("Holloway Road store/H-1");
        HandOverViewModel model = giving(Who.SCENE);
        model.to.set("2002");
        model.purpose.set("property store");
        model.receiver.set(Receiver.LATER);
        model.scanned(seal("A0000001"));
        model.scanned(seal("A0000002"));
        model.sign();
        ReceiveViewModel hatch = receiving(Who.PROPERTY);
        hatch.scanned(seal("A0000001"));
        hatch.scanned(seal("A0000002"));
        hatch.scanned(seal("A0000003"));
        hatch.place.set("H-1");
        hatch.giver.set("1187");
        test.close();
        bags = new Bags(test);
        model = giving(Who.SCENE);
        model.scanned(seal("A0000002"));
        model.to.set("2002");
        model.purpose.set("property store");
        model.receiver.set(Receiver.LATER);
        model.sign(); // offered anew: not what was ticked

        ReceiveViewModel again = receiving(Who.PROPERTY);
        Resumed question = again.resumed(asks(again.kept));
        assertThat(question.title())
                .isEqualTo("You began to receive at 09:00: 3 of 3 scanned, nothing signed");
        assertThat(question.more()).isEqualTo("Into H-1. Handed in by 1187. JSM/3, JSM/1, JSM/2");
        again.scanned(seal("A0000003"));
        assertThat(again.batch.lines).isEmpty();
        again.kept.goOn();
        assertThat(again.batch.lines).extracting(BatchLine::name).containsExactly("JSM/3");
        assertThat(again.ticked).containsExactly(bags.bySeal("A0000001").id());
        assertThat(said.lines).last().asString().contains("Not offered to you any more as you");
        assertThat(again.place.get()).isEqualTo("H-1");
        again.giverPassword.set(TestStore.PASSWORD);
        again.bookIn();
        assertThat(bags.bySeal("A0000003").status()).isEqualTo("STORED");
        again.accept();
        assertThat(bags.bySeal("A0000001").holder())
                .isEqualTo(test.session(Who.PROPERTY).officer().id());
        assertThat(unfinished(Who.PROPERTY)).isEmpty();
    }
}

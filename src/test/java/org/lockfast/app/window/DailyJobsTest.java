package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javafx.scene.input.KeyCode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.continuity.Happening;
import org.lockfast.continuity.PackageState;
import org.lockfast.desktop.handover.Bags;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.label.PlaceCode;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/**
 * The jobs of a day on the real window, by keys and scans alone, each with how many it took. What
 * only the officer can say (a description, a name, why) is written and not counted; a key held with
 * others is one key.
 */
@FxTest(seconds = 240)
class DailyJobsTest {
    private static final String SHELF = "Exampleton/Bay H/Shelf 2";

    @TempDir Path folder;

    private AtTheWindow as(TestStore test, Who who) {
        test.close();
        AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings());
        HalfBatchKilledTest.signIn(at, who);
        at.files.toFolder = folder;
        return at;
    }

    private static String shelf(TestStore test) {
        test.run(Who.PROPERTY, "place", "add", SHELF);
        return PlaceCode.of(test.store().places().byPath(SHELF).orElseThrow()).value();
    }

    private static PackageState bySeal(TestStore test, String seal) {
        return new Bags(test).bySeal(seal);
    }

    private String labelled(TestStore test, String reference, String seal) {
        TestStore.Ran ran =
                test.run(
                        Who.SCENE,
                        "label",
                        reference,
                        "--stock",
                        "100x70",
                        "--format",
                        "pdf",
                        "--out",
                        folder.resolve("label-of-the-bag.pdf").toString());
        assertThat(ran.code()).as(ran.err()).isZero();
        return Objects.requireNonNull(bySeal(test, seal).label());
    }

    /** The property officer has been handed the bag, and stands before the shelf with it. */
    private void received(TestStore test, String reference) {
        TestStore.Ran ran =
                test.run(
                        Who.SCENE,
                        "hand-over",
                        reference,
                        "--to",
                        Who.PROPERTY.collar(),
                        "--reason",
                        "to store",
                        "--to-password-file",
                        test.passwordFile().toString());
        assertThat(ran.code()).as(ran.err()).isZero();
    }

    @Test
    @DisplayName("T-1 U-1 U-13 three scans and no key book a labelled bag in")
    void aLabelledBagIsBookedInByThreeScans() {
        TestStore test = TestStore.in(folder);
        new Bags(test).bag("JSM/4", "A0417733");
        String shelf = shelf(test);
        String label = labelled(test, "JSM/4", "A0417733");
        received(test, "JSM/4");
        try (AtTheWindow at = as(test, Who.PROPERTY)) {
            at.press(KeyCode.DIGIT4, "Alt").until("Being handed over to you");
            at.counting().scan(label).until("JSM/4 added, seal not checked");
            at.scan("A0417733").until("JSM/4: seal A0417733 matches");
            at.scan(shelf).until("1 exhibit booked in to " + SHELF);
            assertThat(at.scans()).isEqualTo(3);
            assertThat(at.keys()).isZero();
            at.press(KeyCode.Z, "Ctrl").until("There is no scan to take back");
        }
        assertThat(bySeal(test, "A0417733"))
                .satisfies(p -> {
                    assertThat(p.status()).isEqualTo("STORED");
                    assertThat(p.place())
                            .isEqualTo(test.store().places().byPath(SHELF).orElseThrow().id());
                });
        assertThat(looks(test, "A0417733")).as("a scan is no look at a seal").isZero();
        test.close();
    }

    private static long looks(TestStore test, String seal) {
        return test.store().movements().story(bySeal(test, seal).id()).stream()
                .filter(h -> h.event() instanceof ContinuityEvent.LookedAt)
                .count();
    }

    @Test
    void aShelfBooksInNothingThatDoesNotSpeakForItself() {
        TestStore test = TestStore.in(folder);
        Bags bags = new Bags(test);
        bags.bag("JSM/4", "A0417733");
        bags.bag("JSM/5", "A0417734");
        String shelf = shelf(test);
        String label = labelled(test, "JSM/4", "A0417733");
        received(test, "JSM/4");
        try (AtTheWindow at = as(test, Who.PROPERTY)) {
            at.press(KeyCode.DIGIT4, "Alt").until("Being handed over to you");
            at.scan(label).until("JSM/4 added, seal not checked");
            at.scan(shelf).until("To be put in " + SHELF);
            assertThat(at.seen()).as("where it goes stands in its field").contains(SHELF);
            at.scan("A0417799").until("JSM/4: this seal reads A0417799");
            at.scan(shelf).until("To be put in " + SHELF);
            at.tabTo("Look again").enter().until("Scan the seal of JSM/4 again");
            at.scan("A0417733").until("JSM/4: seal A0417733 matches");
            at.scan("A0417734").until("The record does not have it with you");
            at.scan(shelf).until("To be put in " + SHELF);
            at.press(KeyCode.Z, "Ctrl").until("Taken back: JSM/5");
            at.tabTo("Handed in by").type("1187");
            at.scan(shelf).until("To be put in " + SHELF);
        }
        assertThat(bySeal(test, "A0417733").place()).isNull();
        test.close();
    }

    @Test
    @DisplayName("T-2 a bag with a paper label is recorded, labelled and shelved")
    void aBagWithoutARecordIsRecordedLabelledAndShelved() {
        TestStore test = TestStore.in(folder);
        String shelf = shelf(test);
        try (AtTheWindow at = as(test, Who.PROPERTY)) {
            at.counting().press(KeyCode.N, "Ctrl").untilFocused("Case");
            at.type("43/1029/26").enter().untilFocused("Name of the case");
            at.write("Burglary, Hill Street").enter().untilFocused("Reference");
            at.type("JSM/4").tab().type("0210").tab().type("1187").tab();
            at.type("2").untilFocused("Describe it");
            at.write("Blue jacket, left sleeve torn").tab().write("Hall, on a chair");
            at.scan("A0417733").until("New, not used before");
            at.press(KeyCode.F10).until("JSM/4 is saved on this computer");
            at.press(KeyCode.DIGIT4, "Alt").until("Being handed over to you");
            at.scan("A0417733").until("JSM/4: seal A0417733 matches");
            at.scan(shelf)
                    .until("To be put in " + SHELF); // the officer named has it, by the record
            at.press(KeyCode.ENTER, "Ctrl").until("1 exhibit booked in to " + SHELF);
            assertThat(at.keys()).isLessThanOrEqualTo(35);
        }
        assertThat(bySeal(test, "A0417733").labelSerial()).isEqualTo(1);
        assertThat(bySeal(test, "A0417733").status()).isEqualTo("STORED");
        test.close();
    }

    @Test
    @DisplayName("T-3 T-4 U-2 U-18 the next exhibit of a scene takes at most six keys")
    void theNextExhibitOfASceneTakesAtMostSixKeys() {
        TestStore test = TestStore.in(folder);
        try (AtTheWindow at = as(test, Who.SCENE)) {
            at.counting().press(KeyCode.N, "Ctrl").untilFocused("Case");
            at.press(KeyCode.F2).untilFocused("Case");
            at.type("43/1029/26").enter().untilFocused("Name of the case");
            at.write("Sudden death, Example Road").enter().untilFocused("Phone");
            at.type("1").untilFocused("Describe it").write("Samsung phone, black");
            at.tab().write("Kitchen, table");
            at.scan("A0417701").until("New, not used before");
            at.press(KeyCode.ENTER, "Ctrl").until("JS/1 is saved on this computer");
            assertThat(at.keys()).as("the first exhibit").isLessThanOrEqualTo(20);
            assertThat(folder.resolve("label-JS-1.pdf")).isNotEmptyFile();

            at.untilFocused("Phone");
            assertThat(at.seen()).contains("JS/2", "1 exhibit at this scene");
            at.counting().type("3").untilFocused("Describe it");
            assertThat(at.typed()).as("the description begins anew").isEmpty();
            at.write("Kitchen knife, black handle").tab().press(KeyCode.DOWN);
            assertThat(at.typed()).as("the same place").isEqualTo("Kitchen, table");
            at.scan("A0417702").until("New, not used before");
            at.press(KeyCode.ENTER, "Ctrl").until("JS/2 is saved on this computer");
            assertThat(at.keys()).as("keys besides the description").isLessThanOrEqualTo(6);
            assertThat(at.scans()).isEqualTo(1);
            assertThat(folder.resolve("label-JS-2.pdf")).isNotEmptyFile();
        }
        List<Exhibit> all =
                test.store()
                        .exhibits()
                        .ofCase(test.store().cases().byReference("43/1029/26").getFirst().id());
        assertThat(all).extracting(Exhibit::reference).containsExactlyInAnyOrder("JS/1", "JS/2");
        assertThat(all).allSatisfy(one -> assertThat(one.place()).contains("Kitchen, table"));
        assertThat(bySeal(test, "A0417702").labelSerial()).isEqualTo(1);
        test.close();
    }

    @Test
    @DisplayName("T-5 U-3 thirty exhibits are handed over by thirty scans of seals")
    void thirtyExhibitsAreHandedOverByThirtyScans() throws IOException {
        TestStore test = TestStore.in(folder);
        Bags bags = new Bags(test);
        for (int n = 1; n <= 30; n++) {
            bags.bag("JSM/" + n, HalfBatchKilledTest.seal(n));
        }
        try (AtTheWindow at = as(test, Who.SCENE)) {
            at.press(KeyCode.DIGIT3, "Alt").untilFocused("To");
            at.counting().type("2002").tab().write("Digital laboratory");
            for (int n = 1; n <= 30; n++) {
                at.scan(HalfBatchKilledTest.seal(n));
                at.until("JSM/" + n + ": seal " + HalfBatchKilledTest.seal(n) + " matches");
            }
            assertThat(at.scans()).isEqualTo(30);
            at.until("30 seal numbers read and as recorded");
            at.tabTo("Receiver’s password").write(TestStore.PASSWORD).enter();
            at.until("Received by Robin Keeper (2002), each signed with their own key");
            assertThat(at.scans()).as("and no label besides").isEqualTo(30);
            assertThat(at.keys()).isLessThanOrEqualTo(20);
            Path receipt = folder.resolve("receipt.pdf");
            at.files.toSave = receipt;
            at.tabTo("Save the receipt as PDF").enter().until("The receipt is saved as ");
            try (PDDocument pdf = Loader.loadPDF(receipt.toFile())) {
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains("30 items", "JSM/1", "JSM/30", "Robin Keeper");
            }
        }
        bothSignedOneBatch(test);
        test.close();
    }

    /** One offer by the giver's key and one acceptance by the receiver's, all of one batch. */
    private static void bothSignedOneBatch(TestStore test) {
        List<UUID> offered = new ArrayList<>();
        List<UUID> accepted = new ArrayList<>();
        UUID giver = test.session(Who.SCENE).officer().id();
        UUID receiver = test.session(Who.PROPERTY).officer().id();
        for (int n = 1; n <= 30; n++) {
            for (Happening one :
                    test.store()
                            .movements()
                            .story(bySeal(test, HalfBatchKilledTest.seal(n)).id())) {
                if (one.event() instanceof ContinuityEvent.Offered offer) {
                    assertThat(one.actor()).isEqualTo(giver);
                    offered.add(offer.batch().id());
                } else if (one.event() instanceof ContinuityEvent.Accepted taken) {
                    assertThat(one.actor()).isEqualTo(receiver);
                    accepted.add(taken.batch().id());
                }
            }
        }
        assertThat(offered).hasSize(30).containsOnly(offered.getFirst());
        assertThat(accepted).hasSize(30).containsOnly(accepted.getFirst());
    }

    @Test
    @DisplayName("T-6 U-4 U-8 where it is stands in the answer to one field or one scan")
    void whereItIsStandsInTheAnswer() {
        TestStore test = TestStore.in(folder);
        new Bags(test).bag("JSM/4", "A0417733");
        String label = labelled(test, "JSM/4", "A0417733");
        try (AtTheWindow at = as(test, Who.PROPERTY)) {
            at.until("Exhibits");
            at.counting().press(KeyCode.K, "Ctrl").type("JSM/4");
            at.until("Kitchen knife, black handle, 20 cm").until("with Jo Smith (1187)");
            assertThat(at.keys()).isEqualTo(1 + "JSM/4".length());
            at.press(KeyCode.ESCAPE).press(KeyCode.DIGIT1, "Alt");
            for (String code :
                    List.of(
                            "A0417733",
                            "a0417733",
                            label,
                            label.toLowerCase(java.util.Locale.ROOT))) {
                at.press(KeyCode.DIGIT1, "Alt").untilGone("Who has had it");
                at.counting().scan(code).until("Who has had it").until("Jo Smith");
                assertThat(at.scans()).isOne();
                assertThat(at.keys()).as(code).isZero();
            }
        }
    }

    @Test
    @DisplayName("T-7 U-5 the continuity record is two keys and why")
    void theContinuityRecordIsTwoKeysAndWhy() throws IOException {
        TestStore test = TestStore.in(folder);
        new Bags(test).bag("JSM/4", "A0417733");
        Path pdf = folder.resolve("record.pdf");
        try (AtTheWindow at = as(test, Who.PROPERTY)) {
            at.scan("A0417733").until("Who has had it");
            at.files.toSave = pdf;
            at.counting().press(KeyCode.P, "Ctrl").untilFocused("Why it is printed");
            at.write("Crown Court disclosure").tab().write("CPS London North").enter();
            at.until("Saved: " + pdf);
            assertThat(at.keys()).as("Ctrl P, Tab, Enter").isEqualTo(3);
        }
        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Continuity record", "JSM/4", "Crown Court disclosure");
        }
    }
}

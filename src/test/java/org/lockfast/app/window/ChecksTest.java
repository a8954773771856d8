package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.ServedForce;
import org.lockfast.desktop.ErrorSummary;
import org.lockfast.desktop.Focus;
import org.lockfast.desktop.FormField;
import org.lockfast.desktop.SealField;
import org.lockfast.desktop.handover.Bags;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** What the window owes whoever works at it, seen on the real one by keys and scans alone. */
@FxTest(seconds = 240)
class ChecksTest {
    @TempDir Path folder;

    private static AtTheWindow as(TestStore test, Who who) {
        test.close();
        AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings());
        HalfBatchKilledTest.signIn(at, who);
        return at;
    }

    private static void openCase(AtTheWindow at, String reference) {
        at.press(KeyCode.N, "Ctrl").untilFocused("Case");
        at.type(reference).enter().untilFocused("Name of the case");
        at.type("Burglary, Hill Street").enter().untilFocused("Reference");
    }

    @Test
    @DisplayName("U-6 a scan fills the seal and leaves every other field as it was")
    void aScanLeavesEveryFieldAsItWas() {
        try (AtTheWindow at = as(TestStore.in(folder), Who.SCENE)) {
            openCase(at, "43/1029/26");
            int fields = 0;
            for (int i = 0; i < 60; i++) {
                Fx.press(at.scene(), KeyCode.TAB);
                if (at.scene().getFocusOwner() instanceof TextInputControl field
                        && !isOfSeal(field)) {
                    String before = field.getText();
                    at.scan("A0417733").until("A0417733");
                    assertThat(field.getText()).as(at.focused()).isEqualTo(before);
                    assertThat(at.scene().getFocusOwner()).isSameAs(field);
                    fields++;
                }
            }
            assertThat(fields).as("fields that were tried").isGreaterThan(10);
        }
    }

    private static boolean isOfSeal(Node field) {
        for (Node at = field; at != null; at = at.getParent()) {
            if (at instanceof SealField || at instanceof PasswordField) {
                return true;
            }
        }
        return false;
    }

    @Test
    @DisplayName("U-11 an unknown code says so and offers three ways to go on")
    void anUnknownCodeOffersThreeWays() {
        try (AtTheWindow at = as(TestStore.in(folder), Who.SCENE)) {
            at.scan("Z7654321").until("No exhibit here has seal Z7654321");
            at.tabTo("Copy the code").enter().until("Copied: Z7654321");
            assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo("Z7654321");
            at.scan("Z7654321").until("No exhibit here has seal Z7654321");
            at.tabTo("Look for it").enter().until("No exhibit matches “Z7654321”");
            at.press(KeyCode.DIGIT1, "Alt").until("Nothing needs you");
            at.scan("Z7654321").until("No exhibit here has seal Z7654321");
            at.tabTo("Record a new exhibit").enter().untilFocused("Case");
            at.until("Z7654321");
        }
    }

    @Test
    @DisplayName("U-14 the adviser names rule, version and day, asks once, and it is saved")
    void whatTheAdviserSaysIsAskedOnceAndSaved() {
        TestStore test = TestStore.in(folder);
        try (AtTheWindow at = as(test, Who.SCENE)) {
            openCase(at, "43/1029/26");
            at.type("JSM/1").tab().type("0830").tab().type("1187").tab().type("3");
            at.untilFocused("Describe it").type("Kitchen knife, black handle");
            at.tabTo("Packaging").press(KeyCode.UP).until("Give reason");
            at.until(", version 1, in force ");
            at.press(KeyCode.F10).until("There is a problem").until("Saving once more records it");
            assertThat(recorded(at)).isFalse();
            at.press(KeyCode.F10).until("JSM/1 is saved on this computer");
        }
        Exhibit knife = test.store().exhibits().byReference("JSM/1").getFirst();
        assertThat(knife.description()).isEqualTo("Kitchen knife, black handle");
        assertThat(knife.incomplete()).as("the reason is still asked for").isNotEmpty();
        test.close();
    }

    private static boolean recorded(AtTheWindow at) {
        return at.seen().stream().anyMatch(text -> text.contains("is saved on this computer"));
    }

    @Test
    @DisplayName("U-17 what is missing is counted when it is saved, on the exhibit and on Today")
    void whatIsMissingIsCountedAndChased() {
        try (AtTheWindow at = as(TestStore.in(folder), Who.SCENE)) {
            openCase(at, "43/1029/26");
            at.type("JSM/1").press(KeyCode.F10).until("JSM/1 is saved on this computer");
            String said =
                    at.seen().stream()
                            .filter(text -> text.contains("things to complete"))
                            .findFirst()
                            .orElseThrow();
            String count = said.replaceAll(".*?(\\d+) things to complete.*", "$1");
            assertThat(Integer.parseInt(count)).isGreaterThan(3);
            at.until(count + " things to complete");
            at.press(KeyCode.DIGIT1, "Alt").until("Your record of JSM/1 is incomplete");
            at.untilFocused("Do now, 1 thing").enter().until("Who has had it");
        }
    }

    @Test
    @DisplayName("U-19 a time later than now is asked about once, kept as typed and flagged")
    void aTimeLaterThanNowIsKeptAndFlagged() {
        TestStore test = TestStore.in(folder);
        try (AtTheWindow at = as(test, Who.SCENE)) {
            openCase(at, "43/1029/26");
            at.type("JSM/1").tab().type("yesterday 2130");
            at.until("Monday 15 June 2026 at 21:30");
            at.press(KeyCode.A, "Ctrl").type("2130").press(KeyCode.F10);
            at.until("Error: 21:30 today is later than now").until("2130").until("JSM/1");
            at.press(KeyCode.F6).untilFocused("When");
            assertThat(at.typed()).isEqualTo("2130");
            assertThat(recorded(at)).isFalse();
            at.press(KeyCode.F10).until("JSM/1 is saved on this computer");
            at.until("A time no later than the record").until("Time later than its record");
            at.press(KeyCode.DIGIT1, "Alt").until("Your record of JSM/1 is incomplete");
        }
        Exhibit kept = test.store().exhibits().byReference("JSM/1").getFirst();
        assertThat(kept.seizedAt()).isEqualTo(OffsetDateTime.parse("2026-06-16T21:30+01:00"));
        test.close();
    }

    @Test
    @DisplayName("U-20 the summary takes the focus and leads to each field")
    void theSummaryLeadsToEachField() {
        try (AtTheWindow at = as(TestStore.in(folder), Who.SCENE)) {
            at.press(KeyCode.N, "Ctrl").untilFocused("Case").tabTo("When").type("half past nine");
            at.tabTo("Quantity").type("many");
            at.press(KeyCode.ENTER, "Ctrl").until("There are 3 problems");
            ErrorSummary summary = (ErrorSummary) at.scene().getRoot().lookup(".error-summary");
            assertThat(at.scene().getFocusOwner()).isSameAs(summary);
            List<Hyperlink> links = new ArrayList<>();
            Focus.walk(
                    summary,
                    node -> {
                        if (node instanceof Hyperlink link) {
                            links.add(link);
                        }
                    });
            assertThat(links).hasSize(3);
            for (Hyperlink link : links) {
                link.requestFocus();
                at.enter();
                assertThat(field(at.scene().getFocusOwner()).getError()).isEqualTo(link.getText());
                at.until("Error: " + link.getText());
            }
        }
    }

    private static FormField field(Node inside) {
        for (Node at = inside; at != null; at = at.getParent()) {
            if (at instanceof FormField field) {
                return field;
            }
        }
        throw new AssertionError(inside + " stands in no field");
    }

    @Test
    @DisplayName("U-27 a lock keeps draft and caret, and no other officer reads it")
    void aLockKeepsTheDraftFromOthers() {
        try (AtTheWindow at = as(TestStore.in(folder), Who.SCENE)) {
            openCase(at, "43/1029/26");
            at.tabTo("Describe it").type("Charger, white");
            at.press(KeyCode.LEFT).press(KeyCode.LEFT);
            at.press(KeyCode.L, "Ctrl").until("Jo Smith’s work is kept").untilFocused("Password");
            assertThat(at.seen()).noneMatch(text -> text.contains("Charger"));
            at.type(TestStore.PASSWORD).enter().untilFocused("Describe it").type("!");
            assertThat(at.typed()).isEqualTo("Charger, whi!te");

            at.press(KeyCode.L, "Ctrl").until("Jo Smith’s work is kept").untilFocused("Password");
            at.press(KeyCode.TAB, "Shift").untilFocused("Collar number");
            at.press(KeyCode.A, "Ctrl").type(Who.OTHER_SCENE.collar()).tab();
            at.type(TestStore.PASSWORD).enter().until("Signed in: Max Jones");
            at.press(KeyCode.N, "Ctrl").untilFocused("Case");
            assertThat(at.seen()).noneMatch(text -> text.contains("Charger"));
            at.press(KeyCode.ESCAPE).press(KeyCode.DIGIT1, "Alt").until("Nothing needs you");
            assertThat(at.seen()).noneMatch(text -> text.contains("kept"));
        }
        TestStore again = TestStore.at(folder);
        try (AtTheWindow at = as(again, Who.SCENE)) {
            at.until("A new exhibit you began is kept").untilFocused("Today");
            at.press(KeyCode.END).enter();
            at.until("Charger, whi!te");
        }
    }

    @Test
    @DisplayName("U-28 with no server to reach every job is done")
    void withoutTheServerEveryJobIsDone() throws IOException {
        TestStore surrounded = TestStore.at(folder);
        ServedForce force = ServedForce.in(folder.resolve("force"));
        Path ca = Files.writeString(folder.resolve("ca.crt"), force.ca());
        try (AtTheWindow at = new AtTheWindow(surrounded.directory(), surrounded.surroundings())) {
            join(at, force, ca);
            force.stop();
            at.press(KeyCode.F5).until("Working offline");
            aPlace(at);
            openCase(at, "43/1029/26");
            at.type("JSM/1").tab().type("0830").tab().type("1001").tab().type("2");
            at.untilFocused("Describe it").type("Blue jacket, torn").tab().type("Hall");
            at.scan("A0417733").until("New, not used before");
            at.press(KeyCode.F10).until("JSM/1 is saved on this computer");
            at.type("p").until("Not printed yet").untilFocused("Save as PDF");
            at.files.toSave = folder.resolve("label.pdf");
            at.enter().until("The label of JSM/1 is saved").press(KeyCode.ESCAPE);
            openAndReseal(at);
            outAndIn(at);
            at.until("Working offline").until(" records saved on this laptop, not sent");
        } finally {
            force.close();
        }
    }

    private static void join(AtTheWindow at, ServedForce force, Path ca) {
        at.until("Begin on this computer").tabTo("Join a force").enter();
        at.untilFocused("Address of the force’s server").type(force.address());
        at.files.toOpen = List.of(ca);
        at.tabTo("Choose the file").enter().tabTo("Continue").enter();
        at.untilFocused("Enrolment code").type(force.code(ServedForce.STATION)).enter();
        at.untilFocused("Name of this computer").type("SCN-07").enter();
        at.untilFocused("Join the force").enter().untilFocused("Go to sign-in").enter();
        at.untilFocused("Collar number").type(ServedForce.COLLAR).tab();
        at.type(ServedForce.PASSWORD).enter().until("Signed in: Avery Founder");
    }

    private static void openAndReseal(AtTheWindow at) {
        at.until("Who has had it").type("o").untilFocused("Why it is opened");
        at.type("to photograph it").enter().until("JSM/1 is recorded as open");
        at.tabTo("More").enter().press(KeyCode.DOWN).enter().until("A new seal needs a new number");
        at.scan("A0417734").tabTo("Why it was opened").type("photographed").enter();
        at.until("JSM/1 is resealed");
    }

    private static void aPlace(AtTheWindow at) {
        at.press(KeyCode.DIGIT6, "Alt").until("Officers and places");
        at.tabTo("Add a place").enter().untilFocused("Place").type("Exampleton/Bay H").enter();
        at.until("Exampleton/Bay H is added");
    }

    private static void outAndIn(AtTheWindow at) {
        at.type("t").untilFocused("To").type("Dr L Hart, Example Laboratory");
        at.tabTo("Purpose").type("Examination");
        at.tabTo("signs here now").press(KeyCode.DOWN).press(KeyCode.DOWN);
        at.tabTo("They signed a paper form").press(KeyCode.SPACE).press(KeyCode.ENTER, "Ctrl");
        at.until("Handed to Dr L Hart, Example Laboratory");
        at.press(KeyCode.DIGIT4, "Alt").until("Being handed over to you");
        at.scan("A0417734").until("JSM/1: seal A0417734 matches");
        at.tabTo("Place").type("Bay H");
        at.press(KeyCode.ENTER, "Ctrl").until("1 exhibit booked in to ");
    }

    @Test
    @DisplayName("U-31 a gap stands in the strip, in the list under it, and on the print")
    void aGapStandsEverywhere() throws IOException {
        TestStore test = TestStore.in(folder);
        new Bags(test).bag("JSM/4", "A0417733");
        test.run(Who.SCENE, "hand-over", "JSM/4", "--to", "2002", "--reason", "to store");
        test.later(Duration.ofHours(5));
        TestStore.Ran ran = test.run(Who.PROPERTY, "accept", "JSM/4");
        assertThat(ran.code()).as(ran.err()).isZero();
        Path pdf = folder.resolve("record.pdf");
        try (AtTheWindow at = as(test, Who.PROPERTY)) {
            at.scan("A0417733").until("Who has had it");
            assertThat(at.seen())
                    .as("strip")
                    .anyMatch(text -> text.matches("2 of 3: no holder recorded, .*, 5 h\\..*"))
                    .as("list")
                    .anyMatch(text -> text.contains("No holder recorded"));
            at.files.toSave = pdf;
            at.press(KeyCode.P, "Ctrl").untilFocused("Why it is printed");
            at.type("Crown Court").tab().type("CPS").enter().until("Saved: " + pdf);
        }
        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .containsSubsequence(
                            "GAP 16 Jun 2026", "09:00 BST", "14:00 BST", "No holder is recorded");
        }
    }
}

package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.input.KeyCode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.Surroundings;
import org.lockfast.keys.PasswordCost;
import org.lockfast.testing.FxTest;

/**
 * The main job on the real window, from a fresh store to a continuity record, by keys and scans
 * alone: no mouse, no call into a view model.
 */
@FxTest(seconds = 240)
class JourneyTest {
    private static final String PASSWORD = "violet harbour lantern 42";
    private static final String OTHER_PASSWORD = "copper meadow signal 17";
    private static final String FIRST_PASSWORD = "amber lantern quiet 31";
    private static final String SEAL = "A0417733";

    @TempDir Path folder;
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-06-16T08:12:00Z"));

    private Surroundings surroundings() {
        return new Surroundings(
                now::get,
                ZoneId.of("Europe/London"),
                new SecureRandom(),
                "0.1.0-test",
                folder.resolve("state"),
                new PasswordCost(64, 1, 1));
    }

    private Path store() {
        return folder.resolve("store");
    }

    private AtTheWindow open() {
        return new AtTheWindow(store(), surroundings());
    }

    private void later(int minutes) {
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    @DisplayName("U-22 from set-up to the continuity record by keys and scans alone")
    void fromSetUpToTheContinuityRecord() throws IOException {
        try (AtTheWindow at = open()) {
            setUp(at);
            addTheSecondOfficer(at);
            leave(at, "Jo Smith");
            signIn(at, "2002", FIRST_PASSWORD);
            changeThePassword(at);
        }
        try (AtTheWindow at = open()) {
            signIn(at, "1187", PASSWORD);
            exhibit(at);
            label(at);
            handOver(at);
            record(at);
            lockAndUnlock(at);
            recordsAreVerified(at);
            leave(at, "Jo Smith");
            signIn(at, "2002", OTHER_PASSWORD);
            at.until("Signed in: Robin Keeper").press(KeyCode.DIGIT2, "Alt");
            at.until("with Robin Keeper (2002)");
        }
    }

    private void setUp(AtTheWindow at) throws IOException {
        at.until("Begin on this computer").untilFocused("Set up a new force or store").enter();
        at.until("Step 1 of 6").untilFocused("Force");
        at.type("Exampleshire Police").tab().type("Exampleton").enter();
        at.until("Step 2 of 6").untilFocused("Name of this computer");
        at.type("SCN-07").enter();
        at.until("Step 3 of 6").untilFocused("Collar number");
        at.type("1187").tab().type("Jo Smith").enter();
        at.until("Step 4 of 6").untilFocused("Password");
        at.type(PASSWORD).tab().type(PASSWORD).enter();
        at.until("Step 5 of 6").until("Exampleshire Police").untilFocused("Make the store");
        at.enter();
        at.until("Step 6 of 6").untilFocused("Recovery sheet");
        Path sheet = folder.resolve("sheet.txt");
        at.files.toSave = sheet;
        at.tabTo("Save to a file").enter();
        at.tabTo("I have printed it").press(KeyCode.SPACE);
        at.tabTo("Begin").enter();
        at.until("Nothing needs you");
        assertThat(Files.readString(sheet)).isNotBlank();
    }

    private void lockAndUnlock(AtTheWindow at) {
        later(1);
        at.press(KeyCode.ESCAPE).press(KeyCode.N, "Ctrl").untilFocused("Case");
        at.type("43/1029/26").enter().untilFocused("Reference");
        at.type("JSM/2").tab().tab().tab();
        at.type("1").untilFocused("Describe it").type("Charger");
        at.press(KeyCode.L, "Ctrl").until("Jo Smith’s work is kept").untilFocused("Password");
        assertThat(at.seen()).noneMatch(text -> text.contains("Charger"));
        at.type("wrong").enter().until("That collar number and password do not open");
        at.untilFocused("Password").type(PASSWORD).enter();
        at.untilFocused("Describe it");
        assertThat(at.typed()).isEqualTo("Charger");
        at.type(", white");
        assertThat(at.typed()).isEqualTo("Charger, white");
    }

    private static void recordsAreVerified(AtTheWindow at) {
        at.tabTo("Records ").enter();
        at.until("entries verified: whole and unaltered").until("Records verified ");
    }

    private static void leave(AtTheWindow at, String officer) {
        at.press(KeyCode.K, "Ctrl").tabTo("Signed in: " + officer);
        at.enter().press(KeyCode.DOWN).press(KeyCode.DOWN).enter();
        at.until("Sign in").untilFocused("Collar number");
    }

    private static void signIn(AtTheWindow at, String collar, String password) {
        at.untilFocused("Collar number");
        at.type(collar).tab().type(password).enter();
        at.untilGone("Collar number").until("Exhibits");
    }

    /** The first officer is an administrator, and adds the second. */
    private static void addTheSecondOfficer(AtTheWindow at) {
        at.press(KeyCode.DIGIT6, "Alt").until("Officers and places");
        at.tabTo("Add an officer").enter().untilFocused("Collar number");
        at.type("2002").tab().type("Robin Keeper");
        at.tabTo("Property officer").press(KeyCode.SPACE);
        at.tabTo("Their first password").type(FIRST_PASSWORD).tab().type(FIRST_PASSWORD).enter();
        at.until("Robin Keeper (2002) is added").until("Robin Keeper (2002)");
        at.press(KeyCode.DIGIT1, "Alt").until("Nothing needs you");
    }

    private static void changeThePassword(AtTheWindow at) {
        at.press(KeyCode.K, "Ctrl").tabTo("Signed in: Robin Keeper").enter();
        at.press(KeyCode.DOWN).press(KeyCode.DOWN).press(KeyCode.DOWN).enter();
        at.untilFocused("Your password now").type(FIRST_PASSWORD).tab().type(OTHER_PASSWORD);
        at.tab().type(OTHER_PASSWORD).enter().until("Your password is changed");
        leave(at, "Robin Keeper");
    }

    private void exhibit(AtTheWindow at) {
        later(20);
        at.press(KeyCode.N, "Ctrl").untilFocused("Case");
        at.type("43/1029/26").enter().until("Not open yet");
        at.untilFocused("Name of the case").type("Burglary, Hill Street").enter();
        at.until("Burglary, Hill Street").untilFocused("Reference");
        at.type("JSM/1").tab().type("0905").tab().type("1187").tab();
        at.type("1").untilFocused("Describe it");
        at.type("Samsung phone, black, cracked screen").tab().type("Kitchen, table");
        at.scan(SEAL).until("New, not used before");
        at.tabTo("Produced by").type("1187");
        at.press(KeyCode.F10);
        at.until("JSM/1 is saved on this computer").until("Samsung phone, black, cracked screen");
        at.until(SEAL);
    }

    private void label(AtTheWindow at) throws IOException {
        later(5);
        at.type("p").until("Not printed yet").untilFocused("Save as PDF");
        Path pdf = folder.resolve("label.pdf");
        at.files.toSave = pdf;
        at.enter().until("The label of JSM/1 is saved");
        Matcher code = Pattern.compile("PX[0-9A-Z]{2}( [0-9A-Z]{4}){3}").matcher(text(pdf));
        assertThat(code.find()).as(text(pdf)).isTrue();
        assertThat(text(pdf)).contains("JSM/1", SEAL).doesNotContain("DRAFT");
        at.scan(code.group().replace(" ", "")).until("Label checked");
        at.press(KeyCode.ESCAPE).until("Who has had it");
    }

    private void handOver(AtTheWindow at) {
        later(30);
        at.type("t").until("Scan the seal, not the label").untilFocused("To");
        at.type("2002").tab().type("Property store").scan(SEAL);
        at.until("JSM/1: seal " + SEAL + " matches");
        at.tabTo("I looked at the seal").press(KeyCode.SPACE);
        at.tabTo("Receiver’s password").type(OTHER_PASSWORD).enter();
        at.until("Received by Robin Keeper (2002), each signed with their own key");
    }

    private void record(AtTheWindow at) throws IOException {
        at.press(KeyCode.ESCAPE).until("Who has had it");
        nightAndDay(at);
        assertThat(at.seen())
                .as("the strip")
                .anyMatch(text -> text.contains("1 of 2: ") && text.contains("Jo Smith"))
                .anyMatch(text -> text.contains("2 of 2: ") && text.contains("Robin Keeper"));
        at.files.toSave = null; // changes their mind: nothing is asked
        at.press(KeyCode.P, "Ctrl").until("Who has had it");
        assertThat(at.seen()).noneMatch(text -> text.contains("Why it is printed"));
        Path pdf = folder.resolve("record.pdf");
        at.files.toSave = pdf;
        at.press(KeyCode.P, "Ctrl").untilFocused("Why it is printed");
        at.type("Crown Court disclosure").tab().type("CPS London North").enter();
        at.until("Saved: " + pdf);
        assertThat(text(pdf))
                .containsSubsequence("JSM/1", "Seized", "Label printed", "Handed over", "Received");
    }

    /** Night colours reach what is already on the screen, and day colours come back. */
    private static void nightAndDay(AtTheWindow at) {
        assertThat(at.colourOf("Samsung phone, black, cracked screen")).isEqualTo("0x14202bff");
        at.press(KeyCode.F9);
        assertThat(at.colourOf("Samsung phone, black, cracked screen")).isEqualTo("0xeaf0f5ff");
        assertThat(at.colourOf("Who has had it")).isEqualTo("0xeaf0f5ff");
        at.press(KeyCode.F9);
        assertThat(at.colourOf("Who has had it")).isEqualTo("0x14202bff");
    }

    private static String text(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void whatIsRefusedIsSaidWhereOneLooksAndNothingTypedIsLost() throws IOException {
        try (AtTheWindow at = open()) {
            setUpRefused(at);
            addTheSecondOfficer(at);
            leave(at, "Jo Smith");
            signIn(at, "2002", FIRST_PASSWORD);
            changeThePassword(at);
        }
        try (AtTheWindow at = open()) {
            signInRefused(at);
            exhibitRefused(at);
            scanUnknown(at);
            handOverRefused(at);
        }
    }

    private void setUpRefused(AtTheWindow at) {
        at.untilFocused("Set up a new force or store").enter();
        at.untilFocused("Force").tab().type("Exampleton").enter();
        at.until("Error: Enter the name of the force").until("Exampleton");
        at.press(KeyCode.F6).untilFocused("Force").type("Exampleshire Police").enter();
        at.untilFocused("Name of this computer").type("SCN-07").enter();
        at.untilFocused("Collar number").type("1187").tab().type("Jo Smith").enter();
        at.untilFocused("Password").type("password").tab().type("password").enter();
        at.until("There are 2 problems").until("Error: Use at least 12").until("••••••••");
        at.press(KeyCode.F6).untilFocused("Password").press(KeyCode.A, "Ctrl").type(PASSWORD);
        at.enter().until("Error: The two passwords differ");
        at.press(KeyCode.F6).untilFocused("Password again").press(KeyCode.A, "Ctrl");
        at.type(PASSWORD).enter().untilFocused("Make the store").enter();
        at.untilFocused("Recovery sheet").tabTo("Begin").enter();
        at.until("Print the recovery sheet or copy it out, then tick the box");
        at.press(KeyCode.F6).untilFocused("I have printed it").press(KeyCode.SPACE);
        at.tabTo("Begin").enter().until("Nothing needs you");
    }

    private static void signInRefused(AtTheWindow at) {
        at.untilFocused("Collar number").type("1187").tab().type("not the password").enter();
        at.until("That collar number and password do not open this store");
        at.untilFocused("Password").until("1187").type(PASSWORD).enter();
        at.until("Nothing needs you");
    }

    private static void exhibitRefused(AtTheWindow at) {
        at.press(KeyCode.N, "Ctrl").untilFocused("Case");
        at.tabTo("Phone, 1 of 10").type("1").untilFocused("Describe it");
        at.type("Samsung phone, black");
        at.press(KeyCode.ENTER, "Ctrl");
        at.until("Enter the case reference, or choose another kind of property");
        at.until("Samsung phone, black").press(KeyCode.F6).untilFocused("Case");
        at.type("43/1029/26").enter().untilFocused("Name of the case");
        at.press(KeyCode.ENTER, "Ctrl").until("Open this case, or correct its reference");
        at.press(KeyCode.F6).untilFocused("Case").tabTo("Name of the case");
        at.type("Burglary, Hill Street").enter().untilFocused("Reference");
        at.type("JSM/1").tab().type("2530").tabTo("Seal number").type("A041773");
        at.press(KeyCode.F10).until("There is no such time");
        at.until("Samsung phone, black");
        at.press(KeyCode.F6)
                .untilFocused("When")
                .until("2530")
                .until("Error: There is no such time");
        at.press(KeyCode.A, "Ctrl").type("0905");
        at.scan(SEAL).until("Another seal was scanned: " + SEAL).untilFocused("Replace it");
        at.enter().untilGone("Another seal was scanned");
        at.press(KeyCode.F10).until("JSM/1 is saved on this computer");
    }

    private static void scanUnknown(AtTheWindow at) {
        at.scan("Z7654321").until("No exhibit here has seal Z7654321");
        at.until("Look for it by reference, or record a new exhibit with it");
    }

    private static void handOverRefused(AtTheWindow at) {
        at.type("t").untilFocused("To");
        at.press(KeyCode.ENTER, "Ctrl").until("Enter who receives it");
        at.press(KeyCode.F6).untilFocused("To").type("2002");
        at.tab().type("Property store").scan("A0417799");
        at.until("JSM/1: this seal reads A0417799. The record says " + SEAL);
        at.press(KeyCode.ENTER, "Ctrl");
        at.until("First answer for JSM/1: look again, or record it as broken");
        at.tabTo("Look again").enter().until("Scan the seal of JSM/1 again");
        at.scan(SEAL).until("JSM/1: seal " + SEAL + " matches");
        at.tabTo("Receiver’s password").type("not theirs at all").enter();
        at.until("That collar number and password do not open this store");
        at.until("2002").until("Property store").untilFocused("Receiver’s password");
        at.type(OTHER_PASSWORD).enter();
        at.until("Received by Robin Keeper (2002), each signed with their own key");
    }
}

package org.lockfast.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.OpenStore;
import org.lockfast.desktop.Desk;
import org.lockfast.journal.IndexBroken;
import org.lockfast.journal.JournalRefusal;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.OfficerEvent;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.SmallDisk;
import org.lockfast.testing.TestStore;

/**
 * The disk is full while an officer works at the real window: each act says that nothing was
 * recorded, what was typed stays, and once there is room it goes on.
 */
@FxTest(seconds = 240)
class FullDiskAtTheDeskTest {
    private static final String NOTHING = "Nothing was recorded: the disk is full";

    @TempDir Path folder;
    private Path small;
    private @Nullable SmallDisk disk;

    @BeforeEach
    void mount() throws Exception {
        small = Files.createDirectory(folder.resolve("small"));
        disk = SmallDisk.at(small, 24);
    }

    @AfterEach
    void close() throws Exception {
        if (disk != null) { // null where mounting is not possible
            disk.close();
        }
    }

    private static void signIn(AtTheWindow at) {
        at.untilFocused("Collar number");
        at.type("1187").tab().type(TestStore.PASSWORD).enter();
        at.untilGone("Collar number").until("Exhibits");
    }

    private static void exhibit(AtTheWindow at, String reference) {
        at.until("Burglary, Hill Street").untilFocused("Reference");
        at.type(reference).tab().type("0855").tab().type("1187").tab();
        at.type("1").untilFocused("Describe it");
        at.type("Samsung phone, black").tab().type("Kitchen, table");
        at.tabTo("Produced by").type("1187");
        at.press(KeyCode.F10);
    }

    @Test
    void everyActSaysThatNothingWasRecordedAndKeepsWhatWasTyped() throws Exception {
        SmallDisk tight = Objects.requireNonNull(disk);
        TestStore test = TestStore.in(small);
        test.close();
        elsewhere(test.directory().resolve("index")); // what is full is met by the record alone
        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            signIn(at);
            at.press(KeyCode.N, "Ctrl").untilFocused("Case");
            at.type("43/1029/26").enter().until("Not open yet");
            at.untilFocused("Name of the case").type("Burglary, Hill Street").enter();
            exhibit(at, "JSM/1");
            at.until("JSM/1 is saved on this computer");
            at.diskIsFull = true;
            tight.fill();
            fillTheLastPage(at.window().desk());
            long before = Files.size(test.directory().resolve("journal/entries.lfj"));

            formsAndPaper(at);
            handOver(at);
            at.press(KeyCode.ESCAPE).press(KeyCode.N, "Ctrl").untilFocused("Case");
            at.type("43/1029/26").enter();
            exhibit(at, "JSM/2");
            at.until(NOTHING);
            assertThat(at.seen()).contains("Samsung phone, black");
            locked(at);
            assertThat(Files.size(test.directory().resolve("journal/entries.lfj")))
                    .isEqualTo(before);

            tight.free();
            at.untilFocused("Password").type(TestStore.PASSWORD).enter();
            at.untilGone("work is kept");
            at.until("That an officer locked the screen or signed out is not recorded");
            at.press(KeyCode.F10).until("JSM/2 is saved on this computer");
            at.until("Samsung phone, black").until("Found: Kitchen, table"); // typed before
        }
        assertThat(test.run(TestStore.Who.AUDITOR, "verify"))
                .satisfies(ran -> assertThat(ran.code()).as(ran.err()).isZero());
    }

    private Path copied(Path store) throws IOException {
        Path into = folder.resolve("again");
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.toList()) {
                Path to = into.resolve("store").resolve(store.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            }
        }
        return into;
    }

    /** The page in which the record ends has room for a few entries yet. */
    private static void fillTheLastPage(Desk desk) {
        int recorded = 0;
        try {
            while (desk.openingCases()
                            .open(desk.session(), "43/" + recorded + "/26", "T", List.of())
                    instanceof Outcome.Done<?>) {
                recorded++;
            }
        } catch (IndexBroken first) {
            // the lists met it before the record did
        }
        assertThat(recorded).isLessThan(20);
        // what is smallest of all that is recorded here would fit into what is left of the page
        OpenStore store = ((StoreDesk) desk).store();
        NewEvent locked = NewEvent.of(desk.session().officer().id(), new OfficerEvent.Locked());
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 20; i++) {
                                store.journal().record(null, List.of(locked));
                            }
                        })
                .isInstanceOfAny(JournalRefusal.class, IndexBroken.class);
    }

    private void elsewhere(Path index) throws IOException {
        Path other = folder.resolve("index-elsewhere");
        Files.createDirectory(other);
        Files.move(index.resolve("records.mv.db"), other.resolve("records.mv.db"));
        Files.delete(index);
        Files.createSymbolicLink(index, other);
    }

    /** The lists are being written as the disk fills up: they read no more, and work is kept. */
    @Test
    void listsThatCannotBeWrittenSayWhatToDoAndEverythingIsThereAgain() throws Exception {
        SmallDisk tight = Objects.requireNonNull(disk);
        TestStore test = TestStore.in(small);
        test.close();
        try (AtTheWindow at = new AtTheWindow(test.directory(), test.surroundings())) {
            signIn(at);
            at.press(KeyCode.N, "Ctrl").untilFocused("Case");
            at.type("43/1029/26").enter().until("Not open yet");
            at.untilFocused("Name of the case").type("Burglary, Hill Street").enter();
            exhibit(at, "JSM/1");
            at.until("JSM/1 is saved on this computer");
            at.type("o").until("Open JSM/1").untilFocused("Why it is opened");
            at.type("To photograph the screen");
            tight.fill();
            at.diskIsFull = true;
            fillTheLastPage(at.window().desk());
            Fx.wait(3_000);
            at.press(KeyCode.ENTER, "Ctrl").until("the disk is full. Make room on it");
            assertThat(at.seen()).contains("To photograph the screen");
            tight.free();
        }
        // H2 lets go of a file it could not write only when its process ends, so it is a copy that
        // is opened again.
        TestStore again = TestStore.at(copied(test.directory()));
        assertThat(again.run(TestStore.Who.AUDITOR, "find", "Samsung").out()).contains("JSM/1");
        assertThat(again.run(TestStore.Who.AUDITOR, "verify"))
                .satisfies(ran -> assertThat(ran.code()).as(ran.err()).isZero());
    }

    private void formsAndPaper(AtTheWindow at) throws Exception {
        at.type("o").until("Open JSM/1").untilFocused("Why it is opened");
        at.type("To photograph the screen");
        at.press(KeyCode.ENTER, "Ctrl").until(NOTHING);
        assertThat(at.seen()).contains("To photograph the screen");
        at.press(KeyCode.ESCAPE);

        at.files.toOpen = List.of(Files.write(folder.resolve("bag.jpg"), new byte[40_000]));
        at.press(KeyCode.F8).until("Nothing was attached: the disk did not take the file");

        Path record = folder.resolve("record.pdf");
        at.files.toSave = record;
        at.press(KeyCode.P, "Ctrl").untilFocused("Why it is printed");
        at.type("Disclosure").tab().type("CPS").enter().until(NOTHING);
        assertThat(at.seen()).contains("Disclosure", "CPS");
        assertThat(record).doesNotExist();
        at.press(KeyCode.ESCAPE).until("Who has had it");

        at.type("p").until("Not printed yet").untilFocused("Save as PDF");
        Path label = folder.resolve("label.pdf");
        at.files.toSave = label;
        at.enter().until(NOTHING);
        assertThat(label).doesNotExist();
        at.press(KeyCode.ESCAPE).until("Who has had it");
    }

    private static void handOver(AtTheWindow at) {
        at.type("t").untilFocused("To");
        at.type("2002").tab().type("Property store");
        at.tabTo("Receiver’s password").type(TestStore.PASSWORD).enter();
        at.until("nothing was recorded: the disk is full");
        assertThat(at.seen()).contains("2002", "Property store");
    }

    private static void locked(AtTheWindow at) {
        at.press(KeyCode.L, "Ctrl").until("work is kept").untilFocused("Password");
        at.type(TestStore.PASSWORD).enter().until("Nobody was signed in");
    }
}

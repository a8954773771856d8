package org.lockfast.desktop.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.testing.TestStore.value;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.EnrollingByFile;
import org.lockfast.app.OpenStore;
import org.lockfast.app.StoreOpening;
import org.lockfast.app.window.TestDesk;
import org.lockfast.keys.Password;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Said;
import org.lockfast.testing.SmallDisk;
import org.lockfast.testing.TestStore;
import org.lockfast.testing.TestStore.Who;

/** Records go to a computer that joined by a stick, and come back, whoever is signed in. */
@FxTest
class CarryingByStickTest {
    @TempDir Path folder;
    private TestStore test;
    private final Said said = new Said();
    private final ChosenFiles files = new ChosenFiles();

    @BeforeEach
    void open() {
        test = TestStore.in(folder);
    }

    @AfterEach
    void close() {
        test.close();
    }

    private CarryingByStick as(Who who) {
        CarryingByStick carrying =
                new CarryingByStick(TestDesk.of(test, who), new AtOnce(), said, files);
        carrying.read();
        return carrying;
    }

    private String last() {
        return said.lines.getLast();
    }

    /** SCN-08 has joined. */
    private void joined() throws IOException {
        EnrollingByFile laptop = new EnrollingByFile(folder.resolve("laptop"), test.surroundings());
        EnrollingByFile.Asked made = value(laptop.ask("Otherham", "SCN-08", null, false));
        Path request = folder.resolve("SCN-08.lfrequest");
        Files.write(request, made.request());
        Path answer = folder.resolve("SCN-08.lfjoin");
        String force =
                value(
                                test.store()
                                        .admitting()
                                        .admit(
                                                test.session(Who.FOUNDER),
                                                null,
                                                request,
                                                made.fingerprint().text(),
                                                answer))
                        .code()
                        .text();
        value(laptop.join(Files.readAllBytes(answer), made.code().text(), force));
    }

    /** What the laptop has to hand in: that it began, its keyring, and a case. */
    private Path back() throws IOException {
        Path file = folder.resolve("back.lfcarry");
        try (Password typed = Password.of(TestStore.PASSWORD)) {
            StoreOpening.SignedIn in =
                    value(
                            new StoreOpening(folder.resolve("laptop"), test.surroundings())
                                    .open("1001", typed));
            try (OpenStore there = in.store()) {
                value(there.openingCases().open(in.session(), "43/1030/26", "Theft", List.of()));
                value(there.carriedByStick().write("SCN-07", file));
            } finally {
                in.identity().close();
            }
        }
        return file;
    }

    @Test
    void recordsGoToAComputerAndComeBackByFiles() throws IOException {
        assertThat(as(Who.FOUNDER).others).as("a store of its own has none").isEmpty();
        joined();
        CarryingByStick scene = as(Who.SCENE);
        assertThat(scene.others)
                .as("not itself")
                .extracting(CarryingByStick.Other::said)
                .containsExactly("SCN-08, Otherham");
        assertThat(scene.other.get()).as("there is one alone").isEqualTo(scene.others.getFirst());
        scene.save();
        assertThat(files.asked).containsExactly("Save for SCN-08, Otherham SCN-08.lfcarry");
        assertThat(said.lines).as("nowhere to save was chosen").isEmpty();
        files.toSave = folder.resolve("there.lfcarry");
        scene.save();
        assertThat(last())
                .startsWith("done: Written for SCN-08, Otherham: ")
                .endsWith(", in there.lfcarry. Eject the stick before you take it out.");
        assertThat(files.toSave).isNotEmptyFile();

        files.toOpen = List.of(back());
        scene.takeIn();
        assertThat(last()).isEqualTo("done: From SCN-08: 3 records that are new here.");
        scene.takeIn();
        assertThat(last()).isEqualTo("done: From SCN-08: 0 records that are new here.");
        files.toOpen = List.of(folder.resolve("SCN-08.lfrequest"));
        scene.takeIn();
        assertThat(last()).contains("This is no file that");
    }

    @Test
    void aStickThatIsTakenOutIsSaid() throws IOException {
        joined();
        files.toSave = folder.resolve("taken out").resolve("carry.lfcarry");
        as(Who.FOUNDER).save();
        assertThat(last()).contains("could not be written").contains("whether the stick is in");
    }

    @Test
    void aFullStickIsSaidAndNothingLiesOnIt() throws Exception {
        joined();
        Path stick = Files.createDirectory(folder.resolve("stick"));
        try (SmallDisk disk = SmallDisk.at(stick, 1)) {
            disk.fill();
            files.toSave = stick.resolve("carry.lfcarry");
            as(Who.FOUNDER).save();
            assertThat(last())
                    .contains("could not be written: the disk is full")
                    .contains("Make room there");
            assertThat(files.toSave).doesNotExist();
        }
    }
}

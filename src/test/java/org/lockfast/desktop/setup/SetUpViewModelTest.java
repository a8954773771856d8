package org.lockfast.desktop.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.Surroundings;
import org.lockfast.app.window.StoreEntrance;
import org.lockfast.desktop.Desk;
import org.lockfast.keys.PasswordCost;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;

class SetUpViewModelTest {
    @TempDir Path folder;
    private final Said said = new Said();
    private final List<Desk> opened = new ArrayList<>();
    private StoreEntrance entrance;
    private SetUpViewModel model;
    private int left;

    @BeforeEach
    void begin() {
        entrance =
                new StoreEntrance(
                        folder.resolve("store"),
                        new Surroundings(
                                () -> TestStore.START,
                                TestStore.ZONE,
                                new SecureRandom(),
                                "0.1.0-test",
                                folder.resolve("state"),
                                new PasswordCost(64, 1, 1)));
        model = new SetUpViewModel(entrance, new AtOnce(), said, () -> left++, opened::add);
    }

    @AfterEach
    void close() throws IOException {
        entrance.close();
    }

    private void answered(String password, String again) {
        model.force.set("Exampleshire Police");
        model.station.set("Exampleton");
        model.goOn();
        model.device.set("SCN-07");
        model.goOn();
        model.collar.set("1187");
        model.name.set("Jo Smith");
        model.goOn();
        model.password.set(password);
        model.again.set(again);
        model.goOn();
    }

    @Test
    void eachPageAsksForWhatIsMissingAndKeepsWhatIsThere() {
        model.station.set("Exampleton");
        model.goOn();
        assertThat(said.lines).containsExactly("mend force: Enter the name of the force");
        assertThat(model.page.get()).isEqualTo(SetUpViewModel.FORCE);
        assertThat(model.station.get()).isEqualTo("Exampleton");
        model.force.set("Exampleshire Police");
        model.goOn();
        model.goOn();
        assertThat(said.lines).last().isEqualTo("mend device: Enter a name for this computer");
        model.device.set("SCN-07");
        model.goOn();
        model.goOn();
        assertThat(said.lines)
                .endsWith("mend collar: Enter your collar number", "mend name: Enter your name");
    }

    @Test
    void aWeakPasswordIsRefusedInASentenceAndSoIsASlip() {
        answered("password", "password");
        assertThat(model.page.get()).isEqualTo(SetUpViewModel.PASSWORD);
        assertThat(said.lines).isNotEmpty().allMatch(line -> line.startsWith("mend password: "));
        assertThat(model.password.get()).isEqualTo("password");
        model.password.set(TestStore.PASSWORD);
        model.goOn();
        assertThat(said.lines)
                .last()
                .isEqualTo("mend again: The two passwords differ. Enter the same one twice");
    }

    @Test
    void aPasswordMadeOfTheOfficersOwnNamesIsWeak() {
        answered("Jo Smith 1187 Exampleton", "Jo Smith 1187 Exampleton");
        assertThat(model.page.get()).isEqualTo(SetUpViewModel.PASSWORD);
    }

    @Test
    void backFromAPageKeepsItsAnswersAndFromTheFirstLeaves() {
        model.goBack();
        assertThat(model.page.get()).isEqualTo(SetUpViewModel.FORCE);
        assertThat(left).isEqualTo(1);
        answered(TestStore.PASSWORD, TestStore.PASSWORD);
        assertThat(model.page.get()).isEqualTo(SetUpViewModel.CHECK);
        model.goBack();
        model.goBack();
        assertThat(model.page.get()).isEqualTo(SetUpViewModel.OFFICER);
        assertThat(left).isEqualTo(1);
        assertThat(model.name.get()).isEqualTo("Jo Smith");
    }

    @Test
    void theStoreIsMadeTheSheetShownOnceAndTheOfficerIsIn() {
        answered(TestStore.PASSWORD, TestStore.PASSWORD);
        assertThat(model.answers())
                .extracting(pair -> pair[1])
                .containsExactly("Exampleshire Police", "Exampleton", "SCN-07", "1187", "Jo Smith");
        assertThat(entrance.door()).isEmpty();
        model.goOn();
        assertThat(model.page.get()).isEqualTo(SetUpViewModel.RECOVERY);
        assertThat(entrance.door())
                .hasValueSatisfying(door -> assertThat(door.device()).isEqualTo("SCN-07"));
        assertThat(model.password.get()).as("the password is not kept").isEmpty();
        assertThat(model.sheet.get()).isNotBlank();
        model.goBack();
        assertThat(model.page.get())
                .as("a store that is made is made")
                .isEqualTo(SetUpViewModel.RECOVERY);
        model.goOn();
        assertThat(opened).isEmpty();
        assertThat(said.lines)
                .last()
                .isEqualTo(
                        "mend sheetKept: Print the recovery sheet or copy it out, then tick the box");
        model.sheetKept.set(true);
        model.goOn();
        assertThat(opened)
                .singleElement()
                .satisfies(
                        desk -> assertThat(desk.session().officer().name()).isEqualTo("Jo Smith"));
        assertThat(model.sheet.get()).isEmpty();
    }
}

package org.lockfast.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.StoreEntrance;
import org.lockfast.desktop.Desk;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Said;
import org.lockfast.testing.TestStore;

class SignInViewModelTest {
    @TempDir Path folder;
    private final Said said = new Said();
    private final List<Desk> opened = new ArrayList<>();
    private StoreEntrance entrance;

    @BeforeEach
    void begin() {
        TestStore store = TestStore.in(folder);
        store.close();
        entrance = new StoreEntrance(store.directory(), store.surroundings());
    }

    @AfterEach
    void close() throws IOException {
        entrance.close();
    }

    private SignInViewModel model(String lockedBy) {
        return new SignInViewModel(entrance, new AtOnce(), said, opened::add, lockedBy);
    }

    @Test
    void whoSignsInIsInAndThePasswordIsNotKept() {
        SignInViewModel model = model("");
        model.shown();
        assertThat(model.place.get()).isEqualTo("SCN-07 · Exampleton · Exampleshire Police");
        model.collar.set(" 1187 ");
        model.password.set(TestStore.PASSWORD);
        model.signIn();
        assertThat(opened)
                .singleElement()
                .satisfies(
                        desk -> assertThat(desk.session().officer().name()).isEqualTo("Jo Smith"));
        assertThat(model.password.get()).isEmpty();
        assertThat(model.opening.get()).isFalse();
    }

    @Test
    void whichPartWasWrongIsNeverSaidAndTheCollarNumberStays() {
        SignInViewModel model = model("");
        model.collar.set("1187");
        model.password.set("not the password at all");
        model.signIn();
        model.collar.set("9999");
        model.password.set(TestStore.PASSWORD);
        model.signIn();
        assertThat(said.lines).hasSize(2).allMatch(line -> line.startsWith("refused: "));
        assertThat(said.lines.getFirst()).isEqualTo(said.lines.getLast());
        assertThat(opened).isEmpty();
        assertThat(model.collar.get()).isEqualTo("9999");
        assertThat(model.password.get()).isEmpty();
    }

    @Test
    void whatIsMissingIsAskedFor() {
        SignInViewModel model = model("");
        model.signIn();
        assertThat(said.lines)
                .containsExactly(
                        "mend collar: Enter your collar number",
                        "mend password: Enter your password");
    }

    @Test
    void aLockAsksForThePasswordOfWhoeverLocked() {
        SignInViewModel model = model("1188");
        assertThat(model.locked).isTrue();
        model.password.set(TestStore.PASSWORD);
        model.signIn();
        assertThat(opened)
                .singleElement()
                .satisfies(
                        desk -> assertThat(desk.session().officer().name()).isEqualTo("Max Jones"));
    }
}

package org.lockfast.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.window.StoreEntrance;
import org.lockfast.desktop.Frame;
import org.lockfast.desktop.FrameActions;
import org.lockfast.desktop.FrameModel;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.ScanKind;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.TestStore;

@FxTest
class SignInScreenTest {
    @TempDir Path folder;
    private StoreEntrance entrance;
    private SignInViewModel model;
    private Frame frame;
    private Stage stage;

    @BeforeEach
    void open() {
        TestStore store = TestStore.in(folder);
        store.close();
        entrance = new StoreEntrance(store.directory(), store.surroundings());
        frame =
                new Frame(
                        new FrameModel(),
                        new FrameActions(
                                () -> {},
                                () -> {},
                                () -> {},
                                () -> {},
                                (text, answer) -> {},
                                scan -> {}),
                        (code, aim) -> ScanKind.FOREIGN,
                        Clock.fixed(store.now(), TestStore.ZONE));
        model = new SignInViewModel(entrance, new AtOnce(), frame.notices(), desk -> {});
        SignInController screen = new SignInController(model);
        frame.begin(place -> screen, new Place.SignIn());
        stage = new Stage();
        stage.setScene(new Scene(frame, 1280, 720));
        frame.look(Colours.DAY, Density.COMPACT, 100);
        stage.show();
        stage.requestFocus();
        screen.focusFirst();
        Fx.settle();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
        entrance.close();
    }

    @Test
    void itHasNamesAndBeginsAtTheCollarNumber() {
        Accessibility.check(frame);
        assertThat(stage.getScene().getFocusOwner()).isSameAs(find("collar", TextField.class));
    }

    private <N extends javafx.scene.Node> N find(String id, Class<N> type) {
        return Fx.find(frame, id, type);
    }

    @Test
    void aRefusalStandsInSightAndAsksForThePasswordAgain() {
        model.collar.set("1187");
        model.password.set("not the password at all");
        find("go", Button.class).fire();
        Fx.settle();
        assertThat(frame.lookup(".notices").lookup(".banner").isVisible()).isTrue();
        assertThat(find("collar", TextField.class).getText()).isEqualTo("1187");
        assertThat(stage.getScene().getFocusOwner())
                .isSameAs(find("password", PasswordField.class));
    }

    private SignInController locked() {
        SignInController form =
                new SignInController(
                        new SignInViewModel(
                                entrance, new AtOnce(), frame.lockNotices(), desk -> {}, "1187"));
        form.shown();
        frame.lock("Jo Smith’s work is kept", form.node());
        form.focusFirst();
        Fx.settle();
        return form;
    }

    @Test
    void aLockedWindowAsksForThePasswordAndSaysARefusalWhereOneLooks() {
        SignInController form = locked();
        Accessibility.check(form.node());
        assertThat(Fx.find(form.node(), "go", Button.class).getText()).isEqualTo("Unlock");
        assertThat(stage.getScene().getFocusOwner())
                .isSameAs(Fx.find(form.node(), "password", PasswordField.class));
        Fx.find(form.node(), "password", PasswordField.class).setText("wrong");
        Fx.find(form.node(), "go", Button.class).fire();
        Fx.settle();
        assertThat(frame.lookup(".lock-notices").lookup(".banner").isVisible()).isTrue();
        assertThat(frame.isLocked()).isTrue();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        both("signin");
        model.signIn();
        both("signin-problems");
        model.collar.set("1187");
        model.password.set("not the password at all");
        model.signIn();
        both("signin-refused");
        SignInController form = locked();
        both("locked");
        Fx.find(form.node(), "password", PasswordField.class).setText("wrong");
        Fx.find(form.node(), "go", Button.class).fire();
        both("locked-refused");
    }

    private void both(String name) {
        for (Colours colours : List.of(Colours.DAY, Colours.NIGHT)) {
            frame.look(colours, Density.COMPACT, 100);
            Fx.settle();
            Pictures.write(
                    stage.getScene(),
                    name + "-" + colours.name().toLowerCase(Locale.ROOT) + "-1280x720");
            Pictures.larger(stage.getScene(), name + "-" + colours.name().toLowerCase(Locale.ROOT));
        }
        frame.look(Colours.DAY, Density.COMPACT, 100);
    }
}

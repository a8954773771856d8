package org.lockfast.desktop.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Frame;
import org.lockfast.desktop.FrameActions;
import org.lockfast.desktop.FrameModel;
import org.lockfast.desktop.FxWork;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Progress;
import org.lockfast.desktop.ProgressBox;
import org.lockfast.desktop.ScanKind;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.NoEntrance;
import org.lockfast.testing.Pictures;

/** A sign-in that takes long, on the real screen, by keys: it is seen to go on, and is stopped. */
@FxTest
class WatchedSignInTest {
    /** What the store does next while it is being opened. */
    private interface Step {
        void at(Progress progress);
    }

    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final List<String> begun = new ArrayList<>();
    private final List<Throwable> uncaught = new ArrayList<>();
    private final ExecutorService slowly = Executors.newCachedThreadPool();
    private Frame frame;
    private Stage stage;
    private SignInViewModel model;
    private SignInController screen;

    private final NoEntrance entrance =
            new NoEntrance() {
                @Override
                public Outcome<Desk> signIn(String collar, Password password, Progress progress) {
                    begun.add(collar);
                    try {
                        while (true) {
                            steps.take().at(progress);
                        }
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }
            };

    @BeforeEach
    void open() {
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
                        Clock.fixed(Instant.parse("2026-06-16T08:00:00Z"), ZoneId.of("UTC")));
        FxWork work = new FxWork(slowly, Platform::runLater, uncaught::add, uncaught::add);
        model = new SignInViewModel(entrance, work, frame.notices(), desk -> {});
        screen = new SignInController(model);
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
    void close() {
        steps.add(Progress::check);
        stage.close();
        slowly.shutdownNow();
        assertThat(uncaught).isEmpty();
    }

    private ProgressBox box() {
        return Fx.find(frame, "busy", ProgressBox.class);
    }

    private String said() {
        return ((Label) box().lookup(".label")).getText();
    }

    private void signIn() {
        Fx.type(stage.getScene(), "1187");
        Fx.press(stage.getScene(), KeyCode.TAB);
        Fx.settle();
        Fx.type(stage.getScene(), "violet");
        Fx.wait(60); // a scanner's rhythm ends
        Fx.type(stage.getScene(), " harbour");
        Fx.press(stage.getScene(), KeyCode.ENTER);
    }

    private void lists() {
        steps.add(progress -> {
            progress.saying(
                    "Bringing the lists up to date with the record: 43 %\nNothing recorded changes");
            progress.at(43, 100);
        });
        Fx.wait(100);
    }

    private static void until(java.util.function.BooleanSupplier there) {
        for (int i = 0; i < 200 && !there.getAsBoolean(); i++) {
            Fx.wait(20);
        }
        assertThat(there.getAsBoolean()).isTrue();
    }

    @Test
    void itIsSeenWithinTwoHundredMillisecondsAndBegunOnce() {
        signIn();
        Fx.wait(200);
        assertThat(box().isVisible()).isTrue();
        assertThat(said()).isEqualTo("Opening the store");
        assertThat(((ProgressBar) box().lookup(".progress-bar")).isIndeterminate()).isTrue();
        Fx.press(stage.getScene(), KeyCode.ENTER); // impatient
        Fx.press(stage.getScene(), KeyCode.ENTER, "Ctrl");
        Fx.type(stage.getScene(), "x");
        Fx.settle();
        assertThat(begun).containsExactly("1187");
        assertThat(model.password.get()).isEqualTo("violet harbour");
        lists();
        assertThat(said()).startsWith("Bringing the lists up to date with the record: 43 %");
        assertThat(((ProgressBar) box().lookup(".progress-bar")).getProgress()).isEqualTo(0.43);
        Accessibility.check(frame);
    }

    @Test
    void escapeStopsItThePasswordIsGoneAndItCanBeginAgain() {
        signIn();
        lists();
        Fx.press(stage.getScene(), KeyCode.ESCAPE);
        Fx.settle();
        assertThat(box().isVisible()).as("until it has stopped").isTrue();
        steps.add(Progress::check);
        until(() -> !model.opening.get());
        Fx.settle();
        assertThat(box().isVisible()).isFalse();
        assertThat(Fx.find(frame, "collar", TextField.class).getText()).isEqualTo("1187");
        PasswordField password = Fx.find(frame, "password", PasswordField.class);
        assertThat(password.getText()).isEmpty();
        assertThat(stage.getScene().getFocusOwner()).isSameAs(password);
        assertThat(frame.lookup(".notices").lookup(".banner").isVisible()).isTrue();
        Fx.type(stage.getScene(), "violet");
        Fx.press(stage.getScene(), KeyCode.ENTER);
        until(() -> begun.size() == 2);
    }

    @Test
    void theButtonStopsItToo() {
        signIn();
        lists();
        Fx.wait(200);
        for (int i = 0; i < 6 && !isOnStop(); i++) {
            Fx.press(stage.getScene(), KeyCode.TAB);
            Fx.settle();
        }
        assertThat(stage.getScene().getFocusOwner()).matches(owner -> isOnStop(), "is on Stop");
        Fx.press(stage.getScene(), KeyCode.ENTER);
        Fx.settle();
        assertThat(begun).hasSize(1);
        steps.add(Progress::check);
        until(() -> !model.opening.get());
    }

    private boolean isOnStop() {
        return stage.getScene().getFocusOwner() instanceof javafx.scene.control.Button button
                && button.getText().equals("Stop");
    }

    @Test
    void overALockedWindowEscapeStopsItToo() {
        FxWork work = new FxWork(slowly, Platform::runLater, uncaught::add, uncaught::add);
        SignInViewModel unlocking =
                new SignInViewModel(entrance, work, frame.lockNotices(), desk -> {}, "1187");
        SignInController form = new SignInController(unlocking);
        frame.lock("Jo Smith’s work is kept", form.node());
        form.focusFirst();
        Fx.settle();
        Fx.type(stage.getScene(), "violet");
        Fx.press(stage.getScene(), KeyCode.ENTER);
        Fx.wait(200);
        assertThat(Fx.find(form.node(), "busy", ProgressBox.class).isVisible()).isTrue();
        Fx.press(stage.getScene(), KeyCode.ESCAPE);
        steps.add(Progress::check);
        until(() -> !unlocking.opening.get());
        assertThat(frame.isLocked()).isTrue();
    }

    @Test
    @Tag("pictures")
    void pictures() {
        signIn();
        Fx.wait(250);
        both("signin-opening");
        lists();
        both("signin-lists");
        Fx.press(stage.getScene(), KeyCode.ESCAPE);
        both("signin-stopping");
        steps.add(Progress::check);
        until(() -> !model.opening.get());
        both("signin-stopped");
    }

    private void both(String name) {
        for (Colours colours : List.of(Colours.DAY, Colours.NIGHT)) {
            frame.look(colours, Density.COMPACT, 100);
            Fx.settle();
            String called = name + "-" + colours.name().toLowerCase(Locale.ROOT);
            Pictures.write(stage.getScene(), called + "-1280x720");
            Pictures.larger(stage.getScene(), called);
        }
        frame.look(Colours.DAY, Density.COMPACT, 100);
    }
}

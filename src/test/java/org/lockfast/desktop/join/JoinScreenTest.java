package org.lockfast.desktop.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockfast.desktop.Frame;
import org.lockfast.desktop.FrameActions;
import org.lockfast.desktop.FrameModel;
import org.lockfast.desktop.FxWork;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Progress;
import org.lockfast.desktop.ScanKind;
import org.lockfast.desktop.begin.BeginController;
import org.lockfast.journal.Outcome;
import org.lockfast.testing.Accessibility;
import org.lockfast.testing.AtOnce;
import org.lockfast.testing.ChosenFiles;
import org.lockfast.testing.Fx;
import org.lockfast.testing.FxTest;
import org.lockfast.testing.NoEntrance;
import org.lockfast.testing.Pictures;
import org.lockfast.testing.TestStore;

@FxTest
class JoinScreenTest {
    private final ChosenFiles files = new ChosenFiles();
    private final List<Runnable> waiting = new ArrayList<>();
    private final Server server = new Server();
    private Consumer<Runnable> slowly = Runnable::run;
    private JoinViewModel model;
    private Frame frame;
    private Stage stage;

    /** Answers what it is told to. */
    private static final class Server extends NoEntrance {
        Runnable during = () -> {};
        Outcome<Joined> joined =
                Outcome.done(
                        new Joined(
                                "Exampleshire Police",
                                "Exampleton",
                                "d-0011223344556677",
                                "f-00112233445566ff/1+0a0b0c0d+AZ8YcxO7o0e0Q1yJm0w4mJ9x3mFfK2b8pWq5uT7aVx1c",
                                3,
                                java.util.List.of()));

        @Override
        public Optional<Way> joinBegun() {
            return Optional.of(Way.SERVER);
        }

        @Override
        public Outcome<String> look(String address, Path ca) {
            return Outcome.done("Exampleshire Police");
        }

        @Override
        public Outcome<Joined> join(Joining plan, Progress progress) {
            progress.saying("Taking in the force’s records: 12,000 of 100,018");
            progress.at(12_000, 100_018);
            during.run();
            return joined;
        }

        @Override
        public void stopJoining() {
            joined = Outcome.refused("STOPPED", "Stopped. There is no store yet.");
        }
    }

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
                        Clock.fixed(TestStore.START, TestStore.ZONE));
        model =
                new JoinViewModel(
                        server,
                        new FxWork(
                                task -> slowly.accept(task),
                                Runnable::run,
                                fault -> {
                                    throw new AssertionError(fault);
                                },
                                defect -> {
                                    throw new AssertionError(defect);
                                }),
                        frame.notices(),
                        frame::back,
                        said -> {});
        JoinController join = new JoinController(model, files);
        BeginController begin = new BeginController(server, new AtOnce(), frame);
        frame.begin(place -> place instanceof Place.Begin ? begin : join, new Place.Begin());
        stage = new Stage();
        stage.setScene(new Scene(frame, 1280, 720));
        frame.look(Colours.DAY, Density.COMPACT, 100);
        stage.show();
        stage.requestFocus();
        begin.focusFirst();
        Fx.settle();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void join() {
        Fx.find(frame, "join", Button.class).fire();
        Fx.settle();
    }

    private void goTo(int page) {
        model.server.set("https://records.example:8443");
        model.ca.set("/media/stick/ca.crt");
        model.code.set("7K3M-9Q2C-AAAA-BBBB");
        model.device.set("SCN-07");
        while (model.page.get() < page) {
            model.goOn();
        }
        Fx.settle();
    }

    private String focused() {
        return stage.getScene().getFocusOwner().getId();
    }

    @Test
    void theBeginningOffersBothAndSaysThatJoiningWasBegun() {
        Accessibility.check(frame);
        assertThat(focused()).isEqualTo("setUp");
        assertThat(frame.lookup("#begun").isVisible()).isTrue();
    }

    @Test
    void everyPageHasNamesAnOrderAndTheCaretWhereWorkBegins() {
        join();
        List<String> first = List.of("server", "code", "device", "next", "next");
        for (int page = JoinViewModel.SERVER; page < JoinViewModel.PAGES; page++) {
            goTo(page);
            Accessibility.check(frame);
            assertThat(focused()).isEqualTo(first.get(page));
        }
    }

    @Test
    void aFileIsChosenOrTyped() {
        join();
        files.toOpen = List.of(Path.of("/media/stick/ca.crt"));
        Fx.find(frame, "choose", Button.class).fire();
        assertThat(Fx.find(frame, "ca", TextField.class).getText())
                .isEqualTo("/media/stick/ca.crt");
    }

    @Test
    void whileItJoinsEscStopsItAndAfterwardsGoesBack() {
        join();
        goTo(JoinViewModel.CHECK);
        slowly = waiting::add;
        model.goOn();
        Fx.settle();
        Accessibility.check(frame);
        assertThat(focused()).isEqualTo("stop");
        Fx.press(stage.getScene(), javafx.scene.input.KeyCode.ESCAPE);
        Fx.settle();
        assertThat(model.busyProperty().get()).startsWith("Stopping");
        waiting.forEach(Runnable::run);
        assertThat(model.busyProperty().get()).as("what was heard after that").isEmpty();
        Fx.settle();
        assertThat(frame.lookup(".notices").lookup(".banner").isVisible()).isTrue();
        assertThat(focused()).isEqualTo("next");
        Fx.press(stage.getScene(), javafx.scene.input.KeyCode.ESCAPE);
        Fx.settle();
        assertThat(model.page.get()).isEqualTo(JoinViewModel.COMPUTER);
    }

    @Test
    void aRefusalStandsAtItsFieldWithTheCaretAndTheFieldKeepsWhatIsTyped() {
        join();
        goTo(JoinViewModel.CHECK);
        server.joined = Outcome.refused("BAD_CODE", "The server does not take this code");
        model.goOn();
        Fx.settle();
        assertThat(frame.lookupAll(".field-error")).hasSize(1);
        assertThat(Fx.find(frame, "code", TextField.class).getText())
                .isEqualTo("7K3M-9Q2C-AAAA-BBBB");
        Accessibility.check(frame);
    }

    @Test
    @Tag("pictures")
    void pictures() {
        both("begin");
        join();
        for (int page = JoinViewModel.SERVER; page < JoinViewModel.PAGES; page++) {
            goTo(page);
            if (page == JoinViewModel.CHECK) {
                both("join-4");
                slowly = waiting::add;
                model.goOn();
                both("join-busy");
                slowly = Runnable::run;
                server.during = () -> both("join-taking");
                waiting.forEach(Runnable::run);
                server.during = () -> {};
            } else {
                both("join-" + (page + 1));
            }
        }
    }

    @Test
    @Tag("pictures")
    void picturesOfProblems() {
        join();
        model.goOn();
        both("join-problems");
        goTo(JoinViewModel.CHECK);
        server.joined =
                Outcome.refused(
                        "BAD_CODE",
                        "The server does not take this code: it was used, is older than a day, or was typed"
                                + " wrongly. Check it, or ask the administrator of the server for another.");
        model.goOn();
        both("join-code-refused");
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

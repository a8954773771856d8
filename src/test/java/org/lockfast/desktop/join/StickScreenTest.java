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
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.desktop.Entrance;
import org.lockfast.desktop.Frame;
import org.lockfast.desktop.FrameActions;
import org.lockfast.desktop.FrameModel;
import org.lockfast.desktop.FxWork;
import org.lockfast.desktop.Look.Colours;
import org.lockfast.desktop.Look.Density;
import org.lockfast.desktop.Place;
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
class StickScreenTest {
    private static final String FINGERPRINT = "7K3M2-9Q2CX-4T8V0-B6NHR";
    private static final String CODE = "AB3M2-9Q2CX-4T8V0-B6NHR";

    private final ChosenFiles files = new ChosenFiles();
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> over = new ArrayList<>();
    private final Stick stick = new Stick();
    private Consumer<Runnable> slowly = Runnable::run;
    private StickViewModel model;
    private BeginController start;
    private Frame frame;
    private Stage stage;

    /** Answers what it is told to. */
    private final class Stick extends NoEntrance {
        boolean begun;
        Outcome<Asked> request = Outcome.done(new Asked(FINGERPRINT, CODE, ""));
        Outcome<Joined> joined =
                Outcome.done(
                        new Joined(
                                "Exampleshire Police",
                                "Otherham",
                                "d-0011223344556677",
                                "f-00112233445566ff/1+0a0b0c0d+AZ8YcxO7o0e0Q1yJm0w4mJ9x3mFfK2b8pWq5uT7aVx1c",
                                3,
                                List.of()));

        @Override
        public Optional<Way> joinBegun() {
            return begun ? Optional.of(Way.STICK) : Optional.empty();
        }

        @Override
        public Outcome<Asked> ask(
                String station, String device, String before, boolean anew, Path file) {
            asked.add(
                    String.join("|", station, device, before, file.toString())
                            + (anew ? "|anew" : ""));
            return request;
        }

        @Override
        public Outcome<Joined> joinBy(Path file, String code, String force) {
            asked.add(String.join("|", file.toString(), code, force));
            return joined;
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
                new StickViewModel(
                        stick,
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
                        files,
                        frame::back,
                        over::add);
        StickController screen = new StickController(model);
        start = new BeginController(stick, new AtOnce(), frame);
        frame.begin(place -> place instanceof Place.Begin ? start : screen, new Place.Begin());
        stage = new Stage();
        stage.setScene(new Scene(frame, 1280, 720));
        frame.look(Colours.DAY, Density.COMPACT, 100);
        stage.show();
        stage.requestFocus();
        start.focusFirst();
        Fx.settle();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void begin() {
        Fx.find(frame, "stick", Button.class).fire();
        Fx.settle();
    }

    private void fillIn() {
        model.station.set("Otherham");
        model.device.set("SCN/08");
        files.toSave = Path.of("/media/stick/SCN-08.lfrequest");
        model.answer.set("/media/stick/SCN-08.lfjoin");
        model.force.set("C63M2-9Q2CX-4T8V0-B6NHR");
    }

    private void goTo(int page) {
        fillIn();
        while (model.page.get() < page) {
            model.goOn();
        }
        Fx.settle();
    }

    private String focused() {
        return stage.getScene().getFocusOwner().getId();
    }

    private void enter() {
        Fx.press(stage.getScene(), KeyCode.ENTER);
        Fx.settle();
    }

    @Test
    void everyPageHasNamesAnOrderAndTheCaretWhereWorkBegins() {
        begin();
        List<String> first = List.of("station", "next", "answer", "next");
        for (int page = StickViewModel.ASK; page < StickViewModel.PAGES; page++) {
            goTo(page);
            Accessibility.check(frame);
            assertThat(focused()).as("page " + page).isEqualTo(first.get(page));
        }
    }

    @Test
    void theRequestIsWrittenWhereItIsSaidAndTheFingerprintAndCodeAreShown() {
        begin();
        goTo(StickViewModel.SHOW);
        assertThat(files.asked).containsExactly("Request to join SCN-08.lfrequest");
        assertThat(asked).containsExactly("Otherham|SCN/08||/media/stick/SCN-08.lfrequest");
        assertThat(Fx.find(frame, "fingerprint", TextField.class).getText()).isEqualTo(FINGERPRINT);
        assertThat(Fx.find(frame, "kept", TextField.class).getText()).isEqualTo(CODE);
        enter();
        files.toOpen = List.of(Path.of("/media/stick/other.lfjoin"));
        Fx.find(frame, "choose", Button.class).fire();
        model.goOn();
        assertThat(asked)
                .last()
                .isEqualTo("/media/stick/other.lfjoin|" + CODE + "|C63M2-9Q2CX-4T8V0-B6NHR");
        Fx.settle();
        enter();
        assertThat(over)
                .containsExactly(
                        "This computer belongs to Exampleshire Police, Otherham. Sign in with your own"
                                + " collar number and password");
    }

    @Test
    void whoChangesTheirMindAboutTheFileStaysWithAllThatWasTyped() {
        begin();
        fillIn();
        files.toSave = null;
        model.goOn();
        assertThat(model.page.get()).isEqualTo(StickViewModel.ASK);
        assertThat(asked).isEmpty();
        assertThat(model.station.get()).isEqualTo("Otherham");
    }

    /** Days later, the program was closed meanwhile: straight to the answer, by the code. */
    @Test
    void whoHasTheAnswerGoesStraightToIt() {
        stick.begun = true;
        begin();
        assertThat(focused()).isEqualTo("answered");
        assertThat(frame.lookup("#names").isVisible()).as("nothing is typed again").isFalse();
        enter();
        assertThat(focused()).isEqualTo("answer");
        fillIn();
        model.goOn();
        Fx.settle();
        assertThat(frame.lookupAll(".field-error")).as("the code").hasSize(1);
        model.code.set(CODE);
        model.goOn();
        assertThat(model.page.get()).isEqualTo(StickViewModel.JOINED);
        model.goBack();
        assertThat(model.page.get()).as("it is made").isEqualTo(StickViewModel.JOINED);
    }

    /** Enter goes on with what was begun, and founds no force. */
    @Test
    void whatWasBegunIsNamedAndHasTheCaret() {
        assertThat(focused()).isEqualTo("setUp");
        stick.begun = true;
        start.shown();
        Fx.settle();
        assertThat(focused()).isEqualTo("stick");
        assertThat(Fx.find(frame, "begun", Label.class).getText()).contains("by USB stick");
    }

    /** Two names are asked for, and the one that will not do is told. */
    @Test
    void aNameOfAStationThatWillNotDoIsToldThere() {
        begin();
        fillIn();
        stick.request = Outcome.refused("STATION_UNUSABLE", "The station’s name: too long.");
        model.goOn();
        Fx.settle();
        assertThat(frame.lookup("#station").getParent().lookup(".field-error")).isNotNull();
    }

    /** Its answer may be on its way: keys are given up only where somebody says so. */
    @Test
    void anEarlierRequestIsGivenUpOnlyByChoosingSo() {
        begin();
        fillIn();
        stick.request = Outcome.refused("BEGUN", "A request was made here before.");
        model.goOn();
        Fx.settle();
        assertThat(asked).last().asString().doesNotEndWith("|anew");
        assertThat(frame.lookupAll(".field-error")).hasSize(1);
        assertThat(frame.lookup("#beforeField").isVisible()).isTrue();
        int before = asked.size();
        model.goOn();
        assertThat(asked).as("neither a code nor given up").hasSize(before);
        Fx.find(frame, "anew", RadioButton.class).fire();
        stick.request = Outcome.done(new Entrance.Asked(FINGERPRINT, CODE, ""));
        model.goOn();
        assertThat(asked).last().asString().endsWith("|anew");
        assertThat(model.page.get()).isEqualTo(StickViewModel.SHOW);
        assertThat(model.earlier.get()).isEqualTo(StickViewModel.Earlier.AGAIN);
    }

    /** The stick is full: the keys are made, and its code is not lost with the file. */
    @Test
    void ofARequestThatCouldNotBeWrittenTheCodeIsThere() {
        begin();
        fillIn();
        stick.request = Outcome.done(new Entrance.Asked(FINGERPRINT, CODE, "The stick is full."));
        model.goOn();
        assertThat(model.page.get()).isEqualTo(StickViewModel.ASK);
        assertThat(model.before.get()).isEqualTo(CODE);
        assertThat(model.begun.get()).isTrue();
        stick.request = Outcome.done(new Entrance.Asked(FINGERPRINT, CODE, ""));
        model.goOn();
        assertThat(asked).last().asString().contains(CODE).doesNotEndWith("|anew");
        assertThat(model.page.get()).isEqualTo(StickViewModel.SHOW);
    }

    /** What did not come with the file is said on the page that says it has joined. */
    @Test
    void whatTheFileDidNotBringIsSaidWhereItHasJoined() {
        stick.joined =
                Outcome.done(
                        new Entrance.Joined(
                                "Exampleshire Police",
                                "Otherham",
                                "d-0011223344556677",
                                "f-00112233445566ff/1",
                                3,
                                List.of("12 photographs and forms are still to come")));
        begin();
        goTo(StickViewModel.JOINED);
        assertThat(model.came().getLast()[1])
                .isEqualTo("12 photographs and forms are still to come.");
        assertThat(model.code.get() + model.before.get()).as("of no more use").isEmpty();
    }

    @Test
    void theSameRequestIsWrittenAgainByItsCode() {
        begin();
        goTo(StickViewModel.SHOW);
        model.goBack();
        model.goOn();
        assertThat(asked)
                .last()
                .isEqualTo("Otherham|SCN/08|" + CODE + "|/media/stick/SCN-08.lfrequest");
    }

    @ParameterizedTest
    @CsvSource({
        "BAD_CODE, code",
        "ANOTHER_FORCE, force",
        "FOR_ANOTHER, answer",
        "TORN, answer",
        "NOT_ENROLLED, answer"
    })
    void aRefusalStandsAtItsFieldAndTheFieldKeepsWhatIsTyped(String why, String field) {
        begin();
        goTo(StickViewModel.ANSWER);
        String typed = Fx.find(frame, field, TextField.class).getText();
        stick.joined = Outcome.refused(why, "So it is");
        model.goOn();
        Fx.settle();
        assertThat(frame.lookupAll(".field-error")).hasSize(1);
        assertThat(frame.lookup("#" + field).getParent().lookup(".field-error")).isNotNull();
        assertThat(Fx.find(frame, field, TextField.class).getText()).isEqualTo(typed);
        Accessibility.check(frame);
    }

    @Test
    void whileItJoinsNothingIsPressedTwice() {
        begin();
        goTo(StickViewModel.ANSWER);
        slowly = waiting::add;
        model.goOn();
        model.goOn();
        model.goBack();
        Fx.settle();
        assertThat(waiting).hasSize(1);
        assertThat(focused()).isEqualTo("next");
        Accessibility.check(frame);
        waiting.forEach(Runnable::run);
        Fx.settle();
        assertThat(model.page.get()).isEqualTo(StickViewModel.JOINED);
    }

    @Test
    void emptyAnswersAreToldAtTheirFields() {
        begin();
        model.goOn();
        Fx.settle();
        assertThat(frame.lookupAll(".field-error")).hasSize(2);
        stick.begun = true;
        model.shown();
        model.goOn();
        model.goOn();
        Fx.settle();
        assertThat(frame.lookupAll(".field-error")).hasSize(3);
    }

    @Test
    @Tag("pictures")
    void pictures() {
        both("begin");
        stick.begun = true;
        start.shown();
        both("begin-begun");
        begin();
        both("stick-begun");
        model.earlier.set(StickViewModel.Earlier.AGAIN);
        both("stick-again");
        model.before.set(CODE);
        for (int page = StickViewModel.ASK; page < StickViewModel.PAGES; page++) {
            goTo(page);
            both("stick-" + (page + 1));
            if (page == StickViewModel.ANSWER) {
                stick.joined =
                        Outcome.refused(
                                "ANOTHER_FORCE",
                                "This file is of Exampleshire Police with another key than the one whose"
                                        + " code was typed. Nothing of it is kept.");
                model.goOn();
                both("stick-refused");
                stick.joined =
                        Outcome.done(
                                new Entrance.Joined(
                                        "Exampleshire Police",
                                        "Otherham",
                                        "d-0011223344556677",
                                        "f-00112233445566ff/1+0a0b0c0d+AZ8YcxO7o0e0Q1yJm0w4mJ9x3mFfK2b8pWq5uT7aVx1c",
                                        3,
                                        List.of(
                                                "12 photographs and forms are still to come: take a file"
                                                        + " back to the administrator’s computer, and have"
                                                        + " another written")));
                slowly = waiting::add;
                model.goOn();
                both("stick-busy");
                slowly = Runnable::run;
                waiting.forEach(Runnable::run);
            }
        }
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

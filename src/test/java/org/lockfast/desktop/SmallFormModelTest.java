package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockfast.journal.Outcome;

/** A form whose act takes long tells how far it is, and can be stopped. */
class SmallFormModelTest {
    private final Queue<Runnable> slowly = new ArrayDeque<>();
    private final List<String> made = new ArrayList<>();
    private final List<SmallForm.Result> done = new ArrayList<>();
    private SmallFormModel model =
            model(new SmallForm("T", "", "Do", List.of(), this::make, "Going over it"));

    private SmallFormModel model(SmallForm form) {
        return new SmallFormModel(
                form,
                new FxWork(
                        slowly::add,
                        Runnable::run,
                        fault -> made.add("fault"),
                        thrown -> made.add("defect " + thrown)),
                new SmartTime(
                        Clock.fixed(Instant.parse("2026-06-16T08:00:00Z"), ZoneId.of("UTC"))));
    }

    private Outcome<SmallForm.Result> make(Answers answers, Progress progress) {
        progress.at(1, 4);
        made.add("made");
        return Outcome.done(SmallForm.Result.of("Made"));
    }

    @BeforeEach
    void listen() {
        model.onDone(done::add);
    }

    @Test
    void whatIsUnderWayIsWatchedAndEnds() {
        model.press(List.of());
        Job job = model.watched.get();
        assertThat(job).isNotNull();
        assertThat(model.busy.get()).isTrue();
        slowly.remove().run();
        assertThat(job.doneProperty().get()).isEqualTo(0.25);
        assertThat(job.runningProperty().get()).isFalse();
        assertThat(model.busy.get()).isFalse();
        assertThat(made).containsExactly("made");
        assertThat(done).extracting(SmallForm.Result::said).containsExactly("Made");
    }

    @Test
    void whatIsStoppedIsNotDoneIsSaidAndCanBeAskedForAgain() {
        model.press(List.of());
        model.watched.get().cancel();
        slowly.remove().run();
        assertThat(made).isEmpty();
        assertThat(done).isEmpty();
        assertThat(model.busy.get()).isFalse();
        assertThat(model.refusal.get()).isEqualTo(Words.common().say("progress.stopped"));

        model.press(List.of());
        assertThat(model.refusal.get()).isEmpty();
        slowly.remove().run();
        assertThat(done).hasSize(1);
    }

    @Test
    void aTimeLaterThanNowIsAskedAboutOnceAndThenTakenAsItIs() {
        model =
                model(
                        new SmallForm(
                                "T",
                                "",
                                "Do",
                                List.of(Ask.of("at", Ask.Kind.TIME, "When")),
                                answers -> {
                                    made.add(answers.text("at"));
                                    return Outcome.done(SmallForm.Result.of("Done"));
                                }));
        model.onDone(done::add);
        model.value("at").set("2130");
        model.press(List.of());
        assertThat(model.error("at").get())
                .isEqualTo(
                        "21:30 today is later than now. If you mean the day before, write yesterday 2130. Press once more to record it as it is");
        assertThat(slowly).isEmpty();
        model.press(List.of());
        slowly.remove().run();
        assertThat(model.error("at").get()).isEmpty();
        assertThat(made).containsExactly("2026-06-16T21:30Z");
    }

    @Test
    void whatIsDoneAtOnceHasNothingToWatch() {
        model =
                model(
                        new SmallForm(
                                "T",
                                "",
                                "Do",
                                List.of(),
                                answers -> Outcome.done(SmallForm.Result.of("Done"))));
        model.onDone(done::add);
        model.press(List.of());
        assertThat(model.watched.get()).isNull();
        slowly.remove().run();
        assertThat(done).hasSize(1);
    }
}

package org.lockfast.desktop.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Entrance;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
import org.lockfast.desktop.Progress;
import org.lockfast.desktop.Refusal;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;

/** Signs an officer in, or unlocks for one. Which part was wrong is never said. */
public final class SignInViewModel {
    final StringProperty collar = new SimpleStringProperty("");
    final StringProperty password = new SimpleStringProperty("");
    final StringProperty place = new SimpleStringProperty("");
    final BooleanProperty opening = new SimpleBooleanProperty();

    /** The last sign-in, to be watched and stopped; null before. */
    final ObjectProperty<@Nullable Job> job = new SimpleObjectProperty<>();

    /** True where somebody's work lies behind: whoever it is may unlock, others sign in. */
    final boolean locked;

    private final Entrance entrance;
    private final Work work;
    private final Notices notices;
    private final Consumer<Desk> signedIn;
    private final Words words = Words.in(SignInViewModel.class);

    /**
     * @param signedIn what happens next, on the FX thread
     */
    public SignInViewModel(Entrance entrance, Work work, Notices notices, Consumer<Desk> signedIn) {
        this(entrance, work, notices, signedIn, "");
    }

    /**
     * @param lockedBy collar number of the officer whose work lies behind; empty to sign in
     */
    public SignInViewModel(
            Entrance entrance,
            Work work,
            Notices notices,
            Consumer<Desk> signedIn,
            String lockedBy) {
        this.locked = !lockedBy.isEmpty();
        this.collar.set(lockedBy);
        this.entrance = entrance;
        this.work = work;
        this.notices = notices;
        this.signedIn = signedIn;
    }

    void shown() {
        work.read(
                () ->
                        entrance.door()
                                .map(door ->
                                        door.device()
                                                + " · "
                                                + door.station()
                                                + " · "
                                                + door.force())
                                .orElse(""),
                place::set);
    }

    void signIn() {
        notices.clear();
        List<Problem> problems = new ArrayList<>();
        if (collar.get().isBlank()) {
            problems.add(new Problem("collar", words.say("signin.collar.empty")));
        }
        if (password.get().isEmpty()) {
            problems.add(new Problem("password", words.say("signin.password.empty")));
        }
        if (!problems.isEmpty()) {
            notices.summary(new Problems(problems));
            return;
        }
        if (opening.get()) {
            return; // Enter pressed twice: the first one is being worked on
        }
        opening.set(true);
        String who = collar.get().strip();
        Password given = Password.of(password.get());
        AtomicReference<@Nullable Desk> late = new AtomicReference<>();
        Job begun =
                work.run(
                        progress -> answer(who, given, progress, late),
                        this::open,
                        refusal -> {
                            ended();
                            notices.refused(refusal);
                        },
                        fault -> {
                            ended();
                            work.fault(fault);
                        });
        job.set(begun);
        begun.whenStopped(() -> stopped(late.get()));
    }

    /** Stops signing in at its next safe point. */
    void stop() {
        Job under = job.get();
        if (opening.get() && under != null) {
            under.cancel();
        }
    }

    /**
     * Nobody is signed in. The password goes too: whoever stops may be about to leave.
     *
     * @param late a desk that was open already when somebody asked to stop
     */
    private void stopped(@Nullable Desk late) {
        ended();
        notices.refused(
                new Refusal(
                        words.say(locked ? "signin.stopped.locked" : "signin.stopped"),
                        words.say("signin.stopped.more")));
        if (late != null) {
            work.run(
                    progress -> {
                        entrance.signOut(late);
                        return Answer.done(late);
                    },
                    out -> {},
                    notices::refused,
                    work::fault);
        }
    }

    private void ended() {
        password.set("");
        opening.set(false);
    }

    private Answer<Desk> answer(
            String who, Password given, Progress progress, AtomicReference<@Nullable Desk> late) {
        try (given) {
            return switch (entrance.signIn(who, given, progress)) {
                case Outcome.Done<Desk>(Desk desk, List<String> _) -> {
                    late.set(desk);
                    yield Answer.done(desk);
                }
                case Outcome.Refused<Desk>(String _, String sentence, List<String> _) ->
                        Answer.refused(sentence, "");
            };
        }
    }

    private void open(@Nullable Desk desk) {
        ended();
        if (desk != null) {
            signedIn.accept(desk);
        }
    }
}

package org.lockfast.desktop.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Entrance;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Problem;
import org.lockfast.desktop.Problems;
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
        work.run(
                progress -> answer(who, given),
                this::open,
                refusal -> {
                    password.set("");
                    opening.set(false);
                    notices.refused(refusal);
                },
                fault -> {
                    opening.set(false);
                    work.fault(fault);
                });
    }

    private Answer<Desk> answer(String who, Password given) {
        try (given) {
            return switch (entrance.signIn(who, given)) {
                case Outcome.Done<Desk>(Desk desk, List<String> _) -> Answer.done(desk);
                case Outcome.Refused<Desk>(String _, String sentence, List<String> _) ->
                        Answer.refused(sentence, "");
            };
        }
    }

    private void open(@Nullable Desk desk) {
        opening.set(false);
        password.set("");
        if (desk != null) {
            signedIn.accept(desk);
            entrance.findings().forEach(notices::say);
        }
    }
}

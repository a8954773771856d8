package org.lockfast.desktop;

import java.util.UUID;
import java.util.concurrent.Callable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.HeadCode;
import org.lockfast.journal.Outcome;
import org.lockfast.sync.ShowingHeads.Answer;
import org.lockfast.sync.ShowingHeads.Standing;

/** Two computers at a hand-over show each other a code of how far their records reach. */
public final class HeadsModel {
    /** What came of the other's code, for whoever read it. */
    record Said(Tone tone, String sentence) {}

    final ObjectProperty<@Nullable HeadCode> own = new SimpleObjectProperty<>();
    final StringProperty theirs = new SimpleStringProperty("");
    final ObjectProperty<@Nullable Said> said = new SimpleObjectProperty<>();
    final BooleanProperty busy = new SimpleBooleanProperty();

    private final Desk desk;
    private final Work work;
    private final Callable<@Nullable UUID> batch;
    private String read = "";

    /**
     * @param batch the hand-over the other's code is shown at, asked off the FX thread; null where
     *     there is none yet
     */
    public HeadsModel(Desk desk, Work work, Callable<@Nullable UUID> batch) {
        this.desk = desk;
        this.work = work;
        this.batch = batch;
    }

    /** Reads this computer's own code, as it is now. */
    void shown() {
        work.read(() -> desk.showingHeads().own(), own::set);
    }

    /** Records what stands in the field. */
    void read() {
        String code = theirs.get().strip();
        if (code.isEmpty()) {
            said.set(new Said(Tone.CAUTION, Words.common().say("heads.empty")));
            return;
        }
        if (busy.get() || code.equals(read)) { // the same scan twice says nothing new
            return;
        }
        busy.set(true);
        work.run(
                _ -> org.lockfast.desktop.Answer.done(desk.showingHeads().seen(code, batch.call())),
                outcome -> {
                    busy.set(false);
                    show(code, outcome);
                },
                _ -> busy.set(false),
                fault -> {
                    busy.set(false);
                    work.fault(fault);
                });
    }

    private void show(String code, Outcome<Answer> outcome) {
        switch (outcome) {
            case Outcome.Done<Answer>(Answer answer, var _) -> {
                read = code;
                theirs.set("");
                said.set(new Said(tone(answer.standing()), answer.sentence()));
                shown(); // it says now that theirs was seen
            }
            case Outcome.Refused<Answer>(String why, String sentence, var _) ->
                    said.set(new Said(why.equals("SIGNATURE") ? Tone.ACT : Tone.CAUTION, sentence));
        }
    }

    private static Tone tone(Standing standing) {
        return switch (standing) {
            case AGREES -> Tone.GOOD;
            case AWAITED -> Tone.ACCENT;
            case UNKNOWN -> Tone.CAUTION;
            case CONTRADICTED, REVOKED -> Tone.ACT;
        };
    }
}

package org.lockfast.desktop.newexhibit;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Looking;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Work;
import org.lockfast.exhibit.Case;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.ExhibitReference;
import org.lockfast.exhibit.Initials;
import org.lockfast.journal.Outcome;

/** The case an exhibit is entered into: found by a reference, or opened in place. */
final class SceneCase {
    /** How far looking for the case has come. */
    enum State {
        /** Nothing looked for. */
        NONE,
        /** Chosen. */
        CHOSEN,
        /** No case has this reference: it can be opened here. */
        UNKNOWN
    }

    /**
     * What is known of the case chosen.
     *
     * @param exhibits newest first
     * @param nextReference the officer's initials and the next number
     */
    record Known(List<Exhibit> exhibits, String nextReference) {
        static final Known NOTHING = new Known(List.of(), "");
    }

    final StringProperty text = new SimpleStringProperty("");
    final StringProperty title = new SimpleStringProperty("");
    final ObjectProperty<@Nullable Case> chosen = new SimpleObjectProperty<>();
    final ObjectProperty<State> state = new SimpleObjectProperty<>(State.NONE);
    final ObjectProperty<Known> known = new SimpleObjectProperty<>(Known.NOTHING);
    final ObjectProperty<List<Case>> recent = new SimpleObjectProperty<>(List.of());

    private final Desk desk;
    private final Work work;
    private final Notices notices;

    SceneCase(Desk desk, Work work, Notices notices) {
        this.desk = desk;
        this.work = work;
        this.notices = notices;
        text.subscribe(typed -> {
            Case now = chosen.get();
            if (now != null && !now.reference().equals(typed.strip())) {
                chosen.set(null);
                known.set(Known.NOTHING);
            }
            if (chosen.get() == null) {
                state.set(State.NONE);
            }
        });
        work.read(() -> desk.cases().recent(8), recent::set);
    }

    /** Looks for the case with the reference typed. */
    void look() {
        String typed = text.get().strip();
        if (typed.isEmpty() || state.get() == State.CHOSEN) {
            return;
        }
        work.read(
                () -> desk.cases().byReference(typed),
                found -> {
                    if (!found.isEmpty()) {
                        choose(found.getFirst());
                    } else if (typed.equals(text.get().strip())) {
                        state.set(State.UNKNOWN);
                    }
                });
    }

    /** Opens a case with the reference and title typed. */
    void open() {
        String typed = text.get();
        String named = title.get();
        work.ask(
                () ->
                        switch (desk.openingCases().open(desk.session(), typed, named, List.of())) {
                            case Outcome.Done<Case>(Case opened, List<String> _) ->
                                    Answer.done(opened);
                            case Outcome.Refused<Case>(
                                            String _,
                                            String sentence,
                                            List<String> choices) ->
                                    Answer.<Case>refused(sentence, String.join(", ", choices));
                        },
                this::choose,
                notices::refused);
    }

    /** This is the case. */
    void choose(Case of) {
        chosen.set(of);
        text.set(of.reference());
        state.set(State.CHOSEN);
        Looking.note(
                desk, work, notices, Look.at(Look.Kind.CASE, of.id())); // its exhibits are shown
        refresh();
    }

    /** Reads again what is in it. */
    void refresh() {
        Case of = chosen.get();
        if (of != null) {
            work.read(() -> know(of), known::set);
        }
    }

    private Known know(Case of) {
        String initials = Initials.of(desk.session().officer().name());
        List<Exhibit> newestFirst = desk.exhibits().ofCase(of.id()).reversed();
        return new Known(
                newestFirst,
                initials.isEmpty()
                        ? ""
                        : ExhibitReference.next(initials, desk.exhibits().referencesIn(of.id())));
    }

    /** Chooses the case a draft was for. */
    void choose(java.util.UUID id) {
        work.read(
                () -> desk.cases().byId(id),
                (Optional<Case> found) -> found.ifPresent(this::choose));
    }
}

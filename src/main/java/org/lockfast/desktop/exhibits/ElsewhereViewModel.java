package org.lockfast.desktop.exhibits;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lockfast.consult.Look;
import org.lockfast.continuity.References;
import org.lockfast.desktop.Answer;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.Job;
import org.lockfast.desktop.Navigator;
import org.lockfast.desktop.Notices;
import org.lockfast.desktop.Place;
import org.lockfast.desktop.Words;
import org.lockfast.desktop.Work;
import org.lockfast.journal.Outcome;
import org.lockfast.sync.Elsewhere;
import org.lockfast.sync.wire.Found;

/**
 * What other stations recorded under the words that are looked for. The server is asked when an
 * officer says so and at no other time; a store of its own has nobody to ask.
 */
public final class ElsewhereViewModel {
    /** How far it is. */
    sealed interface State {
        /** There are no words, or nobody to ask. */
        record None() implements State {}

        /**
         * The server can be asked.
         *
         * @param notHere the reference that is looked for, where nothing here is called so; empty
         *     for any other words
         */
        record Offered(String notHere) implements State {}

        /** It is being asked. */
        record Asking() implements State {}

        /** It answered; perhaps with nothing. */
        record Answered(String sought, List<Line> lines) implements State {}

        /** It could not be asked, and what to do. */
        record Refused(String said) implements State {}
    }

    /**
     * One exhibit or case the force has.
     *
     * @param here whether it is in this store already
     * @param followed whether it is to come here
     */
    record Line(Found found, boolean here, boolean followed) {
        boolean isCase() {
            return found.kind().equals("CASE");
        }
    }

    private final ReadOnlyObjectWrapper<State> state =
            new ReadOnlyObjectWrapper<>(new State.None());
    private final Desk desk;
    private final Optional<Elsewhere> force;
    private final Work work;
    private final Notices notices;
    private final Navigator navigator;
    private String words = "";
    private @Nullable Job asking;

    /** Nothing is asked until {@link #ask}. */
    public ElsewhereViewModel(Desk desk, Work work, Notices notices, Navigator navigator) {
        this.desk = desk;
        this.force = desk.elsewhere();
        this.work = work;
        this.notices = notices;
        this.navigator = navigator;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Other words are looked for: what was answered before is nothing to them. */
    void words(String now) {
        stop();
        words = now.strip();
        if (force.isEmpty() || words.isEmpty()) {
            state.set(new State.None());
            return;
        }
        offer();
    }

    /** What only has the parts of a reference is not taken for what is looked for. */
    private void offer() {
        state.set(new State.Offered(""));
        String sought = words;
        if (References.isOneReference(sought)) {
            work.read(
                    () -> desk.references().isNotHere(sought),
                    notHere -> {
                        if (notHere
                                && words.equals(sought)
                                && state.get() instanceof State.Offered) {
                            state.set(new State.Offered(sought));
                        }
                    });
        }
    }

    /** Asks the server. */
    void ask() {
        Elsewhere server = force.orElseThrow();
        stop();
        String sought = words;
        state.set(new State.Asking());
        asking =
                work.run(
                        progress ->
                                switch (server.ask(sought)) {
                                    case Outcome.Done<List<Found>> found -> {
                                        boolean noted =
                                                desk.looked(
                                                        Look.search(sought, found.value().size()));
                                        yield Answer.done(
                                                new Told(lines(server, found.value()), noted));
                                    }
                                    case Outcome.Refused<List<Found>> refused ->
                                            Answer.refused(refused.sentence(), "");
                                },
                        told -> show(sought, told),
                        refusal -> state.set(new State.Refused(refusal.said())),
                        fault -> {
                            offer();
                            work.fault(fault);
                        });
    }

    /** What was answered, and whether that it was could be noted. */
    private record Told(List<Line> lines, boolean noted) {}

    private void show(String sought, Told told) {
        state.set(new State.Answered(sought, told.lines()));
        if (!told.noted()) {
            notices.say(Words.common().say("look.not-noted"));
        }
    }

    /** Asks no longer; nothing that comes is shown. */
    void cancel() {
        stop();
        offer();
    }

    private void stop() {
        Job before = asking;
        if (before != null) {
            before.cancel();
            asking = null;
        }
    }

    private List<Line> lines(Elsewhere server, List<Found> found) {
        Set<UUID> followed = Set.copyOf(server.followed());
        return found.stream()
                .map(this::seen)
                .map(one ->
                        new Line(
                                one,
                                desk.exhibits().byId(one.subject()).isPresent()
                                        || desk.cases().byId(one.subject()).isPresent(),
                                followed.contains(one.subject())))
                .toList();
    }

    /** The server knows no officers, so what one of them may not see is left out here. */
    private Found seen(Found one) {
        return one.caseId() != null
                        && desk.restrictingCases()
                                .isClosedTo(desk.session().officer(), one.caseId())
                ? one.withoutCase()
                : one;
    }

    /** Its record is to come here, with the next round, which is soon. */
    void follow(Line line) {
        change(server -> {
            Outcome<UUID> outcome = server.follow(line.found().subject());
            desk.sendNow();
            return outcome;
        });
    }

    /** It is to come here no longer. */
    void leave(Line line) {
        change(server -> {
            server.leave(line.found().subject());
            return Outcome.done(line.found().subject());
        });
    }

    private void change(Function<Elsewhere, Outcome<UUID>> changing) {
        if (!(state.get() instanceof State.Answered(String sought, List<Line> lines))) {
            return;
        }
        Elsewhere server = force.orElseThrow();
        work.ask(
                () ->
                        switch (changing.apply(server)) {
                            case Outcome.Done<UUID> done ->
                                    Answer.done(
                                            lines(
                                                    server,
                                                    lines.stream().map(Line::found).toList()));
                            case Outcome.Refused<UUID> refused ->
                                    Answer.refused(refused.sentence(), "");
                        },
                now -> {
                    if (words.equals(sought)) {
                        state.set(new State.Answered(sought, now));
                    }
                },
                refusal -> state.set(new State.Refused(refusal.said())));
    }

    /** Something was recorded, or came: what was sought elsewhere may be here now. */
    void look() {
        if (state.get() instanceof State.Answered(String sought, List<Line> lines)) {
            Elsewhere server = force.orElseThrow();
            work.read(
                    () -> lines(server, lines.stream().map(Line::found).toList()),
                    now -> {
                        if (words.equals(sought)
                                && state.get() instanceof State.Answered
                                && !now.equals(lines)) {
                            state.set(new State.Answered(sought, now));
                        }
                    });
        }
    }

    /** Shows an exhibit that is here. */
    void open(Line line) {
        navigator.open(new Place.Exhibit(line.found().subject()));
    }
}

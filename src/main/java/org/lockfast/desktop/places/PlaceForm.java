package org.lockfast.desktop.places;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lockfast.desktop.Answers;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Choice;
import org.lockfast.desktop.Ask.Kind;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmallForm.Result;
import org.lockfast.desktop.Words;
import org.lockfast.journal.Outcome;
import org.lockfast.officer.KeepingPlaces.Wanted;
import org.lockfast.place.Place;

/** The form by which a place is renamed, closed, or said to be fit for something else. */
final class PlaceForm {
    private static final String PATH = "path";
    private static final String CLASS = "class";
    private static final String CAPACITY = "capacity";
    private static final String CLOSED = "closed";
    private static final String REASON = "reason";

    private final Desk desk;
    private final Place place;
    private final Consumer<Place> changed;
    private final Words words = Words.in(PlaceForm.class);

    /**
     * @param changed told, off the FX thread, what it is now
     */
    PlaceForm(Desk desk, Place place, Consumer<Place> changed) {
        this.desk = desk;
        this.place = place;
        this.changed = changed;
    }

    SmallForm change() {
        Integer capacity = place.capacity();
        return new SmallForm(
                words.say("places.change.title", place.path()),
                words.say("places.change.more"),
                words.say("places.change.button"),
                List.of(
                        Ask.of(PATH, Kind.LINE, words.say("places.change.path"))
                                .hinted(words.say("places.change.path.hint"))
                                .beginning(place.path())
                                .needed(words.say("places.change.path.empty")),
                        Ask.choice(CLASS, words.say("places.change.class"), classes())
                                .beginning(place.storage()),
                        Ask.of(CAPACITY, Kind.LINE, words.say("places.change.capacity"))
                                .hinted(words.say("places.change.capacity.hint"))
                                .beginning(capacity == null ? "" : capacity.toString()),
                        Ask.of(CLOSED, Kind.TICK, words.say("places.change.closed"))
                                .beginning(place.closed() == null ? "" : Answers.YES),
                        Ask.of(REASON, Kind.LINE, words.say("places.change.reason"))
                                .needed(words.say("places.change.reason.empty"))),
                this::done);
    }

    private List<Choice> classes() {
        LocalDate today = LocalDate.ofInstant(desk.clock().instant(), desk.zone());
        List<Choice> classes =
                new ArrayList<>(
                        desk.rules().storage().offeredOn(today).stream()
                                .map(one -> new Choice(one.code(), one.words().english()))
                                .toList());
        if (classes.stream().noneMatch(one -> one.code().equals(place.storage()))) {
            classes.addFirst(
                    new Choice(
                            place.storage(),
                            desk.rules().storage().words(place.storage()).english()));
        }
        return classes;
    }

    private Outcome<Result> done(Answers answers) {
        String capacity = answers.text(CAPACITY);
        if (!capacity.matches("[0-9]{0,7}")) {
            return Outcome.refused("CAPACITY", words.say("places.change.capacity.wrong"));
        }
        return desk.keepingPlaces()
                .change(
                        desk.session(),
                        place,
                        new Wanted(
                                answers.text(PATH),
                                answers.text(CLASS),
                                capacity.isEmpty() ? null : Integer.valueOf(capacity),
                                answers.ticked(CLOSED)),
                        answers.text(REASON))
                .then(now -> {
                    changed.accept(now);
                    return Outcome.done(Result.of(words.say("places.change.done", now.path())));
                });
    }
}

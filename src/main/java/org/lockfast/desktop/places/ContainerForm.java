package org.lockfast.desktop.places;

import java.util.List;
import java.util.function.Consumer;
import org.lockfast.desktop.Ask;
import org.lockfast.desktop.Ask.Kind;
import org.lockfast.desktop.Desk;
import org.lockfast.desktop.SmallForm;
import org.lockfast.desktop.SmallForm.Result;
import org.lockfast.desktop.Words;
import org.lockfast.journal.Outcome;
import org.lockfast.place.Place;

/** The form by which a container is made known that stands in a place. */
final class ContainerForm {
    private static final String NAME = "name";

    private final Desk desk;
    private final Place at;
    private final Consumer<Place> added;
    private final Words words = Words.in(ContainerForm.class);

    /**
     * @param at where it stands
     * @param added told, off the FX thread, what was added
     */
    ContainerForm(Desk desk, Place at, Consumer<Place> added) {
        this.desk = desk;
        this.at = at;
        this.added = added;
    }

    SmallForm add() {
        return new SmallForm(
                words.say("places.container.title", at.path()),
                words.say("places.container.more"),
                words.say("places.container.button"),
                List.of(
                        Ask.of(NAME, Kind.LINE, words.say("places.container.name"))
                                .hinted(words.say("places.container.name.hint"))
                                .needed(words.say("places.container.name.empty"))),
                answers ->
                        desk.containers()
                                .add(desk.session(), answers.text(NAME), at, null)
                                .then(now -> {
                                    added.accept(now);
                                    return Outcome.done(
                                            Result.of(
                                                    words.say(
                                                            "places.container.done", now.path())));
                                }));
    }
}

package org.lockfast.officer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.place.Place;
import org.lockfast.place.PlaceEvent;
import org.lockfast.place.Places;

/** Makes places known, so that things can be put there. */
public final class AddingPlaces {
    private final Recording journal;
    private final Places places;
    private final Supplier<UUID> ids;

    public AddingPlaces(Recording journal, Places places, Supplier<UUID> ids) {
        this.journal = journal;
        this.places = places;
        this.ids = ids;
    }

    /**
     * @param path from the outside in, parts divided by {@code /}
     * @param storage storage class code
     * @param kind {@code STORE}, {@code OUTSIDE} or {@link Place#CONTAINER}
     */
    public Outcome<Place> add(Session session, String path, String storage, String kind) {
        if (path.isBlank()) {
            return Outcome.refused(
                    "NO_PATH",
                    "Enter the place, from the outside in, like Holloway Road/Bay H/Shelf 2.");
        }
        Optional<Place> known = places.byPath(path);
        if (known.isPresent()) {
            return Outcome.refused("PLACE_EXISTS", known.get().path() + " is known already.");
        }
        if (places.isInContainer(path)) {
            return Outcome.refused("IN_CONTAINER", Places.IN_CONTAINER);
        }
        return session.acting(Permission.ADD_PLACE)
                .then(acting -> {
                    UUID id = ids.get();
                    Place added = new Place(id, path.strip(), storage, kind);
                    return journal.act(
                            acting,
                            List.of(
                                    NewEvent.of(
                                            id, new PlaceEvent.Added(path.strip(), storage, kind))),
                            all -> Outcome.done(places.byId(id).orElse(added)),
                            all -> added);
                });
    }
}

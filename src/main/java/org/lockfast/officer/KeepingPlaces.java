package org.lockfast.officer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recording;
import org.lockfast.place.Place;
import org.lockfast.place.PlaceEvent;
import org.lockfast.place.PlacePath;
import org.lockfast.place.Places;

/**
 * Changes what a place is called, what it is fit for, how much it takes, and whether anything new
 * goes there. Each is a recorded fact with its reason; what was recorded before stays.
 */
public final class KeepingPlaces {
    private final Recording journal;
    private final Places places;

    public KeepingPlaces(Recording journal, Places places) {
        this.journal = journal;
        this.places = places;
    }

    /**
     * How a place is to be.
     *
     * @param path from the outside in
     * @param storage storage class code
     * @param capacity how many packages it takes, 1 to {@value Place#MOST}; null for no number
     * @param closed whether nothing new goes there
     */
    public record Wanted(String path, String storage, @Nullable Integer capacity, boolean closed) {
        /** As it is. */
        public static Wanted as(Place place) {
            return new Wanted(
                    place.path(), place.storage(), place.capacity(), place.closed() != null);
        }
    }

    /**
     * Records what is different, and of a new name also the new names of the places in it.
     *
     * @param reason why, never blank
     */
    public Outcome<Place> change(Session session, Place place, Wanted wanted, String reason) {
        if (reason.isBlank()) {
            return Outcome.refused("NO_REASON", "Say why it is different from now on.");
        }
        Integer capacity = wanted.capacity();
        if (capacity != null && (capacity < 1 || capacity > Place.MOST)) {
            return Outcome.refused(
                    "CAPACITY", "Give how many packages it takes: a number from 1, or none.");
        }
        Optional<PlacePath> path = PlacePath.parse(wanted.path());
        if (path.isEmpty()) {
            return Outcome.refused(
                    "NO_PATH",
                    "Enter the place, from the outside in, like Holloway Road/Bay H/Shelf 2.");
        }
        boolean renamed = !place.path().equals(path.get().text());
        if (renamed) {
            if (place.isContainer()
                    && !PlacePath.parse(place.path())
                            .flatMap(PlacePath::parent)
                            .equals(path.get().parent())) {
                return Outcome.refused(
                        "CONTAINER",
                        place.name()
                                + " is a container: move it with what is in it, and each package says so.");
            }
            if (places.isInContainer(path.get().text())) {
                return Outcome.refused("IN_CONTAINER", Places.IN_CONTAINER);
            }
            Optional<Place> there = places.byPath(path.get().text());
            if (there.isPresent() && !there.get().id().equals(place.id())) {
                return Outcome.refused("PLACE_EXISTS", there.get().path() + " is known already.");
            }
        }
        List<NewEvent> events = new ArrayList<>();
        String why = reason.strip();
        if (renamed) {
            events.addAll(renamed(place, path.get(), why));
        }
        add(events, place, PlaceEvent.STORAGE, place.storage(), wanted.storage(), why);
        add(events, place, PlaceEvent.CAPACITY, text(place.capacity()), text(capacity), why);
        add(
                events,
                place,
                PlaceEvent.CLOSED,
                place.closed() == null ? null : "true",
                wanted.closed() ? "true" : null,
                why);
        if (events.isEmpty()) {
            return Outcome.refused("SAME", place.path() + " is so already. Nothing is recorded.");
        }
        return session.acting(Permission.KEEP_PLACE)
                .then(acting ->
                        journal.act(
                                acting,
                                events,
                                all -> Outcome.done(places.byId(place.id()).orElse(place)),
                                all ->
                                        new Place(
                                                place.id(),
                                                renamed ? path.get().text() : place.path(),
                                                wanted.storage(),
                                                place.kind(),
                                                capacity,
                                                wanted.closed()
                                                        ? Objects.requireNonNullElse(
                                                                place.closed(), why)
                                                        : null,
                                                place.before())));
    }

    private List<NewEvent> renamed(Place place, PlacePath now, String why) {
        List<NewEvent> events = new ArrayList<>();
        add(events, place, PlaceEvent.PATH, place.path(), now.text(), why);
        Optional<PlacePath> before = PlacePath.parse(place.path());
        if (before.isEmpty()) {
            return events;
        }
        for (Place inside : places.all()) {
            Optional<PlacePath> path = PlacePath.parse(inside.path());
            if (path.isEmpty()
                    || !path.get().within(before.get())
                    || path.get().equals(before.get())) {
                continue;
            }
            PlacePath moved = now;
            for (String name :
                    path.get().names().subList(before.get().depth(), path.get().depth())) {
                moved = moved.inside(name);
            }
            add(events, inside, PlaceEvent.PATH, inside.path(), moved.text(), why);
        }
        return events;
    }

    private static void add(
            List<NewEvent> events,
            Place place,
            String field,
            @Nullable String from,
            @Nullable String to,
            String why) {
        if (!Objects.equals(from, to)) {
            events.add(NewEvent.of(place.id(), new PlaceEvent.Changed(field, from, to, why)));
        }
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }
}

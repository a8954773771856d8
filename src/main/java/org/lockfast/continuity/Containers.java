package org.lockfast.continuity;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.Outcome;
import org.lockfast.journal.Recorded;
import org.lockfast.journal.Recording;
import org.lockfast.officer.AddingPlaces;
import org.lockfast.officer.Permission;
import org.lockfast.officer.Session;
import org.lockfast.place.Place;
import org.lockfast.place.PlaceEvent;
import org.lockfast.place.PlacePath;
import org.lockfast.place.Places;

/**
 * Boxes, crates, cages and trolleys: packages are put in and taken out, and where the container is
 * put elsewhere each package in it says so itself. Facts are never refused: what the record has
 * elsewhere is put in, and flagged. A container stands in no other.
 */
public final class Containers {
    private static final int LONGEST = 80;

    private final Recorder recorder;
    private final AddingPlaces adding;
    private final Places places;
    private final Stock stock;
    private final Movements movements;
    private final Exhibits exhibits;
    private final Shelving shelving;
    private final Supplier<UUID> ids;

    public Containers(
            Recording journal,
            AddingPlaces adding,
            Places places,
            Stock stock,
            Movements movements,
            Exhibits exhibits,
            PlaceAdvice advice,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.recorder = new Recorder(journal, clock);
        this.adding = adding;
        this.places = places;
        this.stock = stock;
        this.movements = movements;
        this.exhibits = exhibits;
        this.shelving = new Shelving(exhibits, advice);
        this.ids = ids;
    }

    /**
     * Makes a container known, empty.
     *
     * @param name what stands on it
     * @param at where it stands
     * @param storage storage class code; null for that of where it stands
     */
    public Outcome<Place> add(Session session, String name, Place at, @Nullable String storage) {
        if (name.isBlank() || name.strip().length() > LONGEST) {
            return Outcome.refused(
                    "NAME", "Give the container a name of up to " + LONGEST + " characters.");
        }
        return inside(at, name)
                .then(path ->
                        adding.add(
                                session,
                                path,
                                storage == null ? at.storage() : storage,
                                Place.CONTAINER));
    }

    /** The path of a container of this name in a place. */
    private static Outcome<String> inside(Place at, String name) {
        if (at.isContainer()) {
            return Outcome.refused("IN_CONTAINER", Places.IN_CONTAINER);
        }
        Optional<PlacePath> around = PlacePath.parse(at.path());
        return around.isEmpty() || around.get().depth() >= PlacePath.DEEPEST
                ? Outcome.refused(
                        "TOO_DEEP", at.path() + " has so many names that nothing stands in it.")
                : Outcome.done(around.get().inside(name).text());
    }

    /**
     * Puts packages in, wherever the record has them.
     *
     * @param sealsSeen numbers that were read, by package
     */
    public Outcome<List<Recorded>> putIn(
            Session session,
            List<PackageState> packages,
            Place container,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        if (!container.isContainer()) {
            return Outcome.refused("NO_CONTAINER", container.path() + " is no container.");
        }
        List<String> told = new ArrayList<>(shelving.lies(packages, container));
        for (PackageState p : packages) {
            if (Elsewhere.is(p, session.officer()) || isInAnother(p, container)) {
                told.add(
                        exhibits.byId(p.exhibitId()).orElseThrow().name()
                                + " is recorded elsewhere. That it was put in is recorded, and flagged.");
            }
        }
        return recorder.record(
                        session,
                        Permission.RECORD,
                        packages.stream()
                                .map(p -> shelving.in(p, container, sealsSeen.get(p.id())))
                                .toList(),
                        at,
                        null)
                .then(all -> new Outcome.Done<>(all, told));
    }

    private boolean isInAnother(PackageState p, Place container) {
        UUID place = p.place();
        return place != null
                && !place.equals(container.id())
                && places.byId(place).filter(Place::isContainer).isPresent();
    }

    /**
     * Takes packages out, into the hand of the officer. One that the record does not have in the
     * container is taken out all the same, and flagged.
     *
     * @param sealsSeen numbers that were read, by package
     */
    public Outcome<List<Recorded>> takeOut(
            Session session,
            List<PackageState> packages,
            Place container,
            Map<UUID, String> sealsSeen,
            @Nullable OffsetDateTime at) {
        List<String> told =
                packages.stream()
                        .filter(p -> !container.id().equals(p.place()))
                        .map(p ->
                                exhibits.byId(p.exhibitId()).orElseThrow().name()
                                        + " is not recorded as in "
                                        + container.name()
                                        + ". That it was taken out is recorded, and flagged.")
                        .toList();
        return recorder.record(
                        session,
                        Permission.RECORD,
                        packages.stream()
                                .map(p ->
                                        new Recorder.Fact(
                                                p,
                                                new ContinuityEvent.TakenOut(
                                                        container.id(), sealsSeen.get(p.id())),
                                                sealsSeen.get(p.id())))
                                .toList(),
                        at,
                        null)
                .then(all -> new Outcome.Done<>(all, told));
    }

    /**
     * Puts the container elsewhere, with all that is recorded as in it: an entry of the container
     * and one of each package, in one stroke. What conflicts is not said to be carried.
     *
     * @param reason why; null for none given
     */
    public Outcome<Carried> move(
            Session session,
            Place container,
            Place to,
            @Nullable String reason,
            @Nullable OffsetDateTime at) {
        if (!container.isContainer()) {
            return Outcome.refused("NO_CONTAINER", container.path() + " is no container.");
        }
        return recorder.alone(() ->
                places.byId(container.id())
                        .map(now -> moved(session, now, to, reason, at))
                        .orElseGet(() ->
                                Outcome.refused(
                                        "NO_PLACE", container.name() + " is not known here.")));
    }

    /**
     * What was carried.
     *
     * @param container as it now is
     * @param packages how many went with it
     */
    public record Carried(Place container, int packages) {}

    private Outcome<Carried> moved(
            Session session,
            Place container,
            Place to,
            @Nullable String reason,
            @Nullable OffsetDateTime at) {
        return inside(to, container.name())
                .then(path -> {
                    Optional<Place> there = places.byPath(path);
                    if (there.isPresent()) {
                        return Outcome.refused(
                                "PLACE_EXISTS",
                                there.get().id().equals(container.id())
                                        ? container.name()
                                                + " stands there already. Nothing is recorded."
                                        : "Another "
                                                + there.get().path()
                                                + " is known already. Rename one of them, then record this.");
                    }
                    return carried(session, container, to, path, reason, at);
                });
    }

    private Outcome<Carried> carried(
            Session session,
            Place container,
            Place to,
            String path,
            @Nullable String reason,
            @Nullable OffsetDateTime at) {
        List<PackageState> in = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (UUID id : contents(container)) {
            PackageState p = movements.state(id).orElseThrow();
            if (p.status().equals("CONFLICT")) {
                told.add(
                        exhibits.byId(p.exhibitId()).orElseThrow().name()
                                + " is not said to be carried: its records conflict. Scan it where the container stands now.");
            } else {
                in.add(p);
            }
        }
        told.addAll(shelving.lies(in, to));
        Batches batches = new Batches(ids.get(), in, movements);
        UUID from = places.around(container).map(Place::id).orElse(null);
        List<Recorder.Fact> facts =
                in.stream()
                        .map(p ->
                                new Recorder.Fact(
                                        p,
                                        new ContinuityEvent.Carried(
                                                container.id(), from, to.id(), batches.of(p)),
                                        null))
                        .toList();
        List<NewEvent> first = new ArrayList<>();
        String why =
                reason == null || reason.isBlank() ? "Carried to " + to.path() : reason.strip();
        first.add(
                NewEvent.of(
                        container.id(),
                        new PlaceEvent.Changed(PlaceEvent.PATH, container.path(), path, why)));
        if (!container.storage().equals(to.storage())) {
            first.add(
                    NewEvent.of(
                            container.id(),
                            new PlaceEvent.Changed(
                                    PlaceEvent.STORAGE, container.storage(), to.storage(), why)));
        }
        return recorder.record(session, Permission.RECORD, first, facts, at, null)
                .then(done ->
                        new Outcome.Done<>(
                                new Carried(container.at(path, to.storage()), in.size()), told));
    }

    /** The packages recorded as in it, in the order they are listed. */
    private Set<UUID> contents(Place container) {
        Set<UUID> ids = new LinkedHashSet<>();
        stock.in(List.of(container.id()), Integer.MAX_VALUE)
                .forEach(row -> ids.add(row.packageId()));
        return ids;
    }
}

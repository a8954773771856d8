package org.lockfast.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place.
 *
 * @param path from the outside in, such as {@code Holloway Road/Bay H/Rack 4/Shelf 2}
 * @param storage storage class code
 * @param kind {@code STORE}, {@code OUTSIDE} or {@link #CONTAINER}
 * @param capacity how many packages it takes, 1 or more; null where no number is set
 * @param closed why nothing new goes there; null where it is open
 * @param before what it was called earlier, the last first
 */
public record Place(
        UUID id,
        String path,
        String storage,
        String kind,
        @Nullable Integer capacity,
        @Nullable String closed,
        List<String> before) {
    /**
     * The kind of a place that is carried about with what is in it: a box, crate, cage or trolley.
     * The last name of its path is its own, those before are of the place it stands in.
     */
    public static final String CONTAINER = "CONTAINER";

    /** By path, as people order names: numbers by value, letters in any case. */
    public static final Comparator<Place> ORDER =
            Comparator.comparing(Place::path, NaturalOrder::compare);

    /** The most packages a capacity may name. */
    public static final int MOST = 9_999_999;

    public Place {
        before = List.copyOf(before);
    }

    /** One of which only that it was added is recorded. */
    public Place(UUID id, String path, String storage, String kind) {
        this(id, path, storage, kind, null, null, List.of());
    }

    /** The same where it is called otherwise now, or stands elsewhere. */
    public Place at(String now, String stored) {
        List<String> earlier = new ArrayList<>(before);
        if (!now.equals(path)) {
            earlier.addFirst(path);
        }
        return new Place(id, now, stored, kind, capacity, closed, earlier);
    }

    /** Whether it is carried about with what is in it. */
    public boolean isContainer() {
        return kind.equals(CONTAINER);
    }

    /** Its innermost name, without where it lies. */
    public String name() {
        return innermost(path);
    }

    /** The path of what a container stands in; empty where it stands in nothing. */
    public Optional<String> around() {
        return PlacePath.parse(path).flatMap(PlacePath::parent).map(PlacePath::text);
    }

    /** Where what is in it is now: of a container its name and what it stands in. */
    public String standing() {
        return isContainer() ? named() + around().map(at -> ", in " + at).orElse("") : named();
    }

    private static String innermost(String path) {
        return PlacePath.parse(path).map(PlacePath::name).orElse(path);
    }

    /**
     * Its name, with what it was called earlier: what was recorded then was of that name. Where a
     * container stood earlier is said by what was in it.
     */
    public String named() {
        if (isContainer()) {
            List<String> names =
                    before.stream()
                            .map(Place::innermost)
                            .distinct()
                            .filter(one -> !one.equals(name()))
                            .toList();
            return names.isEmpty()
                    ? name()
                    : name() + " (earlier " + String.join(", ", names) + ")";
        }
        return before.isEmpty() ? path : path + " (earlier " + String.join(", ", before) + ")";
    }
}

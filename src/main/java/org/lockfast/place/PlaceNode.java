package org.lockfast.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A place with what lies in it, as a tree shows it: a station with its stores, a store with its
 * bays. Where places lie in one that nobody recorded, such as the station, that one is there too.
 *
 * @param path from the outside in, as text
 * @param name the innermost name
 * @param places the places recorded under this path: none where only places inside it are, several
 *     where devices recorded it without knowing of each other
 * @param inside the places in it, in their order
 * @param here packages that stand in it itself
 * @param below packages that stand in it or in what lies in it
 */
public record PlaceNode(
        String path, String name, List<Place> places, List<PlaceNode> inside, int here, int below) {

    public PlaceNode {
        places = List.copyOf(places);
        inside = List.copyOf(inside);
    }

    /**
     * The outermost places with all that lies in them, in their order.
     *
     * @param packages how many packages stand in a place; none where it is absent
     */
    public static List<PlaceNode> tree(List<Place> places, Map<UUID, Integer> packages) {
        Growing root = new Growing("", "");
        for (Place place : places) {
            Optional<PlacePath> path = PlacePath.parse(place.path());
            List<String> names = path.map(PlacePath::names).orElse(List.of(place.path()));
            Growing at = root;
            for (int i = 0; i < names.size(); i++) {
                String text =
                        path.isEmpty()
                                ? place.path()
                                : new PlacePath(names.subList(0, i + 1)).text();
                String name = names.get(i);
                at = at.inside.computeIfAbsent(name, key -> new Growing(text, key));
            }
            at.places.add(place);
        }
        return root.grown(packages).inside();
    }

    /** The place that stands for it: the first of those recorded; null where none is. */
    public @Nullable Place first() {
        return places.isEmpty() ? null : places.getFirst();
    }

    /** How many packages it takes, where each of the places that stand for it has a number. */
    public @Nullable Integer of() {
        int sum = 0;
        for (Place place : places) {
            Integer capacity = place.capacity();
            if (capacity == null) {
                return null;
            }
            sum += capacity;
        }
        return places.isEmpty() ? null : sum;
    }

    /** Whether more stands in it than it takes. */
    public boolean isOverfull() {
        Integer of = of();
        return of != null && here > of;
    }

    /** Whether this is its path, however that is written. */
    public boolean isCalled(String asked) {
        return path.equals(asked)
                || (PlacePath.parse(asked).isPresent()
                        && PlacePath.parse(asked).equals(PlacePath.parse(path)));
    }

    /** It and all that lies in it, the outermost first. */
    public List<PlaceNode> all() {
        List<PlaceNode> all = new ArrayList<>(List.of(this));
        inside.forEach(one -> all.addAll(one.all()));
        return all;
    }

    /** Kept to what the test keeps and what leads there; empty where it keeps nothing of it. */
    public Optional<PlaceNode> kept(Predicate<PlaceNode> test) {
        if (test.test(this)) {
            return Optional.of(this);
        }
        List<PlaceNode> some = inside.stream().flatMap(one -> one.kept(test).stream()).toList();
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(new PlaceNode(path, name, places, some, here, below));
    }

    private static final class Growing {
        private final String path;
        private final String name;
        private final List<Place> places = new ArrayList<>();
        private final Map<String, Growing> inside =
                new TreeMap<>(
                        Comparator.comparing(
                                name -> name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT),
                                NaturalOrder::compare));

        Growing(String path, String name) {
            this.path = path;
            this.name = name;
        }

        PlaceNode grown(Map<UUID, Integer> packages) {
            List<PlaceNode> in = inside.values().stream().map(one -> one.grown(packages)).toList();
            int here = places.stream().mapToInt(one -> packages.getOrDefault(one.id(), 0)).sum();
            return new PlaceNode(
                    path, name, places, in, here, here + in.stream().mapToInt(n -> n.below).sum());
        }
    }
}

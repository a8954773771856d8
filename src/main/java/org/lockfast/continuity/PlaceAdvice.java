package org.lockfast.continuity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lockfast.exhibit.Exhibit;
import org.lockfast.exhibit.Exhibits;
import org.lockfast.place.Place;
import org.lockfast.place.Places;
import org.lockfast.place.StorageClass;
import org.lockfast.rules.Category;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Wording;

/**
 * What the rules say against a place for a package: that it is closed, full, or not fit for such a
 * thing. It is told and refuses nothing.
 */
public final class PlaceAdvice {
    /** Storage that is asked for by itself, whatever else a category may go into. */
    private static final Set<String> OF_ITS_OWN = Set.of("COLD", "SEPARATE");

    private final Places places;
    private final Stock stock;
    private final Exhibits exhibits;
    private final Rules rules;

    public PlaceAdvice(Places places, Stock stock, Exhibits exhibits, Rules rules) {
        this.places = places;
        this.stock = stock;
        this.exhibits = exhibits;
        this.rules = rules;
    }

    /** What a container stands in; empty for another place, or where that is not recorded. */
    Optional<Place> around(Place container) {
        return places.around(container);
    }

    /** Against putting these there; empty where nothing is. */
    public List<String> putting(List<PackageState> packages, Place place) {
        List<String> said = new ArrayList<>();
        String closed = place.closed();
        if (closed != null) {
            said.add(
                    rules.message(
                                    "PLACE_CLOSED",
                                    Map.of("place", words(place.path()), "reason", words(closed)))
                            .english());
        }
        Integer capacity = place.capacity();
        if (capacity != null) {
            long more = packages.stream().filter(p -> !place.id().equals(p.place())).count();
            long count = stock.count(place.id()) + more;
            if (more > 0 && count > capacity) {
                said.add(
                        rules.message(
                                        "PLACE_FULL",
                                        Map.of(
                                                "place", words(place.path()),
                                                "capacity", words(String.valueOf(capacity)),
                                                "count", words(String.valueOf(count))))
                                .english());
            }
        }
        packages.stream()
                .map(PackageState::exhibitId)
                .distinct()
                .forEach(id -> unfit(id, place).ifPresent(said::add));
        return said;
    }

    /** Against where a package stands now; empty where nothing is, or it stands in no place. */
    public Optional<String> standing(PackageState p) {
        UUID place = p.place();
        return place == null
                ? Optional.empty()
                : places.byId(place).flatMap(known -> unfit(p.exhibitId(), known));
    }

    /** Against an exhibit in a place whose class does not suit it. */
    public Optional<String> unfit(UUID exhibit, Place place) {
        return exhibits.byId(exhibit)
                .flatMap(known ->
                        belongs(known, place)
                                .map(fit ->
                                        rules.message(
                                                        "PLACE_UNFIT",
                                                        Map.of(
                                                                "exhibit", words(known.name()),
                                                                "class", inText(place),
                                                                "wanted", fit.entry().inText()))
                                                .english()));
    }

    /** What an exhibit belongs in instead of this place; empty where it may stay. */
    public Optional<StorageClass> belongs(UUID exhibit, Place place) {
        return exhibits.byId(exhibit).flatMap(known -> belongs(known, place));
    }

    private Optional<StorageClass> belongs(Exhibit exhibit, Place place) {
        return StorageClass.of(place.storage(), rules)
                .filter(is -> !is.temporary() && !is.outside())
                .flatMap(is -> wanted(exhibit, is));
    }

    private Wording inText(Place place) {
        return StorageClass.of(place.storage(), rules)
                .map(is -> is.entry().inText())
                .orElse(words(place.storage()));
    }

    /** Where it belongs instead; empty where it may stay. */
    private Optional<StorageClass> wanted(Exhibit exhibit, StorageClass is) {
        String asked = exhibit.storage();
        if (asked != null && !asked.equals(is.code())) {
            Optional<StorageClass> fit = StorageClass.of(asked, rules);
            if (fit.isPresent()
                    && fit.get().entry().traits().stream().anyMatch(OF_ITS_OWN::contains)) {
                return fit;
            }
        }
        String code = exhibit.category();
        Optional<Category> category =
                code == null ? Optional.empty() : rules.categories().find(code);
        return asked != null && asked.equals(is.code())
                ? Optional.empty() // whoever recorded it wanted it there
                : category.filter(kind -> !is.takes(kind))
                        .flatMap(kind -> StorageClass.of(kind.storage().getFirst(), rules));
    }

    private static Wording words(String text) {
        return Wording.of(text);
    }
}

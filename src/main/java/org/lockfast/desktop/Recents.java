package org.lockfast.desktop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What an officer opened last, for the scan bar while nothing is typed. Of one sign-in only. */
final class Recents {
    /** More are found as quickly by typing. */
    private static final int MOST = 6;

    /** What each is called, the last opened last. */
    private final Map<Place, String> names = new LinkedHashMap<>();

    /** This is shown, under this name; one that is shown already may learn its name late. */
    void note(Place place, String name) {
        if (isListed(place)) {
            names.remove(place);
            names.put(place, name);
            if (names.size() > MOST + 1) { // the one that is shown now is not listed
                names.remove(names.keySet().iterator().next());
            }
        }
    }

    private static boolean isListed(Place place) {
        return place instanceof Place.Exhibit
                || place instanceof Place.Container
                || (place instanceof Place.Exhibits list && !list.search().isBlank());
    }

    /** Somebody else is in, or nobody. */
    void clear() {
        names.clear();
    }

    /**
     * The last opened first.
     *
     * @param now what is shown, which nobody need open
     */
    List<Found> list(Place now, Consumer<Place> open) {
        return names.entrySet().stream()
                .filter(one -> !one.getKey().equals(now))
                .map(one ->
                        new Found(
                                one.getKey() instanceof Place.Exhibits list
                                        ? list.search()
                                        : one.getValue(),
                                Words.common()
                                        .say(
                                                one.getKey() instanceof Place.Exhibits
                                                        ? "scan-bar.recent.searched"
                                                        : "scan-bar.recent.opened"),
                                icon(one.getKey()),
                                () -> open.accept(one.getKey())))
                .toList()
                .reversed();
    }

    private static Icon icon(Place place) {
        return switch (place) {
            case Place.Exhibit _ -> Icon.EXHIBIT;
            case Place.Exhibits _ -> Icon.SEARCH;
            default -> Icon.PLACE;
        };
    }
}

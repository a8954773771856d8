package org.lockfast.label;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lockfast.place.Place;

/**
 * The code on a place's label. It is made of the place's id, so every computer prints and reads the
 * same one, and a worn label and its replacement say the same. (An exhibit's label names its
 * print.)
 */
public final class PlaceCode {
    private static final String PURPOSE = "lockfast/place-label/v1";

    private PlaceCode() {}

    /** The code of a place; that of a container begins with another letter. */
    public static LabelCode of(Place place) {
        return MadeCode.of(
                place.isContainer() ? LabelKind.CONTAINER : LabelKind.LOCATION,
                PURPOSE,
                place.id());
    }

    /**
     * The place with this code.
     *
     * @param code as scanned, in any case, blanks between its groups or none
     */
    public static Optional<Place> find(String code, List<Place> places) {
        String plain = code.replace(" ", "").toUpperCase(Locale.ROOT);
        return LabelCode.parse(plain)
                .filter(label ->
                        label.kind() == LabelKind.LOCATION || label.kind() == LabelKind.CONTAINER)
                .flatMap(label -> places.stream().filter(one -> of(one).equals(label)).findFirst());
    }
}

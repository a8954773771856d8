package org.lockfast.label;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.lockfast.ledger.Hash;
import org.lockfast.place.Place;

/**
 * The code on a place's label. It is made of the place's id, so every computer prints and reads the
 * same one, and a worn label and its replacement say the same. (An exhibit's label names its
 * print.)
 */
public final class PlaceCode {
    private static final byte[] PURPOSE =
            "lockfast/place-label/v1".getBytes(StandardCharsets.UTF_8);

    private PlaceCode() {}

    /** The code of a place; that of a container begins with another letter. */
    public static LabelCode of(Place place) {
        return of(place.id(), place.isContainer() ? LabelKind.CONTAINER : LabelKind.LOCATION);
    }

    private static LabelCode of(UUID place, LabelKind kind) {
        byte[] id =
                ByteBuffer.allocate(16)
                        .putLong(place.getMostSignificantBits())
                        .putLong(place.getLeastSignificantBits())
                        .array();
        byte[] draw = new byte[Hash.LENGTH];
        while (true) {
            draw = Hash.sha256(PURPOSE, id, draw).bytes();
            Optional<LabelCode> code = LabelCode.ofDraw(kind, draw);
            if (code.isPresent()) {
                return code.get();
            }
        }
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

package org.lockfast.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockfast.place.Place;

class PlaceCodeTest {
    /** What hangs on shelves must be read by every later version. */
    @Test
    void theCodeOfAPlaceIsTheSameForEver() {
        assertThat(PlaceCode.of(place("019ecf71-c400-7b41-9a73-ff3f15920baa", "STORE")).grouped())
                .isEqualTo("PL7Q DAZ5 JSB0 D2Q0");
        assertThat(
                        PlaceCode.of(place("019ecf71-c400-7b41-9a73-ff3f15920baa", Place.CONTAINER))
                                .grouped())
                .isEqualTo("PC7Q DAZ5 JSB0 D26F");
    }

    private static Place place(String id, String kind) {
        return new Place(UUID.fromString(id), "Shelf", "DRY_AMBIENT", kind);
    }

    @Test
    void everyPlaceHasACodeOfItsOwnWithRightCheckCharacters() {
        Random random = new Random(7);
        Set<LabelCode> codes = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            LabelCode code = PlaceCode.of(place(id, "STORE"));
            assertThat(LabelCode.parse(code.value())).contains(code);
            assertThat(code.kind()).isEqualTo(LabelKind.LOCATION);
            codes.add(code);
        }
        assertThat(codes).hasSize(2_000);
    }

    @Test
    void aPlaceIsFoundByItsCodeAsItIsPrinted() {
        Place shelf = new Place(new UUID(1, 2), "Shelf", "DRY_AMBIENT", "STORE");
        Place other = new Place(new UUID(1, 3), "Other", "DRY_AMBIENT", "STORE");
        String code = PlaceCode.of(shelf).grouped();
        assertThat(PlaceCode.find(code, List.of(other, shelf))).contains(shelf);
        assertThat(PlaceCode.find(code.toLowerCase(Locale.ROOT), List.of(shelf))).contains(shelf);
        assertThat(PlaceCode.find(code, List.of(other))).isEmpty();
        assertThat(PlaceCode.find("Shelf", List.of(shelf))).isEmpty();
        Place crate = new Place(new UUID(1, 4), "Shelf/Crate", "DRY_AMBIENT", Place.CONTAINER);
        assertThat(PlaceCode.find(PlaceCode.of(crate).grouped(), List.of(shelf, crate)))
                .contains(crate);
    }
}

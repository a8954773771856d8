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
        assertThat(PlaceCode.of(UUID.fromString("019ecf71-c400-7b41-9a73-ff3f15920baa")).grouped())
                .isEqualTo("PL7Q DAZ5 JSB0 D2Q0");
    }

    @Test
    void everyPlaceHasACodeOfItsOwnWithRightCheckCharacters() {
        Random random = new Random(7);
        Set<LabelCode> codes = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            LabelCode code = PlaceCode.of(new UUID(random.nextLong(), random.nextLong()));
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
        String code = PlaceCode.of(shelf.id()).grouped();
        assertThat(PlaceCode.find(code, List.of(other, shelf))).contains(shelf);
        assertThat(PlaceCode.find(code.toLowerCase(Locale.ROOT), List.of(shelf))).contains(shelf);
        assertThat(PlaceCode.find(code, List.of(other))).isEmpty();
        assertThat(PlaceCode.find("Shelf", List.of(shelf))).isEmpty();
    }
}

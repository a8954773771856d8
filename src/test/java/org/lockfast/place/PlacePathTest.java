package org.lockfast.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.Rules;

class PlacePathTest {
    private static PlacePath path(String text) {
        return PlacePath.parse(text).orElseThrow();
    }

    @Test
    void readsFromTheOutsideIn() {
        PlacePath shelf = path("Holloway Road/Bay H/Rack 4/Shelf 2");
        assertThat(shelf.names()).containsExactly("Holloway Road", "Bay H", "Rack 4", "Shelf 2");
        assertThat(shelf.name()).isEqualTo("Shelf 2");
        assertThat(shelf.depth()).isEqualTo(4);
        assertThat(shelf.parent()).contains(path("Holloway Road/Bay H/Rack 4"));
        assertThat(path("Holloway Road").parent()).isEmpty();
        assertThat(path("Holloway Road").inside("Bay H").text()).isEqualTo("Holloway Road/Bay H");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "holloway road / bay h/RACK 4/shelf 2",
                "/Holloway  Road/Bay H//Rack 4/Shelf 2/",
                "Holloway\u00a0Road/Bay H/Rack 4/\tShelf 2"
            })
    void isTheSamePlaceHoweverItIsTyped(String text) {
        PlacePath shelf = path("Holloway Road/Bay H/Rack 4/Shelf 2");
        assertThat(path(text)).isEqualTo(shelf).hasSameHashCodeAs(shelf);
        assertThat(path(text).key()).isEqualTo(shelf.key());
    }

    @ParameterizedTest
    @CsvSource({
        "H-04,            H 4,            true",
        "Rack 4/Shelf 02, rack 4/shelf 2, true",
        "RM1-RACK1,       RM1 RACK 1,     true",
        "Shelf 1,         Shelf 10,       false",
        "Shelf 1/2,       Shelf 12,       false",
        "Bay H,           BAY H,          false"
    })
    void aLookAlikeIsPointedOutAndStaysAnotherPlace(String one, String other, boolean alike) {
        assertThat(path(one).looksLike(path(other))).isEqualTo(alike);
        if (alike) {
            assertThat(path(one)).isNotEqualTo(path(other));
        }
    }

    @Test
    void knowsWhatLiesInWhat() {
        PlacePath bay = path("Holloway Road/Bay H");
        assertThat(path("holloway road/bay h/Rack 4").within(bay)).isTrue();
        assertThat(bay.within(bay)).isTrue();
        assertThat(path("Holloway Road/Bay H2").within(bay)).isFalse();
        assertThat(bay.within(path("Holloway Road/Bay H/Rack 4"))).isFalse();
    }

    @Test
    void aSlashInsideANameSurvives() {
        PlacePath odd = new PlacePath(List.of("Store 1/2", "Rack \\4"));
        assertThat(odd.text()).isEqualTo("Store 1\\/2/Rack \\\\4");
        assertThat(path(odd.text())).isEqualTo(odd);
        assertThat(path(odd.text()).names()).containsExactly("Store 1/2", "Rack \\4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "///", " / / ", "a/b/c/d/e/f/g/h/i/j/k/l/m"})
    void nothingOrTooMuchIsNoPlace(String text) {
        assertThat(PlacePath.parse(text)).isEmpty();
        Rules rules = RuleBook.shipped().on(LocalDate.of(2026, 3, 14));
        assertThat(PlacePath.explain(rules).english())
                .contains("Holloway Road/Bay H/Rack 4/Shelf 2");
    }

    @Test
    void namesHaveALength() {
        assertThat(PlacePath.parse("x".repeat(80))).isPresent();
        assertThat(PlacePath.parse("x".repeat(81))).isEmpty();
        assertThatThrownBy(() -> new PlacePath(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sortsAsPeopleCountShelves() {
        List<PlacePath> expected =
                List.of(
                        path("Archway"),
                        path("Archway/Bay A/Shelf 2"),
                        path("Archway/Bay A/Shelf 10"),
                        path("Archway/Bay B"),
                        path("Holloway Road/Shelf 1"));
        List<PlacePath> mixed = new ArrayList<>(expected);
        Collections.shuffle(mixed, new Random(7));
        assertThat(mixed.stream().sorted().toList()).isEqualTo(expected);
    }

    @Test
    void randomPathsReadBackAsThemselves() {
        long seed = 4402;
        Random random = new Random(seed);
        String letters = "aA/\\ 0é\t.";
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n >= 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            PlacePath.parse(text.toString())
                    .ifPresent(path ->
                            assertThat(path(path.text()))
                                    .as("seed %d, %s", seed, text)
                                    .isEqualTo(path));
        }
    }

    @Test
    void aStorageClassSaysWhatAPlaceIsFitFor() {
        Rules rules = RuleBook.shipped().on(LocalDate.of(2026, 3, 14));
        StorageClass freezer = StorageClass.of("FROZEN_MINUS20", rules).orElseThrow();
        assertThat(freezer.inRange(new BigDecimal("-20"))).isTrue();
        assertThat(freezer.inRange(new BigDecimal("-9.5"))).isFalse();
        assertThat(freezer.dry()).isFalse();
        StorageClass safe = StorageClass.of("SAFE_CASH_VALUABLES", rules).orElseThrow();
        assertThat(safe.takes(rules.categories().get("CASH"))).isTrue();
        assertThat(safe.takes(rules.categories().get("FIREARM"))).isFalse();
        assertThat(safe.inRange(new BigDecimal("40"))).isTrue();
        StorageClass locker = StorageClass.of("TRANSIT_LOCKER", rules).orElseThrow();
        assertThat(locker.takes(rules.categories().get("FIREARM"))).isTrue();
        assertThat(locker.temporary()).isTrue();
        assertThat(StorageClass.of("EXTERNAL_LAB", rules).orElseThrow().outside()).isTrue();
        assertThat(StorageClass.of("LOFT", rules)).isEmpty();
        assertThat(safe.words().english()).isEqualTo("Safe for cash and valuables");
    }
}

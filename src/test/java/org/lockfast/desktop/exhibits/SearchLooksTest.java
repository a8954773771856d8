package org.lockfast.desktop.exhibits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockfast.consult.Look;

/** Words are noted once they are left, not with each letter. */
class SearchLooksTest {
    private final List<Look> noted = new ArrayList<>();
    private final SearchLooks looks = new SearchLooks(noted::add);

    @Test
    void whatIsTypedOnIsOneSearch() {
        looks.stand("k", 40);
        looks.stand("kn", 12);
        looks.stand("knife", 3);
        assertThat(noted).isEmpty();
        looks.left();
        looks.left();
        assertThat(noted).containsExactly(Look.search("knife", 3));
    }

    @Test
    void otherWordsAreAnother() {
        looks.stand("knife", 3);
        looks.stand("phone", 2);
        looks.stand("", 40);
        assertThat(noted).containsExactly(Look.search("knife", 3), Look.search("phone", 2));
        looks.left();
        assertThat(noted).hasSize(2);
    }
}

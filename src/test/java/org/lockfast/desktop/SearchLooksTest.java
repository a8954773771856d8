package org.lockfast.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockfast.consult.Look;

/** An answer is noted once it has stood, or is left; not with each letter. */
class SearchLooksTest {
    private final List<Look> noted = new ArrayList<>();
    private Runnable due = () -> {};
    private final SearchLooks looks = new SearchLooks(noted::add, what -> due = what);

    @Test
    void whatIsTypedOnIsOneSearch() {
        looks.stand("k", 40);
        looks.stand("kn", 12);
        looks.stand("knife", 3);
        assertThat(noted).isEmpty();
        looks.left();
        looks.left();
        due.run();
        assertThat(noted).containsExactly(Look.search("knife", 3));
    }

    /** Who reads the answer and then types one letter more has read it. */
    @Test
    void whatStoodIsNotedThoughItIsTypedOn() {
        looks.stand("porter", 3);
        due.run();
        assertThat(noted).as("with nothing done since").containsExactly(Look.search("porter", 3));
        looks.stand("porterx", 0);
        looks.left();
        assertThat(noted).containsExactly(Look.search("porter", 3), Look.search("porterx", 0));
    }

    @Test
    void whatStandsWhenTheWindowClosesIsNotedAndNothingAfterwards() {
        looks.stand("knife", 3);
        looks.end();
        looks.stand("porter", 1);
        due.run();
        assertThat(noted).containsExactly(Look.search("knife", 3));
    }

    @Test
    void theSameReadAgainIsNoOtherSearch() {
        looks.stand("knife", 3);
        due.run();
        looks.stand("knife", 4);
        due.run();
        looks.left();
        assertThat(noted).containsExactly(Look.search("knife", 3));
        looks.stand("", 40);
        due.run();
        assertThat(noted).hasSize(1);
    }
}

package org.lockfast.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockfast.continuity.Story.PACKAGE;
import static org.lockfast.continuity.Story.RAMAN;
import static org.lockfast.continuity.Story.SMITH;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lockfast.exhibit.CashWords;

/** Which counts of cash make a pair, and what is kept back until then. */
class CashStoryTest {
    private final Hands hands = new Hands();

    private static ContinuityEvent.CashCounted counted(String lines) {
        return new ContinuityEvent.CashCounted(CashWords.read(lines).orElseThrow(), false);
    }

    private CashStory now() {
        return CashStory.of(PACKAGE, hands.story());
    }

    @Test
    @DisplayName("D-19 of two computers that knew nothing of each other two counts are a pair")
    void countsOfTwoComputersAreAPair() {
        Happening one = hands.add(1, "09:00", PACKAGE, SMITH, counted("20x14"));
        assertThat(now().keptBack()).containsExactly(one.eid());
        assertThat(now().facts().count()).satisfies(count -> assertThat(count.lines()).isEmpty());
        hands.add(2, "09:05", PACKAGE, RAMAN, counted("20x13 10x2"));
        assertThat(now().keptBack()).isEmpty();
        assertThat(now().difference())
                .isEqualTo("£20: 14 and 13; £10: 0 and 2; in all £280.00 and £280.00");
    }

    @Test
    void aCountAfterTwoIsKeptBackAndTheTwoStand() {
        hands.add(1, "09:00", PACKAGE, SMITH, counted("20x14"));
        hands.add(1, "09:05", PACKAGE, RAMAN, counted("20x14"));
        Happening third = hands.add(1, "09:10", PACKAGE, RAMAN, counted("20x12"));
        assertThat(now().keptBack()).containsExactly(third.eid());
        assertThat(now().total("GBP")).isEqualByComparingTo("280");
        assertThat(now().difference()).isNull();
    }

    @Test
    void aCountOfAnotherPackageIsNoSecondOne() {
        hands.add(1, "09:00", PACKAGE, SMITH, counted("20x14"));
        hands.add(1, "09:05", Story.EXHIBIT, RAMAN, counted("20x14"));
        hands.add(1, "09:06", PACKAGE, null, counted("20x14"));
        assertThat(now().second()).isNull();
        assertThat(now().keptBack()).hasSize(2);
    }

    @Test
    @DisplayName("D-19 an entry that is told by itself tells no figures")
    void anEntryByItselfTellsNoFigures() {
        Happening one = hands.add(1, "09:00", PACKAGE, SMITH, counted("20x14"));
        Told told =
                new Telling(
                                new WithheldTest.Called(),
                                DaysAlone.of(java.util.List.of()),
                                ZoneOffset.UTC)
                        .tell(one);
        assertThat(told.title()).isEqualTo("Cash counted");
        assertThat(told.details().toString()).doesNotContain("14").doesNotContain("280");
    }

    /** Else an entry from elsewhere would end a screen, or the index. */
    @Test
    void whatNobodyCanMeanIsNoEntry() {
        assertThatThrownBy(() ->
                        new ContinuityEvent.CashBanked(
                                "GBP", new BigDecimal("1E+999999999"), "1", null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContinuityEvent.CashDetained(LocalDate.MAX, "court", null))
                .isInstanceOf(IllegalArgumentException.class);
        hands.add(
                1,
                "09:00",
                PACKAGE,
                SMITH,
                new ContinuityEvent.Condition(
                        "WEIGHED", new BigDecimal("1E+999999999"), "kg", null, null, null));
        assertThat(DrugsStory.weight(PACKAGE, hands.story())).isEmpty();
    }

    @Test
    @DisplayName("D-19 no count that comes later parts two that were told")
    void aLateCountPartsNoPair() {
        Happening smith = hands.add(1, "09:00", PACKAGE, SMITH, counted("50x24"));
        Happening raman = hands.add(1, "10:00", PACKAGE, RAMAN, counted("50x24"), smith);
        Happening late = hands.add(2, "09:30", PACKAGE, Story.ALI, counted("50x18"));
        for (int turn = 0; turn < 3; turn++) {
            java.util.Collections.rotate(hands.entries, 1);
            assertThat(now().keptBack()).containsExactly(late.eid());
            assertThat(now().difference()).isNull();
            assertThat(now().second()).satisfies(two -> assertThat(two.entry()).isEqualTo(raman));
            assertThat(now().total("GBP")).isEqualByComparingTo("1200");
        }
    }

    @Test
    void twoPairsThatDidNotKnowOfEachOtherAreInQuestion() {
        Happening smith = hands.add(1, "09:00", PACKAGE, SMITH, counted("50x24"));
        hands.add(1, "09:10", PACKAGE, RAMAN, counted("50x24"), smith);
        Happening ali = hands.add(2, "09:05", PACKAGE, Story.ALI, counted("50x18"));
        hands.add(2, "09:20", PACKAGE, RAMAN, counted("50x18"), ali);
        assertThat(now().keptBack()).isEmpty();
        assertThat(now().difference()).contains("£50: 24 and 18");
    }

    @Test
    void ofOrdersThatDidNotKnowOfEachOtherTheNearerCounts() {
        Happening first =
                hands.add(
                        1,
                        "09:00",
                        PACKAGE,
                        SMITH,
                        new ContinuityEvent.CashDetained(LocalDate.of(2026, 4, 30), "court", null));
        hands.add(
                2,
                "09:30",
                PACKAGE,
                RAMAN,
                new ContinuityEvent.CashDetained(LocalDate.of(2026, 9, 30), "court", null));
        assertThat(now().orders())
                .containsExactly(LocalDate.of(2026, 4, 30), LocalDate.of(2026, 9, 30));
        hands.add(
                3,
                "10:00",
                PACKAGE,
                RAMAN,
                new ContinuityEvent.CashDetained(LocalDate.of(2026, 12, 31), "court", null),
                hands.entries.toArray(Happening[]::new));
        assertThat(first.isReliedOn()).isTrue();
        assertThat(now().orders()).containsExactly(LocalDate.of(2026, 12, 31));
    }
}

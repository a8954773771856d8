package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lockfast.journal.JournalEvents.LackCause;

class MissedLacksTest {
    private int asked;

    private List<ChainLack> missed(List<ChainLack> said, long... here) {
        return new MissedLacks(
                        "d-0",
                        (_, _, from, to) -> {
                            asked++;
                            return LongStream.of(here)
                                    .filter(s -> s >= from && s <= to)
                                    .boxed()
                                    .toList();
                        })
                .among(said);
    }

    private static ChainLack lack(String device, long from, long to, LackCause cause) {
        return new ChainLack(device, 3, from, to, cause);
    }

    /** Causes by turns, so that none joins the next: cost once the cube of their number. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void tenThousandPlacesSideBySideAreOneStretch() {
        List<ChainLack> said = new ArrayList<>();
        for (long seq = 1; seq <= 10_000; seq++) {
            said.add(
                    lack("d-1", seq, seq, seq % 2 == 0 ? LackCause.REFUSED : LackCause.UNREADABLE));
        }
        assertThat(missed(said)).isEmpty();
        assertThat(asked).as("neighbours looked for").isLessThan(5);
        assertThat(missed(said, 0)).hasSameElementsAs(said);
        assertThat(missed(said, 10_001)).hasSameElementsAs(said);
        assertThat(asked).as("asked once of a stretch that touches something").isLessThan(15);
        List<ChainLack> but = missed(said, 0, 5_000);
        assertThat(but).hasSize(9_999).doesNotContain(said.get(4_999));
        assertThat(missed(said, 10_002)).isEmpty();
    }

    @Test
    void whatTouchesNothingHereIsNotMissed() {
        List<ChainLack> said =
                List.of(
                        lack("d-1", 6, 9, LackCause.REFUSED),
                        lack("d-1", 2, 7, LackCause.UNREADABLE),
                        lack("d-1", 20, 21, LackCause.REFUSED),
                        lack("d-1", 30, Long.MAX_VALUE, LackCause.REFUSED));
        assertThat(missed(said)).isEmpty();
        assertThat(missed(said, 1)).containsExactlyInAnyOrder(said.get(0), said.get(1));
        assertThat(missed(said, 10)).containsExactlyInAnyOrder(said.get(0), said.get(1));
        assertThat(missed(said, 22)).containsExactly(said.get(2));
        assertThat(missed(said, 29)).containsExactly(said.get(3));
        assertThat(missed(List.of(lack("d-0", 6, 9, LackCause.REFUSED)), 7))
                .as("its own, but for what is here")
                .containsExactly(
                        lack("d-0", 6, 6, LackCause.REFUSED), lack("d-0", 8, 9, LackCause.REFUSED));
    }
}

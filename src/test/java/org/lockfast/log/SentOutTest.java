package org.lockfast.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockfast.ledger.Entry;

class SentOutTest {
    private static final String SERVER = "d-00000000000000ff";

    private final List<Entry> entries = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private final SentOut sentOut = new SentOut();

    private CentralLog.OnlyHere count() {
        LogRows rows =
                TestRows.answering((question, arguments) -> {
                    assertThat(question).isEqualTo("entries");
                    int from = (int) (long) (Long) arguments[0];
                    int count = (Integer) arguments[1];
                    asked.add(count);
                    List<LogRows.Stored> some = new ArrayList<>();
                    for (int at = from; at < Math.min(from + count, entries.size()); at++) {
                        some.add(new LogRows.Stored(at, entries.get(at).bytes(), new byte[0]));
                    }
                    return some;
                });
        return sentOut.count(rows, entries.size(), SERVER);
    }

    private void barred(int count) {
        for (int i = 0; i < count; i++) {
            entries.add(TestRows.entry(SERVER, 0, entries.size(), "server.barred/1"));
        }
    }

    /** The values of a thousand entries may be a gibibyte. */
    @Test
    void itReadsAFewAtOnce() {
        barred(1_120);
        assertThat(count().entries()).as("the newest").isEqualTo(1_000);
        assertThat(asked).allMatch(count -> count <= 50);
        sentOut.asked(1_110, 1_120);
        asked.clear();
        assertThat(count().entries()).isEqualTo(10);
        assertThat(count().since()).isEqualTo(entries.get(1_110).recorded());
        assertThat(asked.getFirst()).as("nothing that was sent").isLessThanOrEqualTo(10);
    }

    /** A device that broke off had not come to what it names: its entry proves nothing. */
    @Test
    void whatAnEntrySaysWasSeenCountsForNothing() {
        barred(3);
        entries.add(TestRows.seeing("d-0000000000000001", 0, 3));
        assertThat(entries.getLast().seen()).isNotNull();
        assertThat(count().entries()).isEqualTo(3);
    }

    /** Records put back from a copy are shorter than what was sent of those before them. */
    @Test
    void whatWasSentOfALongerLogIsForgotten() {
        barred(5);
        sentOut.asked(900_000, 5);
        assertThat(count().entries()).as("nobody was sent a place that is none").isEqualTo(5);
        sentOut.asked(5, 5);
        assertThat(count().entries()).isZero();
        entries.subList(3, 5).clear();
        assertThat(count().entries()).isEqualTo(3);
        sentOut.asked(3, 3);
        barred(2);
        assertThat(count().entries()).isEqualTo(2);
    }
}

package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lockfast.journal.JournalEvents.LackCause;

class ChainLacksTest {
    private final ChainLacks lacks = new ChainLacks();

    private static ChainLack lack(String device, long from, long to) {
        return new ChainLack(device, 0, from, to, LackCause.REFUSED);
    }

    @Test
    void placesAreCoveredAsTheyWereSaid() {
        Random random = new Random(7);
        TreeSet<Long> said = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            long from = random.nextInt(4_000);
            long to = from + random.nextInt(6);
            lacks.add(lack("d-1", from, to));
            for (long seq = from; seq <= to; seq++) {
                said.add(seq);
            }
        }
        for (long seq = 0; seq < 4_100; seq++) {
            assertThat(lacks.covers("d-1", 0, seq)).as("%d", seq).isEqualTo(said.contains(seq));
        }
        assertThat(lacks.covers("d-1", 1, said.first())).isFalse();
        assertThat(lacks.covers("d-2", 0, said.first())).isFalse();
        long places = lacks.all().stream().mapToLong(one -> one.to() - one.from() + 1).sum();
        assertThat(places).as("each once").isEqualTo(said.size());
    }

    @Test
    void theSameSaidAgainIsOne() {
        for (int i = 0; i < 10; i++) {
            lacks.add(lack("d-1", 5, 9));
        }
        lacks.add(lack("d-1", 10, 10));
        assertThat(lacks.all()).containsExactly(lack("d-1", 5, 10));
    }

    /** Of one device only so much is kept; what it said first stands, and may grow. */
    @Test
    void oneDeviceFillsNoMemory() {
        for (int i = 0; i < ChainLacks.OF_ONE_DEVICE + 500; i++) {
            lacks.add(lack("d-1", 3L * i, 3L * i));
        }
        assertThat(lacks.all()).hasSize(ChainLacks.OF_ONE_DEVICE);
        lacks.add(lack("d-1", 1, 1));
        assertThat(lacks.covers("d-1", 0, 1)).isTrue();
        lacks.add(lack("d-2", 7, 8));
        assertThat(lacks.covers("d-2", 0, 8)).isTrue();
    }
}

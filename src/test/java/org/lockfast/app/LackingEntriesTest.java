package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.JournalEvents.LackCause;

/** What a device cannot hand in is told by whoever misses it. */
class LackingEntriesTest {
    @TempDir Path folder;
    private TestForce force;
    private TestForce.Device one;
    private TestForce.Device two;

    @BeforeEach
    void twoDevices() {
        force = new TestForce(folder, 7);
        one = force.joined("d-0000000000000001");
        two = force.joined("d-0000000000000002");
        for (int i = 0; i < 5; i++) {
            one.add(UUID.randomUUID(), new CaseEvent.Opened("C/" + i, "Burglary", null));
        }
    }

    @AfterEach
    void close() {
        force.close();
    }

    /** Two receives what one did but for these places of its epoch 0. */
    private void handIn(long from, long to) {
        two.receiveAll(
                one.kept().stream()
                        .filter(kept -> kept.entry().device().equals(one.id))
                        .filter(kept ->
                                kept.entry().epoch() > 0
                                        || kept.entry().seq() < from
                                        || kept.entry().seq() > to)
                        .toList());
    }

    private ChainLack lack(long from, long to, LackCause cause) {
        return new ChainLack(one.id, 0, from, to, cause);
    }

    @Test
    void anEpochOfWhichNothingIsHereIsMissed() {
        one.journal.sayLacking(List.of(lack(0, 5, LackCause.UNREADABLE)));
        handIn(0, 5);
        assertThat(two.journal.lacking()).containsExactly(lack(0, 5, LackCause.UNREADABLE));
    }

    @Test
    void placesSideBySideAreMissedWhateverTheirCauses() {
        one.journal.sayLacking(
                List.of(lack(2, 3, LackCause.UNREADABLE), lack(4, 4, LackCause.REFUSED)));
        handIn(2, 4);
        assertThat(two.journal.lacking())
                .containsExactlyInAnyOrder(
                        lack(2, 3, LackCause.UNREADABLE), lack(4, 4, LackCause.REFUSED));
        assertThat(one.journal.lacking()).isEmpty();
    }

    /** Of a device at another station most is not here by design. */
    @Test
    void whatIsNotSentHereIsNotMissed() {
        one.journal.sayLacking(List.of(lack(3, 4, LackCause.UNREADABLE)));
        handIn(1, 5);
        assertThat(two.journal.lacking()).isEmpty();
    }
}

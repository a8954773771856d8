package org.lockfast.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockfast.journal.ChainLack;
import org.lockfast.journal.JournalEvents.LackCause;

class OwnChainTest {
    private final List<ChainLack> lacks = new ArrayList<>();

    private List<String> told() {
        return OwnChain.told(lacks, "d-0", Map.of("d-1", "SCN-08 (d-1)")).stream()
                .map(SyncProblem::sentence)
                .toList();
    }

    /** A device may say what it likes: the list stays one in which others are found. */
    @Test
    void ofWhatOneDeviceLacksAFewAreNamedAndOfMoreOneIsTold() {
        for (int i = 0; i < OwnChain.NAMED; i++) {
            lacks.add(new ChainLack("d-1", i, 0, Long.MAX_VALUE, LackCause.UNREADABLE));
        }
        lacks.add(new ChainLack("d-2", 4, 7, 7, LackCause.REFUSED));
        assertThat(told()).hasSize(OwnChain.NAMED + 1);
        for (int i = 0; i < 2_000; i++) {
            lacks.add(new ChainLack("d-1", 4, 10L * i, 10L * i, LackCause.REFUSED));
            lacks.add(new ChainLack("d-0", 0, 10L * i, 10L * i, LackCause.REFUSED));
        }
        assertThat(told())
                .hasSize(3)
                .anyMatch(said ->
                        said.startsWith(
                                "Entries in 2005 places of 5 epochs of SCN-08 (d-1) are not here: that device says"))
                .anyMatch(said -> said.startsWith("Entry 7 of epoch 4 of d-2 is not here"))
                .anyMatch(said ->
                        said.startsWith(
                                "Entries in 2000 places of 1 epoch of this device are not here"));
    }
}

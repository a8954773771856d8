package org.lockfast.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockfast.journal.ChainPlace;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

class WhoseIsWantedTest {
    private static final String SERVER = "d-00000000000000ff";
    private static final String DEVICE = "d-0000000000000001";

    private final List<Entry> staged = new ArrayList<>();

    private Set<String> wanted() {
        LogHead head =
                new LogHead(
                        "o",
                        10,
                        List.of(),
                        0,
                        ChainPlace.FOUNDING,
                        10 + staged.size(),
                        new byte[1],
                        false);
        LogRows rows =
                TestRows.answering((question, arguments) ->
                        switch (question) {
                            case "staged" -> {
                                List<LogRows.Staged> all = new ArrayList<>();
                                for (Entry one : staged) {
                                    all.add(
                                            new LogRows.Staged(
                                                    10L + all.size(),
                                                    one.eid(),
                                                    one.bytes(),
                                                    new byte[0]));
                                }
                                yield all;
                            }
                            // of epoch 0 up to 4, and the first of epoch 1 is here
                            case "before" ->
                                    arguments[1].equals(0L)
                                            ? Optional.of(place(0, 4))
                                            : arguments[1].equals(1L)
                                                    ? Optional.of(place(1, 0))
                                                    : Optional.empty();
                            case "newest" -> Optional.of(place(1, 0));
                            default -> throw new AssertionError(question);
                        });
        List<Long> places = new ArrayList<>();
        staged.forEach(_ -> places.add(10L + places.size()));
        return WhoseIsWanted.of(rows, head, places, SERVER);
    }

    private static LogRows.Place place(long epoch, long seq) {
        return new LogRows.Place(seq, epoch, seq, Hash.ZERO);
    }

    /** What is put in comes behind what is here of that epoch, not of the device's newest one. */
    @Test
    void anEarlierEpochGoesOnWhereItEnds() {
        staged.add(TestRows.entry(DEVICE, 0, 5, "case.opened/1"));
        staged.add(TestRows.entry(DEVICE, 0, 6, "case.opened/1"));
        assertThat(wanted()).isEmpty();
        staged.add(TestRows.entry(DEVICE, 0, 8, "case.opened/1"));
        assertThat(wanted()).containsExactly(DEVICE);
    }
}

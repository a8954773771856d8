package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalWalkTest {
    private final TestStore test = TestStore.inMemory();
    private final Journal journal = test.create();

    private void note(String secret) {
        journal.record(
                TestStore.ANNA_ACTS,
                List.of(
                        NewEvent.of(
                                TestStore.ID, new TestStore.Noted("clear", secret, List.of()))));
    }

    private static List<JournalWalk.Kept> all(JournalWalk walk) {
        List<JournalWalk.Kept> all = new ArrayList<>();
        for (List<JournalWalk.Kept> some = walk.next(); !some.isEmpty(); some = walk.next()) {
            all.addAll(some);
        }
        return all;
    }

    /** From whichever record one begins, an entry comes with the values it commits to. */
    @Test
    void anEntryComesWithItsValuesFromWhereverOneBegins() {
        for (int i = 0; i < 4; i++) {
            note("secret " + i);
        }
        for (long from = 0; from <= journal.count(); from++) {
            List<JournalWalk.Kept> kept = all(journal.walk(from));
            assertThat(kept)
                    .as("from %s", from)
                    .allSatisfy(one ->
                            assertThat(one.bodies()).hasSize(one.entry().commitments().size()));
        }
        assertThat(all(journal.walk(0))).hasSize(5);
        assertThat(journal.entries()).isEqualTo(5);
    }

    @Test
    void aWalkAtItsEndGoesOnWithWhatIsRecordedThen() {
        JournalWalk walk = journal.walk(0);
        assertThat(all(walk)).hasSize(1);
        note("later");
        assertThat(all(walk)).singleElement().satisfies(one -> assertThat(one.bodies()).hasSize(1));
        assertThat(walk.position()).isEqualTo(journal.count());
    }
}

package org.lockfast.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a device remembers of its server is bounded, and what it no longer remembers is counted. */
class SyncStateTest {
    private static SyncState followed(SyncState state, int from, int to) {
        List<SyncState.NotTaken> all = new ArrayList<>(state.notTaken());
        for (int i = from; i < to; i++) {
            all.add(new SyncState.NotTaken(i, "", "its bytes are no entry."));
        }
        return state.followed("", to, null, List.of(), all);
    }

    @Test
    void entriesThatWereNotTakenAndAreForgottenAreCounted() {
        SyncState state = SyncState.begin("https://here", "", "f-1/log", "k", "e");
        state = followed(state, 0, 1_000);
        assertThat(state.dropped()).isZero();
        assertThat(new String(state.bytes(), StandardCharsets.UTF_8)).doesNotContain("dropped\":1");
        state = followed(state, 1_000, 1_003).wraps(7);
        state = SyncState.read(followed(state, 1_003, 1_005).bytes());
        assertThat(state.dropped()).isEqualTo(5);
        assertThat(state.notTaken()).hasSize(1_000);
        assertThat(state.notTaken().getFirst().index()).isEqualTo(5);
        assertThat(LogProblem.notTaken(1_000, 5, 1_004, "its bytes are no entry.").sentence())
                .startsWith("1005 entries of the central log")
                .contains("of the newest 1000; the 5 before are not asked for again");
        assertThat(state.again().dropped()).as("everything is asked for").isZero();
    }

    @Test
    void whatAnEarlierVersionRememberedIsRead() {
        SyncState state = SyncState.begin("https://here", "", "f-1/log", "k", "e");
        String json = new String(state.bytes(), StandardCharsets.UTF_8);
        String before = json.replaceAll(",?\"dropped\":null", "");
        assertThat(SyncState.read(before.getBytes(StandardCharsets.UTF_8))).isEqualTo(state);
    }
}

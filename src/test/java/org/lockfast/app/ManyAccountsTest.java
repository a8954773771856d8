package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.TestForce.Device;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.NewEvent;

/** One package that two devices move thousands of times, each not knowing of the other. */
@Tag("hard")
class ManyAccountsTest {
    private static final int MOVES = 3_000;

    @TempDir Path folder;

    @Test
    void aLongConflictDoesNotHoldTheIndexUp() {
        try (TestForce force = new TestForce(folder, 7)) {
            Device desk = force.joined("d-0000000000000001");
            Device server = force.server();
            UUID pack = server.fresh();
            server.record(TestForce.acting(TestForce.ODE, 0), server.recordedAt(pack));
            desk.receiveAll(server.kept());
            List<NewEvent> moves = new ArrayList<>();
            for (int i = 0; i < MOVES; i++) {
                moves.add(NewEvent.of(pack, new ContinuityEvent.Moved(desk.fresh(), null)));
            }
            desk.journal.record(TestForce.acting(TestForce.RAMAN, 0), moves);
            server.record(
                    TestForce.acting(TestForce.ODE, 0),
                    NewEvent.of(pack, new ContinuityEvent.Moved(server.fresh(), null)));
            server.journal.settle();
            Instant began = Instant.now();
            server.receiveAll(desk.kept());
            server.journal.settle();
            Duration took = Duration.between(began, Instant.now());
            assertThat(server.rows().get("conflict")).hasSize(1);
            assertThat(took).isLessThan(Duration.ofSeconds(60));
        }
    }
}

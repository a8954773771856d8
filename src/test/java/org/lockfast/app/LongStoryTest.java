package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.app.TestForce.Device;
import org.lockfast.continuity.ContinuityEvent;
import org.lockfast.journal.DomainEvent;
import org.lockfast.journal.NewEvent;
import org.lockfast.journal.VerificationReport;

/**
 * One package of which a device records more than anybody ever would. Another device has recorded
 * something of it meanwhile, so it is not one device's story.
 */
@Tag("hard")
class LongStoryTest {
    private static final Duration ENOUGH = Duration.ofMinutes(5);

    @TempDir Path folder;

    enum Kind {
        SEEN(i -> new ContinuityEvent.LookedAt(null, "INTACT", "on round " + i)),
        MOVED(i -> new ContinuityEvent.Moved(new UUID(0x7000L, Long.MIN_VALUE | i), null)),
        LABELLED(LongStoryTest::label),
        /** The exhibit itself, again and again. */
        RECORDED(i -> null);

        final IntFunction<@Nullable DomainEvent> event;

        Kind(IntFunction<@Nullable DomainEvent> event) {
            this.event = event;
        }
    }

    private static DomainEvent label(int i) {
        return new ContinuityEvent.LabelPrinted(
                "X" + (100_000 + i), "100x70", 203, "PDF", i + 1, false, false, null, null);
    }

    @ParameterizedTest
    @CsvSource({"SEEN,20000", "MOVED,20000", "LABELLED,20000", "RECORDED,4000"})
    void aLongStoryIsTakenInWithoutStallingTheIndex(Kind kind, int entries) {
        int most = Integer.getInteger("long.story", entries);
        try (TestForce force = new TestForce(folder, 7)) {
            Device desk = force.joined("d-0000000000000001");
            Device server = force.server();
            UUID pack = server.fresh();
            NewEvent first = server.recordedAt(pack);
            server.record(TestForce.acting(TestForce.ODE, 0), first);
            desk.receiveAll(server.kept());
            List<NewEvent> all = new ArrayList<>();
            for (int i = 0; i < most; i++) {
                DomainEvent event = kind.event.apply(i);
                all.add(event == null ? first : NewEvent.of(pack, event));
            }
            Duration recording =
                    timed(() -> {
                        for (int i = 0; i < most; i += 500) {
                            desk.journal.record(
                                    TestForce.acting(TestForce.RAMAN, 0),
                                    all.subList(i, Math.min(most, i + 500)));
                        }
                        desk.journal.settle();
                    });
            server.record(
                    TestForce.acting(TestForce.ODE, 0),
                    NewEvent.of(pack, new ContinuityEvent.Moved(server.fresh(), null)));
            server.journal.settle();
            Duration receiving =
                    timed(() -> {
                        server.receiveAll(desk.kept());
                        server.journal.settle();
                    });
            VerificationReport report = server.verify();
            assertThat(report.firstOfEach()).isEmpty();
            Duration checking = report.indexTime();
            System.err.printf(
                    "%s %,d: recorded in %s, received in %s, folded afresh and compared in %s%n",
                    kind, most, recording, receiving, checking);
            assertThat(recording).isLessThan(ENOUGH);
            assertThat(receiving).isLessThan(ENOUGH);
            assertThat(checking).isLessThan(ENOUGH);
        }
    }

    private static Duration timed(Runnable work) {
        Instant began = Instant.now();
        work.run();
        return Duration.between(began, Instant.now());
    }
}

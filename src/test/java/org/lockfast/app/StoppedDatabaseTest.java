package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.exhibit.CaseEvent;
import org.lockfast.journal.NewEvent;
import org.lockfast.officer.Permission;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.SyncProblem;
import org.lockfast.sync.SyncResult;
import org.lockfast.sync.Wires;
import org.lockfast.testing.Postgres;

/** PostgreSQL is stopped under a running server while a device sends, and started again. */
class StoppedDatabaseTest {
    @TempDir Path folder;

    @Test
    void theDeviceWaitsAndNothingIsLostOrDoubled() throws Exception {
        try (Postgres own = Postgres.own();
                ServerProcess server = new ServerProcess(folder, own.database())) {
            FieldStore.enrol(folder, "SCN-07", Duration.ZERO, server);
            try (FieldStore field =
                            FieldStore.open(folder, "SCN-07", Duration.ZERO, ServedForce.COLLAR);
                    SyncClient client = field.client(Wires.HTTPS, server.address())) {
                record(field, 1);
                assertThat(client.round().problems()).isEmpty();
                record(field, 4_000);
                Thread cut =
                        Thread.ofPlatform()
                                .start(() -> {
                                    pause(250); // in the middle of the push
                                    own.kill();
                                });
                SyncResult broken = client.round();
                cut.join();
                assertThat(broken.sent()).as("not all of it").isLessThan(4_000);
                record(field, 1); // nobody waits for it
                SyncResult away = client.round();
                assertThat(away.problems()).extracting(SyncProblem::code).contains("server-waits");
                own.start();
                for (int i = 0; i < 60 && client.now().unsent() > 0; i++) {
                    client.round();
                    pause(500);
                }
                assertThat(client.now().unsent()).as("%s", client.now().problems()).isZero();
                assertThat(client.round().problems()).isEmpty();
                server.stop();
                List<String> log = ServerProcess.entries(server.export());
                assertThat(log).doesNotHaveDuplicates().containsAll(field.entries().keySet());
            }
        }
    }

    private static void record(FieldStore field, int cases) {
        List<NewEvent> events = new java.util.ArrayList<>();
        for (int i = 0; i < cases; i++) {
            events.add(
                    NewEvent.of(
                            field.store().ids().get(),
                            new CaseEvent.Opened("N/" + i, "Burglary", List.of())));
        }
        field.store()
                .journal()
                .record(
                        ServedForce.value(field.session().acting(Permission.MANAGE_OFFICERS)),
                        events);
    }

    private static void pause(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

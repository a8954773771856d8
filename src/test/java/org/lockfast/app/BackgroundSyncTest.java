package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.officer.Role;
import org.lockfast.sync.BackgroundSync;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.SyncStatus;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.Wraps;

/** An open store synchronises by itself, and says how it stands. */
class BackgroundSyncTest {
    private static final String NEW = "amber lantern quiet 31";

    @TempDir Path folder;

    @Test
    void whatIsRecordedIsSentSoonAndTheStatusTold() throws Exception {
        try (ServedForce force = ServedForce.in(folder);
                ServedDevice one = force.device("SCN-07")) {
            OpenStore store = one.store();
            assertThat(store.syncStatus().now()).isEqualTo(SyncStatus.ALONE);
            store.keepSyncing(Duration.ofSeconds(20));
            List<SyncStatus> told = new CopyOnWriteArrayList<>();
            try (SyncStatus.Listening _ = store.syncStatus().listen(told::add)) {
                one.record(3);
                for (int i = 0; i < 300 && !isSent(store); i++) {
                    Thread.sleep(100);
                }
            }
            assertThat(isSent(store)).as("%s", store.syncStatus().now()).isTrue();
            assertThat(told).anyMatch(status -> status.unsent() > 0);
            assertThat(told.getLast().unsent()).isZero();
            assertThat(store.syncStatus().now().standing())
                    .isIn(SyncStatus.Standing.ONLINE, SyncStatus.Standing.SYNCING);
            one.shut();
            assertThat(one.verified().ok()).isTrue();
        }
    }

    /** Without memory one round breaks off; the thread of synchronisation goes on. */
    @Test
    void aRoundThatBreaksOffIsToldAndTheNextOneComes() throws Exception {
        try (ServedForce force = ServedForce.in(folder);
                ServedDevice one = force.device("SCN-07")) {
            AtomicInteger rounds = new AtomicInteger();
            SyncClient client =
                    one.client(
                            (server, ca, own) ->
                                    new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                        @Override
                                        public Wraps wraps(long after) throws WireTrouble {
                                            if (rounds.incrementAndGet() == 1) {
                                                throw new OutOfMemoryError("of a test");
                                            }
                                            return super.wraps(after);
                                        }
                                    },
                            null);
            List<String> told = new CopyOnWriteArrayList<>();
            Duration soon = Duration.ofMillis(50);
            try (SyncStatus.Listening _ =
                            client.listen(status ->
                                    status.problems().forEach(each -> told.add(each.code())));
                    BackgroundSync running =
                            new BackgroundSync(
                                    client,
                                    one.store().journal(),
                                    new BackgroundSync.Pace(soon, soon, soon, soon),
                                    new Random(1),
                                    Executors.newSingleThreadExecutor(),
                                    () -> {})) {
                running.start();
                for (int i = 0; i < 300 && rounds.get() < 3; i++) {
                    Thread.sleep(100);
                }
            }
            assertThat(rounds.get()).as("rounds went on").isGreaterThanOrEqualTo(3);
            assertThat(told).contains("broke-off");
            assertThat(client.now().problems()).isEmpty();
        }
    }

    /** The device can ask its server as long as the store is open, whoever is signed in. */
    @Test
    void anOfficerWhoIsNewHereIsToldWhatToDoAndIsHeardOfByTrying() throws Exception {
        try (ServedForce force = ServedForce.in(folder);
                ServedDevice one = force.device("SCN-07");
                ServedDevice other = force.device("SCN-08")) {
            assertThat(refusal(other.open("2002", NEW)))
                    .startsWith("That collar number and password do not open this store.")
                    .contains("somebody who signs in here already");
            OpenStore store = other.store();
            store.keepSyncing(Duration.ofSeconds(20));
            for (int i = 0; i < 300 && !isSent(store); i++) {
                Thread.sleep(100);
            }
            Thread.sleep(500); // its own reports of the sign-in have gone too
            one.addOfficer("2002", "Robin Keeper", NEW, Role.PROPERTY_OFFICER);
            one.sync();
            Outcome<StoreOpening.SignedIn> in = signIn(store);
            assertThat(refusal(in)).contains("asks the server now");
            for (int i = 0; i < 8 && in instanceof Outcome.Refused<?>; i++) {
                Thread.sleep(1000); // by itself it would ask in 48 seconds at the soonest
                in = signIn(store);
            }
            ServedForce.value(in).identity().close();
        }
    }

    private static Outcome<StoreOpening.SignedIn> signIn(OpenStore store) {
        try (Password password = Password.of(NEW)) {
            return store.signIn("2002", password);
        }
    }

    private static String refusal(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).sentence();
    }

    private static boolean isSent(OpenStore store) {
        SyncStatus status = store.syncStatus().now();
        return status.online() && status.unsent() == 0;
    }
}

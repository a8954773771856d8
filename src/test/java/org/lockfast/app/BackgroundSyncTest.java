package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.Outcome;
import org.lockfast.keys.Password;
import org.lockfast.officer.Role;
import org.lockfast.sync.BackgroundSync;
import org.lockfast.sync.LineChange;
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
                                    new BackgroundSync.Pace(soon, soon, soon, soon, soon, soon),
                                    new Random(1),
                                    new LineChange(Set::of, InstantSource.system()),
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

    /** The line was down; it is tried at once when the machine has a network again. */
    @Test
    void aNetworkThatComesBackIsTriedAtOnce() throws Exception {
        try (Missing out = new Missing(folder)) {
            out.untilTried(1);
            out.networks.set(Set.of());
            out.quiet(1);
            out.networks.set(Set.of("wlan0 192.0.2.17"));
            out.untilTried(2);
            out.quiet(2);
            out.networks.set(Set.of("wlan0 198.51.100.4"));
            out.untilTried(3);
        }
    }

    @Test
    void aMachineThatSleptTriesAtOnce() throws Exception {
        try (Missing out = new Missing(folder)) {
            out.untilTried(1);
            out.quiet(1);
            out.wall.updateAndGet(now -> now.plus(Duration.ofMinutes(40)));
            out.untilTried(2);
            out.quiet(2);
        }
    }

    /** What is recorded while the server is away is a reason to try, and no hammer. */
    @Test
    void whatIsRecordedAfterAMissIsTriedAndNoFasterThanTheBound() throws Exception {
        try (Missing out = new Missing(folder)) {
            out.untilTried(1);
            long began = System.nanoTime();
            out.device.record(1);
            out.untilTried(2);
            for (int i = 0; i < 20; i++) {
                out.device.record(1);
                Thread.sleep(20);
            }
            out.untilTried(3);
            long bounds =
                    Duration.ofNanos(System.nanoTime() - began)
                            .dividedBy(Missing.AGAIN.multipliedBy(4).dividedBy(5));
            assertThat((long) out.tries.get()).isLessThanOrEqualTo(2 + bounds);
        }
    }

    /** A network that comes and goes is no reason to ask a server that is down all the time. */
    @Test
    void aNetworkThatComesAndGoesIsTriedNoFasterThanTheBound() throws Exception {
        try (Missing out = new Missing(folder)) {
            out.untilTried(1);
            long began = System.nanoTime();
            for (int i = 0; i < 60; i++) {
                out.networks.set(Set.of("tun0 192.0.2." + i));
                Thread.sleep(25);
            }
            out.untilTried(2);
            long bounds =
                    Duration.ofNanos(System.nanoTime() - began)
                            .dividedBy(Missing.AGAIN.multipliedBy(4).dividedBy(5));
            assertThat((long) out.tries.get()).isLessThanOrEqualTo(2 + bounds);
        }
    }

    /** Where the machine sleeps during a round nothing may look other than before it. */
    @Test
    void aMachineThatSleptDuringARoundTriesAtOnce() throws Exception {
        try (Missing out = new Missing(folder)) {
            out.untilTried(1);
            out.quiet(1);
            out.sleeping.set(true);
            out.device.record(1);
            out.untilTried(3);
            out.quiet(3);
        }
    }

    /** Whatever the system says of its networks: nothing ends the thread that sends. */
    @Test
    void whatGoesWrongBesideARoundEndsNothing() throws Exception {
        try (ServedForce force = ServedForce.in(folder);
                ServedDevice one = force.device("SCN-07")) {
            AtomicInteger looks = new AtomicInteger();
            LineChange faulty =
                    new LineChange(
                            () ->
                                    switch (looks.incrementAndGet()) {
                                        case 1 -> throw new IllegalStateException("of a test");
                                        case 2 -> throw new OutOfMemoryError("of a test");
                                        default -> Set.of("eth0 192.0.2.5");
                                    },
                            InstantSource.system());
            SyncClient client = one.client();
            Duration soon = Duration.ofMillis(50);
            try (BackgroundSync running =
                    new BackgroundSync(
                            client,
                            one.store().journal(),
                            new BackgroundSync.Pace(soon, soon, soon, soon, soon, soon),
                            new Random(1),
                            faulty,
                            Executors.newSingleThreadExecutor(),
                            () -> {})) {
                running.start();
                for (int i = 0; i < 300 && looks.get() < 3; i++) {
                    Thread.sleep(50);
                }
                one.record(2);
                for (int i = 0; i < 300 && client.now().unsent() > 0; i++) {
                    Thread.sleep(50);
                }
                assertThat(client.now().online()).isTrue();
                assertThat(client.now().unsent()).isZero();
            }
        }
    }

    /** An open store whose server is not reached, and that would try again in an hour. */
    private static final class Missing implements AutoCloseable {
        static final Duration AGAIN = Duration.ofMillis(500);

        final AtomicInteger tries = new AtomicInteger();
        final AtomicReference<Set<String>> networks =
                new AtomicReference<>(Set.of("eth0 192.0.2.5"));
        final AtomicBoolean sleeping = new AtomicBoolean();
        final AtomicReference<Instant> wall = new AtomicReference<>(ServedForce.START);
        final ServedForce force;
        final ServedDevice device;
        private final BackgroundSync running;

        Missing(Path folder) throws Exception {
            force = ServedForce.in(folder);
            device = force.device("SCN-07");
            SyncClient client = device.client();
            force.stop();
            Duration hour = Duration.ofHours(1);
            Duration soon = Duration.ofMillis(20);
            running =
                    new BackgroundSync(
                            client,
                            device.store().journal(),
                            new BackgroundSync.Pace(soon, hour, hour, hour, AGAIN, soon),
                            new Random(1),
                            new LineChange(networks::get, wall::get),
                            Executors.newSingleThreadExecutor(),
                            () -> {
                                tries.incrementAndGet();
                                if (sleeping.getAndSet(false)) {
                                    wall.updateAndGet(now -> now.plus(Duration.ofMinutes(40)));
                                }
                            });
            running.start();
        }

        void untilTried(int times) throws InterruptedException {
            for (int i = 0; i < 500 && tries.get() < times; i++) {
                Thread.sleep(20);
            }
            assertThat(tries.get()).as("tries").isGreaterThanOrEqualTo(times);
        }

        void quiet(int tried) throws InterruptedException {
            Thread.sleep(300);
            assertThat(tries.get()).as("tries").isEqualTo(tried);
        }

        @Override
        public void close() {
            running.close();
            device.close();
            force.close();
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

package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.journal.AttachmentRef;
import org.lockfast.journal.Outcome;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.DeviceCertificate;
import org.lockfast.sync.Relaying;
import org.lockfast.sync.SyncClient;
import org.lockfast.sync.SyncStatus;
import org.lockfast.sync.WireTrouble;
import org.lockfast.sync.Wires;
import org.lockfast.sync.wire.CarryBody;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.WireJson;
import org.lockfast.sync.wire.Wraps;

/** The line to the server is down; the laptops of a station meet at its relay. */
class RelayTest {
    @TempDir Path folder;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private ServedForce force;
    private ServedDevice station;
    private ServedDevice one;
    private ServedDevice two;
    private @Nullable RelayRun relay;

    @BeforeEach
    void found() throws Exception {
        force = ServedForce.in(folder);
        station = force.device("STN-01");
        one = force.device("SCN-07");
        two = force.device("SCN-08");
        station.sync();
        one.sync();
        two.sync();
        station.shut();
        relay();
        named(one, "STN-01");
        named(two, "stn-01");
    }

    @AfterEach
    void close() {
        stopRelay();
        station.close();
        one.close();
        two.close();
        force.close();
    }

    private void stopRelay() {
        RelayRun running = relay;
        if (running != null) {
            running.close();
            relay = null;
        }
    }

    private void relay() throws Exception {
        relay = RelayRun.start(station.store(), "127.0.0.1", 0, station.surroundings(), lines::add);
    }

    private String address() {
        return "https://127.0.0.1:" + java.util.Objects.requireNonNull(relay).port();
    }

    private void named(ServedDevice device, String name) {
        assertThat(ServedForce.value(device.store().relayedBy(address(), name)))
                .isEqualTo(station.store().device().device());
    }

    private static Relaying.Exchanged exchange(ServedDevice device) throws Exception {
        return device.store().relaying().orElseThrow().exchange();
    }

    private void until(java.util.function.BooleanSupplier so) throws InterruptedException {
        for (int tries = 0; tries < 600; tries++) {
            if (so.getAsBoolean()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("It did not come about");
    }

    /** Who opens calls and sends them slowly holds nobody else up. */
    @Test
    void slowCallersLeaveTheRelayToOthers() throws Exception {
        force.stop();
        two.record(1);
        List<Socket> open = new java.util.ArrayList<>();
        try (var key = new Held(one.store().device().signer(0))) {
            int port = java.util.Objects.requireNonNull(relay).port();
            for (int i = 0; i < 4; i++) {
                Socket socket = tls(key.key()).getSocketFactory().createSocket("127.0.0.1", port);
                open.add(socket);
                socket.getOutputStream()
                        .write(
                                ("POST "
                                                + CarryBody.PATH
                                                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                                + CarryBody.CONTENT_TYPE
                                                + "\r\nContent-Length: 90000000\r\n\r\nL")
                                        .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
            Thread.sleep(500); // all four are being read
            assertThat(exchange(two).handed()).isPositive();
        } finally {
            for (Socket each : open) {
                each.close();
            }
        }
    }

    /** A fault of the program in one round, or no memory, does not end all rounds to come. */
    @Test
    void aRoundThatBreaksOffIsToldAndTheNextOneComes() throws Exception {
        stopRelay();
        AtomicInteger rounds = new AtomicInteger();
        SyncClient client =
                station.client(
                        (server, ca, own) ->
                                new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                    @Override
                                    public Wraps wraps(long after) throws WireTrouble {
                                        return switch (rounds.incrementAndGet()) {
                                            case 1 -> throw new OutOfMemoryError("of a test");
                                            case 2 -> throw new IllegalStateException("of a test");
                                            default -> super.wraps(after);
                                        };
                                    }
                                },
                        null);
        List<String> told = new CopyOnWriteArrayList<>();
        try (SyncStatus.Listening _ =
                client.listen(
                        status -> status.problems().forEach(problem -> told.add(problem.code())))) {
            relay =
                    RelayRun.start(
                            station.store(),
                            client,
                            Duration.ofMillis(50),
                            Duration.ofSeconds(45),
                            "127.0.0.1",
                            0,
                            station.surroundings(),
                            lines::add);
            until(() -> rounds.get() > 2 && client.now().problems().isEmpty());
        }
        assertThat(told).contains("broke-off");
    }

    /** Whoever waits behind a long round is told so before it takes the relay for silent. */
    @Test
    void whoWaitsTooLongForItsTurnIsToldThatOthersComeFirst() throws Exception {
        stopRelay();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SyncClient client =
                station.client(
                        (server, ca, own) ->
                                new WireAround(Wires.HTTPS.to(server, ca, own)) {
                                    @Override
                                    public Wraps wraps(long after) throws WireTrouble {
                                        begun.countDown();
                                        try {
                                            goOn.await();
                                        } catch (InterruptedException e) {
                                            throw new IllegalStateException(e);
                                        }
                                        return super.wraps(after);
                                    }
                                },
                        null);
        relay =
                RelayRun.start(
                        station.store(),
                        client,
                        Duration.ofMinutes(10),
                        Duration.ofMillis(300),
                        "127.0.0.1",
                        0,
                        station.surroundings(),
                        lines::add);
        named(one, "STN-01");
        begun.await();
        try {
            one.record(1);
            assertThatThrownBy(() -> exchange(one))
                    .isInstanceOfSatisfying(
                            WireTrouble.class, e -> assertThat(e.is(ProblemType.BUSY)).isTrue());
            assertThat(relay.queued()).isZero();
            WeakReference<byte[]> file = refused(relay);
            until(() -> {
                System.gc();
                return file.get() == null; // though its turn has not come
            });
        } finally {
            goOn.countDown();
        }
        until(() -> handed(one) > 0);
    }

    /** A file that is handed to a relay which is at work and says so; nobody else has it. */
    private static WeakReference<byte[]> refused(RelayRun relay) {
        byte[] file = new byte[1 << 20];
        WeakReference<byte[]> seen = new WeakReference<>(file);
        assertThatThrownBy(() -> relay.exchange("d-0011223344556677", file))
                .hasMessage("Others come first");
        return seen;
    }

    private static int handed(ServedDevice device) {
        try {
            return exchange(device).handed();
        } catch (Exception e) {
            return 0; // the round is still at work
        }
    }

    @Test
    void laptopsMeetAtTheRelayAndNothingCountsAsSentUntilTheServerHasIt() throws Exception {
        byte[] photo = new byte[200_000];
        new Random(3).nextBytes(photo);
        force.stop();
        one.record(5);
        AttachmentRef ref = one.store().attachments().add("a.jpg", "image/jpeg", photo);
        one.photograph(ref);
        two.record(2);
        assertThat(one.sync().reached()).isFalse();
        long unsent = one.client().now().unsent();
        assertThat(unsent).isGreaterThanOrEqualTo(6);

        Relaying.Exchanged first = exchange(one);
        assertThat((long) first.handed()).isGreaterThanOrEqualTo(unsent);
        Relaying.Exchanged second = exchange(two);
        assertThat(second.added()).as("what the first one handed over").isGreaterThanOrEqualTo(6);
        assertThat(second.files()).isEqualTo(1);
        assertThat(two.store().attachments().read(ref.hash()).orElseThrow().bytes())
                .isEqualTo(photo);
        assertThat(exchange(one).added()).isGreaterThanOrEqualTo(2);
        assertThat(exchange(one).handed()).as("once is enough").isZero();
        assertThat(one.entries()).isEqualTo(two.entries());

        one.client().tell();
        assertThat(one.client().now().unsent())
                .as("what the relay has is not sent")
                .isGreaterThanOrEqualTo(unsent);
        assertThat(one.sync().reached()).isFalse();

        force.start(); // the relay goes there by itself
        stopRelay();
        station.shut();
        relay();
        Hash eid = one.entries("case.opened").iterator().next();
        until(() -> force.central().log().proof(eid, null).isPresent());
        assertThat(one.sync().problems()).isEmpty();
        assertThat(one.client().now().unsent()).isZero();
        assertThat(two.sync().problems()).isEmpty();
        assertThat(two.client().now().unsent()).isZero();
        until(() -> {
            one.sync();
            two.sync();
            return one.entries().keySet().equals(two.entries().keySet());
        });
        assertThat(one.entries().values()).as("each once").containsOnly(1);
        assertThat(one.verified().ok()).isTrue();
        assertThat(two.verified().ok()).isTrue();
        stopRelay();
        assertThat(station.verified().ok()).isTrue();
    }

    @Test
    void whatTheRelayLosesTheLaptopsStillSend() throws Exception {
        force.stop();
        one.record(4);
        exchange(one);
        stopRelay();
        station.shut();
        ServedForce.delete(station.directory()); // the relay burns down before the line is back
        force.start();
        assertThat(one.sync().sent()).isGreaterThanOrEqualTo(4);
        assertThat(one.client().now().unsent()).isZero();
        two.sync();
        assertThat(two.entries("case.opened")).hasSize(4);
    }

    @Test
    void anotherMachineAtItsAddressIsNotTrustedAndIsGivenNothing() throws Exception {
        force.stop();
        one.record(1);
        ServedForce.value(one.store().relayedBy(address(), "SCN-08")); // SCN-08 is not there
        assertThatThrownBy(() -> exchange(one))
                .isInstanceOfSatisfying(
                        WireTrouble.class,
                        e -> assertThat(e.kind()).isEqualTo(WireTrouble.Kind.NOT_TRUSTED));
        assertThat(lines).noneMatch(line -> line.contains("/v1/carry"));
    }

    @Test
    void strangersAndFilesOfOthersAreNotTaken() throws Exception {
        force.stop();
        two.record(1);
        byte[] file =
                ServedForce.value(two.store().carrying().orElseThrow().export("STN-01")).bytes();
        Ed25519Key stranger = Ed25519Key.of("d-0011223344556677/0", new byte[32]);
        assertThat(post(null, file)).isEqualTo(ProblemType.NO_CERTIFICATE);
        assertThat(post(stranger, file)).isEqualTo(ProblemType.UNKNOWN_KEY);
        try (var key = new Held(one.store().device().signer(0))) {
            assertThat(post(key.key(), file)).as("another's").isEqualTo(ProblemType.BAD_REQUEST);
            byte[] altered = file.clone();
            altered[altered.length - 1] ^= 1;
            assertThat(post(key.key(), altered)).isEqualTo(ProblemType.BAD_REQUEST);
            assertThat(post(key.key(), "no file".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(ProblemType.BAD_REQUEST);
        }
        assertThat(exchange(two).handed())
                .as("it still answers, and took nothing of the file another brought")
                .isPositive();
        assertThat(String.join("\n", lines)).doesNotContain("Burglary");
    }

    private record Held(Ed25519Key key) implements AutoCloseable {
        @Override
        public void close() {
            key.destroy();
        }
    }

    /** By whoever holds that key. */
    private ProblemType post(@Nullable Ed25519Key key, byte[] body) throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(tls(key))
                        .build()) {
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(java.net.URI.create(address() + CarryBody.PATH))
                                    .header("Content-Type", CarryBody.CONTENT_TYPE)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            return ProblemType.of(WireJson.read(answer.body(), Problem.class).type()).orElseThrow();
        }
    }

    private static SSLContext tls(@Nullable Ed25519Key key) throws Exception {
        KeyManager[] own = {};
        if (key != null) {
            char[] none = {};
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(DeviceCertificate.of(key).keyStore(none), none);
            own = keys.getKeyManagers();
        }
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(own, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    /** Asks nobody who they are. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void aRevokedDeviceHandsInAndIsGivenNothing() throws Exception {
        one.record(1);
        one.sync();
        String key = two.store().device().signer(0).key().vkey();
        one.revoke(key);
        one.sync();
        stopRelay();
        station.sync();
        station.shut();
        force.stop();
        relay();
        named(two, "STN-01");
        two.record(3);
        assertThatThrownBy(() -> exchange(two))
                .isInstanceOfSatisfying(
                        WireTrouble.class, e -> assertThat(e.is(ProblemType.REVOKED)).isTrue());
    }

    @Test
    void aDesktopGoesThereByItselfWhileTheServerIsAway() throws Exception {
        force.stop();
        one.record(2);
        exchange(one);
        two.store().keepSyncing(java.time.Duration.ZERO);
        until(() -> two.entries("case.opened").size() == 2);
        two.record(1);
        two.store().syncNow();
        until(() -> {
            try {
                exchange(one);
                return one.entries("case.opened").size() == 3;
            } catch (Exception e) {
                return false; // asked too often
            }
        });
        assertThat(two.store().syncStatus().now().unsent()).isPositive();
    }

    @Test
    void aRelayIsADeviceOfTheForceAndItsAddressIsHttps() {
        Outcome<String> nobody = one.store().relayedBy(address(), "NOBODY");
        assertThat(nobody).isInstanceOf(Outcome.Refused.class);
        assertThatThrownBy(() -> one.store().relayedBy("http://a", "STN-01"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

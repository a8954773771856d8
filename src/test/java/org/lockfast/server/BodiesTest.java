package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/** Whoever announces much and sends little takes little memory, and so do many of them. */
class BodiesTest {
    private final Bodies bodies = new Bodies(2, 3, 64 << 10, 64 << 10);

    private static ProblemType type(Throwable refused) {
        return ProblemType.of(((Refused) refused).problem().type()).orElseThrow();
    }

    @Test
    void memoryIsTakenForWhatHasCome() {
        Bodies.Body body = bodies.begin("d-1", true);
        assertThat(bodies.held()).isZero();
        body.add(new byte[1], 1, 2 << 20);
        assertThat(bodies.held()).isEqualTo(Bodies.FIRST);
        body.close();
        body.close();
        assertThat(bodies.held()).isZero();
    }

    @Test
    void memoryForWhatIsUnpackedIsTakenBeforeItIs() {
        Headroom headroom = new Headroom(60 << 10, Duration.ofMillis(20));
        Headroom.Part first = headroom.take(5 << 10);
        Headroom.Part second = headroom.take(5 << 10);
        assertThat(headroom.taken()).isEqualTo(60 << 10);
        assertThatThrownBy(() -> headroom.take(1))
                .isInstanceOf(Refused.class)
                .satisfies(e -> assertThat(type(e)).isEqualTo(ProblemType.BUSY));
        first.close();
        assertThatThrownBy(() -> headroom.take(16 << 20)).isInstanceOf(Refused.class);
        second.close();
        headroom.take(16 << 20).close(); // by itself
        assertThat(headroom.taken()).isZero();
    }

    @Test
    void whatComesInPiecesIsWhole() {
        byte[] sent = new byte[60_000];
        new Random(4).nextBytes(sent);
        for (long announced : new long[] {sent.length, -1, 3}) {
            try (Bodies.Body body = new Bodies(1, 1, 1 << 20, 1 << 20).begin("d-1", true)) {
                for (int at = 0; at < sent.length; at += 7_000) {
                    int count = Math.min(7_000, sent.length - at);
                    body.add(java.util.Arrays.copyOfRange(sent, at, at + count), count, announced);
                }
                assertThat(body.bytes()).isEqualTo(sent);
            }
        }
    }

    @Test
    void oneCallerHasOnlySoManyAtWork() {
        Bodies.Body first = bodies.begin("d-1", true);
        Bodies.Body second = bodies.begin("d-1", true);
        assertThatThrownBy(() -> bodies.begin("d-1", true))
                .isInstanceOf(Refused.class)
                .satisfies(e -> assertThat(type(e)).isEqualTo(ProblemType.SLOW_DOWN));
        bodies.begin("d-2", true).close();
        first.close();
        bodies.begin("d-1", true).close();
        second.close();
    }

    @Test
    void allOfThemHaveOnlySoManyBytes() {
        Bodies.Body first = bodies.begin("d-1", true);
        first.add(new byte[60_000], 60_000, 60_000);
        Bodies.Body second = bodies.begin("d-2", true);
        assertThatThrownBy(() -> second.add(new byte[9_000], 9_000, 9_000))
                .isInstanceOf(Refused.class)
                .satisfies(e -> assertThat(type(e)).isEqualTo(ProblemType.BUSY));
        first.close();
        second.add(new byte[9_000], 9_000, 9_000);
        second.close();
        assertThat(bodies.held()).isZero();
    }

    /** Two devices that send most of a part each and then wait would else hold all there is. */
    @Test
    void oneCallerHoldsOnlySoMuch() {
        Bodies shared = new Bodies(4, 4, 64 << 10, 32 << 10);
        Bodies.Body first = shared.begin("d-1", true);
        first.add(new byte[20_000], 20_000, 20_000);
        Bodies.Body second = shared.begin("d-1", true);
        assertThatThrownBy(() -> second.add(new byte[20_000], 20_000, 20_000))
                .isInstanceOf(Refused.class)
                .satisfies(e -> assertThat(type(e)).isEqualTo(ProblemType.SLOW_DOWN));
        second.close();
        Bodies.Body other = shared.begin("d-2", true);
        other.add(new byte[30_000], 30_000, 30_000);
        first.close();
        Bodies.Body again = shared.begin("d-1", true);
        again.add(new byte[30_000], 30_000, 30_000);
        again.close();
        other.close();
        assertThat(shared.held()).isZero();
    }

    /** On the smallest machine the guide names a quarter of 1 GB is the program's. */
    @Test
    void asManyCallsDoHeavyWorkAsMemoryHolds() {
        assertThat(ServerSettings.places(2, 256L << 20)).isEqualTo(2);
        assertThat(ServerSettings.places(2, 64L << 20)).isEqualTo(1);
        assertThat(ServerSettings.places(2, 8L << 30)).isEqualTo(8);
    }

    /** Over HTTPS: calls that announce two megabytes each and send nothing. */
    @Test
    void aDeviceThatOpensManyCallsIsToldToSlowDown(@TempDir Path folder) throws Exception {
        Duration silence =
                Duration.ofSeconds(6); // a refusal waits that long for what does not come
        Duration most = Duration.ofSeconds(30);
        try (TestServer server =
                TestServer.in(
                        folder,
                        given -> given.allowing(1_000, 1_000).within(most, silence, most))) {
            TestDevice device = server.device();
            TestDevice other = server.device();
            List<SSLSocket> open = new ArrayList<>();
            try {
                for (int i = 0; i < 8; i++) {
                    open.add(announcing(server, device));
                }
                SSLSocket ninth = announcing(server, device);
                open.add(ninth);
                byte[] answer = new byte[12];
                assertThat(ninth.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
                assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 429");
                assertThat(other.push(other.entries(2)).accepted()).isEqualTo(2);
            } finally {
                for (SSLSocket each : open) {
                    each.close();
                }
            }
        }
    }

    private static SSLSocket announcing(TestServer server, TestDevice device) throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        server.pki()
                                .client(device.key())
                                .getSocketFactory()
                                .createSocket("localhost", server.port());
        socket.setSoTimeout(30_000);
        socket.getOutputStream()
                .write(
                        ("POST /v1/rejects HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Content-Length: 2097152\r\n\r\nx")
                                .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}

package org.lockfast.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lockfast.ledger.Ed25519Key;

/** What holds a relay's key and is slow, or silent. */
class RelayWireTest {
    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";

    private final Ed25519Key key = Ed25519Key.of("d-0011223344556677/0", new byte[32]);
    private SSLServerSocket listening;
    private RelayWire wire;

    /** What it does with a call. */
    private interface Manner {
        void meet(Socket caller) throws IOException, InterruptedException;
    }

    @BeforeEach
    void listen() throws Exception {
        char[] none = new char[0];
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(DeviceCertificate.of(key).keyStore(none), none);
        listening = listening(keys);
        wire =
                new RelayWire(
                        "https://localhost:" + listening.getLocalPort(),
                        key.key(),
                        DeviceCertificate.of(key),
                        SILENCE);
    }

    private static SSLServerSocket listening(KeyManagerFactory keys)
            throws GeneralSecurityException, IOException {
        SSLContext tls = SSLContext.getInstance("TLSv1.3");
        tls.init(keys.getKeyManagers(), null, null);
        SSLServerSocket made = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket();
        made.setReceiveBufferSize(64 << 10); // what lies in there moves for nobody
        made.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        return made;
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        listening.close();
    }

    private void answering(Manner manner) {
        Thread.ofVirtual()
                .start(() -> {
                    try (Socket caller = listening.accept()) {
                        manner.meet(caller);
                    } catch (IOException | InterruptedException e) {
                        // the test is over
                    }
                });
    }

    private static void readThrough(InputStream in, int bytes, int atOnce, int restMs)
            throws IOException, InterruptedException {
        int left = bytes;
        while (left > 0) {
            int read = in.readNBytes(Math.min(left, atOnce)).length;
            if (read == 0) {
                return;
            }
            left -= read;
            Thread.sleep(restMs);
        }
    }

    @Test
    @Timeout(60)
    void aRelayThatTakesTheCallAndIsSilentIsGivenUp() {
        answering(caller -> {
            readThrough(caller.getInputStream(), 100_000, 10_000, 0);
            Thread.sleep(55_000);
        });
        assertThatThrownBy(() -> wire.exchange(new byte[100_000]))
                .isInstanceOfSatisfying(
                        WireTrouble.class,
                        e -> assertThat(e.because()).isEqualTo("no answer came in time"));
    }

    @Test
    @Timeout(60)
    void anAnswerThatStopsInTheMiddleIsGivenUp() {
        answering(caller -> {
            caller.getOutputStream().write((ANSWER + "half").getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().flush();
            readThrough(caller.getInputStream(), 100_000, 10_000, 0);
            Thread.sleep(55_000);
        });
        assertThatThrownBy(() -> wire.exchange(new byte[1_000]))
                .isInstanceOfSatisfying(
                        WireTrouble.class,
                        e -> assertThat(e.because()).isEqualTo("no answer came in time"));
    }

    /** A large file takes its time, and the relay says nothing meanwhile. */
    @Test
    @Timeout(60)
    void oneThatTakesALargeFileInIsWaitedFor() throws Exception {
        int length = 4 << 20;
        answering(caller -> {
            readThrough(caller.getInputStream(), length, 1 << 20, 0);
            Thread.sleep(SILENCE.multipliedBy(2).toMillis());
            caller.getOutputStream()
                    .write((ANSWER + "0123456789").getBytes(StandardCharsets.US_ASCII));
            caller.getOutputStream().flush();
            Thread.sleep(55_000);
        });
        assertThat(wire.exchange(new byte[length])).hasSize(10);
    }

    /** Several times as long as it may be silent, and something always moves. */
    @Test
    @Timeout(60)
    void aSlowOneThatMovesIsWaitedFor() throws Exception {
        int length = 24 << 20;
        answering(caller -> {
            readThrough(caller.getInputStream(), length, 1 << 20, 300);
            byte[] answer = (ANSWER + "0123456789").getBytes(StandardCharsets.US_ASCII);
            for (byte one : answer) {
                caller.getOutputStream().write(one);
                caller.getOutputStream().flush();
                Thread.sleep(20);
            }
            Thread.sleep(55_000);
        });
        long began = System.nanoTime();
        assertThat(wire.exchange(new byte[length]))
                .isEqualTo("0123456789".getBytes(StandardCharsets.US_ASCII));
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(SILENCE.multipliedBy(2));
    }
}

package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.keys.WrapNote;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Entry;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.ContentDigest;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.RefillHeader;
import org.lockfast.sync.wire.WireJson;
import org.lockfast.sync.wire.Wraps;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Whatever is sent, the answer is the right problem, nothing is admitted, and the server goes on
 * answering.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTest {
    private TestServer server;
    private TestDevice device;
    private long before;

    @BeforeAll
    void start(@TempDir Path folder) {
        server =
                TestServer.in(
                        folder,
                        given ->
                                given.allowing(100_000, 100_000)
                                        .within(
                                                Duration.ofSeconds(3),
                                                Duration.ofSeconds(2),
                                                Duration.ofSeconds(30)));
        device = server.device();
        device.push(device.entries(2));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void size() {
        before = server.log().state().size();
    }

    @AfterEach
    void nothingWasAdmittedAndTheServerAnswers() {
        assertThat(server.log().state().size()).isEqualTo(before);
        assertThat(device.get("/ready").statusCode()).isEqualTo(200);
        assertThat(server.lines()).noneMatch(line -> line.contains("\"what\":\"fault\""));
    }

    private static byte[] body(List<byte[]> entries) {
        return EntriesBody.of(entries, List.of()).bytes();
    }

    private HttpRequest.Builder push(byte[] sent, String encoding) {
        return device.pushing(device.id() + "/0/0", sent, encoding);
    }

    private ProblemType refused(HttpRequest.Builder request) {
        return TestDevice.problem(device.send(request));
    }

    @Test
    void aPushOfTooManyBytes() {
        assertThat(refused(push(new byte[Limits.PUSH_PACKED + 1], "identity")))
                .isEqualTo(ProblemType.TOO_LARGE);
    }

    @Test
    void aPushOfTooManyBytesThatDoesNotSaySo() {
        assertThat(refused(endless())).isEqualTo(ProblemType.TOO_LARGE);
    }

    private HttpRequest.Builder endless() {
        return device.to("/v1/entries")
                .header("Content-Type", EntriesBody.CONTENT_TYPE)
                .header(ChainHeader.HEADER, device.id() + "/0/0")
                .header(ContentDigest.HEADER, ContentDigest.of(new byte[0]))
                .POST(
                        HttpRequest.BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(new byte[3 << 20])));
    }

    /** Whoever is still writing when it is clear that it is too much hears why all the same. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoStillWritesHearsWhy(boolean saysHowMuch) throws Exception {
        byte[] part = new byte[1 << 20];
        int parts = saysHowMuch ? 9 : 6;
        String length =
                saysHowMuch
                        ? "Content-Length: " + parts * part.length
                        : "Transfer-Encoding: chunked";
        try (SSLSocket socket = secured()) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /v1/rejects HTTP/1.1\r\nHost: localhost\r\n" + length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < parts; i++) {
                if (!saysHowMuch) {
                    out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                out.write(part);
                if (!saysHowMuch) {
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                Thread.sleep(100);
            }
            if (!saysHowMuch) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
            byte[] answer = new byte[12];
            assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length)).isEqualTo(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    /** The same with the client that devices have, while the machine has other things to do. */
    @Test
    @org.junit.jupiter.api.Tag("hard")
    void whoSendsTooMuchHearsWhyAHundredTimes() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService others = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                others.execute(() -> {
                    while (!done.get()) {
                        ContentDigest.of(new byte[1 << 16]);
                    }
                });
            }
            try {
                for (int i = 0; i < 100; i++) {
                    assertThat(refused(push(new byte[Limits.PUSH_PACKED + 1], "identity")))
                            .isEqualTo(ProblemType.TOO_LARGE);
                    assertThat(refused(endless())).isEqualTo(ProblemType.TOO_LARGE);
                    HttpRequest.Builder part =
                            device.to("/v1/rejects")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofByteArray(
                                                    new byte[Limits.BLOB_CHUNK + 1]));
                    assertThat(refused(part)).isEqualTo(ProblemType.TOO_LARGE);
                }
            } finally {
                done.set(true);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void aBomb(Packing packing) {
        byte[] bomb = packing.pack(new byte[300 << 20]);
        assertThat(refused(push(bomb, packing.word()))).isEqualTo(ProblemType.TOO_LARGE);
    }

    /** A call that takes a body, and what a body that is not packed as it should be is there. */
    enum Taking {
        ENROL("POST", "/v1/enrol", WireJson.CONTENT_TYPE, Limits.SMALL, ProblemType.BAD_REQUEST),
        INTERESTS(
                "PUT",
                "/v1/interests",
                WireJson.CONTENT_TYPE,
                Limits.SMALL,
                ProblemType.BAD_REQUEST),
        WRAPS("PUT", "/v1/wraps", Wraps.NOTE_TYPE, WrapNote.MOST_BYTES, ProblemType.BAD_NOTE),
        COSIGNATURES("POST", "/v1/cosignatures", "text/plain", Limits.SMALL, ProblemType.BAD_NOTE),
        REFILL(
                "POST",
                "/v1/refill",
                HeadedBody.CONTENT_TYPE,
                Limits.PUSH_PACKED,
                ProblemType.TOO_LARGE),
        PUSH(
                "POST",
                "/v1/entries",
                EntriesBody.CONTENT_TYPE,
                Limits.PUSH_PACKED,
                ProblemType.TOO_LARGE);

        private final String method;
        private final String path;
        private final String type;
        private final int most;
        private final ProblemType bomb;

        Taking(String method, String path, String type, int most, ProblemType bomb) {
            this.method = method;
            this.path = path;
            this.type = type;
            this.most = most;
            this.bomb = bomb;
        }
    }

    private HttpRequest.Builder sending(Taking to, byte[] sent) {
        return device.to(to.path)
                .header("Content-Type", to.type)
                .header(ChainHeader.HEADER, device.id() + "/0/0")
                .header(ContentDigest.HEADER, ContentDigest.of(sent))
                .method(to.method, HttpRequest.BodyPublishers.ofByteArray(sent));
    }

    @ParameterizedTest
    @EnumSource
    void oneByteTooManyForWhereverABodyIsTaken(Taking to) {
        assertThat(refused(sending(to, new byte[to.most + 1]))).isEqualTo(ProblemType.TOO_LARGE);
        assertThat(refused(sending(to, new byte[to.most])))
                .as("as many as may be are read, and are nothing")
                .isIn(ProblemType.BAD_REQUEST, ProblemType.BAD_NOTE);
    }

    @ParameterizedTest
    @EnumSource
    void anotherDigestThanThatOfTheBytes(Taking to) {
        byte[] sent = "{}".getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = sending(to, sent);
        request.setHeader(ContentDigest.HEADER, ContentDigest.of(new byte[3]));
        assertThat(refused(request)).isEqualTo(ProblemType.DIGEST_MISMATCH);
        request.setHeader(ContentDigest.HEADER, "sha-256=:x:");
        assertThat(refused(request)).isEqualTo(ProblemType.BAD_REQUEST);
    }

    /** What takes nothing packed reads a bomb as the bytes it is, and unpacks none of it. */
    @ParameterizedTest
    @EnumSource
    void aBombWhereverABodyIsTaken(Taking to) {
        for (Packing packing : List.of(Packing.GZIP, Packing.ZSTD)) {
            byte[] bomb = packing.pack(new byte[Math.min(50 << 20, 100 * to.most)]);
            assertThat(bomb).hasSizeLessThan(to.most);
            HttpRequest.Builder request = sending(to, bomb);
            request.setHeader("Content-Encoding", packing.word());
            assertThat(refused(request)).as(packing.word()).isEqualTo(to.bomb);
        }
    }

    /** It is kept as evidence byte for byte, so a digest that does not fit keeps it out. */
    @Test
    void evidenceOfAnotherDigest() {
        String kept = rejects();
        HttpRequest.Builder request =
                device.to("/v1/rejects")
                        .header(ContentDigest.HEADER, ContentDigest.of(new byte[3]))
                        .POST(HttpRequest.BodyPublishers.ofString("refused"));
        assertThat(refused(request)).isEqualTo(ProblemType.DIGEST_MISMATCH);
        assertThat(rejects()).isEqualTo(kept);
    }

    /** How much is kept as evidence, as the server says it. */
    private String rejects() {
        String status = AdminOrders.send(server.socket(), "status", null);
        return status.replaceFirst("(?s).*\"rejects\":(\\d+).*", "$1");
    }

    @Test
    void aPushOfTooManyEntries() {
        TestDevice other = server.stranger();
        List<Entry> entries = other.entries(Limits.PUSH_ENTRIES + 1);
        assertThat(refused(device.pushing(entries, List.of(), Packing.GZIP)))
                .isEqualTo(ProblemType.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void bytesThatAreNotPackedAsTheyAreSaidToBe(String encoding) {
        assertThat(refused(push(body(List.of(new byte[100])), encoding)))
                .isEqualTo(ProblemType.BAD_REQUEST);
    }

    @Test
    void anEncodingNobodyKnows() {
        assertThat(refused(push(new byte[10], "br"))).isEqualTo(ProblemType.UNSUPPORTED);
    }

    @Test
    void anotherContentType() {
        assertThat(
                        refused(
                                device.to("/v1/entries")
                                        .header("Content-Type", "text/html")
                                        .POST(HttpRequest.BodyPublishers.ofString("<p>"))))
                .isEqualTo(ProblemType.UNSUPPORTED);
    }

    @Test
    void aWrongDigestAndNone() {
        byte[] sent = body(List.of(new byte[100]));
        HttpRequest.Builder wrong = push(sent, "identity");
        wrong.setHeader(ContentDigest.HEADER, ContentDigest.of(new byte[3]));
        assertThat(refused(wrong)).isEqualTo(ProblemType.DIGEST_MISMATCH);
        assertThat(
                        refused(
                                device.to("/v1/entries")
                                        .header("Content-Type", EntriesBody.CONTENT_TYPE)
                                        .header(ChainHeader.HEADER, device.id() + "/0/0")
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(sent))))
                .isEqualTo(ProblemType.BAD_REQUEST);
    }

    @Test
    void aBodyThatEndsInTheMiddle() {
        byte[] whole = body(List.of(new byte[100]));
        assertThat(refused(push(Arrays.copyOf(whole, 20), "identity")))
                .isEqualTo(ProblemType.BAD_REQUEST);
        assertThat(refused(push(new byte[0], "identity"))).isEqualTo(ProblemType.BAD_REQUEST);
        assertThat(refused(push(body(List.of()), "identity"))).isEqualTo(ProblemType.BAD_REQUEST);
    }

    @Test
    void anEntryThatIsNone() {
        assertThat(
                        refused(
                                push(
                                        body(List.of("no entry".getBytes(StandardCharsets.UTF_8))),
                                        "identity")))
                .isEqualTo(ProblemType.BAD_NOTE);
    }

    @Test
    void anEntryWithOneByteChanged() {
        Entry good =
                device.entry(
                        org.lockfast.ledger.Hash.ZERO,
                        7,
                        "device.tried/1",
                        JsonNodeFactory.instance.objectNode());
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            byte[] changed = good.bytes();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(7));
            ProblemType problem =
                    refused(
                            device.pushing(
                                    chain(changed, good), body(List.of(changed)), "identity"));
            assertThat(problem)
                    .isIn(ProblemType.BAD_NOTE, ProblemType.UNKNOWN_KEY, ProblemType.CHAIN_GAP);
        }
    }

    private static String chain(byte[] changed, Entry good) {
        try {
            Entry entry = Entry.parse(changed);
            return new ChainHeader(entry.device(), entry.epoch(), entry.seq()).toString();
        } catch (org.lockfast.ledger.Malformed e) {
            return new ChainHeader(good.device(), good.epoch(), good.seq()).toString();
        }
    }

    @Test
    void aBodyThatDidNotComeAlong() {
        Commitment body =
                Commitment.of(JsonNodeFactory.instance.stringNode("a name"), new Random(3));
        Entry entry = device.next(body);
        assertThat(refused(device.pushing(List.of(entry), List.of(), Packing.GZIP)))
                .isEqualTo(ProblemType.BAD_NOTE);
    }

    @Test
    void anEntryOfADeviceTheLogDoesNotKnow() {
        TestDevice other = server.stranger();
        assertThat(refused(device.pushing(other.entries(1), List.of(), Packing.GZIP)))
                .isEqualTo(ProblemType.UNKNOWN_KEY);
    }

    @Test
    void aHeaderThatNamesAnotherChain() {
        Entry entry =
                device.entry(
                        org.lockfast.ledger.Hash.ZERO,
                        7,
                        "device.tried/1",
                        JsonNodeFactory.instance.objectNode());
        byte[] sent = body(List.of(entry.bytes()));
        assertThat(refused(device.pushing(device.id() + "/0/6", sent, "identity")))
                .isEqualTo(ProblemType.BAD_REQUEST);
        assertThat(refused(device.pushing("nonsense", sent, "identity")))
                .isEqualTo(ProblemType.BAD_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/feed?after=-1, BAD_REQUEST",
        "GET, /v1/feed?after=x, BAD_REQUEST",
        "GET, /v1/feed?after=1&after=2, BAD_REQUEST",
        "GET, /v1/feed?limit=0, BAD_REQUEST",
        "GET, /v1/feed?scope=everything, BAD_REQUEST",
        "GET, /v1/feed?pinned=999999999, LOG_BEHIND",
        "GET, /v1/wraps?after=99999999999999999999, BAD_REQUEST",
        "GET, /v1/lookup, BAD_REQUEST",
        "GET, /v1/lookup?key=%ff%fe, BAD_REQUEST",
        "GET, /v1/entries/abc/proof, NOT_FOUND",
        "GET, /v1/nothing, NOT_FOUND",
        "GET, /, NOT_FOUND",
        "GET, /tile/entries/../../etc/passwd, NOT_FOUND",
        "DELETE, /v1/entries, METHOD",
        "TRACE, /v1/feed, METHOD",
        "HEAD, /v1/blobs/sha-256/abc, UNSUPPORTED",
        "POST, /v1/enrol, UNSUPPORTED",
        "PUT, /v1/interests, UNSUPPORTED",
        "PUT, /v1/wraps, BAD_NOTE",
        "POST, /v1/refill, UNSUPPORTED",
        "POST, /v1/cosignatures, BAD_NOTE",
    })
    void aCallThatIsNotAsItShouldBe(String method, String path, ProblemType problem) {
        HttpResponse<byte[]> answer =
                device.send(device.to(path).method(method, HttpRequest.BodyPublishers.noBody()));
        if (method.equals("HEAD")) {
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            return;
        }
        assertThat(TestDevice.problem(answer)).isEqualTo(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "{\"code\":1}", "null", "{\"code\":\"a\",\"code\":\"b\"}"})
    void jsonThatIsNone(String json) {
        for (String path : List.of("/v1/enrol", "/v1/interests")) {
            HttpRequest.Builder request =
                    device.to(path).header("Content-Type", "application/json");
            HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(json);
            request.method(path.endsWith("enrol") ? "POST" : "PUT", body);
            assertThat(refused(request)).isEqualTo(ProblemType.BAD_REQUEST);
        }
    }

    @Test
    void jsonThatNeverEnds() {
        String deep = "{\"subjects\":" + "[".repeat(100_000);
        assertThat(
                        refused(
                                device.to("/v1/interests")
                                        .header("Content-Type", "application/json")
                                        .PUT(HttpRequest.BodyPublishers.ofString(deep))))
                .isEqualTo(ProblemType.BAD_REQUEST);
    }

    @Test
    void aRefillWithAPinOfAnotherLog() {
        byte[] sent =
                new HeadedBody<>(
                                new RefillHeader(List.of(), "no note"),
                                EntriesBody.of(List.of(), List.of()))
                        .bytes();
        assertThat(
                        refused(
                                device.to("/v1/refill")
                                        .header("Content-Type", HeadedBody.CONTENT_TYPE)
                                        .header(ContentDigest.HEADER, ContentDigest.of(sent))
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(sent))))
                .isEqualTo(ProblemType.BAD_NOTE);
    }

    @Test
    void whoShowsNoCertificateOrAnUnknownOneIsToldSo() throws Exception {
        TestDevice stranger = server.stranger();
        assertThat(TestDevice.problem(stranger.get("/v1/feed"))).isEqualTo(ProblemType.UNKNOWN_KEY);
        HttpClient nobody =
                HttpClient.newBuilder()
                        .sslContext(server.pki().client(null))
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
        HttpResponse<byte[]> answer =
                nobody.send(device.to("/v1/feed").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(TestDevice.problem(answer)).isEqualTo(ProblemType.NO_CERTIFICATE);
    }

    @Test
    void aCertificateOfAnotherKindEndsTheHandshake() {
        KeyPair rsa = TestPki.pair("RSA");
        KeyPair own = TestPki.pair("Ed25519");
        KeyPair other = TestPki.pair("Ed25519");
        for (SSLContext shown :
                List.of(
                        server.pki()
                                .client(
                                        rsa.getPrivate(),
                                        TestPki.certificate("CN=r", rsa, "CN=r", rsa, false)),
                        server.pki() // signed by somebody else
                                .client(own.getPrivate(), signedBy(other, own)))) {
            HttpClient client =
                    HttpClient.newBuilder()
                            .sslContext(shown)
                            .version(HttpClient.Version.HTTP_1_1)
                            .build();
            assertThatThrownBy(() ->
                            client.send(
                                    device.to("/v1/force").build(),
                                    HttpResponse.BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }
    }

    private static X509Certificate signedBy(KeyPair other, KeyPair own) {
        return TestPki.certificate("CN=d", other, "CN=d", own, false);
    }

    @Test
    void olderTlsIsNotSpoken() throws Exception {
        SSLContext any = SSLContext.getInstance("TLS");
        any.init(null, new TrustManager[] {new TrustAll()}, new SecureRandom());
        try (SSLSocket socket =
                (SSLSocket) any.getSocketFactory().createSocket("localhost", server.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
        }
        try (SSLSocket socket =
                (SSLSocket) any.getSocketFactory().createSocket("localhost", server.port())) {
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    private static final class TrustAll extends javax.net.ssl.X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(
                X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(
                X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private SSLSocket secured() throws IOException {
        SSLSocket socket =
                (SSLSocket)
                        server.pki()
                                .client(device.key())
                                .getSocketFactory()
                                .createSocket("localhost", server.port());
        socket.startHandshake();
        socket.setSoTimeout(30_000);
        return socket;
    }

    /** What came until the other side closed. */
    private static String rest(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            StringBuilder all = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                all.append((char) c);
            }
            return all.toString();
        } catch (IOException e) {
            return "reset";
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /v1/force HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /v1/force HTTP/1.1\r\n\r\n",
                "GET /v1/force HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
                "POST /v1/enrol HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /v1/enrol HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /v1/force HTTP/1.1\r\nHost: localhost\r\nA\u0000B: c\r\n\r\n"
            })
    void aRequestThatIsNone(String bytes) throws Exception {
        try (SSLSocket socket = secured()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String answer = rest(socket);
            assertThat(answer)
                    .containsPattern("^HTTP/1.1 (4..|505) ")
                    .contains("application/problem+json")
                    .doesNotContain("problems/fault");
        }
    }

    @Test
    void headersWithoutEnd() throws Exception {
        try (SSLSocket socket = secured()) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    "GET /v1/force HTTP/1.1\r\nHost: localhost\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] header =
                    ("X: " + "y".repeat(1_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < 200; i++) {
                    out.write(header);
                }
                out.flush();
            } catch (IOException e) {
                return; // closed before all was sent
            }
            assertThat(rest(socket)).containsAnyOf("HTTP/1.1 431", "reset");
        }
    }

    @Test
    void bytesThatAreNoTls() throws Exception {
        byte[] noise = new byte[10_000];
        new Random(4).nextBytes(noise);
        for (int i = 0; i < 20; i++) {
            try (Socket socket = new Socket("localhost", server.port())) {
                socket.setSoTimeout(10_000);
                try {
                    socket.getOutputStream().write(noise, i, 500);
                } catch (IOException e) {
                    continue;
                }
                rest(socket);
            }
        }
    }

    /** A byte now and then holds no place: not in the handshake, the headers, or the body. */
    @ParameterizedTest
    @ValueSource(strings = {"handshake", "headers", "nothing"})
    void whoDripsIsCutOff(String where) throws Exception {
        long began = System.nanoTime();
        try (Socket socket =
                where.equals("handshake") ? new Socket("localhost", server.port()) : secured()) {
            byte[] drops =
                    (where.equals("handshake")
                                    ? "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"
                                    : "GET /v1/force HTTP/1.1\r\nHost: localhost\r\nX-Slow: yyyyyyyyyyyyyyy")
                            .getBytes(StandardCharsets.ISO_8859_1);
            socket.setSoTimeout(400);
            boolean closed = false;
            for (int i = 0; i < 100 && !closed; i++) {
                closed = drip(socket, where.equals("nothing") ? -1 : drops[i % drops.length]);
            }
            assertThat(closed).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    }

    private static boolean drip(Socket socket, int drop) {
        try {
            if (drop >= 0) {
                socket.getOutputStream().write(drop);
                socket.getOutputStream().flush();
            }
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void aBodyOfWhichHalfComes() throws Exception {
        String kept = rejects();
        try (SSLSocket socket = secured()) {
            socket.getOutputStream()
                    .write(
                            ("POST /v1/rejects HTTP/1.1\r\nHost: localhost\r\n"
                                            + "Content-Length: 1000\r\n\r\nhalf")
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            assertThat(rest(socket)).contains("HTTP/1.1 408").contains("too-slow");
        }
        try (SSLSocket socket = secured()) {
            socket.getOutputStream()
                    .write(
                            ("POST /v1/rejects HTTP/1.1\r\nHost: localhost\r\n"
                                            + "Content-Length: 1000\r\n\r\nhalf")
                                    .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
        assertThat(rejects()).isEqualTo(kept);
    }

    @Test
    void manyConnectionsThatDoNothingKeepNobodyOut() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                idle.add(new Socket("localhost", server.port()));
            }
            assertThat(device.get("/ready").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    /** Seeded; the long run is tagged hard. */
    @Test
    void whateverIsSent() {
        Fuzz.run(server, device, 20_261, Duration.ofSeconds(4));
    }

    @Test
    @org.junit.jupiter.api.Tag("hard")
    void whateverIsSentForMinutes() {
        Fuzz.run(server, device, System.nanoTime(), Duration.ofMinutes(5));
    }
}

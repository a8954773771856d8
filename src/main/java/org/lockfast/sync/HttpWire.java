package org.lockfast.sync;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.ContentDigest;
import org.lockfast.sync.wire.DeviceHead;
import org.lockfast.sync.wire.EnrolAnswer;
import org.lockfast.sync.wire.EnrolRequest;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedHeader;
import org.lockfast.sync.wire.ForceInfo;
import org.lockfast.sync.wire.Found;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Interests;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.RefillAnswer;
import org.lockfast.sync.wire.RefillHeader;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.Runs;
import org.lockfast.sync.wire.WireJson;
import org.lockfast.sync.wire.Wraps;

/** The calls over HTTP/1.1 and TLS 1.3. HTTP/2 uploads stalled when they were measured. */
public final class HttpWire implements Wire {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration FILE = Duration.ofMinutes(10);
    private static final Packing PACKING = Packing.GZIP;

    private final URI server;
    private final HttpClient http;
    private volatile @Nullable InstantSource clock;

    /**
     * @param server such as {@code https://records.force.example:8443}
     * @param ca PEM of the certificates the server's own must stand under
     * @param own what the device shows; null before it is enrolled
     * @throws CertificateException when the PEM holds no certificate
     * @throws IllegalArgumentException for an address that is none of HTTPS
     */
    public HttpWire(String server, String ca, @Nullable DeviceCertificate own)
            throws CertificateException {
        this.server = address(server);
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .sslContext(ServerTls.context(ca, own))
                        .build();
    }

    /** The address without anything behind host and port. */
    static URI address(String server) {
        URI given = URI.create(server.strip());
        if (!"https".equalsIgnoreCase(given.getScheme()) || given.getHost() == null) {
            throw new IllegalArgumentException(
                    "The address of a server begins with https:// and a name");
        }
        String port = given.getPort() < 0 ? "" : ":" + given.getPort();
        return URI.create("https://" + given.getHost() + port);
    }

    @Override
    public void dated(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public ForceInfo force() throws WireTrouble {
        return json(call(get("/v1/force"), Limits.SMALL), ForceInfo.class);
    }

    @Override
    public EnrolAnswer enrol(EnrolRequest request) throws WireTrouble {
        return json(call(send("POST", "/v1/enrol", request), Limits.SMALL), EnrolAnswer.class);
    }

    @Override
    public Optional<DeviceHead> head(String device) throws WireTrouble {
        return found(() ->
                json(call(get("/v1/devices/" + device + "/head"), Limits.SMALL), DeviceHead.class));
    }

    @Override
    public Wraps wraps(long after) throws WireTrouble {
        return json(call(get("/v1/wraps?after=" + after), Limits.UNPACKED), Wraps.class);
    }

    @Override
    public Optional<byte[]> witnessed() throws WireTrouble {
        return found(() -> body(call(get("/witnessed"), Limits.SMALL), Limits.SMALL));
    }

    @Override
    public void putWrap(byte[] note) throws WireTrouble {
        call(
                request("/v1/wraps")
                        .header("Content-Type", Wraps.NOTE_TYPE)
                        .PUT(BodyPublishers.ofByteArray(note)),
                Limits.SMALL);
    }

    @Override
    public PushAnswer push(ChainHeader first, EntriesBody entries) throws WireTrouble {
        HttpRequest.Builder request =
                packed("/v1/entries", EntriesBody.CONTENT_TYPE, entries.bytes())
                        .header(ChainHeader.HEADER, first.toString());
        InstantSource here = clock;
        if (here != null) {
            request.header(
                    "Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            here.instant().atOffset(ZoneOffset.UTC)));
        }
        return json(call(request, Limits.UNPACKED), PushAnswer.class);
    }

    @Override
    public HeadedBody<FeedHeader> feed(long after, @Nullable String from, long pinned, int limit)
            throws WireTrouble {
        return feed(after, from, pinned, limit, new Runs());
    }

    @Override
    public HeadedBody<FeedHeader> feed(
            long after, @Nullable String from, long pinned, int limit, Runs held)
            throws WireTrouble {
        String path = "/v1/feed?after=" + after + "&pinned=" + pinned + "&limit=" + limit;
        if (from != null) {
            path += "&from=" + URLEncoder.encode(from, StandardCharsets.UTF_8);
        }
        String here = held.text(after);
        if (!here.isEmpty()) {
            path += "&held=" + here;
        }
        return headed(call(get(path), 2 * Limits.UNPACKED));
    }

    @Override
    public Optional<byte[]> proof(Hash eid, long size) throws WireTrouble {
        String path = "/v1/entries/" + eid.hex() + "/proof?size=" + size;
        return found(() -> body(call(get(path), Limits.SMALL), Limits.SMALL));
    }

    private static HeadedBody<FeedHeader> headed(HttpResponse<byte[]> answer) throws WireTrouble {
        try {
            return HeadedBody.parse(body(answer, 2 * Limits.UNPACKED), FeedHeader.class);
        } catch (Refused e) {
            throw WireTrouble.badAnswer("a feed out of form", e);
        }
    }

    @Override
    public void interests(List<UUID> subjects) throws WireTrouble {
        call(send("PUT", "/v1/interests", new Interests(subjects)), Limits.SMALL);
    }

    @Override
    public List<Found> lookup(String key) throws WireTrouble {
        String typed = URLEncoder.encode(key, StandardCharsets.UTF_8);
        return Arrays.asList(
                json(call(get("/v1/lookup?key=" + typed), Limits.SMALL), Found[].class));
    }

    @Override
    public Optional<Blob> blob(Hash hash) throws WireTrouble {
        HttpRequest.Builder head = tus(hash).method("HEAD", BodyPublishers.noBody());
        Optional<HttpResponse<byte[]>> answer = found(() -> call(head, Limits.SMALL));
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Blob(
                        number(answer.get(), "Upload-Offset"),
                        number(answer.get(), "Upload-Length")));
    }

    @Override
    public void createBlob(Hash hash, long length) throws WireTrouble {
        call(
                tus(hash)
                        .header("Upload-Length", Long.toString(length))
                        .POST(BodyPublishers.noBody()),
                Limits.SMALL);
    }

    @Override
    public long putBlob(Hash hash, long offset, byte[] part) throws WireTrouble {
        HttpRequest.Builder request =
                tus(hash)
                        .header("Upload-Offset", Long.toString(offset))
                        .header("Content-Type", "application/offset+octet-stream")
                        .header(ContentDigest.HEADER, ContentDigest.of(part))
                        .method("PATCH", BodyPublishers.ofByteArray(part));
        return number(call(request, Limits.SMALL), "Upload-Offset");
    }

    @Override
    public boolean getBlob(Hash hash, long from, Consumer<byte[]> to) throws WireTrouble {
        HttpRequest.Builder request =
                request(blobPath(hash)).header("Range", "bytes=" + from + "-");
        int wanted = from == 0 ? 200 : 206;
        HttpResponse.BodyHandler<byte[]> parts =
                info ->
                        info.statusCode() == wanted || info.statusCode() == 206
                                ? BodySubscribers.mapping(
                                        BodySubscribers.ofByteArrayConsumer(
                                                part -> part.ifPresent(to)),
                                        _ -> new byte[0])
                                : BodySubscribers.limiting(
                                        BodySubscribers.ofByteArray(), Limits.SMALL);
        Optional<HttpResponse<byte[]>> answer =
                found(() -> checked(send(request.build(), parts, FILE)));
        if (answer.isPresent() && answer.get().statusCode() == 200 && from > 0) {
            throw WireTrouble.badAnswer("a whole file where a part was asked for", null);
        }
        return answer.isPresent();
    }

    private static String blobPath(Hash hash) {
        return "/v1/blobs/sha-256/" + hash.hex();
    }

    private HttpRequest.Builder tus(Hash hash) {
        return request(blobPath(hash)).header("Tus-Resumable", "1.0.0");
    }

    private static long number(HttpResponse<byte[]> answer, String header) throws WireTrouble {
        String value = answer.headers().firstValue(header).orElse("");
        if (!value.matches("[0-9]{1,15}")) {
            throw WireTrouble.badAnswer("no header " + header, null);
        }
        return Long.parseLong(value);
    }

    @Override
    public void reject(byte[] refused) throws WireTrouble {
        call(packed("/v1/rejects", "application/octet-stream", refused), Limits.SMALL);
    }

    @Override
    public RefillAnswer refill(byte @Nullable [] enrolled, HeadedBody<RefillHeader> body)
            throws WireTrouble {
        HttpRequest.Builder request = packed("/v1/refill", HeadedBody.CONTENT_TYPE, body.bytes());
        if (enrolled != null) {
            request.header(RefillHeader.ENROLLED, Base64.getEncoder().encodeToString(enrolled));
        }
        return json(call(request, Limits.UNPACKED), RefillAnswer.class);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(ANSWER);
    }

    private HttpRequest.Builder get(String path) {
        return request(path).header("Accept-Encoding", PACKING.word()).GET();
    }

    private HttpRequest.Builder send(String method, String path, Object message) {
        return request(path)
                .header("Content-Type", WireJson.CONTENT_TYPE)
                .method(method, BodyPublishers.ofByteArray(WireJson.write(message)));
    }

    private HttpRequest.Builder packed(String path, String type, byte[] body) {
        byte[] packed = PACKING.pack(body);
        return request(path)
                .header("Content-Type", type)
                .header("Content-Encoding", PACKING.word())
                .header(ContentDigest.HEADER, ContentDigest.of(packed))
                .header("Accept-Encoding", PACKING.word())
                .POST(BodyPublishers.ofByteArray(packed));
    }

    private HttpResponse<byte[]> call(HttpRequest.Builder request, int most) throws WireTrouble {
        return checked(
                send(
                        request.build(),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), most),
                        ANSWER));
    }

    private static HttpResponse<byte[]> checked(HttpResponse<byte[]> answer) throws WireTrouble {
        if (answer.statusCode() / 100 != 2) {
            throw problem(answer);
        }
        return answer;
    }

    /** Java's own limit ends with the headers; this one ends with the body. */
    private HttpResponse<byte[]> send(
            HttpRequest request, HttpResponse.BodyHandler<byte[]> handler, Duration longest)
            throws WireTrouble {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, handler);
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw trouble(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw WireTrouble.unreachable(e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw WireTrouble.unreachable(e);
        }
    }

    private static WireTrouble trouble(@Nullable Throwable e) {
        if (e instanceof SSLException && certificate(e)) {
            return WireTrouble.notTrusted(e);
        }
        return WireTrouble.unreachable(e == null ? new IOException("No reason was given") : e);
    }

    private static boolean certificate(@Nullable Throwable e) {
        return e != null
                && (e instanceof CertificateException
                        || e instanceof CertPathBuilderException
                        || certificate(e.getCause()));
    }

    private static WireTrouble problem(HttpResponse<byte[]> answer) {
        Duration after =
                answer.headers()
                        .firstValue("Retry-After")
                        .filter(text -> text.matches("[0-9]{1,6}"))
                        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                        .orElse(null);
        try {
            Problem problem = WireJson.read(body(answer, Limits.SMALL), Problem.class);
            return WireTrouble.of(problem, after);
        } catch (Refused | WireTrouble e) {
            int status = answer.statusCode();
            if (status == 404) { // the answer to HEAD has no body
                return WireTrouble.of(Problem.of(ProblemType.NOT_FOUND, null), after);
            }
            return WireTrouble.badAnswer("status " + status + " without a problem", e);
        }
    }

    private static <T> T json(HttpResponse<byte[]> answer, Class<T> kind) throws WireTrouble {
        try {
            return WireJson.read(body(answer, Limits.UNPACKED), kind);
        } catch (Refused e) {
            throw WireTrouble.badAnswer(
                    "not the JSON of " + kind.getSimpleName().toLowerCase(Locale.ROOT), e);
        }
    }

    /** The body unpacked; its digest is checked where it came with one. */
    private static byte[] body(HttpResponse<byte[]> answer, int most) throws WireTrouble {
        try {
            Optional<String> digest = answer.headers().firstValue(ContentDigest.HEADER);
            if (digest.isPresent()) {
                ContentDigest.check(digest.get(), answer.body());
            }
            String encoding = answer.headers().firstValue("Content-Encoding").orElse("");
            return Packing.of(encoding).unpack(answer.body(), most);
        } catch (Refused e) {
            throw WireTrouble.badAnswer("a body that does not unpack", e);
        }
    }

    private interface Call<T> {
        T make() throws WireTrouble;
    }

    private static <T> Optional<T> found(Call<T> call) throws WireTrouble {
        try {
            return Optional.of(call.make());
        } catch (WireTrouble e) {
            if (e.is(ProblemType.NOT_FOUND)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

package org.lockfast.sync;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.lockfast.sync.wire.ContentDigest;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;
import org.lockfast.sync.wire.WireJson;

/**
 * Makes calls over HTTP/1.1 and TLS 1.3 and reads what is answered; which calls there are it does
 * not know. HTTP/2 uploads stalled when they were measured.
 */
final class HttpCalls implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Packing PACKING = Packing.GZIP;

    private final URI server;
    private final HttpClient http;

    /**
     * @param server such as {@code https://records.force.example:8443}
     * @param tls whom to trust, and what to show
     * @throws IllegalArgumentException for an address that is none of HTTPS
     */
    HttpCalls(String server, SSLContext tls) {
        this.server = address(server);
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .sslContext(tls)
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

    /** A call that is to be answered within a minute. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(ANSWER);
    }

    /** Asks for something, which may come packed. */
    HttpRequest.Builder get(String path) {
        return request(path).header("Accept-Encoding", PACKING.word()).GET();
    }

    /** Sends a message as JSON. */
    HttpRequest.Builder send(String method, String path, Object message) {
        return request(path)
                .header("Content-Type", WireJson.CONTENT_TYPE)
                .method(method, BodyPublishers.ofByteArray(WireJson.write(message)));
    }

    /** Sends bytes, packed and with their digest. */
    HttpRequest.Builder packed(String path, String type, byte[] body) {
        byte[] packed = PACKING.pack(body);
        return request(path)
                .header("Content-Type", type)
                .header("Content-Encoding", PACKING.word())
                .header(ContentDigest.HEADER, ContentDigest.of(packed))
                .header("Accept-Encoding", PACKING.word())
                .POST(BodyPublishers.ofByteArray(packed));
    }

    /**
     * Makes it.
     *
     * @param most bytes of the answer
     */
    HttpResponse<byte[]> call(HttpRequest.Builder request, int most) throws WireTrouble {
        return call(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most), ANSWER);
    }

    /**
     * The same for what may take longer, as long as it moves: where nothing more goes or comes for
     * a minute, whoever is called is given up.
     *
     * @param longest until the whole answer is there; Java's own limit ends with the headers
     */
    HttpResponse<byte[]> call(
            HttpRequest.Builder request, HttpResponse.BodyHandler<byte[]> handler, Duration longest)
            throws WireTrouble {
        return call(request, handler, longest, ANSWER);
    }

    /**
     * The same.
     *
     * @param longestSilence how long nothing may move
     */
    HttpResponse<byte[]> call(
            HttpRequest.Builder request,
            HttpResponse.BodyHandler<byte[]> handler,
            Duration longest,
            Duration longestSilence)
            throws WireTrouble {
        HttpResponse<byte[]> answer = whatever(request, handler, longest, longestSilence);
        if (isProblem(answer)) {
            throw problem(answer);
        }
        return answer;
    }

    /** What is answered within a minute, problems too. */
    HttpResponse<byte[]> whatever(HttpRequest.Builder request, int most) throws WireTrouble {
        return whatever(
                request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most), ANSWER, ANSWER);
    }

    private HttpResponse<byte[]> whatever(
            HttpRequest.Builder request,
            HttpResponse.BodyHandler<byte[]> handler,
            Duration longest,
            Duration longestSilence)
            throws WireTrouble {
        Movement movement = new Movement(longestSilence);
        return answer(
                movement.of(request.build()),
                movement.of(handler),
                System.nanoTime() + longest.toNanos(),
                movement);
    }

    /** Whether an answer is none to what was asked. */
    static boolean isProblem(HttpResponse<byte[]> answer) {
        return answer.statusCode() / 100 != 2;
    }

    private HttpResponse<byte[]> answer(
            HttpRequest request,
            HttpResponse.BodyHandler<byte[]> handler,
            long end,
            Movement movement)
            throws WireTrouble {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, handler);
        try {
            while (true) {
                long left = Math.min(end - System.nanoTime(), movement.left());
                if (left > 0 || answer.isDone()) {
                    try {
                        return answer.get(Math.max(0, left), TimeUnit.NANOSECONDS);
                    } catch (TimeoutException e) {
                        continue; // something may have moved meanwhile
                    }
                }
                throw new TimeoutException();
            }
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

    /** The problem that was answered. */
    static WireTrouble problem(HttpResponse<byte[]> answer) {
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
            ProblemType said = ofStatus(status, answer.body().length == 0);
            return said == null
                    ? WireTrouble.badAnswer("status " + status + " without a problem", e)
                    : WireTrouble.of(Problem.of(said, null), after);
        }
    }

    /** The answer to {@code HEAD} has no body, and its status says what it is; null for others. */
    private static @Nullable ProblemType ofStatus(int status, boolean bare) {
        return switch (status) {
            case 404 -> ProblemType.NOT_FOUND;
            case 429 -> bare ? ProblemType.SLOW_DOWN : null;
            case 503 -> bare ? ProblemType.BUSY : null;
            default -> null;
        };
    }

    /** What an answer holds. */
    static <T> T json(HttpResponse<byte[]> answer, Class<T> kind) throws WireTrouble {
        return json(body(answer, Limits.UNPACKED), kind);
    }

    /** What a body holds. */
    static <T> T json(byte[] body, Class<T> kind) throws WireTrouble {
        try {
            return WireJson.read(body, kind);
        } catch (Refused e) {
            throw WireTrouble.badAnswer(
                    "not the JSON of " + kind.getSimpleName().toLowerCase(Locale.ROOT), e);
        }
    }

    /** The body unpacked; its digest is checked where it came with one. */
    static byte[] body(HttpResponse<byte[]> answer, int most) throws WireTrouble {
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

    /** A call whose answer is read. */
    interface Call<T> {
        T make() throws WireTrouble;
    }

    /** Empty where the other side does not have it. */
    static <T> Optional<T> found(Call<T> call) throws WireTrouble {
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

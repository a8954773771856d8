package org.lockfast.server;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.lockfast.sync.wire.ContentDigest;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.RefillHeader;

/**
 * Calls made of true parts, put together and altered at random, to every path. None may be answered
 * with a fault, and every refusal is a problem of a known type.
 */
final class Fuzz {
    private static final List<String> PATHS =
            List.of(
                    "/v1/force",
                    "/v1/enrol",
                    "/v1/wraps",
                    "/v1/entries",
                    "/v1/devices/d-0011223344556677/head",
                    "/v1/feed",
                    "/v1/interests",
                    "/v1/lookup",
                    "/v1/entries/" + "ab".repeat(32) + "/proof",
                    "/checkpoint",
                    "/tile/0/000",
                    "/tile/entries/000.p/3",
                    "/log.vkey",
                    "/log-mldsa44.vkey",
                    "/keys.vkey",
                    "/v1/blobs/sha-256/" + "cd".repeat(32),
                    "/v1/refill",
                    "/v1/cosignatures",
                    "/v1/rejects",
                    "/timestamp",
                    "/timestamp/1.checkpoint",
                    "/timestamp/9.tsr",
                    "/witnessed",
                    "/ready",
                    "/health",
                    "/metrics",
                    "/openapi.json");
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "HEAD", "DELETE", "OPTIONS");
    private static final Map<String, List<String>> HEADERS =
            new TreeMap<>(
                    Map.of(
                            "Content-Type",
                            List.of(
                                    "application/json",
                                    EntriesBody.CONTENT_TYPE,
                                    HeadedBody.CONTENT_TYPE,
                                    "application/offset+octet-stream",
                                    "text/plain"),
                            "Content-Encoding",
                            List.of("gzip", "zstd", "identity", "br"),
                            "Chain",
                            List.of("d-0011223344556677/0/0", "x/0/0", "d-0011223344556677/-1/0"),
                            "Tus-Resumable",
                            List.of("1.0.0", "0.2"),
                            "Upload-Offset",
                            List.of("0", "5", "-1", "99999999999"),
                            "Upload-Length",
                            List.of("0", "1000", "99999999999999", "x"),
                            "Range",
                            List.of("bytes=0-", "bytes=5-", "bytes=-5"),
                            "Date",
                            List.of("Tue, 16 Jun 2026 08:00:00 GMT", "soon")));

    private static final List<String> VALUES =
            List.of(
                    "0",
                    "1",
                    "7",
                    "-3",
                    "-",
                    "0-3,5-7",
                    "7-3",
                    "0-99999999999999999",
                    "all-" + "ef".repeat(32),
                    "00112233-4455-7677-8899-aabbccddeeff/1/2",
                    "0123456789abcdef".repeat(2),
                    "ab".repeat(32),
                    "force",
                    "%41",
                    "",
                    "9".repeat(30));
    private static final List<String> QUERY =
            List.of(
                    "after", "pinned", "limit", "scope", "key", "size", "nonce", "from", "held",
                    "about");

    /** True notes of this server, which a call may say a word of. */
    private final List<byte[]> notes;

    private final TestDevice device;
    private final Random random;

    private Fuzz(TestServer server, TestDevice device, Random random) {
        this.device = device;
        this.random = random;
        this.notes =
                List.of(
                        server.log().checkpoint().bytes(),
                        server.shelf().wraps(0, 1).getFirst().note(),
                        device.entry().bytes());
    }

    static void run(TestServer server, TestDevice device, long seed, Duration time) {
        Random random = new Random(seed);
        long end = System.nanoTime() + time.toNanos();
        long calls = 0;
        Map<Integer, Integer> statuses = new TreeMap<>();
        Fuzz fuzz = new Fuzz(server, device, random);
        while (System.nanoTime() < end) {
            HttpResponse<byte[]> answer;
            HttpRequest.Builder request = fuzz.request();
            try {
                answer = device.send(request);
            } catch (UncheckedIOException e) {
                continue; // the server closed on a body it did not want
            }
            calls++;
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            if (answer.statusCode() >= 500) {
                throw new AssertionError(
                        "seed " + seed + ", call " + calls + ": " + TestDevice.text(answer));
            }
            boolean said = answer.statusCode() >= 400 && answer.body().length > 0;
            if (said) {
                TestDevice.problem(answer);
            }
        }
        if (calls < 50 || statuses.size() < 6) {
            throw new AssertionError("seed " + seed + ": only " + calls + " calls, " + statuses);
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private HttpRequest.Builder request() {
        String path = one(PATHS) + query();
        byte[] body = body();
        HttpRequest.Builder request =
                device.to(path).method(one(METHODS), HttpRequest.BodyPublishers.ofByteArray(body));
        HEADERS.forEach((name, values) -> {
            if (random.nextInt(2) == 0) {
                request.header(name, one(values));
            }
        });
        if (random.nextInt(3) > 0) {
            request.header(
                    "Content-Digest",
                    random.nextInt(5) == 0 ? "sha-256=:x:" : ContentDigest.of(body));
        }
        return request;
    }

    private String query() {
        List<String> parts = new ArrayList<>();
        for (String name : QUERY) {
            if (random.nextInt(4) == 0) {
                parts.add(name + "=" + one(VALUES));
            }
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private byte[] body() {
        byte[] plain =
                switch (random.nextInt(7)) {
                    case 0 -> new byte[random.nextInt(200)];
                    case 1 -> noise();
                    case 2 ->
                            "{\"code\":\"A\",\"vkey\":\"x\",\"seal\":\"\",\"name\":\"n\",\"proof\":\"p\",\"subjects\":[]}"
                                    .getBytes(StandardCharsets.UTF_8);
                    case 3 -> EntriesBody.of(List.of(one(notes), noise()), List.of()).bytes();
                    case 4 -> altered(one(notes));
                    case 5 ->
                            new HeadedBody<>(
                                            new RefillHeader(
                                                    List.of((long) random.nextInt(9)),
                                                    new String(one(notes), StandardCharsets.UTF_8)),
                                            EntriesBody.of(List.of(one(notes)), List.of()))
                                    .bytes();
                    default -> "lockfast/wrap/v1\n{}\n\n".getBytes(StandardCharsets.UTF_8);
                };
        byte[] packed = one(List.of(Packing.values())).pack(plain);
        return random.nextInt(3) == 0 ? altered(packed) : packed;
    }

    private byte[] altered(byte[] bytes) {
        byte[] other = bytes.clone();
        if (other.length > 0) {
            other[random.nextInt(other.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return other;
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(3_000)];
        random.nextBytes(noise);
        return noise;
    }
}

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

    private Fuzz() {}

    static void run(TestServer server, TestDevice device, long seed, Duration time) {
        Random random = new Random(seed);
        long end = System.nanoTime() + time.toNanos();
        long calls = 0;
        Map<Integer, Integer> statuses = new TreeMap<>();
        while (System.nanoTime() < end) {
            HttpResponse<byte[]> answer;
            HttpRequest.Builder request = request(device, random);
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

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static HttpRequest.Builder request(TestDevice device, Random random) {
        String path = one(PATHS, random) + query(random);
        byte[] body = body(random);
        HttpRequest.Builder request =
                device.to(path)
                        .method(one(METHODS, random), HttpRequest.BodyPublishers.ofByteArray(body));
        HEADERS.forEach((name, values) -> {
            if (random.nextInt(2) == 0) {
                request.header(name, one(values, random));
            }
        });
        if (random.nextInt(3) > 0) {
            request.header(
                    "Content-Digest",
                    random.nextInt(5) == 0 ? "sha-256=:x:" : ContentDigest.of(body));
        }
        return request;
    }

    private static String query(Random random) {
        List<String> parts = new ArrayList<>();
        for (String name : List.of("after", "pinned", "limit", "scope", "key", "size")) {
            if (random.nextInt(4) == 0) {
                parts.add(
                        name
                                + "="
                                + one(
                                        List.of(
                                                "0",
                                                "1",
                                                "7",
                                                "-3",
                                                "force",
                                                "%41",
                                                "",
                                                "9".repeat(30)),
                                        random));
            }
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static byte[] body(Random random) {
        byte[] plain =
                switch (random.nextInt(5)) {
                    case 0 -> new byte[random.nextInt(200)];
                    case 1 -> noise(random);
                    case 2 ->
                            "{\"code\":\"A\",\"vkey\":\"x\",\"seal\":\"\",\"name\":\"n\",\"proof\":\"p\",\"subjects\":[]}"
                                    .getBytes(StandardCharsets.UTF_8);
                    case 3 -> EntriesBody.of(List.of(noise(random)), List.of()).bytes();
                    default -> "lockfast/wrap/v1\n{}\n\n".getBytes(StandardCharsets.UTF_8);
                };
        byte[] packed = one(List.of(Packing.values()), random).pack(plain);
        if (packed.length > 0 && random.nextInt(3) == 0) {
            packed[random.nextInt(packed.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return packed;
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(3_000)];
        random.nextBytes(noise);
        return noise;
    }
}

package org.lockfast.sync;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.BlobStanding;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.ContentDigest;
import org.lockfast.sync.wire.DeviceHead;
import org.lockfast.sync.wire.EnrolAnswer;
import org.lockfast.sync.wire.EnrolRequest;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.FeedAnswer;
import org.lockfast.sync.wire.FeedQuestion;
import org.lockfast.sync.wire.ForceInfo;
import org.lockfast.sync.wire.Found;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Interests;
import org.lockfast.sync.wire.Limits;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.RefillAnswer;
import org.lockfast.sync.wire.RefillHeader;
import org.lockfast.sync.wire.WireJson;
import org.lockfast.sync.wire.Wraps;

/** The calls to a server over HTTPS. */
public final class HttpWire implements Wire {
    private static final Duration FILE = Duration.ofMinutes(10);

    /** For an answer that an officer at a screen waits for. */
    private static final Duration SOMEBODY_WAITS = Duration.ofSeconds(15);

    private final HttpCalls http;
    private volatile @Nullable InstantSource clock;
    private volatile @Nullable Vouch vouch;

    /**
     * @param server such as {@code https://records.force.example:8443}
     * @param ca PEM of the certificates the server's own must stand under
     * @param own what the device shows; null before it is enrolled
     * @throws CertificateException when the PEM holds no certificate
     * @throws IllegalArgumentException for an address that is none of HTTPS
     */
    public HttpWire(String server, String ca, @Nullable DeviceCertificate own)
            throws CertificateException {
        this.http = new HttpCalls(server, ServerTls.context(ca, own));
    }

    @Override
    public void dated(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void heldTo(Vouch log) {
        this.vouch = log;
    }

    /**
     * A question whose answer is held to the log's key.
     *
     * @param query what stands behind the question mark; empty for nothing
     */
    private record Question(String query, @Nullable Vouch log) {
        String path(String path) {
            return query.isEmpty() ? path : path + '?' + query;
        }

        /** What was said, where the log said it. */
        byte[] answered(HttpResponse<byte[]> answer, byte[] said) throws WireTrouble {
            held(log == null || log.gave(query, Hash.sha256(said), signature(answer)));
            return said;
        }

        /** That it said so, where that acknowledges no place in it. */
        void told(HttpResponse<byte[]> answer, byte[] said) throws WireTrouble {
            held(log == null || log.told(query, Hash.sha256(said), signature(answer)));
        }

        private static String signature(HttpResponse<byte[]> answer) {
            return answer.headers().firstValue(FeedAnswer.SIGNATURE).orElse("");
        }

        private static void held(boolean toTheLog) throws WireTrouble {
            if (!toTheLog) {
                throw WireTrouble.badAnswer(LogWatch.NOT_OF_THE_LOG, null);
            }
        }
    }

    private Question question(String query) {
        Vouch log = vouch;
        if (log == null) {
            return new Question(query, null);
        }
        return new Question((query.isEmpty() ? "" : query + '&') + "nonce=" + log.nonce(), log);
    }

    private Question about(Hash what) {
        return vouch == null ? question("") : question("about=" + what.hex());
    }

    @Override
    public ForceInfo force() throws WireTrouble {
        return HttpCalls.json(http.call(http.get("/v1/force"), Limits.SMALL), ForceInfo.class);
    }

    @Override
    public EnrolAnswer enrol(EnrolRequest request) throws WireTrouble {
        return HttpCalls.json(
                http.call(http.send("POST", "/v1/enrol", request), Limits.SMALL),
                EnrolAnswer.class);
    }

    @Override
    public Optional<DeviceHead> head(String device) throws WireTrouble {
        return HttpCalls.found(() ->
                HttpCalls.json(
                        http.call(http.get("/v1/devices/" + device + "/head"), Limits.SMALL),
                        DeviceHead.class));
    }

    @Override
    public Wraps wraps(long after) throws WireTrouble {
        Question question = question("after=" + after);
        HttpResponse<byte[]> answer =
                http.call(http.get(question.path("/v1/wraps")), Limits.UNPACKED);
        return HttpCalls.json(
                question.answered(answer, HttpCalls.body(answer, Limits.UNPACKED)), Wraps.class);
    }

    @Override
    public Optional<byte[]> witnessed() throws WireTrouble {
        return HttpCalls.found(() ->
                HttpCalls.body(http.call(http.get("/witnessed"), Limits.SMALL), Limits.SMALL));
    }

    @Override
    public void putWrap(byte[] note) throws WireTrouble {
        Question question = about(Hash.sha256(note));
        HttpResponse<byte[]> answer =
                http.call(
                        http.request(question.path("/v1/wraps"))
                                .header("Content-Type", Wraps.NOTE_TYPE)
                                .PUT(BodyPublishers.ofByteArray(note)),
                        Limits.SMALL);
        question.answered(answer, new byte[0]);
    }

    @Override
    public PushAnswer push(ChainHeader first, EntriesBody entries) throws WireTrouble {
        byte[] sent = entries.bytes();
        Question question = about(Hash.sha256(sent));
        HttpRequest.Builder request =
                http.packed(question.path("/v1/entries"), EntriesBody.CONTENT_TYPE, sent)
                        .header(ChainHeader.HEADER, first.toString());
        InstantSource here = clock;
        if (here != null) {
            request.header(
                    "Date",
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                            here.instant().atOffset(ZoneOffset.UTC)));
        }
        HttpResponse<byte[]> answer = http.whatever(request, Limits.UNPACKED);
        WireTrouble refused = HttpCalls.isProblem(answer) ? HttpCalls.problem(answer) : null;
        if (refused != null && !RefusedEntries.isAnAnswer(refused.type().orElse(null))) {
            throw refused; // nothing follows on it but another try
        }
        byte[] said = HttpCalls.body(answer, Limits.UNPACKED);
        if (refused != null) {
            question.told(answer, said);
            throw refused;
        }
        return HttpCalls.json(question.answered(answer, said), PushAnswer.class);
    }

    @Override
    public FeedAnswer feed(FeedQuestion question) throws WireTrouble {
        HttpResponse<byte[]> answer =
                http.call(http.get("/v1/feed?" + question.query()), 2 * Limits.UNPACKED);
        return new FeedAnswer(
                HttpCalls.body(answer, 2 * Limits.UNPACKED),
                answer.headers().firstValue(FeedAnswer.SIGNATURE).orElse(""));
    }

    @Override
    public Optional<byte[]> proof(Hash eid, long size) throws WireTrouble {
        String path = "/v1/entries/" + eid.hex() + "/proof?size=" + size;
        return HttpCalls.found(
                () -> HttpCalls.body(http.call(http.get(path), Limits.SMALL), Limits.SMALL));
    }

    @Override
    public void interests(List<UUID> subjects, List<UUID> left) throws WireTrouble {
        Interests wanted = new Interests(subjects, left);
        Question question = about(Hash.sha256(WireJson.write(wanted)));
        HttpResponse<byte[]> answer =
                http.call(http.send("PUT", question.path("/v1/interests"), wanted), Limits.SMALL);
        question.answered(answer, new byte[0]);
    }

    @Override
    public List<Found> lookup(String key) throws WireTrouble {
        String typed = URLEncoder.encode(key, StandardCharsets.UTF_8);
        return Arrays.asList(
                HttpCalls.json(
                        http.call(
                                http.get("/v1/lookup?key=" + typed),
                                BodyHandlers.limiting(BodyHandlers.ofByteArray(), Limits.SMALL),
                                SOMEBODY_WAITS),
                        Found[].class));
    }

    @Override
    public Optional<Blob> blob(Hash hash) throws WireTrouble {
        Question question = about(hash);
        HttpRequest.Builder head =
                tus(question.path(blobPath(hash))).method("HEAD", BodyPublishers.noBody());
        Optional<HttpResponse<byte[]>> answer =
                HttpCalls.found(() -> http.call(head, Limits.SMALL));
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        Blob there =
                new Blob(
                        number(answer.get(), "Upload-Offset"),
                        number(answer.get(), "Upload-Length"));
        question.told(answer.get(), BlobStanding.said(there.offset(), there.length()));
        return Optional.of(there);
    }

    @Override
    public void createBlob(Hash hash, long length) throws WireTrouble {
        http.call(
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
        return number(http.call(request, Limits.SMALL), "Upload-Offset");
    }

    @Override
    public boolean getBlob(Hash hash, long from, Consumer<byte[]> to) throws WireTrouble {
        HttpRequest.Builder request =
                http.request(blobPath(hash)).header("Range", "bytes=" + from + "-");
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
                HttpCalls.found(() -> http.call(request, parts, FILE));
        if (answer.isPresent() && answer.get().statusCode() == 200 && from > 0) {
            throw WireTrouble.badAnswer("a whole file where a part was asked for", null);
        }
        return answer.isPresent();
    }

    private static String blobPath(Hash hash) {
        return "/v1/blobs/sha-256/" + hash.hex();
    }

    private HttpRequest.Builder tus(Hash hash) {
        return tus(blobPath(hash));
    }

    private HttpRequest.Builder tus(String path) {
        return http.request(path).header("Tus-Resumable", "1.0.0");
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
        http.call(http.packed("/v1/rejects", "application/octet-stream", refused), Limits.SMALL);
    }

    @Override
    public RefillAnswer refill(byte @Nullable [] enrolled, HeadedBody<RefillHeader> body)
            throws WireTrouble {
        byte[] sent = body.bytes();
        Question question = about(Hash.sha256(sent));
        HttpRequest.Builder request =
                http.packed(question.path("/v1/refill"), HeadedBody.CONTENT_TYPE, sent);
        if (enrolled != null) {
            request.header(RefillHeader.ENROLLED, Base64.getEncoder().encodeToString(enrolled));
        }
        HttpResponse<byte[]> answer = http.call(request, Limits.UNPACKED);
        return HttpCalls.json(
                question.answered(answer, HttpCalls.body(answer, Limits.UNPACKED)),
                RefillAnswer.class);
    }

    @Override
    public void close() {
        http.close();
    }
}

package org.lockfast.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.lockfast.ledger.Commitment;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Entries;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.ChainHeader;
import org.lockfast.sync.wire.ContentDigest;
import org.lockfast.sync.wire.EnrolAnswer;
import org.lockfast.sync.wire.EnrolRequest;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.PushAnswer;
import org.lockfast.sync.wire.WireJson;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A device of a test: its own key, its own chain, and a line to a server. */
public final class TestDevice {
    private final TestPki pki;
    private final Random random;
    private final Ed25519Key key;
    private HttpClient http;
    private URI server;
    private Hash prev = Hash.sha256(new byte[1]);
    private long seq;

    public TestDevice(TestPki pki, int port, long seed) {
        this.pki = pki;
        this.random = new Random(seed);
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        byte[] id = new byte[8];
        random.nextBytes(id);
        this.key = Ed25519Key.of("d-" + HexFormat.of().formatHex(id) + "/0", secret);
        this.http = http();
        this.server = URI.create("https://localhost:" + port);
    }

    private HttpClient http() {
        return HttpClient.newBuilder()
                .sslContext(pki.client(key))
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
    }

    public Ed25519Key key() {
        return key;
    }

    public String id() {
        return key.key().name().replace("/0", "");
    }

    /** Another server, or the same one started again. */
    public void at(int port) {
        server = URI.create("https://localhost:" + port);
        http = http();
    }

    public URI uri(String path) {
        return server.resolve(path);
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    }

    public HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<byte[]> get(String path) {
        return send(to(path));
    }

    /** Joins; its chain begins at its enrolment. */
    public EnrolAnswer enrol(String code) {
        HttpResponse<byte[]> answer = send(enrolling(code));
        if (answer.statusCode() != 201) {
            throw new AssertionError(text(answer));
        }
        EnrolAnswer enrolled = WireJson.read(answer.body(), EnrolAnswer.class);
        prev = Hash.ofBase64(enrolled.enrolled());
        return enrolled;
    }

    public HttpRequest.Builder enrolling(String code) {
        EnrolRequest request =
                EnrolRequest.sign(
                        code, key, Base64.getEncoder().encodeToString(new byte[32]), "SCN-07");
        return to("/v1/enrol")
                .header("Content-Type", WireJson.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(WireJson.write(request)));
    }

    /** The next entry of its chain, by the device alone, of a type no version knows. */
    public Entry entry() {
        Entry entry = entry(prev, seq, "device.tried/1", JsonNodeFactory.instance.objectNode());
        prev = entry.eid();
        seq++;
        return entry;
    }

    /** What {@link #entry(Commitment)} would be, which the chain does not go on from. */
    Entry next(Commitment body) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.set("note", body.reference());
        return entry(prev, seq, "device.tried/1", fields);
    }

    /** The next entry, which commits to a body. */
    public Entry entry(Commitment body) {
        Entry entry = next(body);
        prev = entry.eid();
        seq++;
        return entry;
    }

    /** The next entry of its chain, by an administrator. */
    public Entry entry(String type, ObjectNode body, UUID officer, Ed25519Key signer) {
        ObjectNode line = line(prev, seq, type, body);
        line.putObject("act")
                .put("id", officer.toString())
                .put("role", "ADMINISTRATOR")
                .putObject("auth")
                .put("m", "pwd");
        Entry entry = Entries.sign(line, List.of(key, signer));
        prev = entry.eid();
        seq++;
        return entry;
    }

    public Entry entry(Hash after, long at, String type, ObjectNode body) {
        return Entries.sign(line(after, at, type, body), List.of(key));
    }

    private ObjectNode line(Hash after, long at, String type, ObjectNode body) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("v", 1).put("type", type).put("app", "0.1.0");
        UUID id =
                new UUID(
                        (random.nextLong() & ~0xF000L) | 0x7000L,
                        random.nextLong() >>> 2 | 1L << 63);
        line.put("id", id.toString()).put("dev", id()).put("epoch", 0).put("seq", at);
        line.put("prev", after.base64()).put("subj", id.toString());
        line.putArray("par");
        line.put("rec", 1_781_596_800_000L).put("mono", 5).put("boot", "0123456789abcdef");
        line.set("body", body);
        return line;
    }

    public List<Entry> entries(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry());
        }
        return entries;
    }

    public Random random() {
        return random;
    }

    /** Hands in entries as they should be. */
    public PushAnswer push(List<Entry> entries) {
        HttpResponse<byte[]> answer = send(pushing(entries, List.of(), Packing.GZIP));
        if (answer.statusCode() != 200) {
            throw new AssertionError(text(answer));
        }
        return WireJson.read(answer.body(), PushAnswer.class);
    }

    public HttpRequest.Builder pushing(
            List<Entry> entries, List<Commitment> bodies, Packing packing) {
        byte[] body = EntriesBody.of(entries.stream().map(Entry::bytes).toList(), bodies).bytes();
        Entry first = entries.getFirst();
        return pushing(
                new ChainHeader(first.device(), first.epoch(), first.seq()).toString(),
                packing.pack(body),
                packing.word());
    }

    public HttpRequest.Builder pushing(String chain, byte[] sent, String encoding) {
        return to("/v1/entries")
                .header("Content-Type", EntriesBody.CONTENT_TYPE)
                .header("Content-Encoding", encoding)
                .header(ChainHeader.HEADER, chain)
                .header(ContentDigest.HEADER, ContentDigest.of(sent))
                .POST(HttpRequest.BodyPublishers.ofByteArray(sent));
    }

    static String text(HttpResponse<byte[]> answer) {
        return answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** The problem an answer is; fails for an answer that is none. */
    static ProblemType problem(HttpResponse<byte[]> answer) {
        if (answer.statusCode() < 400) {
            throw new AssertionError("no problem: " + text(answer));
        }
        Problem problem = WireJson.read(answer.body(), Problem.class);
        if (problem.status() != answer.statusCode()
                || !answer.headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .equals(Problem.CONTENT_TYPE)) {
            throw new AssertionError("a problem says its status and type: " + text(answer));
        }
        return ProblemType.of(problem.type())
                .orElseThrow(
                        () -> new AssertionError("unknown type " + Arrays.toString(answer.body())));
    }
}

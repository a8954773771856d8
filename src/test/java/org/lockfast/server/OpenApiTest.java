package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.sync.wire.ContentDigest;
import org.lockfast.sync.wire.EntriesBody;
import org.lockfast.sync.wire.HeadedBody;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What openapi.json says is what the server does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final String ATTACHMENT = "/v1/blobs/sha-256/" + "cd".repeat(32);

    private TestServer server;
    private TestDevice device;
    private JsonNode document;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.in(folder);
        device = server.device();
        device.push(device.entries(3));
        HttpResponse<byte[]> answer = device.get("/openapi.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        document = JsonMapper.shared().readTree(answer.body());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** A path and a method of the document. */
    private record Operation(String path, String method, JsonNode is) {
        Set<String> problems() {
            return is.path("responses")
                    .valueStream()
                    .flatMap(response -> response.path("x-problems").valueStream())
                    .map(slug -> slug.asString(""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        String filled() {
            return path.replace("{eid}", "ab".repeat(32))
                    .replace("{id}", "d-0011223344556677")
                    .replace("{hex}", "cd".repeat(32))
                    .replace("{path}", "0/000");
        }
    }

    private List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .propertyStream()
                .forEach(path ->
                        path.getValue()
                                .propertyStream()
                                .forEach(method ->
                                        all.add(
                                                new Operation(
                                                        path.getKey(),
                                                        method.getKey()
                                                                .toUpperCase(java.util.Locale.ROOT),
                                                        method.getValue()))));
        return all;
    }

    @Test
    void everyMemberOfAProblemIsDocumented() {
        assertThat(document.at("/components/schemas/Problem/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Problem.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
    }

    @Test
    void everyRouteIsDocumentedAndEveryDocumentedOneIsARoute() {
        assertThat(
                        operations().stream()
                                .map(o ->
                                        o.method()
                                                + " "
                                                + o.path()
                                                + " "
                                                + o.is().path("x-needs").asString("")))
                .containsExactlyInAnyOrderElementsOf(
                        server.server().routes().stream()
                                .map(route ->
                                        route.method() + " " + route.path() + " " + needs(route))
                                .toList());
    }

    private static String needs(Route route) {
        return switch (route.needs()) {
            case NOBODY -> "nobody";
            case DEVICE -> "device";
            case READER -> "reader";
            case ANY_DEVICE -> "any device";
            case LOST_DEVICE -> "any device, or one whose enrolment was lost";
        };
    }

    @Test
    void everyPathAnswersAsWrittenWithAndWithoutADevice() throws Exception {
        HttpClient nobody =
                HttpClient.newBuilder()
                        .sslContext(server.pki().client(null))
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
        for (Operation operation : operations()) {
            HttpRequest.Builder request =
                    device.to(operation.filled())
                            .header("Tus-Resumable", "1.0.0")
                            .method(operation.method(), HttpRequest.BodyPublishers.noBody());
            documented(operation, device.send(request));
            HttpResponse<byte[]> without =
                    nobody.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            documented(operation, without);
            if (!operation.is().path("x-needs").asString("").equals("nobody")) {
                assertThat(without.statusCode()).as(operation.path()).isEqualTo(401);
            }
        }
    }

    private static void documented(Operation operation, HttpResponse<byte[]> answer) {
        JsonNode response =
                operation.is().path("responses").path(String.valueOf(answer.statusCode()));
        assertThat(response.isMissingNode())
                .as(operation.method() + " " + operation.path() + " " + TestDevice.text(answer))
                .isFalse();
        if (answer.statusCode() >= 400 && answer.body().length > 0) {
            assertThat(operation.problems()).contains(TestDevice.problem(answer).slug());
        }
        if (answer.statusCode() == 200 && answer.body().length > 0) {
            String type =
                    answer.headers().firstValue("Content-Type").orElseThrow().split(";", 2)[0];
            assertThat(response.path("content").has(type))
                    .as(operation.path() + " " + type)
                    .isTrue();
        }
    }

    /** Each of them is brought about, on this server or on one that is in another state. */
    @Test
    void everyDocumentedProblemTypeIsReached(@TempDir Path other) throws Exception {
        Set<String> met = inAnotherState(other);
        // takes a server with little patience
        assertThat(HostileTest.class.getDeclaredMethod("aBodyOfWhichHalfComes"))
                .matches(one -> one.isAnnotationPresent(Test.class));
        met.add(ProblemType.TOO_SLOW.slug());
        for (HttpRequest.Builder request : wrongs()) {
            met.add(TestDevice.problem(device.send(request)).slug());
        }
        TestDevice stranger = server.stranger();
        met.add(TestDevice.problem(stranger.get("/v1/feed")).slug());
        met.add(TestDevice.problem(stranger.send(stranger.enrolling("NO-SUCH-CODE"))).slug());
        HttpClient nobody =
                HttpClient.newBuilder()
                        .sslContext(server.pki().client(null))
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
        met.add(
                TestDevice.problem(
                                nobody.send(
                                        device.to("/v1/feed").build(),
                                        HttpResponse.BodyHandlers.ofByteArray()))
                        .slug());
        Set<String> documented =
                operations().stream()
                        .flatMap(operation -> operation.problems().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(met).containsAll(documented);
        assertThat(
                        document.at("/components/schemas/Problem/properties/type/enum")
                                .valueStream()
                                .map(uri -> uri.asString("")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ProblemType.values()).map(ProblemType::uri).toList());
    }

    /** On a server of its own: what takes a revoked device, a loss, or records that are away. */
    private static Set<String> inAnotherState(Path folder) throws Exception {
        Set<String> met = new TreeSet<>();
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            TestDevice lost = server.device();
            RevokedTest.revoke(server, device, lost);
            met.add(TestDevice.problem(lost.get("/v1/feed")).slug());
            met.add(TestDevice.problem(FaultTest.olderWrap(server, device)).slug());
            HttpResponse<byte[]> answer = device.get("/v1/force");
            for (int i = 0; i < 11; i++) {
                answer = lost.send(lost.enrolling("WRONG-" + i));
            }
            met.add(TestDevice.problem(answer).slug());
            try (CentralServer broken = FaultTest.broken(server, line -> {})) {
                device.at(broken.port());
                met.add(TestDevice.problem(device.get(ATTACHMENT)).slug());
                device.at(server.port());
            }
            server.putBackTo(port -> {
                device.at(port);
                device.push(device.entries(2));
            });
            device.at(server.port());
            met.add(TestDevice.problem(device.get("/ready")).slug());
            server.records().close();
            met.add(TestDevice.problem(device.get("/v1/wraps")).slug());
        }
        return met;
    }

    private List<HttpRequest.Builder> wrongs() {
        byte[] sent =
                EntriesBody.of(
                                List.of(
                                        "no entry"
                                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                List.of())
                        .bytes();
        Entry beyond =
                device.entry(
                        Hash.sha256(new byte[1]),
                        99,
                        "device.tried/1",
                        tools.jackson.databind.node.JsonNodeFactory.instance.objectNode());
        HttpRequest.Builder digest = device.pushing(device.id() + "/0/0", sent, "identity");
        digest.setHeader(ContentDigest.HEADER, ContentDigest.of(new byte[1]));
        device.send(
                device.to(ATTACHMENT)
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", "5")
                        .POST(HttpRequest.BodyPublishers.noBody()));
        return List.of(
                device.to("/v1/feed?after=x"),
                device.to("/v1/nothing"),
                device.to("/v1/feed").DELETE(),
                device.to("/v1/feed?pinned=9999999"),
                device.pushing(device.id() + "/0/0", sent, "br"),
                device.pushing(device.id() + "/0/0", new byte[2 << 20], "identity"),
                device.pushing(device.id() + "/0/0", sent, "identity"),
                device.pushing(List.of(beyond), List.of(), Packing.GZIP),
                digest,
                device.to(ATTACHMENT)
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Offset", "3")
                        .header("Content-Type", "application/offset+octet-stream")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString("ab")),
                device.to("/v1/refill")
                        .header("Content-Type", HeadedBody.CONTENT_TYPE)
                        .POST(HttpRequest.BodyPublishers.noBody()));
    }
}

package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.keys.WrapNote;
import org.lockfast.log.BlobKeep;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.WireJson;
import org.lockfast.sync.wire.Wraps;

/** What happens when something beneath the server does not work. */
class FaultTest {
    @TempDir Path folder;

    @Test
    void recordsThatDoNotAnswerAreSaidToBeBusyAndTheServerStaysUp() {
        TestServer server = TestServer.in(folder);
        TestDevice device = server.device();
        assertThat(device.get("/v1/wraps").statusCode()).isEqualTo(200);
        server.records().close();
        for (String path : List.of("/v1/wraps", "/ready", "/v1/feed", "/checkpoint")) {
            HttpResponse<byte[]> answer = device.get(path);
            assertThat(TestDevice.problem(answer)).as(path).isEqualTo(ProblemType.BUSY);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(device.get("/health").statusCode()).isEqualTo(200);
        server.close();
    }

    @Test
    void aFaultIsAnsweredAsOneAndItsMessageIsWrittenNowhere() {
        try (TestServer test = TestServer.in(folder)) {
            TestDevice device = test.device();
            BlobKeep broken =
                    (BlobKeep)
                            Proxy.newProxyInstance(
                                    BlobKeep.class.getClassLoader(),
                                    new Class<?>[] {BlobKeep.class},
                                    (self, method, given) -> {
                                        throw new IllegalStateException("Jo Smith's knife");
                                    });
            List<String> lines = new java.util.concurrent.CopyOnWriteArrayList<>();
            try (CentralServer server =
                    new CentralServer(
                            new CentralServer.Standing(
                                    test.log(),
                                    test.shelf(),
                                    broken,
                                    List.of(),
                                    null,
                                    () -> TestServer.START,
                                    new SecureRandom(),
                                    UUID::randomUUID,
                                    "0.1.0",
                                    lines::add),
                            ServerSettings.of(
                                    0, folder.resolve("server.crt"), folder.resolve("server.key")),
                            folder.resolve("other.socket"))) {
                device.at(server.port());
                HttpResponse<byte[]> answer = device.get("/v1/blobs/sha-256/" + "ab".repeat(32));
                assertThat(TestDevice.problem(answer)).isEqualTo(ProblemType.FAULT);
                assertThat(TestDevice.text(answer)).doesNotContain("Jo");
                assertThat(lines)
                        .anyMatch(line -> line.contains("\"what\":\"fault\""))
                        .noneMatch(line -> line.contains("Jo Smith"));
            }
        }
    }

    @Test
    void anOlderWrapNoteIsNotTakenForANewerOne() {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            Wraps wraps = WireJson.read(device.get("/v1/wraps").body(), Wraps.class);
            byte[] old = wraps.wraps().getFirst().note().getBytes(StandardCharsets.UTF_8);
            WrapNote note = WrapNote.parse(old);
            assertThat(
                            server.shelf()
                                    .keepWrap(
                                            note.officer(),
                                            note.epoch(),
                                            note.rev() + 1,
                                            "newer".getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
            HttpResponse<byte[]> answer =
                    device.send(
                            device.to("/v1/wraps")
                                    .PUT(HttpRequest.BodyPublishers.ofByteArray(old)));
            assertThat(TestDevice.problem(answer)).isEqualTo(ProblemType.OLDER);
            Wraps now =
                    WireJson.read(
                            device.get("/v1/wraps?after=" + wraps.last()).body(), Wraps.class);
            assertThat(now.wraps()).extracting(Wraps.Wrap::note).containsExactly("newer");
            assertThat(now.last()).isGreaterThan(wraps.last());
        }
    }
}

package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.keys.WrapNote;
import org.lockfast.log.BlobKeep;
import org.lockfast.log.CentralLog;
import org.lockfast.log.LogStoreFault;
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
    void recordsThatTakeNothingAreNotReadyUntilTheyDo() throws Exception {
        try (TestServer test = TestServer.in(folder)) {
            TestDevice device = test.device();
            AtomicBoolean takes = new AtomicBoolean();
            CentralLog log =
                    (CentralLog)
                            Proxy.newProxyInstance(
                                    CentralLog.class.getClassLoader(),
                                    new Class<?>[] {CentralLog.class},
                                    (self, method, given) ->
                                            method.getName().equals("takes")
                                                    ? takes.get()
                                                    : method.invoke(test.log(), given));
            try (CentralServer server =
                    test.over(log, test.records().blobs(), "full.socket", line -> {})) {
                device.at(server.port());
                HttpResponse<byte[]> answer = device.get("/ready");
                assertThat(TestDevice.problem(answer)).isEqualTo(ProblemType.BUSY);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(device.get("/health").statusCode()).isEqualTo(200);
                takes.set(true);
                for (int i = 0; device.get("/ready").statusCode() != 200; i++) {
                    assertThat(i).isLessThan(50);
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
        }
    }

    @Test
    void whereHardlyAnyRoomIsLeftReadinessSaysSo() throws Exception {
        try (TestServer test = TestServer.in(folder)) {
            TestDevice device = test.device();
            CentralLog log =
                    (CentralLog)
                            Proxy.newProxyInstance(
                                    CentralLog.class.getClassLoader(),
                                    new Class<?>[] {CentralLog.class},
                                    (self, method, given) ->
                                            method.getName().equals("scarce")
                                                    ? Optional.of("There is hardly any room.")
                                                    : method.invoke(test.log(), given));
            try (CentralServer server =
                    test.over(log, test.records().blobs(), "room.socket", line -> {})) {
                device.at(server.port());
                HttpResponse<byte[]> answer = device.get("/ready");
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(TestDevice.text(answer))
                        .isEqualTo("200 ready\nThere is hardly any room.\n");
            }
        }
    }

    @Test
    void aFaultIsAnsweredAsOneAndItsMessageIsWrittenNowhere() {
        try (TestServer test = TestServer.in(folder)) {
            TestDevice device = test.device();
            List<String> lines = new java.util.concurrent.CopyOnWriteArrayList<>();
            try (CentralServer server = broken(test, lines::add)) {
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

    /** Records that are away are the administrator's to look at, and no fault to report. */
    @Test
    void recordsThatDoNotAnswerAreBusyAndNoFault() {
        try (TestServer test = TestServer.in(folder)) {
            TestDevice device = test.device();
            List<String> lines = new java.util.concurrent.CopyOnWriteArrayList<>();
            LogStoreFault away = new LogStoreFault("SQLSTATE 08003", new SQLException());
            try (CentralServer server =
                    test.over(test.log(), throwing(away), "away.socket", lines::add)) {
                device.at(server.port());
                HttpResponse<byte[]> answer = device.get("/v1/blobs/sha-256/" + "ab".repeat(32));
                assertThat(TestDevice.problem(answer)).isEqualTo(ProblemType.BUSY);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(lines)
                        .noneMatch(line -> line.contains("\"what\":\"fault\""))
                        .anyMatch(line -> line.contains("\"what\":\"records do not answer\""));
            }
        }
    }

    /** Another server on the same log, of which every attachment is a fault of the program. */
    static CentralServer broken(TestServer test, Consumer<String> lines) {
        BlobKeep broken = throwing(new IllegalStateException("Jo Smith's knife"));
        return test.over(test.log(), broken, "broken.socket", lines);
    }

    private static BlobKeep throwing(RuntimeException what) {
        return (BlobKeep)
                Proxy.newProxyInstance(
                        BlobKeep.class.getClassLoader(),
                        new Class<?>[] {BlobKeep.class},
                        (self, method, given) -> {
                            throw what;
                        });
    }

    /** An officer's wrap note is handed in of which the server has a later one. */
    static HttpResponse<byte[]> olderWrap(TestServer server, TestDevice device) {
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
        return device.send(device.to("/v1/wraps").PUT(HttpRequest.BodyPublishers.ofByteArray(old)));
    }

    @Test
    void anOlderWrapNoteIsNotTakenForANewerOne() {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            long last = WireJson.read(device.get("/v1/wraps").body(), Wraps.class).last();
            assertThat(TestDevice.problem(olderWrap(server, device))).isEqualTo(ProblemType.OLDER);
            Wraps now = WireJson.read(device.get("/v1/wraps?after=" + last).body(), Wraps.class);
            assertThat(now.wraps()).extracting(Wraps.Wrap::note).containsExactly("newer");
            assertThat(now.last()).isGreaterThan(last);
        }
    }
}

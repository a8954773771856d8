package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.sync.wire.Problem;
import org.lockfast.sync.wire.ProblemType;
import org.lockfast.sync.wire.Refused;

/** Who asks too much, too early or at the wrong time is told when to come again. */
class PatienceTest {
    @TempDir Path folder;

    @Test
    void aDeviceHasAnAllowanceOfItsOwn() {
        try (TestServer server = TestServer.in(folder, given -> given.allowing(5, 0.5))) {
            TestDevice device = server.device();
            TestDevice other = server.device();
            HttpResponse<byte[]> answer = device.get("/v1/wraps");
            for (int i = 0; i < 5; i++) {
                answer = device.get("/v1/wraps");
            }
            assertThat(TestDevice.problem(answer)).isEqualTo(ProblemType.SLOW_DOWN);
            assertThat(answer.headers().firstValue("Retry-After").map(Integer::parseInt).orElse(0))
                    .isBetween(1, 2);
            assertThat(other.get("/v1/wraps").statusCode()).isEqualTo(200);
            HttpResponse<byte[]> nameless = device.get("/v1/force");
            for (int i = 0; i < 5; i++) {
                nameless = device.get("/v1/force");
            }
            assertThat(TestDevice.problem(nameless)).isEqualTo(ProblemType.SLOW_DOWN);
            for (int i = 0; i < 10; i++) { // a balancer's probes are never told to slow down
                assertThat(device.get("/ready").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void wrongCodesAreTriedTenTimesOnly() {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.stranger();
            for (int i = 0; i < 10; i++) {
                assertThat(TestDevice.problem(device.send(device.enrolling("WRONG-" + i))))
                        .isEqualTo(ProblemType.BAD_CODE);
            }
            HttpResponse<byte[]> eleventh = device.send(device.enrolling("WRONG"));
            assertThat(TestDevice.problem(eleventh)).isEqualTo(ProblemType.SLOW_DOWN);
            assertThat(eleventh.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void whatIsHeavyWaitsForItsTurnAndIsThenToldThatTheServerIsBusy() throws Exception {
        Heavy heavy = new Heavy(1, Duration.ofMillis(50));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<String> first =
                    other.submit(() ->
                            heavy.run(() -> {
                                begun.countDown();
                                try {
                                    done.await();
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                                return "first";
                            }));
            begun.await();
            assertThatThrownBy(() -> heavy.run(() -> "second"))
                    .isInstanceOf(Refused.class)
                    .extracting(e -> ((Refused) e).problem().type())
                    .isEqualTo(ProblemType.BUSY.uri());
            done.countDown();
            assertThat(first.get()).isEqualTo("first");
            assertThat(heavy.run(() -> "third")).isEqualTo("third");
        }
    }

    @Test
    void whoComesTooEarlyIsToldWhenToComeAgain() {
        Answer answer = Problems.answer(Problem.of(ProblemType.REFILLING, null));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsEntry("Retry-After", "5");
    }

    @Test
    void aStopFinishesWhatIsAtWork() throws Exception {
        TestServer server = TestServer.in(folder);
        TestDevice device = server.device();
        List<org.lockfast.ledger.Entry> entries = device.entries(500);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Integer> push = other.submit(() -> device.push(entries).accepted());
            while (server.log().head(device.id()).isEmpty()
                    && !push.isDone()
                    && server.lines().isEmpty()) {
                Thread.sleep(1);
            }
            server.close();
            int accepted;
            try {
                accepted = push.get();
            } catch (java.util.concurrent.ExecutionException e) {
                accepted = 0; // came after the stop: not taken, not answered
            }
            assertThat(accepted).isIn(0, 500);
        }
        assertThat(Files.exists(server.socket())).isFalse();
    }

    @Test
    void theSocketIsForTheServersOwnAccountOnly() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            assertThat(Files.getPosixFilePermissions(server.socket())).hasSize(2);
            assertThatThrownBy(() -> AdminOrders.send(server.socket(), "make tea", null))
                    .hasMessageContaining("no order");
            assertThatThrownBy(() -> AdminOrders.send(server.socket(), "enrolment-code", " "))
                    .hasMessageContaining("Give a station");
            assertThat(AdminSocket.ask(server.socket(), "nonsense")).contains("refused");
            assertThat(AdminOrders.send(server.socket(), "enrolment-code", "Exampleton"))
                    .matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}");
            assertThatThrownBy(() -> new AdminSocket(server.socket(), line -> line))
                    .isInstanceOf(ServerRefusal.class)
                    .hasMessageContaining("Another server");
        }
        Files.createFile(folder.resolve("stale.socket"));
        try (AdminSocket again =
                new AdminSocket(folder.resolve("stale.socket"), line -> line + "!")) {
            assertThat(AdminSocket.ask(folder.resolve("stale.socket"), "hello"))
                    .isEqualTo("hello!");
        }
    }
}

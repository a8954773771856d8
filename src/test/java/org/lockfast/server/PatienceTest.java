package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.Entry;
import org.lockfast.log.CentralLog;
import org.lockfast.sync.wire.Packing;
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
        Heavy heavy = new Heavy(1, 1, Duration.ofMillis(50));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<String> first =
                    other.submit(() ->
                            heavy.run(
                                    "d",
                                    () -> {
                                        begun.countDown();
                                        try {
                                            done.await();
                                        } catch (InterruptedException e) {
                                            throw new IllegalStateException(e);
                                        }
                                        return "first";
                                    }));
            begun.await();
            assertThatThrownBy(() -> heavy.run("d", () -> "second"))
                    .isInstanceOf(Refused.class)
                    .extracting(e -> ((Refused) e).problem().type())
                    .isEqualTo(ProblemType.BUSY.uri());
            done.countDown();
            assertThat(first.get()).isEqualTo("first");
            assertThat(heavy.run("d", () -> "third")).isEqualTo("third");
        }
    }

    /** A hundred calls that reckon leave Java's own threads to everybody else's answers. */
    @Test
    void whatIsHeavyIsDoneOnAThreadOfTheMachine() throws Exception {
        Heavy heavy = new Heavy(1, 1, Duration.ofMillis(50));
        Refused refused = new Refused(ProblemType.BAD_NOTE, "as it is");
        try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> own =
                    calls.submit(() -> heavy.run("d", () -> Thread.currentThread().isVirtual()));
            assertThat(own.get()).isFalse();
        }
        assertThatThrownBy(() ->
                        heavy.run(
                                "d",
                                () -> {
                                    throw refused;
                                }))
                .isSameAs(refused);
        assertThat(heavy.free()).isEqualTo(1);
    }

    /** One device with many pushes under way leaves places to everybody else. */
    @Test
    void oneCallerHasOnlyItsShareOfThePlaces() throws Exception {
        Heavy heavy = new Heavy(4, 2, Duration.ofMillis(50));
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch done = new CountDownLatch(1);
        try (ExecutorService others = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                Future<?> _ =
                        others.submit(() ->
                                heavy.run(
                                        "one",
                                        () -> {
                                            begun.countDown();
                                            try {
                                                done.await();
                                            } catch (InterruptedException e) {
                                                throw new IllegalStateException(e);
                                            }
                                            return "held";
                                        }));
            }
            begun.await();
            try {
                assertThatThrownBy(() -> heavy.run("one", () -> "third"))
                        .isInstanceOf(Refused.class);
                assertThat(heavy.free()).isEqualTo(2);
                assertThat(heavy.run("another", () -> "first")).isEqualTo("first");
            } finally {
                done.countDown();
            }
        }
        assertThat(heavy.run("one", () -> "again")).isEqualTo("again");
    }

    /** The records were put back from a copy; the note beside the keys is newer. */
    @Test
    void whoComesWhileTheLogIsRefilledIsToldWhenToComeAgain() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            server.putBackTo(port -> {
                device.at(port);
                device.push(device.entries(2));
            });
            device.at(server.port());
            assertThat(server.lines())
                    .as("its log says so at the start, before anybody comes")
                    .last()
                    .asString()
                    .contains("ALARM refilling")
                    .contains("refillingTo");
            for (HttpResponse<byte[]> answer :
                    List.of(
                            device.get("/ready"),
                            device.send(
                                    device.pushing(device.entries(1), List.of(), Packing.GZIP)))) {
                assertThat(TestDevice.problem(answer)).isEqualTo(ProblemType.REFILLING);
                assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            }
        }
    }

    /** The stop comes while a push is in the middle of being taken in, and waits for its answer. */
    @Test
    void aStopFinishesWhatIsAtWork() throws Exception {
        CountDownLatch within = new CountDownLatch(1);
        CountDownLatch on = new CountDownLatch(1);
        try (TestServer test = TestServer.in(folder);
                ExecutorService others = Executors.newFixedThreadPool(2)) {
            TestDevice device = test.device();
            List<Entry> entries = device.entries(500);
            CentralServer server =
                    test.over(slow(test.log(), within, on), test.blobs(), "other.socket", _ -> {});
            device.at(server.port());
            TestDevice late = new TestDevice(test.pki(), server.port(), 77);
            Future<Integer> push = others.submit(() -> device.push(entries).accepted());
            assertThat(within.await(60, TimeUnit.SECONDS)).isTrue();
            Future<?> stop = others.submit(server::close);
            assertThatThrownBy(() -> stop.get(500, TimeUnit.MILLISECONDS))
                    .as("a push is at work")
                    .isInstanceOf(TimeoutException.class);
            assertThat(push.isDone()).isFalse();
            assertThat(folder.resolve("other.socket")).doesNotExist();
            assertThatThrownBy(() -> late.get("/v1/force"))
                    .as("nothing new is taken")
                    .isInstanceOf(UncheckedIOException.class);
            on.countDown();
            assertThat(push.get(60, TimeUnit.SECONDS)).as("answered").isEqualTo(500);
            stop.get(60, TimeUnit.SECONDS);
            assertThat(test.log().head(device.id())).isPresent();
        }
    }

    /** A log whose push says that it is at work, and then waits to be told to go on. */
    private static CentralLog slow(CentralLog log, CountDownLatch within, CountDownLatch on) {
        return (CentralLog)
                Proxy.newProxyInstance(
                        CentralLog.class.getClassLoader(),
                        new Class<?>[] {CentralLog.class},
                        (self, method, given) -> {
                            if (method.getName().equals("push")) {
                                within.countDown();
                                on.await();
                            }
                            try {
                                return method.invoke(log, given);
                            } catch (InvocationTargetException e) {
                                throw Objects.requireNonNull(e.getCause());
                            }
                        });
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

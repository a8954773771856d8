package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.ledger.BodyBundle;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;
import org.lockfast.log.CentralLog.Scope;
import org.lockfast.log.Refill;
import org.lockfast.sync.wire.Packing;
import org.lockfast.sync.wire.ProblemType;
import tools.jackson.databind.node.JsonNodeFactory;

/** No device fills the server's disk by itself, and one can be shut out altogether. */
class ShutOutTest {
    @TempDir Path folder;

    private static HttpRequest.Builder reject(TestDevice device, int n) {
        return device.to("/v1/rejects")
                .POST(HttpRequest.BodyPublishers.ofString("something refused, number " + n));
    }

    private static HttpRequest.Builder announce(TestDevice device, int n, long length) {
        String hex =
                Hash.sha256(("file " + n).getBytes(java.nio.charset.StandardCharsets.UTF_8)).hex();
        return device.to("/v1/blobs/sha-256/" + hex)
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", String.valueOf(length))
                .POST(HttpRequest.BodyPublishers.noBody());
    }

    @Test
    void ofWhatIsRefusedSoMuchIsKeptOfADeviceOnADay() {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            TestDevice lost = server.device();
            RevokedTest.revoke(server, device, lost);
            for (int i = 0; i < 100; i++) {
                assertThat(device.send(reject(device, i)).statusCode()).isEqualTo(202);
            }
            assertThat(TestDevice.problem(device.send(reject(device, 100))))
                    .isEqualTo(ProblemType.TOO_LARGE);
            assertThat(device.send(reject(device, 5)).statusCode())
                    .as("what is kept is no more")
                    .isEqualTo(202);
            for (int i = 0; i < 10; i++) {
                assertThat(lost.send(reject(lost, i)).statusCode()).isEqualTo(202);
            }
            assertThat(TestDevice.problem(lost.send(reject(lost, 10))))
                    .as("of one that was revoked, far less")
                    .isEqualTo(ProblemType.TOO_LARGE);
            server.clock(TestServer.START.plus(Duration.ofDays(1)));
            assertThat(device.send(reject(device, 100)).statusCode()).isEqualTo(202);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDeviceHasSoManyAttachmentsOnTheirWay(boolean inFolder) {
        try (TestServer server = TestServer.in(folder)) {
            if (inFolder) {
                server.restart(folder.resolve("blobs"));
            }
            TestDevice device = server.device();
            for (int i = 0; i < 16; i++) {
                assertThat(device.send(announce(device, i, 1_000)).statusCode()).isEqualTo(201);
            }
            HttpResponse<byte[]> more = device.send(announce(device, 16, 1_000));
            assertThat(TestDevice.problem(more)).isEqualTo(ProblemType.SLOW_DOWN);
            assertThat(device.send(announce(device, 3, 1_000)).statusCode())
                    .as("one that is on its way goes on")
                    .isEqualTo(201);
            TestDevice other = server.device();
            assertThat(other.send(announce(other, 0, 4L << 30)).statusCode()).isEqualTo(201);
            assertThat(other.send(announce(other, 1, 4L << 30)).statusCode()).isEqualTo(201);
            assertThat(TestDevice.problem(other.send(announce(other, 2, 1))))
                    .as("8 GiB")
                    .isEqualTo(ProblemType.SLOW_DOWN);
        }
    }

    @Test
    void whoIsBarredIsAnsweredNothingUntilItIsLetInAgain() {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            TestDevice other = server.device();
            device.push(device.entries(2));
            List<Entry> more = device.entries(3);
            assertThatThrownBy(() -> AdminOrders.send(server.socket(), "bar", device.id()))
                    .hasMessageContaining("Give a reason");
            assertThatThrownBy(() -> AdminOrders.send(server.socket(), "bar", "d-none\nwhy"))
                    .hasMessageContaining("No device is called");
            assertThatThrownBy(
                            () -> AdminOrders.send(server.socket(), "unbar", device.id() + "\nwhy"))
                    .hasMessageContaining("not shut out");
            AdminOrders.send(server.socket(), "bar", device.id() + "\nIt floods the log");
            long size = server.log().state().size();
            assertThat(
                            TestDevice.problem(
                                    device.send(device.pushing(more, List.of(), Packing.GZIP))))
                    .isEqualTo(ProblemType.REVOKED);
            assertThat(AdminOrders.send(server.socket(), "devices", null))
                    .containsOnlyOnce("\"revoked\":false,\"barred\":\"20");
            assertThat(AdminOrders.send(server.socket(), "status", null))
                    .containsPattern("\"barred\":\\[\\{\"device\":\"[^\"]+\",\"since\":\"20");
            assertThat(new String(device.get("/v1/feed").body(), StandardCharsets.UTF_8))
                    .contains("/revoked\"")
                    .contains("\"barred\":true");
            for (String path : List.of("/v1/feed", "/v1/devices/" + device.id() + "/head")) {
                assertThat(TestDevice.problem(device.get(path))).isEqualTo(ProblemType.REVOKED);
            }
            assertThat(TestDevice.problem(device.send(reject(device, 1))))
                    .isEqualTo(ProblemType.REVOKED);
            assertThat(server.log().state().size()).isEqualTo(size);
            other.push(other.entries(1));
            server.restart(null);
            device.at(server.port());
            assertThat(TestDevice.problem(device.get("/v1/feed"))).isEqualTo(ProblemType.REVOKED);
            AdminOrders.send(server.socket(), "unbar", device.id() + "\nIt was a fault of ours");
            assertThat(device.push(more).accepted()).isEqualTo(3);
            assertThat(AdminOrders.send(server.socket(), "status", null)).contains("\"barred\":[]");
            assertThat(server.log().feed(other.id(), Scope.DEVICE, 0, 1_000, 0).items())
                    .as("both orders are entries that everybody is sent")
                    .filteredOn(item -> Entry.parse(item.entry()).type().equals("server.barred/1"))
                    .hasSize(2);
        }
    }

    /** Were its records lost now, nobody could hand that entry back. */
    @Test
    void whatOnlyTheServerHasIsSaid() {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            TestDevice other = server.device();
            other.push(other.entries(2));
            other.get("/v1/feed?after=" + server.log().state().size());
            assertThat(server.log().onlyHere().entries()).isZero();
            AdminOrders.Done done =
                    AdminOrders.order(server.socket(), "bar", device.id() + "\nIt floods the log");
            assertThat(done.note()).contains("only this server has");
            assertThat(AdminOrders.send(server.socket(), "status", null))
                    .contains("\"onlyHere\":{\"entries\":1,\"since\":\"20");
            server.restart(null);
            assertThat(server.log().onlyHere().entries()).as("after a start").isOne();
            other.at(server.port());
            other.get("/v1/feed?after=" + (server.log().state().size() - 1));
            assertThat(server.log().onlyHere().entries()).as("asks, and has not got it").isOne();
            other.get("/v1/feed?after=" + server.log().state().size());
            assertThat(server.log().onlyHere().entries()).isZero();
            assertThat(server.log().onlyHere().since()).isNull();
            server.restart(null);
            assertThat(server.log().onlyHere().entries()).as("before a device asks").isZero();
        }
    }

    /** An attacked server is shut at once, and whoever orders it hears that it was. */
    @Test
    void aDeviceIsShutOutWhileTheLogIsRefilled() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            device.push(device.entries(2));
            server.putBackTo(port -> {
                device.at(port);
                device.push(device.entries(2));
            });
            device.at(server.port());
            assertThat(server.log().state().open()).isFalse();
            AdminOrders.Done done =
                    AdminOrders.order(server.socket(), "bar", device.id() + "\nIt floods the log");
            assertThat(done.answer()).isEqualTo(device.id());
            assertThat(done.note())
                    .startsWith("It is shut out, but this reason could not be recorded now")
                    .contains("when `server status` says open")
                    .doesNotContain("nothing needs to be done", "has the entry that says so");
            assertThat(TestDevice.problem(device.get("/v1/feed"))).isEqualTo(ProblemType.REVOKED);
            assertThat(
                            AdminOrders.order(
                                            server.socket(),
                                            "bar",
                                            device.id() + "\nIt floods the log still")
                                    .note())
                    .startsWith("It was shut out already, since 20")
                    .contains("could not be recorded now");
            assertThatThrownBy(() ->
                            AdminOrders.order(server.socket(), "unbar", device.id() + "\nenough"))
                    .hasMessageStartingWith("It stays shut out")
                    .hasMessageContaining("when `server status` says open");
        }
    }

    @Test
    void whoIsShutOutTwiceWasShutOutAlready() {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            assertThat(AdminOrders.order(server.socket(), "bar", device.id() + "\none").note())
                    .startsWith("So far only this server has the entry");
            String since = AdminOrders.send(server.socket(), "devices", null);
            assertThat(AdminOrders.order(server.socket(), "bar", device.id() + "\ntwo").note())
                    .startsWith("It was shut out already, since 20")
                    .contains("This reason is recorded too.");
            assertThat(AdminOrders.send(server.socket(), "devices", null)).isEqualTo(since);
        }
    }

    /** Whoever is shut out is sent nothing, so it keeps nothing for another station. */
    @Test
    void whoIsShutOutKeepsNothingForOtherStations() {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice first = server.device("Exampleton");
            TestDevice second = server.device("Exampleton");
            TestDevice alone = server.device("Farley");
            List<Entry> before = cases(server, alone, 2);
            alone.push(before);
            assertThat(keptBy(server, alone)).isEqualTo(first.id());
            long cursor = server.log().state().size(); // so far the second has come
            assertThat(sent(server, second, 0)).isEmpty();
            AdminOrders.send(server.socket(), "bar", first.id() + "\nIt floods the log");
            assertThat(keptBy(server, alone)).isEqualTo(second.id());
            assertThat(sent(server, second, cursor))
                    .as("what came before, too")
                    .containsExactlyElementsOf(eids(before));
            AdminOrders.send(server.socket(), "unbar", first.id() + "\nIt was a fault of ours");
            assertThat(keptBy(server, alone)).isEqualTo(first.id());
        }
    }

    private static String keptBy(TestServer server, TestDevice device) {
        return server.log().members().stream()
                .filter(one -> one.id().equals(device.id()))
                .map(one -> String.valueOf(one.keptBy()))
                .findFirst()
                .orElseThrow();
    }

    /** What the log lost is behind the cursor of whoever keeps it from then on. */
    @Test
    void whoeverKeepsAfterARefillIsSentWhatWasLostToo() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice first = server.device("Exampleton");
            TestDevice second = server.device("Exampleton");
            TestDevice alone = server.device("Farley");
            List<Entry> before = cases(server, alone, 2);
            alone.push(before);
            List<Entry> lost = new ArrayList<>(cases(server, alone, 3));
            AtomicReference<Refill> handedBack = new AtomicReference<>();
            server.putBackTo(port -> {
                alone.at(port);
                alone.push(lost);
                TestDevice joined = server.device("Farley Annexe");
                lost.addAll(cases(server, joined, 2));
                joined.push(lost.subList(3, 5));
                handedBack.set(all(server, alone));
            });
            long cursor = Checkpoint.of(handedBack.get().checkpoint()).size();
            assertThat(server.log().state().size()).isLessThan(cursor);
            AdminOrders.send(server.socket(), "bar", first.id() + "\nIt floods the log");
            assertThat(keptBy(server, alone)).isEqualTo(second.id());
            assertThat(server.log().refill(handedBack.get()).done()).isTrue();
            assertThat(sent(server, second, cursor))
                    .containsAll(eids(before))
                    .containsAll(eids(lost));
            alone.at(server.port());
            List<Entry> after = cases(server, alone, 1);
            alone.push(after);
            assertThat(sent(server, second, cursor)).containsAll(eids(after));
        }
    }

    /** All there is, to be handed back by a device. */
    private static Refill all(TestServer server, TestDevice by) {
        var items = server.log().feed(by.id(), Scope.FORCE, 0, 1_000, 0).items();
        return new Refill(
                by.id(),
                server.log().checkpoint(),
                LongStream.range(0, items.size()).boxed().toList(),
                items.stream().map(item -> item.entry()).toList(),
                BodyBundle.of(items.stream().flatMap(item -> item.bodies().stream()).toList()));
    }

    /** What concerns a case, each another one, and so is not sent to everybody. */
    private static List<Entry> cases(TestServer server, TestDevice by, int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(
                    RevokedTest.byAdministrator(
                            server, by, "case.tried/1", JsonNodeFactory.instance.objectNode()));
        }
        return entries;
    }

    private static List<Hash> eids(List<Entry> entries) {
        return entries.stream().map(Entry::eid).toList();
    }

    /** What a device is sent of those, from a place on. */
    private static List<Hash> sent(TestServer server, TestDevice to, long after) {
        return server.log().feed(to.id(), Scope.DEVICE, after, 1_000, 0).items().stream()
                .map(item -> Entry.parse(item.entry()))
                .filter(entry -> entry.type().startsWith("case.tried/"))
                .map(Entry::eid)
                .toList();
    }
}

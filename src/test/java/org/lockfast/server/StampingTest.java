package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.CentralExport;
import org.lockfast.app.ServerRun;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.Hash;
import org.lockfast.ledger.Note;
import org.lockfast.log.ServerKeys;
import org.lockfast.testing.GoCheck;

/** The log is stamped by an authority outside the force, which is openssl's here. */
class StampingTest {
    @TempDir Path folder;
    private OpensslAuthority authority;
    private TestServer server;
    private TestDevice device;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(
                List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                        .anyMatch(dir -> Files.isExecutable(Path.of(dir, "openssl"))),
                "openssl is not installed, so no time-stamp authority can be set up");
        authority = new OpensslAuthority(folder.resolve("tsa"));
        server = TestServer.in(Files.createDirectories(folder.resolve("server")));
        server.clock(Instant.now());
        server.stampedBy(authority.named());
        device = server.device();
        until("\"what\":\"timestamp\""); // the first comes by itself, a second after the start
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
            authority.close();
        }
    }

    private void until(String line) throws InterruptedException {
        for (int tries = 0; tries < 200; tries++) {
            if (server.lines().stream().anyMatch(said -> said.contains(line))) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError(line + " was not said: " + server.lines() + authority.said());
    }

    private String order() {
        return AdminOrders.send(server.socket(), "timestamp", null);
    }

    private String metrics() {
        return AdminOrders.send(server.socket(), "metrics", null);
    }

    private String last() {
        return server.lines().getLast();
    }

    private static String file(String name) {
        return "/timestamp/" + name;
    }

    /** The command of docs/checking.md, as it stands there. */
    private int verify(Path export, long size, Path ca) throws Exception {
        String recipe =
                Files.readString(Path.of("docs", "checking.md"))
                        .lines()
                        .filter(line -> line.startsWith("openssl ts -verify"))
                        .findFirst()
                        .orElseThrow();
        return run(
                Map.of(),
                "bash",
                "-c",
                recipe.replace("600", Long.toString(size)) // first: a folder's name may have it
                        .replace("DIR", export.toString())
                        .replace("tsa.crt", ca.toString()));
    }

    private static int run(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void whatIsStampedIsServedAndExportedAndOpensslVerifiesIt() throws Exception {
        device.push(device.entries(5));
        long size = server.log().state().size();
        assertThat(order()).startsWith(size + " entries at 20");
        int asked = authority.asked();
        assertThat(order()).startsWith(size + " entries at 20");
        assertThat(authority.asked()).as("stamped already").isEqualTo(asked);
        assertThat(metrics())
                .contains("lockfast_timestamp_size " + (double) size)
                .contains("lockfast_timestamp_behind_seconds 0.0")
                .contains("lockfast_timestamps_total{result=\"kept\"} 2");
        device.push(device.entries(3));

        assertThat(new String(device.get("/timestamp").body(), StandardCharsets.UTF_8))
                .endsWith("\n" + size + "\n")
                .hasLineCount(2);
        Path export = folder.resolve("export");
        new CentralExport(server.records()).export(export);
        Path stamped = export.resolve("timestamp").resolve(size + ".checkpoint");
        Path reply = export.resolve("timestamp").resolve(size + ".tsr");
        assertThat(Files.readAllBytes(stamped))
                .isEqualTo(device.get(file(size + ".checkpoint")).body());
        assertThat(Files.readAllBytes(reply)).isEqualTo(device.get(file(size + ".tsr")).body());
        assertThat(
                        Note.parse(Files.readAllBytes(stamped))
                                .verifiedBy(server.log().force().logKey()))
                .isTrue();
        assertThat(verify(export, size, authority.ca())).isZero();
        flip(stamped, 20);
        assertThat(verify(export, size, authority.ca())).as("altered").isNotZero();
        flip(stamped, 20);
        assertThat(verify(export, size, folder.resolve("server/ca.crt"))).as("other").isNotZero();
        assertThat(device.get(file("1.tsr")).statusCode()).isEqualTo(404);
        assertThat(device.get(file(size + ".exe")).statusCode()).isEqualTo(404);
        assertThat(device.get(file("99999999999999999999.tsr")).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("hard")
    void goProvesThatTheStampedCheckpointsAreOfTheLog() throws Exception {
        GoCheck check = GoCheck.builtIn(folder);
        device.push(device.entries(300));
        Path export = folder.resolve("export");
        new CentralExport(server.records()).export(export);
        assertThat(check.of(export).code()).isZero();
        Path stamped;
        try (var files = Files.list(export.resolve("timestamp"))) {
            stamped =
                    files.filter(f -> f.toString().endsWith(".checkpoint"))
                            .findFirst()
                            .orElseThrow();
        }
        // signed by the log as well, and over the same number of entries of another past
        Checkpoint honest = Checkpoint.of(Note.parse(Files.readAllBytes(stamped)));
        try (ServerKeys keys = ServerKeys.read(server.keyFile())) {
            Files.write(
                    stamped,
                    new Checkpoint(honest.origin(), honest.size(), Hash.ZERO)
                            .sign(keys.logSigner(honest.origin()))
                            .bytes());
        }
        assertThat(check.of(export).code()).isEqualTo(1);
    }

    @Test
    void onceADayIsEnoughAndTheStampsOutliveTheServer() throws Exception {
        int asked = authority.asked();
        device.push(device.entries(2));
        server.restart(null);
        device.at(server.port());
        until("\"port\":" + server.port());
        Thread.sleep(1_500); // it has looked by then
        assertThat(authority.asked()).as("not due").isEqualTo(asked);
        assertThat(AdminOrders.send(server.socket(), "status", null))
                .doesNotContain("trouble")
                .contains("\"behindSeconds\":0"); // the clock of this test stands still
        server.clock(Instant.now().plus(Duration.ofHours(25)));
        server.restart(null);
        device.at(server.port());
        until("ALARM timestamp-clock"); // the server's clock is a day ahead of the authority's
        assertThat(authority.asked()).isEqualTo(asked + 1);
    }

    @Test
    void aClockThatDiffersIsToldAndTheStampIsKept() throws Exception {
        server.clock(Instant.now().minus(Duration.ofHours(3)));
        device.push(device.entries(2));
        long size = server.log().state().size();
        assertThat(order()).startsWith(size + " entries at ");
        assertThat(last()).contains("ALARM timestamp-clock").contains("\"skewMs\":10");
        assertThat(metrics()).containsPattern("lockfast_timestamp_skew_seconds 10[78]\\d\\d\\.");
        assertThat(device.get(file(size + ".tsr")).statusCode()).isEqualTo(200);
    }

    private void refused(String trouble, String sentence) {
        device.push(device.entries(1));
        long size = server.log().state().size();
        assertThatThrownBy(this::order)
                .isInstanceOf(ServerRefusal.class)
                .hasMessageContaining(sentence);
        assertThat(last()).contains("ALARM timestamp\"").contains("\"trouble\":\"" + trouble);
        assertThat(metrics()).contains("lockfast_timestamps_total{result=\"" + trouble + "\"}");
        assertThat(AdminOrders.send(server.socket(), "status", null))
                .contains("\"trouble\":\"" + trouble);
        assertThat(device.get(file(size + ".tsr")).statusCode()).isEqualTo(404);
        assertThat(device.push(device.entries(1)).indexes()).as("the log goes on").hasSize(1);
    }

    @Test
    void whateverIsNoAnswerIsToldAndNotKept() throws Exception {
        device.push(device.entries(1));
        order();
        byte[] earlier = authority.answered(authority.asked());
        authority.status = 503;
        refused("unreachable", "HTTP status 503");
        authority.status = 200;
        authority.answer = own -> "no stamp".getBytes(StandardCharsets.UTF_8);
        refused("wrong-answer", "no answer of a time-stamp authority");
        authority.answer = own -> new byte[200_000];
        refused("unreachable", "does not answer");
        authority.answer = own -> earlier; // genuine, over an earlier checkpoint
        refused("wrong-answer", "not over what was asked");
        authority.answer =
                own -> {
                    byte[] altered = own.clone();
                    altered[altered.length - 1] ^= 1; // within the signature
                    return altered;
                };
        refused("not-trusted", "not signed by an authority");
        authority.answer = own -> new byte[] {0x30, 5, 0x30, 3, 2, 1, 2};
        refused("refused", "status 2");
        authority.answer = own -> own;
        assertThat(order()).contains(" entries at ");
        assertThat(AdminOrders.send(server.socket(), "status", null)).doesNotContain("trouble");
    }

    @Test
    void theSameHashWithAnotherNonceIsNoAnswer() throws Exception {
        device.push(device.entries(1));
        authority.status = 500; // the answer is made, and lost on its way
        assertThatThrownBy(this::order).isInstanceOf(ServerRefusal.class);
        byte[] lost = authority.answered(authority.asked());
        authority.status = 200;
        authority.answer = own -> lost; // the same checkpoint, so the nonce alone differs
        assertThatThrownBy(this::order).hasMessageContaining("not over what was asked");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsNotTrusted() throws Exception {
        authority.certificates("stamping"); // of another authority of the same name
        refused("not-trusted", "not signed by an authority");
        server.stampedBy(authority.named());
        device.at(server.port());
        assertThat(order()).contains(" entries at ");
    }

    @Test
    void nobodyThereHoldsNothingUp() throws IOException {
        authority.close();
        refused("unreachable", "does not answer");
    }

    @Test
    void aServerWithoutAnAuthoritySaysSo() throws Exception {
        try (TestServer plain = TestServer.in(Files.createDirectories(folder.resolve("plain")))) {
            assertThatThrownBy(() -> AdminOrders.send(plain.socket(), "timestamp", null))
                    .hasMessageContaining("--timestamp-url");
            assertThat(AdminOrders.send(plain.socket(), "metrics", null))
                    .doesNotContain("timestamp");
            assertThatThrownBy(() ->
                            plain.stampedBy(new ServerRun.Authority("ftp://a", authority.ca())))
                    .hasMessageContaining("begins with http");
            plain.restart(null);
        } catch (ServerRefusal e) {
            assertThat(e).hasMessageContaining("begins with http");
        }
    }
}

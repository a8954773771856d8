package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.lockfast.app.ServerRun;

/** A time-stamp authority that is not ours: {@code openssl ts -reply} behind HTTP. */
final class OpensslAuthority implements AutoCloseable {
    private static final String CONFIGURATION =
            """
            [tsa]
            default_tsa = one
            [one]
            serial = serial
            crypto_device = builtin
            signer_cert = tsa.crt
            certs = ca.crt
            signer_key = tsa.key
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256, sha512
            accuracy = secs:1
            ordering = yes
            tsa_name = yes
            ess_cert_id_chain = no
            ess_cert_id_alg = sha256
            [req]
            distinguished_name = dn
            [dn]
            [ca]
            basicConstraints = critical, CA:true
            keyUsage = critical, keyCertSign
            [stamping]
            basicConstraints = critical, CA:false
            keyUsage = critical, digitalSignature
            extendedKeyUsage = critical, timeStamping
            [else]
            basicConstraints = critical, CA:false
            keyUsage = critical, digitalSignature
            extendedKeyUsage = critical, timeStamping, clientAuth
            """;

    private final Path folder;
    private final HttpServer http;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** What it does with its own answer before it sends it. */
    volatile UnaryOperator<byte[]> answer = UnaryOperator.identity();

    volatile int status = 200;

    OpensslAuthority(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(folder.resolve("tsa.cnf"), CONFIGURATION);
        Files.writeString(folder.resolve("serial"), "01\n");
        certificates("stamping");
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    /** New certificates: an authority, and the one it signs stamps with. */
    void certificates(String extensions) throws IOException, InterruptedException {
        openssl(
                "req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Example-Stamps -config tsa.cnf"
                        + " -extensions ca -keyout ca.key -out ca.crt");
        openssl(
                "req -newkey rsa:2048 -nodes -subj /CN=Example-Stamp-1 -config tsa.cnf"
                        + " -keyout tsa.key -out tsa.csr");
        openssl(
                "x509 -req -in tsa.csr -CA ca.crt -CAkey ca.key -set_serial 7 -days 30"
                        + " -extfile tsa.cnf -extensions "
                        + extensions
                        + " -out tsa.crt");
    }

    private void openssl(String words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words.split(" ")));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(says).isZero();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            tryToAnswer(exchange);
        } catch (AssertionError e) {
            said.add(String.valueOf(e.getMessage()));
            exchange.sendResponseHeaders(500, -1);
        }
    }

    private synchronized void tryToAnswer(HttpExchange exchange) throws IOException {
        try {
            int n = asked.incrementAndGet();
            assertThat(exchange.getRequestHeaders().getFirst("Content-Type"))
                    .isEqualTo("application/timestamp-query");
            Files.write(folder.resolve(n + ".tsq"), exchange.getRequestBody().readAllBytes());
            openssl("ts -reply -queryfile " + n + ".tsq -out " + n + ".tsr -config tsa.cnf");
            byte[] reply = answer.apply(Files.readAllBytes(folder.resolve(n + ".tsr")));
            exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(status, reply.length);
            exchange.getResponseBody().write(reply);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What it could not do, in openssl's words. */
    List<String> said() {
        return said;
    }

    int asked() {
        return asked.get();
    }

    Path ca() {
        return folder.resolve("ca.crt");
    }

    /** What it answered the n-th time, before anything was done to it. */
    byte[] answered(int n) throws IOException {
        return Files.readAllBytes(folder.resolve(n + ".tsr"));
    }

    ServerRun.Authority named() {
        return new ServerRun.Authority(
                "http://localhost:" + http.getAddress().getPort() + "/tsa", ca());
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

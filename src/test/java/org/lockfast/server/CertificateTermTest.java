package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs a server hears that its certificate ends before the laptops do. */
class CertificateTermTest {
    @TempDir Path folder;

    private static CertificateTerm at(Instant now) {
        java.security.KeyPair pair = TestPki.pair("EC");
        return new CertificateTerm(
                TestPki.certificate("CN=a", pair, "CN=a", pair, false), () -> now);
    }

    @Test
    void aMonthBeforeItEndsItIsSaid() {
        Instant month = TestPki.UNTIL.minus(CertificateTerm.BEFORE);
        assertThat(at(month.minusSeconds(1)).trouble()).isEmpty();
        assertThat(at(month.plusSeconds(1)).trouble())
                .hasValueSatisfying(one ->
                        assertThat(one).contains("ends on 1 Jan 2090 00:00 UTC", "Put a new one"));
        assertThat(at(TestPki.UNTIL.plusSeconds(1)).trouble())
                .hasValueSatisfying(one -> assertThat(one).contains("ended on 1 Jan 2090"));
        assertThat(at(TestPki.FROM.minusSeconds(1)).trouble())
                .hasValueSatisfying(one -> assertThat(one).contains("holds from 1 Jan 2020"));
    }

    @Test
    void theServerSaysItWhereItIsAsked() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            assertThat(server.lines()).noneMatch(line -> line.contains("ALARM certificate"));
            assertThat(AdminOrders.send(server.socket(), "status", null))
                    .contains("\"certificateUntil\":\"2090-01-01T00:00:00Z\"")
                    .doesNotContain("The server's certificate");
            assertThat(new String(server.stranger().get("/metrics").body(), StandardCharsets.UTF_8))
                    .contains("lockfast_certificate_end_seconds");
            server.clock(TestPki.UNTIL.minus(Duration.ofDays(3)));
            assertThat(AdminOrders.send(server.socket(), "status", null))
                    .contains("The server's certificate ends on 1 Jan 2090");
            server.restart(null);
            long until = System.nanoTime() + Duration.ofSeconds(40).toNanos();
            while (server.lines().stream().noneMatch(line -> line.contains("ALARM certificate"))) {
                assertThat(System.nanoTime()).as("%s", server.lines()).isLessThan(until);
                Thread.sleep(20);
            }
        }
    }
}

package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.VerifyKey;

/**
 * Whoever is let in to read checks the live log with curl, openssl and sha256sum, as documented.
 */
class LiveRecipeTest {
    @TempDir Path folder;

    private record Ran(int code, String said) {}

    private Ran run(String script) throws Exception {
        Process process =
                new ProcessBuilder("bash", "-c", "set -e\n" + script)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), said);
    }

    /** The commands with which a reader makes a key, as they stand in docs/checking.md. */
    private static String makingAKey() throws Exception {
        return Files.readString(Path.of("docs", "checking.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("openssl genpkey"))
                .takeWhile(line -> !line.equals("```"))
                .collect(Collectors.joining("\n"));
    }

    /** The reader's line with its key id, made by the command that stands below them. */
    private String reader() throws Exception {
        Ran made = run(makingAKey());
        assertThat(made.code).as(made.said).isZero();
        String line = made.said.lines().reduce("", (before, next) -> next);
        String id =
                Files.readString(Path.of("docs", "checking.md"))
                        .lines()
                        .filter(one -> one.contains("cut -c1-8"))
                        .map(one -> one.substring(1, one.lastIndexOf('`')))
                        .findFirst()
                        .orElseThrow();
        return line.replace("00000000", run(id).said.strip());
    }

    private Ran live(TestServer server, long index, String... more) throws Exception {
        return run(
                Path.of("docs", "checking", "live.sh").toAbsolutePath()
                        + " https://localhost:"
                        + server.port()
                        + " ca.crt reader.crt reader.key fetched "
                        + index
                        + " "
                        + String.join(" ", more));
    }

    @Test
    void anyEntryOfTheLiveLogIsProved() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = server.device();
            device.push(device.entries(290));
            VerifyKey reader = VerifyKey.parse(reader());
            assertThat(live(server, 0).code).as("before it is let in").isNotZero();
            Files.writeString(server.readers(), reader.vkey() + "\n");
            server.restart(null);
            VerifyKey log = server.log().force().logKey();
            Files.writeString(folder.resolve("known.vkey"), log.vkey() + "\n");
            long size = server.log().state().size();
            for (long index : List.of(0L, 255L, 256L, size - 1)) {
                Ran proved = live(server, index, "known.vkey");
                assertThat(proved.said)
                        .startsWith("PROVED: entry ")
                        .contains(" stands at " + index + " of " + size + ", signed by ");
                assertThat(proved.code).isZero();
            }
            assertThat(live(server, size).said).contains("NOT PROVED: the log has " + size);
            Files.writeString(
                    folder.resolve("other.vkey"),
                    device.key().key().renamed(log.name()).vkey() + "\n");
            assertThat(live(server, 3, "other.vkey").said).contains("NOT PROVED: the signature");
        }
    }
}

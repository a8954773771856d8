package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.luben.zstd.Zstd;
import java.io.File;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.Entry;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.ObjectMapper;

/**
 * A device of the first version, a program made of its own classes and a process without any of
 * today's ({@code src/test/first-client}), goes on with today's server: it hands in, is fed and
 * holds what it is given to the log as it did, sends a file, understands what it is refused for,
 * and hands in its backlog when it is revoked.
 */
class FirstWireTest {
    private static final String PROGRAM = "first-client.jar";

    @TempDir Path folder;

    /** The libraries it stands on, and nothing of ours. */
    private static Stream<Path> libraries() {
        return Stream.of(
                        ObjectMapper.class,
                        JsonParser.class,
                        JsonProperty.class,
                        Zstd.class,
                        Ed25519.class,
                        X500Name.class,
                        EdECObjectIdentifiers.class,
                        Nullable.class)
                .map(one -> {
                    try {
                        return Path.of(
                                one.getProtectionDomain().getCodeSource().getLocation().toURI());
                    } catch (URISyntaxException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .distinct();
    }

    private List<String> says(TestServer server, String... words) throws Exception {
        Path program = folder.resolve(PROGRAM);
        if (!Files.exists(program)) {
            try (InputStream in = FirstWireTest.class.getResourceAsStream(PROGRAM)) {
                Files.copy(Objects.requireNonNull(in), program);
            }
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.add("-cp");
        command.add(
                Stream.concat(Stream.of(program), libraries())
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)));
        command.add("firstclient.FirstClient");
        command.add("https://localhost:" + server.port());
        command.add(folder.resolve("ca.crt").toString());
        command.add("20261");
        command.add(folder.toString());
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    private static List<String> behind(String word, List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .toList();
    }

    private static List<String> inTheLog(TestServer server) {
        return server
                .log()
                .feed("", org.lockfast.log.CentralLog.Scope.FORCE, 0, 1_000, 0)
                .items()
                .stream()
                .map(item -> Entry.parse(item.entry()).eid().hex())
                .toList();
    }

    @Test
    void aDeviceOfTheFirstVersionGoesOn() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice today = server.device();
            List<Entry> others = today.entries(4);
            today.push(others);

            List<String> joined =
                    says(server, "joins", server.server().enrolmentCode("Exampleton"));
            assertThat(joined)
                    .contains(
                            "joined Exampleton",
                            "pushed 5 5 5",
                            "again 0 5",
                            "head 4",
                            "file 100000 true true",
                            "interests told",
                            "found 0",
                            "wraps 1",
                            "gap CHAIN_GAP 5",
                            "bad BAD_NOTE",
                            "refill BAD_NOTE");
            assertThat(behind("followed", joined)).hasSize(1);
            assertThat(behind("fed", joined))
                    .as("its own, and what others had handed in")
                    .containsAll(behind("acknowledged", joined))
                    .containsAll(others.stream().map(one -> one.eid().hex()).toList())
                    .doesNotHaveDuplicates();
            assertThat(AdminOrders.send(server.socket(), "status", null))
                    .as("what was refused is kept as evidence")
                    .contains("\"rejects\":1");

            today.push(today.entries(2));
            List<String> later = says(server, "goes-on");
            assertThat(later).contains("pushed 5 5 10", "again 0 5", "head 9");

            RevokedTest.revoke(server, today, behind("key", joined).getFirst());
            List<String> revoked = says(server, "hands-in");
            assertThat(revoked).contains("pushed 2 2 12", "again 0 2", "feed REVOKED");
            assertThat(inTheLog(server))
                    .containsAll(behind("acknowledged", joined))
                    .containsAll(behind("acknowledged", later))
                    .containsAll(behind("acknowledged", revoked))
                    .doesNotHaveDuplicates();
        }
    }
}

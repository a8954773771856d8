package org.lockfast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.ledger.LogKey;
import org.lockfast.ledger.LogVerify;

/** Whoever knows the force's key only, as its founding printed it, comes to the log's. */
class CheckingAForcesLogTest {
    @TempDir Path folder;

    /** The commands of docs/checking.md, as they stand there. */
    private String says(Path export, String forceKey) throws Exception {
        Path known = Files.writeString(folder.resolve("force.vkey"), forceKey + "\n");
        String block =
                Files.readString(Path.of("docs", "checking.md"))
                        .lines()
                        .dropWhile(line -> !line.equals("docs/checking/check.sh DIR 0"))
                        .takeWhile(line -> !line.equals("```"))
                        .reduce("set -e", (before, line) -> before + "\n" + line)
                        .replace("force.vkey", known.toString())
                        .replace("DIR", export.toString());
        Process process = new ProcessBuilder("bash", "-c", block).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? said : "NOT PROVED " + said;
    }

    @Test
    void theForcesKeyLeadsToTheLogs() throws Exception {
        try (ServedForce force = ServedForce.in(folder)) {
            Path export = folder.resolve("exported");
            new CentralExport(force.central()).export(export);
            String name = force.forceKey().substring(0, force.forceKey().indexOf('+'));
            assertThat(says(export, force.forceKey()).lines())
                    .hasSize(3)
                    .satisfies(lines -> {
                        assertThat(lines.get(0)).startsWith("PROVED").contains(name);
                        assertThat(lines.get(1)).isEqualTo(force.forceKey());
                        assertThat(lines.get(2)).startsWith("\"logKey\":\"f-").contains("/log+");
                    });
            assertThat(says(export, force.forceKey().replace("/0+", "/0+0")))
                    .as("the key of another force")
                    .startsWith("NOT PROVED");
        }
    }

    @Test
    void theFoundingNamesTheKeyThatCosignsAndItCannotBeLeftOut() throws Exception {
        try (ServedForce force = ServedForce.in(folder);
                ExecutorService workers = Executors.newSingleThreadExecutor()) {
            Path export = folder.resolve("exported");
            new CentralExport(force.central()).export(export);
            Path cosigner = export.resolve("log-mldsa44.vkey");
            assertThat(Files.readString(export.resolve("0.json")))
                    .contains("\"logCosigner\":\"" + Files.readString(cosigner).strip() + "\"");
            assertThat(LogVerify.check(export, null, null, workers).whole()).isTrue();
            String origin = force.central().log().force().logKey().name();
            Files.writeString(
                    cosigner, LogKey.of(origin, new byte[32]).second().orElseThrow().vkey() + "\n");
            assertThat(LogVerify.check(export, null, null, workers).findings())
                    .extracting(LogVerify.Finding::what)
                    .contains(
                            "is not signed by the key in log-mldsa44.vkey",
                            "is not the key that the founding names");
            Files.delete(cosigner);
            assertThat(LogVerify.check(export, null, null, workers).findings())
                    .extracting(LogVerify.Finding::what)
                    .containsExactly("gives no key, and the founding names one");
        }
    }
}

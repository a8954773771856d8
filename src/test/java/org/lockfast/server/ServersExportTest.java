package org.lockfast.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.app.CentralExport;
import org.lockfast.ledger.Checkpoint;
import org.lockfast.ledger.LogVerify;
import org.lockfast.ledger.Note;
import org.lockfast.ledger.VerifyKey;
import org.lockfast.log.Stamp;

/**
 * What a server wrote with {@code export-log}, and what it serves, is read by a program that is not
 * ours (sigstore-java), and no byte of it can be another.
 */
class ServersExportTest {
    /** Enough for a second tile and a second level. */
    private static final int ENTRIES = 280;

    @TempDir Path folder;

    private TestDevice filled(TestServer server) {
        TestDevice device = server.device();
        device.push(device.entries(ENTRIES));
        return device;
    }

    /**
     * With a checkpoint of the half of it that was stamped; what stamps it is openssl's to read.
     */
    private Path exported(TestServer server) throws IOException {
        TestDevice device = filled(server);
        Note half = server.log().checkpoint();
        server.shelf()
                .keepStamp(
                        new Stamp(
                                Checkpoint.of(half).size(),
                                TestServer.START,
                                TestServer.START,
                                server.log().evidence(half).bytes(),
                                new byte[] {1}));
        device.push(device.entries(ENTRIES));
        Path export = folder.resolve("export");
        new CentralExport(server.records()).export(export);
        return export;
    }

    private static VerifyKey key(TestServer server) {
        return server.log().force().logKey();
    }

    private static long sigstore(Path export, VerifyKey log) throws Exception {
        return SigstoreCheck.read(path -> Files.readAllBytes(export.resolve(path)), log);
    }

    @Test
    void sigstoreReadsWhatTheServerExports() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            Path export = exported(server);
            assertThat(sigstore(export, key(server)))
                    .isEqualTo(server.log().state().size())
                    .isGreaterThan(ENTRIES);
        }
    }

    @Test
    void sigstoreReadsWhatTheServerServes() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            TestDevice device = filled(server);
            assertThat(SigstoreCheck.read(path -> device.get("/" + path).body(), key(server)))
                    .isEqualTo(server.log().state().size());
        }
    }

    @Test
    void anotherByteIsRefused(TestReporter reporter) throws Exception {
        alter(42, 20_261, reporter);
    }

    @Test
    @Tag("hard")
    void aThousandTimesAnotherByteIsRefused(TestReporter reporter) throws Exception {
        alter(1_000, System.nanoTime(), reporter);
    }

    private void alter(int times, long seed, TestReporter reporter) throws Exception {
        try (TestServer server = TestServer.in(folder);
                ExecutorService workers = Executors.newFixedThreadPool(2)) {
            Path export = exported(server);
            VerifyKey log = key(server);
            assertThat(LogVerify.check(export, log, null, workers).whole()).isTrue();
            List<Path> files = files(export);
            Random random = new Random(seed);
            int strangers = 0;
            for (int i = 0; i < times; i++) {
                Path file = files.get(i % files.size()); // each as often, however short
                byte[] good = Files.readAllBytes(file);
                int at = random.nextInt(looked(file, good));
                byte[] bad = good.clone();
                bad[at] ^= (byte) (1 + random.nextInt(255));
                Files.write(file, bad);
                String where = "seed " + seed + ": byte " + at + " of " + export.relativize(file);
                assertThat(LogVerify.check(export, log, null, workers).whole()).as(where).isFalse();
                if (isRead(export.relativize(file).toString(), good, at)) {
                    strangers++;
                    assertThat(isProved(export, log)).as("sigstore, " + where).isFalse();
                }
                Files.write(file, good);
            }
            assertThat(strangers).isGreaterThan(times / 4);
            reporter.publishEntry(
                    times
                            + " bytes altered in "
                            + files.size()
                            + " files, "
                            + strangers
                            + " of them where sigstore reads");
        }
    }

    private static List<Path> files(Path export) throws IOException {
        try (var all = Files.walk(export)) {
            return new ArrayList<>(
                    all.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().endsWith(Stamp.REPLY))
                            .sorted()
                            .toList());
        }
    }

    /** Of what was stamped the text and the log's first line: it may be older than its second. */
    private static int looked(Path file, byte[] good) {
        return file.toString().endsWith(Stamp.CHECKPOINT) ? ownLine(good) + 1 : good.length;
    }

    /** Where the line ends that the log's Ed25519 key signed a checkpoint with. */
    private static int ownLine(byte[] checkpoint) {
        String note = new String(checkpoint, StandardCharsets.ISO_8859_1);
        return note.indexOf('\n', note.indexOf("\n\n") + 2);
    }

    /** Of each byte of the checkpoint's text and of that line. */
    @Test
    void sigstoreReadsTheWholeCheckpoint() throws Exception {
        try (TestServer server = TestServer.in(folder)) {
            Path export = exported(server);
            Path file = export.resolve("checkpoint");
            byte[] good = Files.readAllBytes(file);
            for (int at = 0; at <= ownLine(good); at++) {
                byte[] bad = good.clone();
                bad[at] ^= 1;
                Files.write(file, bad);
                if (isRead("checkpoint", good, at)) {
                    assertThat(isProved(export, key(server))).as("byte %d", at).isFalse();
                }
            }
        }
    }

    /**
     * What sigstore reads: tiles, entries, and of the checkpoint the text and the line that the
     * log's Ed25519 key signed it with, up to its last digit: that has bits that say nothing, and
     * sigstore goes on without what ends a line.
     */
    private static boolean isRead(String path, byte[] good, int at) {
        if (!path.equals("checkpoint")) {
            return path.startsWith("tile/");
        }
        int line = ownLine(good);
        int digit = new String(good, StandardCharsets.ISO_8859_1).lastIndexOf('=', line) - 1;
        return at < digit;
    }

    private static boolean isProved(Path export, VerifyKey log) {
        try {
            sigstore(export, log);
            return true;
        } catch (Exception e) {
            return false;
        }
    }
}

package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockfast.keys.KeyringRefusal.Reason;
import static org.lockfast.keys.Sample.RANDOM;
import static org.lockfast.keys.Sample.refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.ledger.Ed25519Key;

/** Files under local/ and attachments/. */
class SealedFilesTest {
    private static final byte[] PLAIN = "a draft".getBytes(StandardCharsets.UTF_8);

    @TempDir Path dir;
    private final MasterKeys masters = MasterKeys.first(Sample.STORE, RANDOM);

    private SealedFiles files() {
        return new SealedFiles(dir, masters, RANDOM);
    }

    @Test
    void writtenAndRead() throws IOException {
        files().write("local/drafts/7", PLAIN);
        assertThat(files().read("local/drafts/7")).isEqualTo(PLAIN);
        assertThat(files().exists("local/drafts/7")).isTrue();
        byte[] sealed = Files.readAllBytes(dir.resolve("local/drafts/7"));
        assertThat(sealed).hasSize(8 + 2 + 12 + PLAIN.length + 16);
        assertThat(new String(sealed, 0, 8, StandardCharsets.US_ASCII)).isEqualTo("LFSEAL01");
        assertThat(sealed[8]).isZero();
        assertThat(sealed[9]).isEqualTo((byte) 1);
        files().write("local/drafts/7", new byte[0]);
        assertThat(files().read("local/drafts/7")).isEmpty();
        files().delete("local/drafts/7");
        assertThat(files().find("local/drafts/7")).isEmpty();
        assertThat(refusal(() -> files().read("local/drafts/7"))).isEqualTo(Reason.FILE_MISSING);
    }

    @Test
    void whatIsSetAsideIsNotFoundAndStaysAsItWas() throws IOException {
        for (String name : new String[] {"7.set-aside", "7.set-aside.2"}) {
            files().write("local/drafts/7", PLAIN);
            byte[] damaged = Files.readAllBytes(dir.resolve("local/drafts/7"));
            damaged[30] ^= 1;
            Files.write(dir.resolve("local/drafts/7"), damaged);
            files().setAside("local/drafts/7");
            assertThat(files().find("local/drafts/7")).isEmpty();
            assertThat(dir.resolve("local/drafts").resolve(name)).hasBinaryContent(damaged);
        }
        files().setAside("local/drafts/7");
        assertThat(files().in("local/drafts")).hasSize(2);
    }

    @Test
    void eachFolderHasItsOwnKey() throws IOException {
        files().write("local/a", PLAIN);
        Files.createDirectories(dir.resolve("attachments"));
        Files.copy(dir.resolve("local/a"), dir.resolve("attachments/a"));
        Files.copy(dir.resolve("local/a"), dir.resolve("local/b"));
        assertThat(refusal(() -> files().read("attachments/a"))).isEqualTo(Reason.FILE_ALTERED);
        assertThat(refusal(() -> files().read("local/b")))
                .as("bound to its place")
                .isEqualTo(Reason.FILE_ALTERED);
    }

    @Test
    void everyFlippedByteAndEveryShorterFileIsRefused() throws IOException {
        files().write("local/a", PLAIN);
        byte[] sealed = Files.readAllBytes(dir.resolve("local/a"));
        for (int i = 0; i < sealed.length; i++) {
            byte[] bad = sealed.clone();
            bad[i] ^= 1;
            Files.write(dir.resolve("local/a"), bad);
            assertThat(refusal(() -> files().read("local/a")))
                    .as("byte %s", i)
                    .isEqualTo(
                            i < 8
                                    ? Reason.FILE_FOREIGN
                                    : i < 10 ? Reason.FILE_GENERATION : Reason.FILE_ALTERED);
            Files.write(dir.resolve("local/a"), Arrays.copyOf(sealed, i));
            assertThat(refusal(() -> files().read("local/a")))
                    .as("cut to %s", i)
                    .isIn(Reason.FILE_TRUNCATED, Reason.FILE_ALTERED);
        }
    }

    @Test
    void olderGenerationsAreReadAndTheNewestWritten() throws IOException {
        files().write("local/a", PLAIN);
        MasterKeys second = masters.next(RANDOM);
        SealedFiles later = new SealedFiles(dir, second, RANDOM);
        assertThat(later.read("local/a")).isEqualTo(PLAIN);
        later.write("local/a", PLAIN);
        assertThat(refusal(() -> files().read("local/a"))).isEqualTo(Reason.FILE_GENERATION);
        assertThat(later.read("local/a")).isEqualTo(PLAIN);
    }

    @Test
    void whateverMomentThePowerGoesTheOldOrTheNewOneIsThere() throws IOException {
        for (int step = 0; step < 4; step++) {
            for (DyingDisk.Moment moment : DyingDisk.Moment.values()) {
                files().write("local/a", PLAIN);
                byte[] other = {9, 9};
                boolean died = false;
                try {
                    new SealedFiles(dir, masters, RANDOM, new DyingDisk(step, moment))
                            .write("local/a", other);
                } catch (DyingDisk.PowerCut gone) {
                    died = true;
                }
                assertThat(died).isEqualTo(step < 3);
                byte[] found = files().read("local/a");
                assertThat(Arrays.equals(found, PLAIN) || Arrays.equals(found, other))
                        .as("step %s %s", step, moment)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local",
                "local/",
                "/local/a",
                "local/../keyring",
                "keyring",
                "local//a",
                "local/./a",
                "local\\a",
                "attachments/ab/..",
                "other/a",
                "local/a.new",
                "local/c:d",
                ""
            })
    void aPathThatLeadsElsewhereIsABug(String path) {
        assertThatThrownBy(() -> files().write(path, PLAIN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> files().read(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDevicesKeysLieSealed() throws IOException {
        Founding.Founded founded = Sample.founded();
        SealedFiles files = new SealedFiles(dir, founded.keyring().masters(), RANDOM);
        String id = founded.keyring().keyring().device().id();
        assertThat(DeviceKeys.read(files, id)).isEmpty();
        founded.device().write(files);
        DeviceKeys read = DeviceKeys.read(files, id).orElseThrow();

        Ed25519Key signer = read.signer(3);
        assertThat(signer.key().name()).isEqualTo(id + "/3");
        assertThat(signer.key()).isEqualTo(founded.device().signer(3).key());
        assertThat(read.signer(4).key().publicKey()).isEqualTo(signer.key().publicKey());
        assertThat(read.seal()).isEqualTo(founded.device().seal());
        assertThat(Files.size(dir.resolve("local/device"))).isEqualTo(10 + 12 + 64 + 16);
        assertThat(DeviceKeys.logSigner(founded.keyring().masters(), id).key().name())
                .isEqualTo(id + "/log");
        assertThat(DeviceKeys.logSigner(founded.keyring().masters().next(RANDOM), id).key())
                .as("the log keeps its key")
                .isEqualTo(DeviceKeys.logSigner(founded.keyring().masters(), id).key());
        files.write(DeviceKeys.PATH, new byte[63]);
        assertThat(refusal(() -> DeviceKeys.read(files, id))).isEqualTo(Reason.FILE_ALTERED);
    }
}

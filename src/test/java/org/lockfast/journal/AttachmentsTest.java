package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockfast.keys.Founding;
import org.lockfast.keys.KeyringRefusal;
import org.lockfast.keys.MasterKeys;
import org.lockfast.keys.Password;
import org.lockfast.keys.PasswordCost;
import org.lockfast.keys.SealedFiles;
import org.lockfast.ledger.Entry;
import org.lockfast.ledger.Hash;

class AttachmentsTest {
    @TempDir Path directory;
    private Attachments attachments;

    @BeforeEach
    void store() {
        SecureRandom random = new SecureRandom();
        MasterKeys masters =
                new Founding(
                                TestStore.ID,
                                "Exampleshire",
                                "North",
                                "N-1",
                                UUID.fromString("0198c5d2-0000-7000-8000-0000000000a1"),
                                "1001")
                        .found(
                                Password.of("a password"),
                                new PasswordCost(8, 1, 1),
                                random,
                                () -> java.time.Instant.EPOCH)
                        .keyring()
                        .masters();
        attachments = new Attachments(new SealedFiles(directory, masters, random), random);
    }

    private Path fileOf(AttachmentRef ref) {
        String hex = ref.hash().hex();
        return directory.resolve("attachments").resolve(hex.substring(0, 2)).resolve(hex);
    }

    private static Entry.Attachment named(AttachmentRef ref) {
        return new Entry.Attachment(ref.hash(), ref.size(), ref.type());
    }

    @Test
    void aFileComesBackUnderItsHashAndLiesThereSealed() throws IOException {
        byte[] picture =
                "a picture, or so".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        AttachmentRef ref = attachments.add("IMG_0001 – é.jpg", "image/jpeg", picture);
        assertThat(ref.size()).isEqualTo(picture.length);
        Attachments.Content content = attachments.read(ref.hash()).orElseThrow();
        assertThat(content.name()).isEqualTo("IMG_0001 – é.jpg");
        assertThat(content.bytes()).isEqualTo(picture);
        assertThat(attachments.check(named(ref))).isEqualTo(AttachmentCheck.State.GOOD);
        String stored =
                new String(
                        Files.readAllBytes(fileOf(ref)),
                        java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(stored).startsWith("LFSEAL01").doesNotContain("picture").doesNotContain("IMG");
    }

    @Test
    void theSameFileTwiceHasTwoHashesSoThatNobodyCanGuessIt() {
        byte[] bytes = {1, 2, 3};
        assertThat(attachments.add("a", "t", bytes).hash())
                .isNotEqualTo(attachments.add("a", "t", bytes).hash());
    }

    @Test
    void missingAndChangedFilesAreToldApart() throws IOException {
        AttachmentRef ref = attachments.add("a", "t", new byte[] {1, 2, 3});
        Path file = fileOf(ref);
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at++) {
            byte[] changed = good.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThat(attachments.check(named(ref))).isEqualTo(AttachmentCheck.State.CHANGED);
        }
        Files.write(file, good);
        assertThat(attachments.check(new Entry.Attachment(ref.hash(), 4, "t")))
                .isEqualTo(AttachmentCheck.State.CHANGED);
        assertThat(attachments.exists(ref.hash())).isTrue();
        Files.delete(file);
        assertThat(attachments.exists(ref.hash())).isFalse();
        assertThat(attachments.check(named(ref))).isEqualTo(AttachmentCheck.State.MISSING);
        assertThat(attachments.read(ref.hash())).isEmpty();
    }

    @Test
    void aFileOfAnotherNameIsRefused() throws IOException {
        AttachmentRef one = attachments.add("a", "t", new byte[] {1});
        AttachmentRef two = attachments.add("b", "t", new byte[] {2});
        Files.copy(fileOf(one), fileOf(two), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> attachments.read(two.hash())).isInstanceOf(KeyringRefusal.class);
        assertThat(attachments.check(new Entry.Attachment(Hash.ZERO, 1, "t")))
                .isEqualTo(AttachmentCheck.State.MISSING);
    }

    @Test
    void anyNameWillDo() {
        for (String name :
                new String[] {"", "../../x", "a\u0000b", "é".repeat(60_000), "x\ud83d"}) {
            AttachmentRef ref = attachments.add(name, "t", new byte[] {1});
            assertThat(attachments.read(ref.hash()).orElseThrow().bytes()).containsExactly(1);
        }
    }
}

package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockfast.keys.KeyringRefusal.Reason;
import static org.lockfast.keys.Sample.password;
import static org.lockfast.keys.Sample.refusal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A keyring file that is not exactly what was written opens for nobody. */
class KeyringFileTest {
    private final KeyringChanges.WithSheet sample = Sample.withSheet();
    private final byte[] bytes = sample.keyring().file().bytes();

    @Test
    void threeLinesThatAreReadAsTheyWereWritten() {
        KeyringFile file = KeyringFile.parse(bytes);
        assertThat(file.keyring()).isEqualTo(sample.keyring().keyring());
        assertThat(file.bytes()).isEqualTo(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(3);
        assertThat(text)
                .startsWith("lockfast/keyring/v1\n{\"device\":{\"id\":\"d-")
                .endsWith("=\n");
    }

    @Test
    void everyFlippedByteIsRefusedToEveryone() {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (int i = 0; i < bytes.length; i++) {
            for (int mask : new int[] {0x01, 0xA0}) {
                byte[] bad = bytes.clone();
                bad[i] ^= (byte) mask;
                reasons.add(refusal(() -> open(bad, "PC 1001", "ode")));
                reasons.add(refusal(() -> open(bad, "PC 1002", "raman")));
                reasons.add(refusal(() -> recover(bad)));
            }
        }
        assertThat(reasons)
                .contains(Reason.GARBLED, Reason.ALTERED, Reason.SIGN_IN, Reason.NOT_A_KEYRING);
    }

    @Test
    void everyShorterFileIsRefused() {
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThat(refusal(() -> KeyringFile.parse(cut)))
                    .as("cut to %s bytes", length)
                    .isEqualTo(Reason.TRUNCATED);
        }
    }

    @Test
    void whateverIsDoneToItIsRefusedAndNothingElseIsThrown() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(Math.min(40, bytes.length - from) + 1);
            int at = random.nextInt(bytes.length);
            byte[] piece = Arrays.copyOfRange(bytes, from, to);
            byte[] bad =
                    Bytes.join(
                            Arrays.copyOf(bytes, at),
                            random.nextBoolean() ? piece : new byte[0],
                            Arrays.copyOfRange(
                                    bytes,
                                    Math.min(bytes.length, at + random.nextInt(30)),
                                    bytes.length));
            if (!Arrays.equals(bad, bytes)) {
                assertThat(refusal(() -> open(bad, "PC 1001", "ode")))
                        .as("seed %s, round %s", seed, i)
                        .isNotNull();
            }
        }
    }

    @Test
    void everyByteTooManyIsRefused() {
        for (String more : new String[] {"\n", " ", "x", "lockfast/keyring/v1\n"}) {
            byte[] longer = Bytes.join(bytes, more.getBytes(StandardCharsets.US_ASCII));
            assertThat(refusal(() -> KeyringFile.parse(longer))).isEqualTo(Reason.GARBLED);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"json\":1}\n', NOT_A_KEYRING",
        "'PK\u0003\u0004zip', NOT_A_KEYRING",
        "'lockfast/event/v1\n{}\n', NOT_A_KEYRING",
        "'lockfast/keyring/v2\n{}\nx\n', NEWER_FORMAT",
        "'lockfast/keyring/v10\n{}\nx\n', NEWER_FORMAT",
        "'', TRUNCATED",
        "'lockfast/keyring/v1\n{}\nx\n', GARBLED",
        "'lockfast/keyring/v1\n{}\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n', GARBLED"
    })
    void aForeignFileIsNamed(String text, Reason reason) {
        assertThat(refusal(() -> KeyringFile.parse(text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(reason);
    }

    @Test
    void whoKnowsNoMasterKeyCannotWriteOne() {
        // A thief of the file puts his own officer in, and signs the check line with his own key.
        OpenKeyring other = Sample.founded().keyring();
        String text = new String(bytes, StandardCharsets.UTF_8);
        String mine = text.replace("SCN-07", "SCN-08");
        byte[] json = mine.substring(0, mine.length() - 45).getBytes(StandardCharsets.UTF_8);
        byte[] check =
                Arrays.copyOfRange(
                        other.file().bytes(),
                        other.file().bytes().length - 45,
                        other.file().bytes().length);
        assertThat(refusal(() -> open(Bytes.join(json, check), "PC 1001", "ode")))
                .isEqualTo(Reason.ALTERED);
    }

    @Test
    void anOfficerCannotBeGivenAnothersSealedKeys() {
        // The newest officer's wrap and keys under the first one's collar: aad and id differ.
        String text = new String(bytes, StandardCharsets.UTF_8);
        String swapped =
                text.replace("PC 1001", "PC 100x")
                        .replace("PC 1002", "PC 1001")
                        .replace("PC 100x", "PC 1002");
        assertThat(
                        refusal(() ->
                                open(swapped.getBytes(StandardCharsets.UTF_8), "PC 1001", "raman")))
                .isEqualTo(Reason.ALTERED);
    }

    @Test
    void aCostThatWouldTakeAllMemoryIsRefusedUnread() {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (String m : new String[] {"1048577", "2147483647", "0", "7"}) {
            byte[] bad =
                    text.replace("\"m\":8,", "\"m\":" + m + ",").getBytes(StandardCharsets.UTF_8);
            assertThat(refusal(() -> KeyringFile.parse(bad))).isEqualTo(Reason.GARBLED);
        }
    }

    @Test
    void unknownKeysAndOtherSpellingsAreRefused() {
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (String bad :
                new String[] {
                    text.replace("\"master\":1,", "\"master\":1,\"more\":1,"),
                    text.replace("\"master\":1,", "\"master\": 1,"),
                    text.replace("\"master\":1,", "\"master\":1,\"master\":1,"),
                    text.replace("\"master\":1,", "\"master\":2,"),
                    text.replace("\"master\":1,", ""),
                    text.replace("\"state\":\"active\"", "\"state\":\"retired\""),
                    text.replace("\"kdf\":\"argon2id\"", "\"kdf\":\"argon2i\"")
                }) {
            assertThat(bad).isNotEqualTo(text);
            assertThat(refusal(() -> KeyringFile.parse(bad.getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(Reason.GARBLED);
        }
    }

    @Test
    void everyReasonHasItsOwnKeyAndAFullSentence() {
        for (Reason reason : Reason.values()) {
            assertThat(reason.key()).startsWith("keyring.").isLowerCase();
            assertThat(reason.sentence())
                    .matches("[A-Z].*\\.")
                    .doesNotContainIgnoringCase("please");
            assertThat(reason.sentence().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("invalid", "failed", "oops", "sorry");
        }
        KeyringRefusal refusal = new KeyringRefusal(Reason.OLDER, 3, 4L);
        assertThat(refusal.sentence()).startsWith("This keyring (number 3) is older than");
        assertThat(refusal.args()).containsExactly("3", "4");
    }

    private static SignedIn open(byte[] file, String collar, String password) {
        return OpenKeyring.signIn(KeyringFile.parse(file), collar, password(password));
    }

    private SignedIn recover(byte[] file) {
        return Sample.CHANGES.recover(
                KeyringFile.parse(file), sample.sheet(), "PC 1001", password("x"));
    }
}

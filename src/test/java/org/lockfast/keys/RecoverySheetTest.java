package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.lockfast.keys.KeyringRefusal.Reason;
import static org.lockfast.keys.Sample.refusal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.VerifyKey;

/** A code copied by hand from paper: what goes wrong is found, and where. */
class RecoverySheetTest {
    private final RecoverySheet sheet = RecoverySheet.generate(Sample.RANDOM);
    private final List<String> groups = sheet.groups();

    @Test
    void fourteenGroupsOfFive() {
        assertThat(groups).hasSize(14).allMatch(g -> g.matches("[0-9A-HJKMNP-TV-Z]{5}"));
        assertThat(sheet.text()).hasSize(14 * 5 + 13);
        assertThat(sheet.toString()).doesNotContain(groups.getFirst());
    }

    @Test
    void readAsPrinted() {
        for (int i = 0; i < 200; i++) {
            RecoverySheet any = RecoverySheet.generate(Sample.RANDOM);
            assertThat(RecoverySheet.parse(any.text()).sealPrivate()).isEqualTo(any.sealPrivate());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "\n", " - ", "\u2013", "\u00a0", ".", "\u2212"})
    void readHoweverItIsSpaced(String between) {
        String typed = "  " + String.join(between, groups).toLowerCase(Locale.ROOT) + "\r\n";
        assertThat(RecoverySheet.parse(typed).sealPrivate()).isEqualTo(sheet.sealPrivate());
    }

    @Test
    void lettersThatLookLikeDigitsAreReadAsThese() {
        String typed =
                sheet.text().replace('0', 'O').replace('1', 'l').replace('V', 'u').replace("-", "");
        assertThat(RecoverySheet.parse(typed).sealPrivate()).isEqualTo(sheet.sealPrivate());
        assertThat(RecoverySheet.parse(sheet.text().replace('0', 'o').replace('1', 'I')).seal())
                .isEqualTo(sheet.seal());
    }

    @Test
    void everyWrongCharacterIsFoundInItsGroup() {
        for (int at = 0; at < 70; at++) {
            for (char c : Check32.ALPHABET.toCharArray()) {
                StringBuilder typed = new StringBuilder(String.join("", groups));
                if (typed.charAt(at) != c) {
                    typed.setCharAt(at, c);
                    assertWrongGroups(typed, String.valueOf(at / 5 + 1));
                }
            }
        }
    }

    @Test
    void everyTwoExchangedCharactersAreFound() {
        String right = String.join("", groups);
        for (int a = 0; a < 70; a++) {
            for (int b = a + 1; b < 70; b++) {
                StringBuilder typed = new StringBuilder(right);
                typed.setCharAt(a, right.charAt(b));
                typed.setCharAt(b, right.charAt(a));
                if (!typed.toString().equals(right)) {
                    int first = a / 5 + 1;
                    int second = b / 5 + 1;
                    assertWrongGroups(typed, first == second ? "" + first : first + ", " + second);
                }
            }
        }
    }

    @Test
    void exchangedGroupsAreFound() {
        for (int a = 0; a < 14; a++) {
            for (int b = a + 1; b < 14; b++) {
                List<String> typed = new ArrayList<>(groups);
                typed.set(a, groups.get(b));
                typed.set(b, groups.get(a));
                assertWrongGroups(String.join("-", typed), (a + 1) + ", " + (b + 1));
            }
        }
    }

    @Test
    void aMissingCharacterIsFoundInItsGroup() {
        for (int g = 0; g < 14; g++) {
            List<String> typed = new ArrayList<>(groups);
            typed.set(g, groups.get(g).substring(1));
            assertWrongGroups(String.join(" ", typed), String.valueOf(g + 1));
        }
        assertThat(refusal(() -> RecoverySheet.parse(sheet.text().replace("-", "").substring(1))))
                .isEqualTo(Reason.SHEET_LENGTH);
        assertThat(refusal(() -> RecoverySheet.parse(""))).isEqualTo(Reason.SHEET_LENGTH);
    }

    @Test
    void aCharacterOfNoSheetIsFoundInItsGroup() {
        StringBuilder typed = new StringBuilder(String.join("", groups));
        typed.setCharAt(37, '\u00e9');
        assertWrongGroups(typed, "8");
        typed.setCharAt(37, '?');
        assertWrongGroups(typed, "8");
    }

    @Test
    void manyErrorsAreNeverTakenForAnotherSheet() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int whole = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder typed = new StringBuilder(String.join("", groups));
            // Three wrong characters in one group slip past its own check one time in 32.
            for (int k = 0; k < 3; k++) {
                typed.setCharAt(
                        10 + random.nextInt(5), Check32.ALPHABET.charAt(random.nextInt(32)));
            }
            if (!typed.toString().equals(String.join("", groups))
                    && refusal(() -> RecoverySheet.parse(typed)) == Reason.SHEET_WHOLE) {
                whole++;
            }
        }
        assertThat(whole).as("seed %s: caught by the check over the whole", seed).isPositive();
    }

    private static void assertWrongGroups(CharSequence typed, String expected) {
        KeyringRefusal refusal =
                catchThrowableOfType(KeyringRefusal.class, () -> RecoverySheet.parse(typed));
        assertThat(refusal).as("refusal of %s", typed).isNotNull();
        assertThat(refusal.reason()).isEqualTo(Reason.SHEET_GROUP);
        assertThat(refusal.args()).containsExactly(expected);
    }

    @Test
    void itsHolderProvesAnOfficersNewKey() throws GeneralSecurityException {
        RecoverySheet sheet = RecoverySheet.generate(new SecureRandom());
        RecoverySheet typed = RecoverySheet.parse(sheet.text());
        RecoverySheet other = RecoverySheet.generate(new SecureRandom());
        VerifyKey fresh =
                Ed25519Key.of("0198c5d2-0000-7000-8000-0000000000de/1", new byte[32]).key();
        VerifyKey another = fresh.renamed("0198c5d2-0000-7000-8000-0000000000de/2");
        String proof = typed.proof("sheet 1", fresh);
        assertThat(RecoverySheet.isProof(sheet.vkey(), "sheet 1", fresh, proof)).isTrue();
        assertThat(RecoverySheet.isProof(sheet.vkey(), "sheet 2", fresh, proof)).isFalse();
        assertThat(RecoverySheet.isProof(sheet.vkey(), "sheet 1", another, proof)).isFalse();
        assertThat(RecoverySheet.isProof(other.vkey(), "sheet 1", fresh, proof)).isFalse();
        for (String none : List.of("", "no proof", "c2VhbA==")) {
            assertThat(RecoverySheet.isProof(sheet.vkey(), "sheet 1", fresh, none)).isFalse();
            assertThat(RecoverySheet.isProof(none, "sheet 1", fresh, proof)).isFalse();
        }
        // RFC 5869 by hand
        byte[] info = "lockfast/recovery/sign/v1".getBytes(StandardCharsets.US_ASCII);
        byte[] seed =
                hmac(hmac(new byte[32], sheet.sealPrivate()), Bytes.join(info, new byte[] {1}));
        assertThat(sheet.vkey()).isEqualTo(Ed25519Key.of("recovery", seed).key().vkey());
        assertThat(sheet.seal())
                .as("the key that opens is another")
                .isNotEqualTo(VerifyKey.parse(sheet.vkey()).publicKey());
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }
}

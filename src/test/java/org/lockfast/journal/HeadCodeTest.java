package org.lockfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lockfast.ledger.CheckCharacters;
import org.lockfast.ledger.Ed25519Key;
import org.lockfast.ledger.Hash;

class HeadCodeTest {
    private static final String DEVICE = "d-7f3a0c1122334455";
    private static final Ed25519Key KEY = Ed25519Key.of(DEVICE + "/2", new byte[32]);

    private static HeadCode any(Random chance, boolean signed) {
        byte[] eid = new byte[32];
        chance.nextBytes(eid);
        long seq = chance.nextLong(1L << chance.nextInt(1, 54));
        long epoch = chance.nextLong(1L << chance.nextInt(1, 54));
        String device = "d-%016x".formatted(chance.nextLong());
        return signed
                ? HeadCode.sign(device, epoch, seq, Hash.of(eid), KEY)
                : new HeadCode(device, epoch, seq, Hash.of(eid), null);
    }

    private static HeadCode read(String text) {
        return ((Outcome.Done<HeadCode>) HeadCode.read(text)).value();
    }

    private static String refusal(String text) {
        return HeadCode.read(text) instanceof Outcome.Refused<HeadCode> no ? no.code() : "";
    }

    @Test
    void isReadBackAsItWasWhereverItStands() {
        Random chance = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            HeadCode code = any(chance, i % 2 == 0);
            assertThat(code.text()).matches("PH[0-9A-HJKMNP-TV-Z]+");
            assertThat(read(code.text())).as("%s", i).isEqualTo(code);
        }
    }

    /** Written out once, so that another program's codes and ours stay the same. */
    @Test
    void aKnownPlaceHasAKnownCode() {
        HeadCode code =
                new HeadCode(DEVICE, 2, 300, Hash.ofBase64("qrstuvwx".repeat(5) + "qrs="), null);
        assertThat(code.text()).hasSize(75).isEqualTo(KNOWN);
        assertThat(code.grouped()).startsWith(KNOWN.substring(0, 4) + " ").doesNotEndWith(" ");
        assertThat(read(code.grouped().toLowerCase(java.util.Locale.ROOT).replace('0', 'o')))
                .isEqualTo(code);
        assertThat(new String(code.signedText(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(
                        "lockfast/head/v1\nd-7f3a0c1122334455/2/300\n"
                                + "qrstuvwx".repeat(5)
                                + "qrs=\n");
    }

    private static final String KNOWN =
            "PH09ZKM30H48SM8N82NG1ANESDQBY33ANV5PXFRCDAQCPVNZ1HNAXJVEQW66NBPBDTZGRTNER2E";

    @Test
    void everyWrongCharacterAndEverySwapIsFound() {
        String text = any(new Random(9), true).text();
        for (int i = 2; i < text.length(); i++) {
            for (char c : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
                String wrong = text.substring(0, i) + c + text.substring(i + 1);
                assertThat(refusal(wrong)).isEqualTo(wrong.equals(text) ? "" : "CHECK");
            }
            String swapped =
                    text.substring(0, i - 1)
                            + text.charAt(i)
                            + text.charAt(i - 1)
                            + text.substring(i + 1);
            if (i > 2 && !swapped.equals(text)) {
                assertThat(refusal(swapped)).isEqualTo("CHECK");
            }
        }
    }

    @Test
    void whatIsWrongIsSaid() {
        String text = any(new Random(9), false).text();
        assertThat(refusal("")).isEqualTo("NO_CODE");
        assertThat(refusal("PX7K3M9TRD2HVWJ6")).as("a label").isEqualTo("NO_CODE");
        assertThat(refusal(text.substring(0, 40))).isEqualTo("LENGTH");
        assertThat(refusal(text + "7")).isEqualTo("CHECK");
        assertThat(refusal(text.replaceAll("^.{9}", "PH345678U"))).isEqualTo("LETTER");
        assertThat(((Outcome.Refused<HeadCode>) HeadCode.read("PH345678U")).sentence())
                .contains("Group 3");
        for (char last : "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray()) {
            String nothing = "PH" + "0".repeat(70) + last;
            String check = CheckCharacters.of(nothing);
            if (!check.matches(".*[ILOU].*")) {
                assertThat(refusal(nothing + check)).isEqualTo("CONTENT");
            }
        }
        assertThat(HeadCode.isCode(text)).isTrue();
        assertThat(HeadCode.isCode(text.substring(1))).isFalse();
    }

    /** Nobody makes a code for another device, or moves one to another place. */
    @Test
    void onlyTheDevicesOwnKeySignsIt() {
        HeadCode code = HeadCode.sign(DEVICE, 2, 300, Hash.ZERO, KEY);
        assertThat(read(code.text()).isSignedBy(KEY.key())).isTrue();
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(code.isSignedBy(Ed25519Key.of(DEVICE + "/2", other).key())).isFalse();
        assertThat(new HeadCode(DEVICE, 2, 301, Hash.ZERO, code.signature()).isSignedBy(KEY.key()))
                .isFalse();
        assertThat(
                        new HeadCode(DEVICE, 2, 300, Hash.of(other), code.signature())
                                .isSignedBy(KEY.key()))
                .isFalse();
        assertThat(code.forTyping().isSignedBy(KEY.key())).isFalse();
        assertThat(code.forTyping().text().length()).isLessThan(80);
    }
}

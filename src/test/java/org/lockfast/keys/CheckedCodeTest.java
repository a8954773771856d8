package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.lockfast.ledger.Hash;

/** What is read off one screen and typed at another. */
class CheckedCodeTest {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void itIsTheFirstEightyBitsOfTheHash() throws Exception {
        CheckedCode code = CheckedCode.of(Hash.ZERO);
        assertThat(code.text()).isEqualTo("00001-00002-00003-00004");
        assertThat(CheckedCode.of(Hash.sha256(new byte[] {1}))).isNotEqualTo(code);
        assertThat(CheckedCode.read("oooo1 0000 2.0000300004")).isEqualTo(code);
    }

    @RepeatedTest(20)
    void everySlipOfOneCharacterOrTwoSwappedIsToldByItsGroup() throws Exception {
        CheckedCode code = CheckedCode.random(new SecureRandom());
        String text = code.text();
        assertThat(CheckedCode.read(text.toLowerCase(Locale.ROOT))).isEqualTo(code);
        for (int i = 0; i < text.length(); i++) {
            String group = "Group " + (i / 6 + 1) + " ";
            if (text.charAt(i) == '-') {
                continue;
            }
            for (int k = 0; k < LETTERS.length(); k++) {
                char other = LETTERS.charAt(k);
                if (other != text.charAt(i)) {
                    String slip = text.substring(0, i) + other + text.substring(i + 1);
                    assertThatThrownBy(() -> CheckedCode.read(slip)).hasMessageStartingWith(group);
                }
            }
            if (i % 6 < 3 && text.charAt(i) != text.charAt(i + 1)) {
                String swapped =
                        text.substring(0, i)
                                + text.charAt(i + 1)
                                + text.charAt(i)
                                + text.substring(i + 2);
                assertThatThrownBy(() -> CheckedCode.read(swapped)).hasMessageStartingWith(group);
            }
        }
    }

    @Test
    void anotherLengthIsSaid() {
        assertThatThrownBy(() -> CheckedCode.read("7K3M"))
                .hasMessageStartingWith("A code has 20 letters and digits, and this has 4.");
        assertThatThrownBy(() -> CheckedCode.read("")).hasMessageContaining("this has 0.");
        assertThatThrownBy(() -> CheckedCode.read("!".repeat(20)))
                .hasMessageStartingWith("Groups 1, 2, 3, 4 of the code are mistyped.");
    }
}

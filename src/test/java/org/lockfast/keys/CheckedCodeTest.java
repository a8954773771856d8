package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.lockfast.keys.CheckedCode.Purpose;
import org.lockfast.ledger.Hash;

/** What is read off one screen and typed at another. */
class CheckedCodeTest {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void itIsTheFirstEightyBitsOfTheHash() throws Exception {
        CheckedCode code = CheckedCode.of(Hash.ZERO, Purpose.REQUEST);
        assertThat(code.text()).isEqualTo("00001-00002-00003-00004");
        assertThat(CheckedCode.of(Hash.sha256(new byte[] {1}), Purpose.REQUEST)).isNotEqualTo(code);
        assertThat(CheckedCode.read("oooo1 0000 2.0000300004", Purpose.REQUEST)).isEqualTo(code);
    }

    @RepeatedTest(20)
    void everySlipOfOneCharacterOrTwoSwappedIsToldByItsGroup() throws Exception {
        CheckedCode code = CheckedCode.random(new SecureRandom(), Purpose.REQUEST);
        String text = code.text();
        assertThat(CheckedCode.read(text.toLowerCase(Locale.ROOT), Purpose.REQUEST))
                .isEqualTo(code);
        for (int i = 0; i < text.length(); i++) {
            String group = "Group " + (i / 6 + 1) + " ";
            if (text.charAt(i) == '-') {
                continue;
            }
            for (int k = 0; k < LETTERS.length(); k++) {
                char other = LETTERS.charAt(k);
                if (other != text.charAt(i)) {
                    String slip = text.substring(0, i) + other + text.substring(i + 1);
                    assertThatThrownBy(() -> CheckedCode.read(slip, Purpose.REQUEST))
                            .hasMessageStartingWith(group);
                }
            }
            if (i % 6 < 3 && text.charAt(i) != text.charAt(i + 1)) {
                String swapped =
                        text.substring(0, i)
                                + text.charAt(i + 1)
                                + text.charAt(i)
                                + text.substring(i + 2);
                assertThatThrownBy(() -> CheckedCode.read(swapped, Purpose.REQUEST))
                        .hasMessageStartingWith(group);
            }
        }
    }

    @Test
    void anotherLengthIsSaid() {
        assertThatThrownBy(() -> CheckedCode.read("7K3M", Purpose.REQUEST))
                .hasMessageStartingWith("A code has 20 letters and digits, and this has 4.");
        assertThatThrownBy(() -> CheckedCode.read("", Purpose.REQUEST))
                .hasMessageContaining("this has 0.");
        assertThatThrownBy(() -> CheckedCode.read("!".repeat(20), Purpose.REQUEST))
                .hasMessageStartingWith("Groups 1, 2, 3, 4 of the code are mistyped.");
    }

    /** Three of them are read out and typed within an hour: each field takes its own. */
    @Test
    void aCodeForSomethingElseIsToldApart() {
        for (Purpose made : Purpose.values()) {
            String text = CheckedCode.random(new SecureRandom(), made).text();
            for (Purpose field : Purpose.values()) {
                if (field != made) {
                    assertThatThrownBy(() -> CheckedCode.read(text, field))
                            .hasMessageStartingWith("This is the ")
                            .hasMessageContaining(". What goes here is the ");
                }
            }
        }
    }
}

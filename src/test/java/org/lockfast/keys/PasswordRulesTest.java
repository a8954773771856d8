package org.lockfast.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockfast.keys.PasswordProblem.COMMON;
import static org.lockfast.keys.PasswordProblem.NAMES_YOU;
import static org.lockfast.keys.PasswordProblem.SIMPLE;
import static org.lockfast.keys.PasswordProblem.TOO_LONG;
import static org.lockfast.keys.PasswordProblem.TOO_SHORT;
import static org.lockfast.keys.PasswordProblem.UNTYPEABLE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** D-67: length over complexity, none that is guessed first. */
class PasswordRulesTest {
    private static final PasswordRules RULES = PasswordRules.shipped();
    private static final List<String> ABOUT =
            List.of("PC 10234", "Samantha Ode", "Wessex Police", "Holloway Road", "Bo Li");

    private static List<PasswordProblem> check(String password) {
        return RULES.check(Password.of(password), ABOUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "wardrobe-lamp-otter",
                "kettle fjord napkin",
                "Zu5!rTq9#mWp",
                "zwölf graue Mäuse",
                "sleeping volcanoes",
                "тихий дом у реки",
                "lamp lamp otter kettle",
                "0f8a71c3e9b2"
            })
    void goodOnes(String password) {
        assertThat(check(password)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short, TOO_SHORT",
        "elevenchars, TOO_SHORT",
        "Password2024!, COMMON",
        "P@ssw0rd1234, COMMON",
        "passwordpassword, COMMON",
        "iloveyou12345, COMMON",
        "sonyericsson, COMMON",
        "123456789qwe, COMMON",
        "sunshinemonkey, COMMON",
        "Dragon Master, COMMON",
        "abcdefghijkl, SIMPLE",
        "123456789012, SIMPLE",
        "qwertyuiop[], COMMON",
        "lkjhgfdsapoi, SIMPLE",
        "qwertqwerasd, SIMPLE",
        "poiuytrewq12, COMMON",
        "aaaaaaaaaaaa, SIMPLE",
        "abababababab, SIMPLE",
        "abc1abc1abc1, SIMPLE",
        "zyxwvutsrqpo, SIMPLE",
        "kettle 10234 fjord, NAMES_YOU",
        "kettle PC10234 fjord, NAMES_YOU",
        "samantha kettle fjord, NAMES_YOU",
        "Sämanthä kettle fjord, NAMES_YOU",
        "kettle wessex fjord, NAMES_YOU",
        "HollowayKettleFjord, NAMES_YOU",
        "bo.li kettle fjord, NAMES_YOU",
        "lockfast kettle fjord, NAMES_YOU"
    })
    void badOnes(String password, PasswordProblem problem) {
        assertThat(check(password)).contains(problem);
    }

    @Test
    void lengthIsCountedInCharacters() {
        assertThat(check("ke\u0301ttle fjrd")).as("11, typed as 12").contains(TOO_SHORT);
        assertThat(check("x".repeat(257))).containsExactly(TOO_LONG);
        assertThat(check("\uD83D\uDD11 key otter")).as("11 with a picture").contains(TOO_SHORT);
        assertThat(check("")).contains(TOO_SHORT);
    }

    @Test
    void whatCannotBeTypedIsRefused() {
        assertThat(check("kettle\tfjord napkin")).contains(UNTYPEABLE);
        assertThat(check("kettle\u0000fjord napkin")).contains(UNTYPEABLE);
        assertThat(check("kettle \uD83D fjord napkin")).contains(UNTYPEABLE);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(check("samantha")).containsExactly(TOO_SHORT, COMMON, NAMES_YOU);
        assertThat(check("abcabcabcabc")).containsExactly(SIMPLE);
    }

    @Test
    void everySentenceSaysWhatToDo() {
        for (PasswordProblem problem : PasswordProblem.values()) {
            assertThat(problem.sentence()).endsWith(".").doesNotContainIgnoringCase("invalid");
            assertThat(problem.key()).startsWith("password.");
        }
        assertThat(CommonPasswords.shipped().size()).isGreaterThan(10_000);
    }

    @Test
    void thePasswordFilesFirstLineIsThePassword() {
        for (String file :
                List.of(
                        "kettle fjord",
                        "kettle fjord\n",
                        "kettle fjord\r\nmore\n",
                        "\uFEFFkettle fjord")) {
            Password password = Password.firstLine(file.getBytes(StandardCharsets.UTF_8));
            assertThat(password.text().toString()).isEqualTo("kettle fjord");
        }
        assertThat(Password.firstLine(new byte[0]).length()).isZero();
        assertThatThrownBy(() -> Password.firstLine(new byte[] {(byte) 0xC3, 0x28}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClosedPasswordIsWiped() {
        Password password = Password.of("kettle fjord".toCharArray());
        assertThat(password.toString()).doesNotContain("kettle");
        password.close();
        assertThat(password.text().toString()).doesNotContain("kettle");
    }

    @Test
    void costsOutOfRangeAreRefused() {
        assertThat(PasswordCost.USUAL).isEqualTo(new PasswordCost(65_536, 3, 1));
        for (int[] bad :
                new int[][] {
                    {7, 1, 1}, {8, 0, 1}, {8, 1, 0}, {8, 65, 1}, {8, 1, 2}, {2 << 20, 1, 1}
                }) {
            assertThatThrownBy(() -> new PasswordCost(bad[0], bad[1], bad[2]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}

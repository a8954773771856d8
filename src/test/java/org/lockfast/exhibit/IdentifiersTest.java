package org.lockfast.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.rules.IdentifierKind;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.Rules;
import org.lockfast.rules.Wording;

class IdentifiersTest {
    private static final Rules RULES = RuleBook.shipped().on(LocalDate.of(2026, 3, 14));
    private static final Identifiers IDENTIFIERS = new Identifiers(RULES);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    IMEI  | 490154203237518       | true
                    imei  | 49-015420-323751-8    | true
                    IMEI  | 35 693803 564380 9    | true
                    IMEI  | 490154203237519       | false
                    IMEI  | 490154203237581       | false
                    IMEI  | 49015420323751        | true
                    IMEI  | 4901542032375101      | true
                    IMEI  | 000000000000000       | false
                    IMEI  | 49015420323751O       | false
                    IMEI  | 12345                 | false
                    ICCID | 8944110068256270054   | true
                    ICCID | 8944110068256270055   | false
                    ICCID | 894411006825627005    | true
                    ICCID | 7744110068256270054   | false
                    VIN   | 1M8GDM9AXKP042788     | true
                    VIN   | 11111111111111111     | true
                    VIN   | 1M8GDM9A1KP042788     | false
                    VIN   | WVWZZZ1JZXW000001     | true
                    VIN   | WVWZZZ1JZXW00000O     | false
                    VIN   | WVWZZZ1JZXW0001       | false
                    VRM   | AB12 CDE              | true
                    vrm   | ab12cde               | true
                    VRM   | A123 BCD              | true
                    VRM   | ABC 123D              | true
                    VRM   | Q123 ABC              | true
                    VRM   | 1 AB                  | true
                    VRM   | BXZ 1234              | true
                    VRM   | OIA 4321              | true
                    VRM   | 101 D 234             | true
                    VRM   | AI12 CDE              | false
                    VRM   | AB12 CDEF             | false
                    VRM   | BCLP-MB241T           | false
                    PHONE_NUMBER | 07700 900123   | true
                    PHONE_NUMBER | +44 (0)20 7946 0018 | true
                    PHONE_NUMBER | 020 7946 0018  | true
                    PHONE_NUMBER | 0044 7700 900123 | true
                    PHONE_NUMBER | +33 6 12 34 56 78 | true
                    PHONE_NUMBER | 12345          | false
                    PHONE_NUMBER | 0770090012345  | false
                    MILEAGE | 48210               | true
                    BLADE_LENGTH | 20 cm          | true
                    BLADE_LENGTH | about a hand   | false
                    SERIAL | anything at all      | true
                    """)
    void warnsOnlyWhereSomethingLooksWrong(String kind, String value, boolean fine) {
        Identifiers.Checked checked = IDENTIFIERS.check(kind, value);
        assertThat(checked.warnings().isEmpty()).as(value).isEqualTo(fine);
        assertThat(checked.value()).isEqualTo(value);
        assertThat(checked.kind()).isEqualTo(Identifiers.code(kind));
    }

    @Test
    void everySingleWrongDigitOfAnImeiIsNoticed() {
        String right = "490154203237518";
        for (int at = 0; at < right.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String typed = right.substring(0, at) + digit + right.substring(at + 1);
                assertThat(IDENTIFIERS.check("IMEI", typed).warnings().isEmpty())
                        .as(typed)
                        .isEqualTo(typed.equals(right));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    IMEI         | 49-015420-323751-8  | 490154203237518
                    VRM          | ab12 cde            | AB12CDE
                    PHONE_NUMBER | 07700 900123        | +447700900123
                    PHONE_NUMBER | +44 (0)7700 900123  | +447700900123
                    PHONE_NUMBER | 0044 7700 900 123   | +447700900123
                    SERIAL       | r58n  123           | R58N 123
                    """)
    void theSameThingHasOneFormForSearch(String kind, String value, String normal) {
        assertThat(IDENTIFIERS.check(kind, value).normal()).isEqualTo(normal);
    }

    @Test
    void examplesOfThePackPassTheirOwnChecks() {
        for (IdentifierKind kind : RULES.identifiers().all()) {
            if (!kind.example().isEmpty()) {
                assertThat(IDENTIFIERS.check(kind.code(), kind.example()).warnings())
                        .as(kind.code())
                        .isEmpty();
            }
        }
    }

    /** A list of answers without an example is all there is to say: any other word is told. */
    @Test
    void whatIsNoneOfTheAnswersOfAKindIsTold() {
        assertThat(IDENTIFIERS.check("POWER_STATE", " On, screen  locked ").warnings()).isEmpty();
        assertThat(IDENTIFIERS.check("power state", "asleep").warnings())
                .extracting(Wording::english)
                .containsExactly(
                        "Power state: this is none of the answers it has (off; on; on, screen locked; not"
                                + " known). It is kept as typed.");
        assertThat(IDENTIFIERS.check("SERIAL", "R58N").warnings())
                .as("answers beside a number")
                .isEmpty();
    }

    @Test
    void keysNobodyKnowsAreKeptAndBlankValuesLeftOut() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("tattoo", "anchor");
        given.put("imei", " ");
        assertThat(IDENTIFIERS.check(given))
                .containsExactly(new Identifiers.Checked("tattoo", "anchor", "ANCHOR", List.of()));
    }
}

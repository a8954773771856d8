package org.lockfast.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.rules.ReferenceType;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.Rules;

class CaseReferenceTest {
    private static final Rules RULES = RuleBook.shipped().on(LocalDate.of(2026, 3, 14));

    @ParameterizedTest
    @CsvSource({
        "URN,        01AB1234526",
        "URN,        01/AB/12345/26",
        "URN,        01/AB/12345/26/A",
        "URN,        01AB1234526-2",
        "CRIME,      1234567/26",
        "CRIME,      01/1234567/26",
        "OCCURRENCE, 01YR/4402/26",
        "OCCURRENCE, 26000012345",
        "CAD,        CAD 1234/25JAN26",
        "CAD,        1234/25jan26",
        "CUSTODY,    01ZD/1234/26",
        "ASN,        26/01ZD/01/123456A",
        "CORONER,    2026/01234",
        "LAB,        ABC-26-001234",
        "COURT,      26/0143/000123T"
    })
    void D7_usualFormatsPassSuffixIncluded(String type, String text) {
        CaseReference reference = CaseReference.of(type, text, RULES);
        assertThat(reference.warnings()).isEmpty();
        assertThat(reference.written()).isEqualTo(text);
    }

    @Test
    void D7_examplesOfThePackFitTheirOwnFormats() {
        for (ReferenceType type : RULES.referenceTypes().all()) {
            CaseReference reference = CaseReference.of(type.code(), type.example(), RULES);
            assertThat(reference.warnings()).as(type.code()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "URN,   hello",
        "URN,   1AB1234526",
        "CRIME, CR-77",
        "CAD,   1234",
        "COURT, T20267001",
        "COURT, ''",
        "LAB,   ?"
    })
    void D7_anOddOneWarnsAndIsKept(String type, String text) {
        CaseReference reference = CaseReference.of(type, text, RULES);
        assertThat(reference.warnings().getFirst().english()).contains("kept as written");
        assertThat(reference.written()).isEqualTo(text);
    }

    @Test
    void D7_aTypeNobodyKnowsIsKeptWithoutAWord() {
        assertThat(CaseReference.of("HOLMES", "X123", RULES).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // worked outside this program: the digits modulo 23, nought = Z, then A B C, without I O S
        "260143000123, T",
        "140143260000, J",
        "010026123456, C",
        "990099999999, X",
        "000000000000, Z",
        "000000000023, Z",
        "000000000022, Y"
    })
    void D7_theCourtsCheckLetterIsComputed(String digits, String right) {
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            CaseReference reference = CaseReference.of("COURT", digits + letter, RULES);
            assertThat(reference.warnings().isEmpty())
                    .as("%s%s", digits, letter)
                    .isEqualTo(right.equals(String.valueOf(letter)));
        }
    }

    @Test
    void D7_comparedWithoutBlanksAndSeparators() {
        CaseReference one = CaseReference.of("URN", "01/ab/12345/26", RULES);
        assertThat(one.sameAs(CaseReference.of("URN", "01AB 1234526", RULES))).isTrue();
        assertThat(one.sameAs(CaseReference.of("URN", "01AB1234526A", RULES))).isFalse();
        assertThat(one.sameAs(CaseReference.of("CRIME", "01/ab/12345/26", RULES))).isFalse();
        assertThat(
                        CaseReference.of("CRIME", "1/234567/26", RULES)
                                .sameAs(CaseReference.of("CRIME", "1234567/26", RULES)))
                .as("slashes tell crime numbers apart")
                .isFalse();
    }

    @Test
    void aVeryLongTextIsNotLetLooseOnAPattern() {
        String text = "1".repeat(100_000) + "!";
        assertThat(CaseReference.of("ASN", text, RULES).written()).isEqualTo(text);
    }
}

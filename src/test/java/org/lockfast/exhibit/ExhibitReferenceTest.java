package org.lockfast.exhibit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.Rules;

class ExhibitReferenceTest {
    private static final Rules RULES = RuleBook.shipped().on(LocalDate.of(2026, 3, 14));

    private static ExhibitReference ref(String text) {
        return ExhibitReference.of(text, RULES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ABC/1",
                "abc 1",
                "ABC1",
                "ABC/01",
                "abc/001",
                "ABC-1",
                "ABC.1",
                " ABC / 1 ",
                "ABC\u00a01",
                "ＡＢＣ／１",
                "ABC_1",
                "ABC\\1"
            })
    void D2_variantsOfOneReferenceNormaliseToIt(String text) {
        assertThat(ref(text).normal()).isEqualTo("ABC/1");
        assertThat(ref(text).odd()).isFalse();
        assertThat(ref(text).written()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "JSM/7,        false",
        "JSM/7A,       false",
        "JSM/7AB,      false",
        "J/7,          true",
        "JSMXX/7,      true",
        "JSM/0,        true",
        "JSM/123456,   true",
        "JSM/7ABC,     true",
        "Exhibit 7 (b),true",
        "7,            true",
        "'',           true"
    })
    void D2_oddFormatsAreKeptAsWrittenAndOnlyWarn(String text, boolean odd) {
        ExhibitReference reference = ref(text);
        assertThat(reference.odd()).isEqualTo(odd);
        assertThat(reference.written()).isEqualTo(text);
        assertThat(reference.warning(RULES).isPresent()).isEqualTo(odd);
    }

    @Test
    void D2_partsOfAReference() {
        assertThat(ref("jsm 07 b").normal()).isEqualTo("JSM/7B");
        assertThat(ref("jsm 07 b").initials()).contains("JSM");
        assertThat(ref("jsm 07 b").number()).contains(7L);
        assertThat(ref("jsm 07 b").suffix()).contains("B");
        assertThat(ref("bag on chair").number()).isEmpty();
        assertThat(ref("JSM/" + "9".repeat(40)).number()).isEmpty();
    }

    @Test
    void D3_sameAfterNormalisationAndNothingElse() {
        assertThat(ref("abc 1").sameAs(ref("ABC/01"))).isTrue();
        assertThat(ref("ABC/1").sameAs(ref("ABC/1A"))).isFalse();
        assertThat(ref("ABC/1").sameAs(ref("ABC/10"))).isFalse();
        assertThat(ref("AB/1").sameAs(ref("ABC/1"))).isFalse();
        assertThat(ref("odd  thing").sameAs(ref("ODD THING"))).isTrue();
    }

    @Test
    void D4_nextNumberFollowsTheHighestOfThatProducerInThatCase() {
        assertThat(ExhibitReference.next("jsm", List.of())).isEqualTo("JSM/1");
        assertThat(
                        ExhibitReference.next(
                                "JSM", List.of("JSM/1", "jsm 09", "JSM/3A", "KD/40", "odd thing")))
                .isEqualTo("JSM/10");
        assertThat(ExhibitReference.next("JSM", List.of("JSM/3A"))).isEqualTo("JSM/4");
        assertThat(ExhibitReference.next("JSM", List.of("JSM/" + "9".repeat(30))))
                .isEqualTo("JSM/1");
    }

    @Test
    void D6_subExhibitsGetTheNextFreeLetter() {
        assertThat(ref("abc 1").nextSub(List.of())).contains("ABC/1A");
        assertThat(ref("ABC/1").nextSub(List.of("ABC/1", "abc 1a", "ABC/1B"))).contains("ABC/1C");
        assertThat(ref("ABC/1A").nextSub(List.of("ABC/1A"))).contains("ABC/1AA");
        assertThat(ref("ABC/1AA").nextSub(List.of())).isEmpty();
        assertThat(ref("bag on chair").nextSub(List.of())).isEmpty();
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 26 + 26 * 26; i++) {
            String next = ref("ABC/1").nextSub(taken).orElseThrow();
            assertThat(taken).doesNotContain(next);
            assertThat(ref(next).odd()).isFalse();
            taken.add(next);
        }
        assertThat(ref("ABC/1").nextSub(taken)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    PC Jane Sarah Miller      | JSM
                    Jane Miller               | JM
                    Smith, Jane               | JS
                    DCI Ó Briain, Éva         | EOB
                    Mary-Ann Smith-Jones      | MASJ
                    Anna B C D E Price        | ABCP
                    Łukasz Żak                | LZ
                    Madonna                   | MA
                    d'Arcy O'Neill            | DO
                    李 小龍                     | ''
                    X                         | ''
                    ''                        | ''
                    """)
    void D4_initialsFromAName(String name, String initials) {
        assertThat(Initials.of(name)).isEqualTo(initials);
    }
}

package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    JSM/4                     | jsm 4 jsm4
                    JSM/04                    | jsm 04 jsm4
                    jsm4                      | jsm4
                    Black Samsung, cracked    | black samsung cracked
                    café Łódź (25%)           | cafe lodz 25
                    O'Neill's                 | o neill s
                    S/N 0IL-55O1              | s n 011 5501 0115501
                    01/AB/12034/26            | 01 ab 12034 26 01ab1203426
                    B 7000123                 | b 7000123
                    --- !!!                   | ``
                    £240                      | 240
                    """)
    void textIsCutIntoWords(String text, String words) {
        List<String> found = new ArrayList<>();
        Wording.addWords(text, found);
        assertThat(found.stream().distinct())
                .containsExactlyInAnyOrder(words.isEmpty() ? new String[0] : words.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"ABC 1,abc1", "abc/001,abc1", "B 7000123,b7000123", "12 34,1234"})
    void aNumberIsOneWordHoweverItIsWritten(String text, String word) {
        List<String> found = new ArrayList<>();
        Wording.addNumber(text, found);
        assertThat(found).contains(word);
    }
}

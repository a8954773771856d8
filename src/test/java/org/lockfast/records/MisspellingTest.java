package org.lockfast.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisspellingTest {
    @ParameterizedTest
    @CsvSource({
        "mobile,moblie,1,true",
        "yellow,yelow,1,true",
        "knife,knief,1,true",
        "knife,night,1,false",
        "samsung,samsnug,1,true",
        "receipt,reciept,1,true",
        "powder,powders,1,true",
        "jewellery,jewelry,2,true",
        "jewellery,jewelry,1,false",
        "abc,abc,0,true"
    })
    void slipsAreCounted(String word, String typed, int slips, boolean within) {
        assertThat(Misspelling.within(word, typed, slips)).isEqualTo(within);
        assertThat(Misspelling.within(typed, word, slips)).isEqualTo(within);
    }
}

package org.lockfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet would run begins with an apostrophe. */
class ExhibitListCellTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                " =1+1",
                "\u00A0+1",
                "\u3000@x",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20x",
                "-1",
                "\tx"
            })
    void aFormulaIsText(String text) {
        assertThat(ExhibitLists.cell(text)).startsWith("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Knife", " Knife", "", "   ", "1=2"})
    void whatIsNoneStaysAsItIs(String text) {
        assertThat(ExhibitLists.cell(text)).isEqualTo(text);
    }
}

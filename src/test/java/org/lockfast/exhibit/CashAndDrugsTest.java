package org.lockfast.exhibit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockfast.rules.RuleBook;
import org.lockfast.rules.Rules;

class CashAndDrugsTest {
    private static final Rules RULES = RuleBook.shipped().on(LocalDate.of(2026, 3, 14));

    private static CashCount.Line line(String currency, String value, long count) {
        return new CashCount.Line(currency, new BigDecimal(value), count);
    }

    private static CashCount count(CashCount.Line... lines) {
        return new CashCount(List.of(lines), false, null, null, new People("1", "2"), null);
    }

    @Test
    void D19_theTotalIsComputedPerCurrencyToThePenny() {
        CashCount cash =
                count(line("GBP", "20", 47), line("GBP", "0.05", 3), line("EUR", "50.00", 2));
        assertThat(cash.totals()).hasSize(2);
        assertThat(cash.totals().get("GBP")).isEqualByComparingTo("940.15");
        assertThat(cash.totals().get("EUR")).isEqualByComparingTo("100");
    }

    @Test
    void D19_aNoteThatDoesNotExistIsPointedAt() {
        CashCount cash = count(line("GBP", "3", 1), line("GBP", "5.00", 1), line("XYZ", "7", 1));
        assertThat(cash.odd(RULES)).containsExactly(line("GBP", "3", 1));
        assertThat(cash.problems(RULES)).containsExactly(CashCount.Problem.ODD_DENOMINATION);
    }

    @Test
    void D19_linesAreShownHighestFirst() {
        CashCount cash = count(line("GBP", "5", 1), line("EUR", "5", 1), line("GBP", "50", 1));
        assertThat(CashWords.listed(cash.lines())).isEqualTo("EUR 5 × 1, £50 × 1, £5 × 1");
    }

    @Test
    void aNegativeCountIsNoCount() {
        assertThatThrownBy(() -> line("GBP", "5", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line("GBP", "0", 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "12.40, 12.40, false",
        "12.40, 12.90, false",
        "12.40, 12.91, true",
        "12.40, 11.89, true",
        "1000,  1010,  false",
        "1000,  1010.1, true",
        "0,     0.5,   false",
        "0,     0.51,  true"
    })
    void D21_aDifferentWeightAtResealIsRaisedAboveTheLimit(
            BigDecimal first, BigDecimal second, boolean raised) {
        assertThat(DrugsFacts.variance(first, second, RULES.limits())).isEqualTo(raised);
    }
}

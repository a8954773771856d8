package org.lockfast.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A currency and the notes and coins it has. Its code is that of ISO 4217.
 *
 * @param denominations in whole units of the currency: 0.05 for five pence
 */
public record Money(Coding coding, Set<BigDecimal> denominations) implements Coded {
    /** Whether there is a note or coin of this value; 5 and 5.00 are the same. */
    public boolean has(BigDecimal value) {
        return denominations.contains(value.stripTrailingZeros());
    }

    static Money read(EntryReader in, Coding coding) {
        List<String> texts = in.texts("denominations");
        try {
            return new Money(
                    coding,
                    texts.stream()
                            .map(text -> new BigDecimal(text).stripTrailingZeros())
                            .collect(Collectors.toUnmodifiableSet()));
        } catch (NumberFormatException notANumber) {
            throw in.wrong("\"denominations\" are to be numbers in quotation marks.");
        }
    }
}

package org.lockfast.exhibit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the cash in one package.
 *
 * @param count null: nothing said
 * @param difference what is in question between counts, in words; null where nothing is
 * @param orders last days of courts' orders to detain it, the nearest first; more than one where
 *     they did not know of each other
 */
public record CashFacts(
        @Nullable CashCount count, @Nullable String difference, List<LocalDate> orders) {
    /** Copies the days. */
    public CashFacts {
        orders = List.copyOf(orders);
    }
}
